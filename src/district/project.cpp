// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/project.hpp"

#include "base/error.hpp"
#include "base/heavy_work.hpp"
#include "district/layer_fields.hpp"
#include "district/load_context.hpp"
#include "district/toml_section.hpp"
#include "io/osm_roads.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

namespace yike {

namespace {

namespace fs = std::filesystem;

fs::path find_project_file(const fs::path& path) {
    const fs::path file = fs::is_directory(path) ? path / "project.toml" : path;
    if (!fs::is_regular_file(file)) {
        throw DataError(fmt::format("{}: no such project file; a project is a folder with "
                                    "project.toml, or that file",
                                    file.string()));
    }
    return file;
}

/// True for the projection of web maps, whose metres are none: a fifth too long in Qingdao.
bool is_web_mercator(std::string crs) {
    std::transform(crs.begin(), crs.end(), crs.begin(), [](unsigned char c) {
        return static_cast<char>(std::toupper(c));
    });
    for (const char* code :
         {"EPSG:3857", "EPSG:3785", "EPSG:900913", "ESRI:102100", "ESRI:102113"}) {
        if (crs == code) {
            return true;
        }
    }
    return false;
}

void read_project_section(const TomlSection& section, Project& project) {
    section.allow_only({"name", "crs", "boundary_area_km2", "data_date", "note", "attribution"});
    project.name = section.text("name").value_or("");
    project.crs = section.text("crs").value_or("");
    if (is_web_mercator(project.crs)) {
        section.fail("crs",
                     "a metric CRS with a scale error under 0.1 %, which web Mercator is not; for "
                     "example \"EPSG:4549\" around 120 E, or no crs line at all (a transverse "
                     "Mercator centred on the boundary)");
    }
    project.boundary_area_km2 = section.number("boundary_area_km2");
    if (project.boundary_area_km2 &&
        !(*project.boundary_area_km2 > 0 && *project.boundary_area_km2 <= 1e6)) {
        section.fail("boundary_area_km2", "a number of km2 above 0, at most 1000000");
    }
    project.data_date = section.iso_day("data_date").value_or("");
    project.note = section.text("note").value_or("");
    project.attribution = section.text("attribution").value_or("");
}

Settings read_settings(const TomlSection& section) {
    std::vector<std::string_view> known = {
        "profile", "minutes", "outside_stations", "private_ways"};
    for (const NumberSetting& number : number_settings()) {
        known.emplace_back(number.key);
    }
    section.allow_only(known);
    Settings settings;
    settings.profile = section.text("profile").value_or(settings.profile);
    for (const NumberSetting& number : number_settings()) {
        settings.*number.member = section.number(number.key).value_or(settings.*number.member);
        if (!is_allowed(number, settings.*number.member)) {
            section.fail(number.key, allowed_numbers(number));
        }
    }
    settings.minutes = section.whole_numbers("minutes").value_or(settings.minutes);
    if (!are_allowed_minutes(settings.minutes)) {
        section.fail("minutes", kAllowedMinutes);
    }
    settings.outside_stations =
        section.flag("outside_stations").value_or(settings.outside_stations);
    settings.private_ways = section.flag("private_ways").value_or(settings.private_ways);
    return settings;
}

WalkingProfile* find_profile(std::vector<WalkingProfile>& profiles, const std::string& name) {
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&](const auto& profile) {
        return profile.name == name;
    });
    return found == profiles.end() ? nullptr : &*found;
}

std::map<std::string, double> read_speed_factors(const TomlSection& section) {
    std::map<std::string, double> factors;
    for (const std::string& road_class : section.keys()) {
        const double factor = *section.number(road_class);
        if (!(factor > 0 && factor <= 2)) {
            section.fail(road_class, "a number above 0, at most 2");
        }
        factors[road_class] = factor;
    }
    return factors;
}

SlopeRule read_slope(const TomlSection& section, SlopeRule otherwise) {
    const std::optional<std::string> word = section.text("slope");
    if (word && *word != "none" && *word != "tobler") {
        section.fail("slope", "none or tobler");
    }
    return word ? (*word == "tobler" ? SlopeRule::tobler : SlopeRule::none) : otherwise;
}

void read_penalties(const TomlSection& section, WalkingProfile& profile) {
    for (const auto& [key, member] :
         {std::pair{"crossing_penalty_s", &WalkingProfile::crossing_penalty_s},
          {"steps_penalty_s", &WalkingProfile::steps_penalty_s},
          {"footbridge_penalty_s", &WalkingProfile::footbridge_penalty_s}}) {
        profile.*member = section.number(key).value_or(profile.*member);
        if (!(profile.*member >= 0 && profile.*member <= 600)) {
            section.fail(key, "a number of s from 0 to 600");
        }
    }
}

