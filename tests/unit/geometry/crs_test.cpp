// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "geometry/crs.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace yike;

namespace {

/// CGCS2000 position and its coordinates in EPSG:4549, by PROJ and by an independent
/// Krueger series that agree to 0.1 mm.
struct ControlPoint {
    LonLat position;
    PlanePoint metres;
};

const std::vector<ControlPoint>& control_points() {
    static const std::vector<ControlPoint> kPoints = {
        {{120.0032, 35.8583}, {500289.0391, 3969819.9706}},
        {{120.05605, 35.87464}, {505061.6610, 3971634.4464}},
        {{119.99914, 35.80223}, {499922.2661, 3963598.6713}},
        {{120.02706, 35.91433}, {502442.4655, 3976037.2190}},
        {{120.06669, 35.88513}, {506021.7248, 3972798.9864}},
        {{119.94052, 35.86426}, {494627.8882, 3970482.8999}},
        {{120.159, 30.267}, {515300.0941, 3349722.3021}},
    };
    return kPoints;
}

std::string message_of(const std::string& definition) {
    try {
        const SourceCrs crs(definition);
    } catch (const DataError& error) {
        return error.what();
    }
    return "accepted";
}

std::string working_message_of(const std::string& definition) {
    try {
        const WorkingCrs crs(definition);
    } catch (const DataError& error) {
        return error.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("EPSG:4549 gives easting first and meets the control points to a millimetre") {
    const WorkingCrs crs("EPSG:4549");
    for (const auto& [position, metres] : control_points()) {
        const PlanePoint p = crs.to_plane(position);
        CHECK(std::abs(p.x - metres.x) < 0.001);
        CHECK(std::abs(p.y - metres.y) < 0.001);
        const LonLat back = crs.to_lon_lat(p);
        CHECK(std::abs(back.lon - position.lon) < 1e-10);
        CHECK(std::abs(back.lat - position.lat) < 1e-10);
    }
}

TEST_CASE("a source in EPSG:4549 is read easting first") {
    const SourceCrs crs("EPSG:4549");
    CHECK_FALSE(crs.geographic());
    CHECK(crs.name() == "CGCS2000 / 3-degree Gauss-Kruger CM 120E");
    const LonLat p = crs.to_lon_lat(500289.0391, 3969819.9706);
    CHECK(p.lon == Approx(120.0032).epsilon(1e-10));
    CHECK(p.lat == Approx(35.8583).epsilon(1e-10));
}

TEST_CASE("the zone prefix of EPSG:4528 is understood") {
    const SourceCrs crs("EPSG:4528");
    const LonLat p = crs.to_lon_lat(40500289.0391, 3969819.9706);
    CHECK(std::abs(p.lon - 120.0032) < 1e-8);
    CHECK(std::abs(p.lat - 35.8583) < 1e-8);
}

TEST_CASE("WGS 84 and CGCS2000 degrees are taken as they are") {
    for (const char* definition : {"EPSG:4326", "EPSG:4490", "OGC:CRS84", "EPSG:4979"}) {
        const SourceCrs crs(definition);
        CHECK(crs.geographic());
        CHECK(crs.to_lon_lat(120.1, 35.9) == LonLat{120.1, 35.9});
    }
}

TEST_CASE("a file's own well-known text of CGCS2000 is recognised") {
    const SourceCrs crs(
        "PROJCS[\"CGCS2000_3_Degree_GK_CM_120E\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_"
        "2000\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM["
        "\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],"
        "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER["
        "\"Central_Meridian\",120.0],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_"
        "Origin\",0.0],UNIT[\"Meter\",1.0]]");
    const LonLat p = crs.to_lon_lat(500289.0391, 3969819.9706);
    CHECK(std::abs(p.lon - 120.0032) < 1e-8);
    CHECK(std::abs(p.lat - 35.8583) < 1e-8);
}

TEST_CASE("a PROJ string on the GRS 1980 ellipsoid is taken for CGCS2000") {
    const SourceCrs crs("+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80");
    CHECK(std::abs(crs.to_lon_lat(500289.0391, 3969819.9706).lon - 120.0032) < 1e-8);
}

TEST_CASE("a shifted datum is undone after the CRS") {
    const SourceCrs degrees("EPSG:4326", Datum::gcj02);
    const LonLat p = degrees.to_lon_lat(120.008414244, 35.858348569);
    CHECK(std::abs(p.lon - 120.0032) < 3e-9);
    CHECK(std::abs(p.lat - 35.8583) < 3e-9);
}

TEST_CASE("Beijing 54 and Xian 80 are refused with the reason and the mend") {
    for (const char* definition : {"EPSG:4214", "EPSG:2437", "EPSG:4610", "EPSG:2385"}) {
        INFO(definition);
        CHECK_THAT(message_of(definition), Catch::Contains("no reliable shift"));
        CHECK_THAT(message_of(definition), Catch::Contains("EPSG:4490"));
        CHECK_THAT(message_of(definition), Catch::Contains(definition));
    }
    CHECK_THAT(message_of("EPSG:2437"), Catch::Contains("Beijing 1954"));
    CHECK_THAT(working_message_of("EPSG:2437"), Catch::Contains("no reliable shift"));
}

TEST_CASE("an unknown datum on another ellipsoid is refused, unless it brings its shift") {
    CHECK_THAT(message_of("+proj=tmerc +lon_0=120 +ellps=krass"),
               Catch::Contains("no reliable shift"));
    const SourceCrs crs("+proj=longlat +ellps=krass +towgs84=15.8,-154.4,-82.3");
    const LonLat p = crs.to_lon_lat(120, 36);
    const double moved_m = geodesic_distance({120, 36}, p);
    CHECK(moved_m > 10);
    CHECK(moved_m < 250);
}

TEST_CASE("a CRS with a published shift is accepted") {
    const SourceCrs crs("EPSG:25832");
    const LonLat p = crs.to_lon_lat(537000, 5220000);
    CHECK(p.lon == Approx(9.49).margin(0.02));
    CHECK(p.lat == Approx(47.13).margin(0.02));
}

TEST_CASE("words that are no CRS are refused") {
    CHECK_THAT(message_of("EPSG:999999"), Catch::Contains("not known"));
    CHECK_THAT(message_of(""), Catch::Contains("not known"));
    CHECK_THAT(message_of("Beijing"), Catch::Contains("Beijing"));
    CHECK_THAT(message_of("EPSG:4978"), Catch::Contains("neither geographic nor projected"));
    CHECK_THAT(message_of("LOCAL_CS[\"CAD\",UNIT[\"metre\",1]]"),
               Catch::Contains("neither geographic nor projected"));
}

TEST_CASE("a position outside the CRS comes out as not valid") {
    const SourceCrs degrees("EPSG:4326");
    CHECK_FALSE(is_valid(degrees.to_lon_lat(500289, 3969819)));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(is_valid(degrees.to_lon_lat(nan, 36)));
    const SourceCrs metres("EPSG:4549");
    CHECK_FALSE(is_valid(metres.to_lon_lat(1e30, 1e30)));
    CHECK_FALSE(is_valid(metres.to_lon_lat(nan, 0)));
    // ... and spoils nothing that comes after it.
    CHECK(is_valid(metres.to_lon_lat(500289.0391, 3969819.9706)));
}

TEST_CASE("only metric projected CRSs can be worked in") {
    CHECK_THAT(working_message_of("EPSG:4490"), Catch::Contains("degrees"));
    CHECK_THAT(working_message_of("EPSG:3857"), Catch::Contains("web Mercator"));
    CHECK_THAT(working_message_of("EPSG:2263"), Catch::Contains("metre"));
    CHECK(working_message_of("EPSG:4549") == "accepted");
    CHECK(working_message_of("EPSG:32651") == "accepted");
}

TEST_CASE("the CRS made for a boundary has its origin at the centre and true lengths around") {
    const LonLat centre{120.0032, 35.8583};
    const WorkingCrs crs = WorkingCrs::centred_on(centre);
    const PlanePoint origin = crs.to_plane(centre);
    CHECK(std::hypot(origin.x, origin.y) < 1e-6);
    const std::vector<LonLat> edge = {{118.9, 35.0}, {121.1, 35.0}, {118.9, 36.7}, {121.1, 36.7}};
    CHECK(crs.scale_error(edge) < 0.0002);
    const WorkingCrs again(crs.definition());
    CHECK(again.to_plane(edge[0]) == crs.to_plane(edge[0]));
    CHECK_THROWS_AS(WorkingCrs::centred_on({0, 95}), DataError);
}

TEST_CASE("the scale error is that of the literature") {
    const WorkingCrs crs("EPSG:4549");
    CHECK(crs.scale_error(std::vector<LonLat>{}) == 0);
    CHECK(crs.scale_error(std::vector<LonLat>{{120.0, 35.85}}) < 1e-8);
    // 1.5 degrees off the central meridian at 30 N: dl^2 cos^2(lat) / 2.
    CHECK(crs.scale_error(std::vector<LonLat>{{121.5, 30.27}}) == Approx(0.000257).margin(3e-6));
    // UTM has 0.9996 on its own meridian.
    CHECK(WorkingCrs("EPSG:32651").scale_error(std::vector<LonLat>{{123.0, 35.0}}) ==
          Approx(0.0004).margin(1e-7));
}

TEST_CASE("copies of a working CRS serve threads of their own") {
    const WorkingCrs original("EPSG:4549");
    std::vector<double> eastings(64);
    parallel_ranges(eastings.size(), 1, [&](std::size_t begin, std::size_t end) {
        const WorkingCrs own = original; // NOLINT: the copy is the point
        for (std::size_t i = begin; i < end; ++i) {
            eastings[i] = own.to_plane({120.0 + static_cast<double>(i) * 0.001, 35.85}).x;
        }
    });
    for (std::size_t i = 0; i < eastings.size(); ++i) {
        CHECK(eastings[i] == original.to_plane({120.0 + static_cast<double>(i) * 0.001, 35.85}).x);
    }
    WorkingCrs other = WorkingCrs::centred_on({120, 36});
    other = original;
    CHECK(other.definition() == "EPSG:4549");
    CHECK(other.wkt() == original.wkt());
}

TEST_CASE("a copy of a CRS whose datum is shifted gives the same numbers") {
    const WorkingCrs original("EPSG:25832");
    const WorkingCrs copy = original; // NOLINT: the copy is the point
    for (double lon = 5; lon < 15; lon += 0.7) {
        CHECK(copy.to_plane({lon, 48}) == original.to_plane({lon, 48}));
    }
}

TEST_CASE("the well-known text names the CRS") {
    CHECK_THAT(WorkingCrs("EPSG:4549").wkt(), Catch::Contains("ID[\"EPSG\",4549]"));
    CHECK_THAT(WorkingCrs::centred_on({120, 36}).wkt(), Catch::Contains("+proj=tmerc"));
}

TEST_CASE("geodesic lengths are Karney's") {
    // One degree of the equator, and a meridian arc of one degree at 35.5 N.
    CHECK(geodesic_distance({0, 0}, {1, 0}) == Approx(111319.4908).epsilon(1e-9));
    CHECK(geodesic_distance({120, 35}, {120, 36}) == Approx(110951.0).margin(15));
    CHECK(geodesic_distance({120, 35}, {120, 35}) == 0);
    // On the central meridian of a transverse Mercator, plane lengths are true.
    const WorkingCrs crs("EPSG:4549");
    CHECK(distance(crs.to_plane({120, 35.80}), crs.to_plane({120, 35.92})) ==
          Approx(geodesic_distance({120, 35.80}, {120, 35.92})).epsilon(1e-9));
}
