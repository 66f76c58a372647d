// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/crs.hpp"

#include "base/error.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <geodesic.h>
#include <limits>
#include <numbers>
#include <string_view>
#include <utility>

namespace yike {

namespace {

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};

struct PjDeleter {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};

using Context = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using Pj = std::unique_ptr<PJ, PjDeleter>;

constexpr double kSemiMajor = 6378137.0; // WGS 84, m
constexpr double kInverseFlattening = 298.257223563;

// PROJ contexts are not thread safe, so every object has its own. No grids from the network: the
// same file must give the same numbers on every machine.
Context make_context() {
    Context context(proj_context_create());
    if (!context) {
        throw Error(ExitCode::internal, "PROJ could not be started");
    }
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    return context;
}

bool starts_like_proj_string(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first != std::string::npos &&
           (text[first] == '+' || text.compare(first, 5, "proj=") == 0);
}

Pj create_crs(PJ_CONTEXT* context, const std::string& definition) {
    std::string text = definition;
    if (starts_like_proj_string(text) && text.find("type=crs") == std::string::npos) {
        text += " +type=crs"; // otherwise PROJ takes it for an operation
    }
    Pj crs(proj_create(context, text.c_str()));
    if (!crs || proj_is_crs(crs.get()) == 0) {
        throw DataError(fmt::format("CRS \"{}\" is not known; give an EPSG code such as "
                                    "\"EPSG:4549\", WKT or a PROJ string",
                                    definition));
    }
    if (proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) {
        crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0)); // heights are of no use here
    }
    return crs;
}

std::string name_of(const PJ* object) {
    const char* name = object != nullptr ? proj_get_name(object) : nullptr;
    return name != nullptr ? name : "";
}