void read_profile(const TomlSection& section, const std::string& name, Project& project) {
    section.allow_only({"speed_m_per_s",
                        "speed_factor",
                        "not_walkable",
                        "slope",
                        "crossing_penalty_s",
                        "steps_penalty_s",
                        "footbridge_penalty_s",
                        "source"});
    WalkingProfile* profile = find_profile(project.profiles, name);
    const std::optional<double> speed = section.number("speed_m_per_s");
    if (profile == nullptr) {
        if (!speed) {
            section.fail_section("speed_m_per_s is missing; a new profile needs it");
        }
        profile = &project.profiles.emplace_back();
        profile->name = name;
    }
    if (speed && !(*speed > 0.1 && *speed <= 5)) {
        section.fail("speed_m_per_s", "a number of m/s above 0.1, at most 5");
    }
    profile->speed_m_per_s = speed.value_or(profile->speed_m_per_s);
    if (const auto factors = section.section("speed_factor")) {
        profile->speed_factor = read_speed_factors(*factors);
    }
    profile->not_walkable = section.texts("not_walkable").value_or(profile->not_walkable);
    profile->slope = read_slope(section, profile->slope);
    read_penalties(section, *profile);
    profile->source = section.text("source").value_or("project.toml, unverified");
}

void read_profiles(const TomlSection& section, Project& project) {
    for (const std::string& name : section.keys()) {
        read_profile(*section.section(name), name, project);
    }
}

Datum read_datum(const TomlSection& section) {
    const std::optional<std::string> word = section.text("datum");
    if (!word) {
        return Datum::wgs84;
    }
    try {
        return parse_datum(*word);
    } catch (const DataError&) {
        section.fail("datum", "wgs84, cgcs2000, gcj02 or bd09");
    }
}

/// Where the control points really lie.
std::vector<LonLat>
read_true_positions(const TomlSection& section, Datum datum, const std::string& project_crs) {
    const std::string crs = section.text("crs").value_or("");
    std::optional<SourceCrs> reference;
    if (!crs.empty()) {
        try {
            reference.emplace(crs, datum);
        } catch (const DataError& error) {
            section.fail_section(error.what());
        }
    }
    const std::vector<PlanePoint> written = *section.positions("to");
    std::vector<LonLat> positions;
    for (const PlanePoint p : written) {
        if (!reference && !is_valid(LonLat{p.x, p.y})) {
            section.fail("to",
                         fmt::format("longitudes and latitudes in degrees, longitude first; for x, "
                                     "y in metres add their crs = \"{}\"",
                                     project_crs.empty() ? "EPSG:4549" : project_crs));
        }
        positions.push_back(reference ? reference->to_lon_lat(p.x, p.y)
                                      : to_wgs84({p.x, p.y}, datum));
    }
    return positions;
}

ControlPointFit
read_control_points(const TomlSection& section, Datum datum, const std::string& project_crs) {
    section.allow_only({"from", "to", "crs", "max_residual_m"});
    for (const char* key : {"from", "to"}) {
        if (!section.has(key)) {
            section.fail_section(fmt::format("{} is missing; write from = [[x, y], ...] with the "
                                             "file's own coordinates and to = [[lon, lat], ...] "
                                             "with the true ones, in the same order",
                                             key));
        }
    }
    const double limit = section.number("max_residual_m").value_or(ControlPointFit::kDefaultLimit);
    if (!(limit >= ControlPointFit::kLeastLimit && limit <= ControlPointFit::kGreatestLimit)) {
        section.fail("max_residual_m",
                     fmt::format("a number of m from {} to {}",
                                 ControlPointFit::kLeastLimit,
                                 ControlPointFit::kGreatestLimit));
    }
    const std::vector<PlanePoint> from = *section.positions("from");
    const std::vector<LonLat> to = read_true_positions(section, datum, project_crs);
    if (from.size() != to.size()) {
        section.fail("to",
                     fmt::format("as many positions as from, which has {} (to has {})",
                                 from.size(),
                                 to.size()));
    }
    std::vector<ControlPoint> points;
    for (std::size_t i = 0; i < from.size(); ++i) {
        points.push_back({from[i], to[i]});
    }
    try {
        return {points, limit};
    } catch (const DataError& error) {
        section.fail_section(error.what());
    }
}

std::map<std::string, std::string> read_fields(const TomlSection& section, const LayerSpec& spec) {
    section.allow_only(field_names(spec));
    std::map<std::string, std::string> fields;
    for (const std::string& field : section.keys()) {
        const std::string column = *section.text(field);
        if (column.empty()) {
            section.fail(field, "the name of a column");
        }
        fields[field] = column;
    }
    return fields;
}