// "World Geodetic System 1984", "D_WGS_1984", ... differ in blanks and underscores only.
std::string squeezed(std::string_view name) {
    std::string result;
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return result;
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// What decides how numbers on a datum become WGS 84.
struct DatumFacts {
    std::string name;     ///< as the CRS gives it
    std::string squeezed; ///< for comparing
    double semi_major_m = 0;
    double inverse_flattening = 0;
};

DatumFacts datum_of(PJ_CONTEXT* context, const PJ* geodetic) {
    DatumFacts facts;
    const Pj datum(proj_crs_get_datum_forced(context, geodetic));
    facts.name = name_of(datum.get());
    facts.squeezed = squeezed(facts.name);
    const Pj ellipsoid(proj_get_ellipsoid(context, geodetic));
    if (ellipsoid) {
        proj_ellipsoid_get_parameters(context,
                                      ellipsoid.get(),
                                      &facts.semi_major_m,
                                      nullptr,
                                      nullptr,
                                      &facts.inverse_flattening);
    }
    return facts;
}

// WGS 84 and CGCS2000 agree to decimetres. A datum that only says "unknown, based on the GRS 1980
// ellipsoid" is how PROJ strings and old .prj files write CGCS2000, so it passes as well. The
// ellipsoid is looked at because files put wrong names on right numbers and the reverse.
bool equals_wgs84(const DatumFacts& datum) {
    if (std::abs(datum.semi_major_m - kSemiMajor) > 0.001 ||
        std::abs(datum.inverse_flattening - kInverseFlattening) > 1e-4) {
        return false;
    }
    static constexpr std::array<std::string_view, 10> kNames = {
        "worldgeodeticsystem1984",
        "worldgeodeticsystem1984ensemble",
        "wgs1984",
        "dwgs1984",
        "wgs84",
        "china2000",
        "dchina2000",
        "cgcs2000",
        "dcgcs2000",
        "chinageodeticcoordinatesystem2000"};
    return std::find(kNames.begin(), kNames.end(), datum.squeezed) != kNames.end() ||
           contains(datum.squeezed, "unknown");
}

bool is_old_chinese_datum(const DatumFacts& datum) {
    return contains(datum.squeezed, "beijing") || contains(datum.squeezed, "xian1980") ||
           contains(datum.squeezed, "xian80");
}

[[noreturn]] void refuse_datum(const std::string& definition, const DatumFacts& datum) {
    throw DataError(fmt::format(
        "CRS \"{}\" stands on the datum \"{}\", for which no reliable shift to CGCS2000 / WGS 84 "
        "is public; a guess would be off by up to 150 m. Have the layer transformed to CGCS2000 "
        "(for example EPSG:4490 or EPSG:4549) by the surveying office, or give the CRS as a PROJ "
        "string with the local +towgs84 parameters",
        definition.substr(0, 200),
        datum.name.empty() ? "unknown" : datum.name));
}

Pj normalised(PJ_CONTEXT* context, Pj operation) {
    // The one line that fixes the axis order: x (easting, longitude) always comes first.
    return Pj(operation ? proj_normalize_for_visualization(context, operation.get()) : nullptr);
}

/// A CRS together with the way from its numbers to WGS 84 degrees.
struct Reference {
    Context context;
    Pj crs;
    Pj to_degrees; ///< null when the numbers are WGS 84 degrees already
    bool geographic = false;
    std::string name;
};

bool is_geographic(const PJ* crs) {
    const PJ_TYPE type = proj_get_type(crs);
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

// Factor from the unit of the first axis to metres or radians.
double axis_unit(PJ_CONTEXT* context, const PJ* crs) {
    const Pj system(proj_crs_get_coordinate_system(context, crs));
    double factor = 0;
    if (system) {
        proj_cs_get_axis_info(context,
                              system.get(),
                              0,
                              nullptr,
                              nullptr,
                              nullptr,
                              &factor,
                              nullptr,
                              nullptr,
                              nullptr);
    }
    return factor;
}

// Without any datum shift: from the CRS to the degrees of its own geodetic CRS.
Pj conversion_to_degrees(PJ_CONTEXT* context, const PJ* crs, const PJ* geodetic) {
    return normalised(context,
                      Pj(proj_create_crs_to_crs_from_pj(context, crs, geodetic, nullptr, nullptr)));
}

// With PROJ's best datum shift; null where it could only guess.
Pj shift_to_wgs84(PJ_CONTEXT* context, const PJ* crs) {
    const Pj wgs84(proj_create(context, "OGC:CRS84"));
    const char* const options[] = {"ALLOW_BALLPARK=NO", nullptr};
    return normalised(
        context, Pj(proj_create_crs_to_crs_from_pj(context, crs, wgs84.get(), nullptr, options)));
}

// True if the numbers are degrees of longitude and latitude from Greenwich.
bool are_plain_degrees(PJ_CONTEXT* context, const PJ* crs) {
    if (!is_geographic(crs) ||
        std::abs(axis_unit(context, crs) - std::numbers::pi / 180.0) > 1e-12) {
        return false;
    }
    const Pj meridian(proj_get_prime_meridian(context, crs));
    double longitude = 1;
    return meridian &&
           proj_prime_meridian_get_parameters(
               context, meridian.get(), &longitude, nullptr, nullptr) != 0 &&
           longitude == 0.0;
}

bool is_map_crs(const PJ* crs) {
    const PJ_TYPE type = proj_get_type(crs);
    return is_geographic(crs) || type == PJ_TYPE_PROJECTED_CRS;
}

void find_way_to_degrees(Reference& reference, const PJ* base, const std::string& definition) {
    PJ_CONTEXT* context = reference.context.get();
    const Pj geodetic(proj_crs_get_geodetic_crs(context, base));
    const DatumFacts datum = datum_of(context, geodetic.get());
    // A bound CRS carries shift parameters that somebody gave on purpose.
    const bool bound = base != reference.crs.get();
    if (equals_wgs84(datum)) {
        if (are_plain_degrees(context, base)) {
            return;
        }
        if (!reference.geographic) {
            reference.to_degrees = conversion_to_degrees(context, base, geodetic.get());
        }
    } else if (bound || !is_old_chinese_datum(datum)) {
        reference.to_degrees = shift_to_wgs84(context, reference.crs.get());
    }
    if (!reference.to_degrees) {
        refuse_datum(definition, datum);
    }
}

Reference make_reference(const std::string& definition) {
    Reference reference;
    reference.context = make_context();
    PJ_CONTEXT* context = reference.context.get();
    reference.crs = create_crs(context, definition);
    reference.name = name_of(reference.crs.get());
    Pj unbound;
    if (proj_get_type(reference.crs.get()) == PJ_TYPE_BOUND_CRS) {
        unbound.reset(proj_get_source_crs(context, reference.crs.get()));
    }
    const PJ* base = unbound ? unbound.get() : reference.crs.get();
    if (!is_map_crs(base)) {
        throw DataError(fmt::format("CRS \"{}\" ({}) is neither geographic nor projected; it does "
                                    "not say where on the earth a number lies",
                                    definition.substr(0, 200),
                                    reference.name));
    }
    reference.geographic = is_geographic(base);
    find_way_to_degrees(reference, base, definition);
    return reference;
}

Reference clone_of(const Reference& other) {
    Reference reference;
    reference.context = make_context();
    reference.crs.reset(proj_clone(reference.context.get(), other.crs.get()));
    reference.to_degrees.reset(proj_clone(reference.context.get(), other.to_degrees.get()));
    reference.geographic = other.geographic;
    reference.name = other.name;
    if (!reference.crs || !reference.to_degrees) {
        throw Error(ExitCode::internal, "PROJ could not copy the CRS " + other.name);
    }
    return reference;
}

PJ_COORD transformed(PJ* operation, PJ_DIRECTION direction, double x, double y) {
    // One bad position must not spoil the next ones.
    proj_errno_reset(operation);
    return proj_trans(operation, direction, proj_coord(x, y, 0, 0));
}

void require_metres(const Reference& reference, const std::string& definition) {
    const auto refuse = [&definition, &reference](const std::string& why) {
        throw DataError(fmt::format("CRS \"{}\" ({}) cannot be the working CRS: {}; take a metric "
                                    "one such as \"EPSG:4549\", or leave crs out",
                                    definition.substr(0, 200),
                                    reference.name,
                                    why));
    };
    if (reference.geographic) {
        refuse("its coordinates are degrees");
    }
    PJ_CONTEXT* context = reference.context.get();
    if (axis_unit(context, reference.crs.get()) != 1.0) {
        refuse("its unit is not the metre");
    }
    const Pj conversion(proj_crs_get_coordoperation(context, reference.crs.get()));
    const char* method = nullptr;
    if (conversion &&
        proj_coordoperation_get_method_info(context, conversion.get(), &method, nullptr, nullptr) !=
            0 &&
        method != nullptr && contains(squeezed(method), "pseudomercator")) {
        refuse("web Mercator stretches lengths by a quarter and more");
    }
}

// |scale - 1| of the worse of the two principal directions, from central differences over 20 m:
// proj_factors() gives NaN for some projected CRSs in PROJ 9.1.
double scale_error_at(const WorkingCrs& crs, LonLat p) {
    constexpr double kStep = 1e-4; // degrees
    const double lat = p.lat * std::numbers::pi / 180.0;
    const double flattening = 1.0 / kInverseFlattening;
    const double e2 = flattening * (2.0 - flattening);
    const double w2 = 1.0 - e2 * std::sin(lat) * std::sin(lat);
    const double span = 2 * kStep * std::numbers::pi / 180.0;
    const double east_m = span * kSemiMajor / std::sqrt(w2) * std::cos(lat);
    const double north_m = span * kSemiMajor * (1.0 - e2) / (w2 * std::sqrt(w2));
    const PlanePoint u = (1 / east_m) * (crs.to_plane({p.lon + kStep, p.lat}) -
                                         crs.to_plane({p.lon - kStep, p.lat}));
    const PlanePoint v = (1 / north_m) * (crs.to_plane({p.lon, p.lat + kStep}) -
                                          crs.to_plane({p.lon, p.lat - kStep}));
    // Singular values of the matrix with the columns u and v.
    const double sum = dot(u, u) + dot(v, v);
    const double twice_det = 2 * cross(u, v);
    const double plus = std::sqrt(std::max(0.0, sum + twice_det));
    const double minus = std::sqrt(std::max(0.0, sum - twice_det));
    const double worst =
        std::max(std::abs((plus + minus) / 2 - 1), std::abs(std::abs(plus - minus) / 2 - 1));
    return std::isfinite(worst) ? worst : std::numeric_limits<double>::infinity();
}

} // namespace

struct SourceCrs::Impl {
    Reference reference;
    Datum datum;
};

SourceCrs::SourceCrs(const std::string& definition, Datum datum)
    : impl_(new Impl{make_reference(definition), datum}) {}

SourceCrs::SourceCrs(SourceCrs&&) noexcept = default;
SourceCrs& SourceCrs::operator=(SourceCrs&&) noexcept = default;
SourceCrs::~SourceCrs() = default;

LonLat SourceCrs::to_lon_lat(double x, double y) const {
    LonLat p{x, y};
    if (PJ* operation = impl_->reference.to_degrees.get()) {
        const PJ_COORD degrees = transformed(operation, PJ_FWD, x, y);
        p = {degrees.xy.x, degrees.xy.y};
    }
    return is_valid(p) ? to_wgs84(p, impl_->datum) : p;
}

bool SourceCrs::geographic() const {
    return impl_->reference.geographic;
}

const std::string& SourceCrs::name() const {
    return impl_->reference.name;
}

struct WorkingCrs::Impl {
    Reference reference;
    std::string definition;
};

WorkingCrs::WorkingCrs(const std::string& definition)
    : impl_(new Impl{make_reference(definition), definition}) {
    require_metres(impl_->reference, definition);
}

WorkingCrs WorkingCrs::centred_on(LonLat centre) {
    if (!is_valid(centre)) {
        throw DataError(fmt::format(
            "no working CRS can be centred on longitude {}, latitude {}", centre.lon, centre.lat));
    }
    return WorkingCrs(fmt::format("+proj=tmerc +lat_0={} +lon_0={} +k=1 +x_0=0 +y_0=0 "
                                  "+datum=WGS84 +units=m +no_defs +type=crs",
                                  centre.lat,
                                  centre.lon));
}

// Not by the definition again: looking it up in PROJ's database takes milliseconds.
WorkingCrs::WorkingCrs(const WorkingCrs& other)
    : impl_(new Impl{clone_of(other.impl_->reference), other.impl_->definition}) {}

WorkingCrs& WorkingCrs::operator=(const WorkingCrs& other) {
    if (this != &other) {
        *this = WorkingCrs(other);
    }
    return *this;
}

WorkingCrs::WorkingCrs(WorkingCrs&&) noexcept = default;
WorkingCrs& WorkingCrs::operator=(WorkingCrs&&) noexcept = default;
WorkingCrs::~WorkingCrs() = default;

PlanePoint WorkingCrs::to_plane(LonLat p) const {
    const PJ_COORD metres = transformed(impl_->reference.to_degrees.get(), PJ_INV, p.lon, p.lat);
    return {metres.xy.x, metres.xy.y};
}

LonLat WorkingCrs::to_lon_lat(PlanePoint p) const {
    const PJ_COORD degrees = transformed(impl_->reference.to_degrees.get(), PJ_FWD, p.x, p.y);
    return {degrees.xy.x, degrees.xy.y};
}

double WorkingCrs::scale_error(std::span<const LonLat> positions) const {
    double worst = 0;
    for (const LonLat p : positions) {
        worst = std::max(worst, scale_error_at(*this, p));
    }
    return worst;
}

const std::string& WorkingCrs::definition() const {
    return impl_->definition;
}

std::string WorkingCrs::wkt() const {
    const char* const options[] = {"MULTILINE=NO", nullptr};
    const Reference& reference = impl_->reference;
    const char* text =
        proj_as_wkt(reference.context.get(), reference.crs.get(), PJ_WKT2_2019, options);
    if (text == nullptr) {
        return impl_->definition;
    }
    // Desktop GIS shows the name, and the definition says more than "unknown".
    std::string wkt = text;
    static constexpr std::string_view kUnnamed = "PROJCRS[\"unknown\"";
    if (wkt.starts_with(kUnnamed) && starts_like_proj_string(impl_->definition)) {
        wkt.replace(0, kUnnamed.size(), "PROJCRS[\"" + impl_->definition + '"');
    }
    return wkt;
}

double geodesic_distance(LonLat a, LonLat b) {
    geod_geodesic wgs84;
    geod_init(&wgs84, kSemiMajor, 1.0 / kInverseFlattening);
    double length_m = 0;
    geod_inverse(&wgs84, a.lat, a.lon, b.lat, b.lon, &length_m, nullptr, nullptr);
    return length_m;
}

} // namespace yike