/// OSM files say by themselves what they hold: a key that nothing would use is refused.
void check_osm_roads(const TomlSection& section) {
    for (const char* key : {"layer",
                            "datum",
                            "crs",
                            "control_points",
                            "encoding",
                            "fields",
                            "table",
                            "sheet",
                            "key"}) {
        if (section.has(key)) {
            section.fail(key, "left out: an OSM file is read by its tags, in WGS 84");
        }
    }
}

void check_source_keys(const TomlSection& section,
                       const LayerSpec& spec,
                       const LayerSource& layer) {
    if (layer.source.empty()) {
        if (section.has("source")) {
            section.fail("source", "the name of a file");
        }
        section.fail_section("source is missing; write source = \"FILE\"");
    }
    for (const auto& [key, part] : {std::pair{"key", "column"}, {"sheet", "sheet"}}) {
        if (section.has(key) && layer.table.empty()) {
            section.fail(key,
                         fmt::format("accompanied by table = \"LEDGER\", whose {} it names", part));
        }
    }
    const auto names = field_names(spec);
    const bool has_id = std::find(names.begin(), names.end(), "id") != names.end();
    if (!layer.table.empty() && !has_id) {
        section.fail("table",
                     fmt::format("left out: the layer {} has no id to join by", spec.name));
    }
    if (spec.name == "roads" && is_osm_file(layer.source)) {
        check_osm_roads(section);
    }
}

LayerSource
read_layer(const TomlSection& section, const LayerSpec& spec, const std::string& project_crs) {
    section.allow_only({"source",
                        "layer",
                        "datum",
                        "crs",
                        "control_points",
                        "encoding",
                        "fields",
                        "table",
                        "sheet",
                        "key"});
    LayerSource layer;
    layer.source = section.text("source").value_or("");
    layer.layer = section.text("layer").value_or("");
    layer.datum = read_datum(section);
    layer.crs = section.text("crs").value_or("");
    if (const auto points = section.section("control_points")) {
        if (!layer.crs.empty()) {
            section.fail("crs",
                         "left out: control_points place local coordinates; the crs of the true "
                         "positions belongs into control_points");
        }
        if (spec.name == "elevation") {
            section.fail("control_points", "left out: a raster is not placed by control points");
        }
        layer.control_points = read_control_points(*points, layer.datum, project_crs);
    }
    layer.encoding = section.text("encoding").value_or("");
    if (!layer.encoding.empty() && !is_known_encoding(layer.encoding)) {
        section.fail("encoding", "the name of a text encoding, such as UTF-8, GB18030 or GBK");
    }
    layer.table = section.text("table").value_or("");
    layer.sheet = section.text("sheet").value_or("");
    layer.key = section.text("key").value_or("");
    if (const auto fields = section.section("fields")) {
        layer.fields = read_fields(*fields, spec);
    }
    check_source_keys(section, spec, layer);
    return layer;
}

void read_layers(const TomlSection& section, Project& project) {
    section.allow_only(layer_names());
    for (const std::string& name : section.keys()) {
        project.layers[name] = read_layer(*section.section(name), layer_spec(name), project.crs);
    }
}

void check_profile_is_known(const TomlSection& root, Project& project) {
    if (find_profile(project.profiles, project.settings.profile) == nullptr) {
        std::vector<std::string> names;
        for (const WalkingProfile& profile : project.profiles) {
            names.push_back(profile.name);
        }
        root.section("settings")
            ->fail("profile", fmt::format("one of the profiles {}", fmt::join(names, ", ")));
    }
}

} // namespace

Project read_project(const fs::path& path, Incomplete incomplete) {
    begin_heavy_work("read_project");
    Project project;
    project.file = find_project_file(path);
    const toml::table table = parse_toml_file(project.file);
    const TomlSection root(project.file, "", table);
    root.allow_only({"project", "settings", "profiles", "layers"});
    if (const auto section = root.section("project")) {
        read_project_section(*section, project);
    }
    if (const auto section = root.section("settings")) {
        project.settings = read_settings(*section);
    }
    project.profiles = built_in_profiles();
    if (const auto section = root.section("profiles")) {
        read_profiles(*section, project);
    }
    check_profile_is_known(root, project);
    if (const auto section = root.section("layers")) {
        read_layers(*section, project);
    }
    for (const std::string_view name : layer_names(true)) {
        if (incomplete == Incomplete::allowed) {
            break;
        }
        find_layer(project, std::string(name));
    }
    return project;
}

} // namespace yike
