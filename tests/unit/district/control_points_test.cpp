// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Layers in the local coordinates of a drawing, placed by [layers.X.control_points].
#include "project_files.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>

using namespace yike;
using yike::test::holds;
using yike::test::kMiddle;
using yike::test::ProjectFiles;

namespace {

/// The drawing: turned by 90 degrees, its origin in the middle of the district.
PlanePoint local(PlanePoint metres) {
    return {metres.y, -metres.x};
}

std::string pairs(const std::vector<PlanePoint>& points) {
    std::string text = "[";
    for (const PlanePoint p : points) {
        text += fmt::format("[{:.9f}, {:.9f}], ", p.x, p.y);
    }
    return text + "]";
}

const std::vector<PlanePoint> kKnown{{-1000, -900}, {1000, -1000}, {900, 1100}};

std::string from() {
    std::vector<PlanePoint> points;
    for (const PlanePoint p : kKnown) {
        points.push_back(local(p));
    }
    return pairs(points);
}

std::string to_degrees() {
    std::vector<PlanePoint> points;
    for (const PlanePoint p : kKnown) {
        const LonLat place = test::lon_lat_at(p);
        points.push_back({place.lon, place.lat});
    }
    return pairs(points);
}

std::string to_metres() {
    std::vector<PlanePoint> points;
    for (const PlanePoint p : kKnown) {
        points.push_back(kMiddle + p);
    }
    return pairs(points);
}

ProjectFiles local_stations(const std::string& control_points) {
    ProjectFiles files;
    const PlanePoint p = local({0, 10});
    files.write("stations.csv", fmt::format("id,name,x,y\ns1,站,{},{}\n", p.x, p.y));
    files.keys["stations"] = {{"source", "\"stations.csv\""}, {"control_points", control_points}};
    return files;
}

} // namespace

TEST_CASE("a table in local coordinates is placed by control points in degrees") {
    const District district =
        local_stations(fmt::format("{{ from = {}, to = {} }}", from(), to_degrees())).load();
    REQUIRE(district.stations.size() == 1);
    CHECK(distance(district.stations[0].point, kMiddle + PlanePoint{0, 10}) < 0.001);
    CHECK(district.issues.count("control_point_residual") == 3);
    const Issue summary = test::only_issue(district, "control_points");
    CHECK(summary.severity == Severity::note);
    CHECK(summary.place.layer == "stations");
    CHECK(holds(summary.message, "3 control points"));
    CHECK((holds(summary.message, "rotation 90.0") || holds(summary.message, "rotation 89.99")));
}

TEST_CASE("control points may be given in a CRS, and as a section of their own") {
    ProjectFiles files = local_stations("{}");
    files.keys["stations"].erase("control_points");
    files.keys["stations.control_points"] = {
        {"from", from()}, {"to", to_metres()}, {"crs", "\"EPSG:4549\""}, {"max_residual_m", "0.2"}};
    const District district = files.load();
    REQUIRE(district.stations.size() == 1);
    CHECK(distance(district.stations[0].point, kMiddle + PlanePoint{0, 10}) < 0.001);
}

TEST_CASE("control points read off a shifted web map are shifted back") {
    std::vector<PlanePoint> shifted;
    for (const PlanePoint p : kKnown) {
        const LonLat place = wgs84_to_gcj02(test::lon_lat_at(p));
        shifted.push_back({place.lon, place.lat});
    }
    ProjectFiles files =
        local_stations(fmt::format("{{ from = {}, to = {} }}", from(), pairs(shifted)));
    files.keys["stations"]["datum"] = "\"gcj02\"";
    const District district = files.load();
    REQUIRE(district.stations.size() == 1);
    CHECK(distance(district.stations[0].point, kMiddle + PlanePoint{0, 10}) < 0.01);
}

TEST_CASE("two control points are enough, but it is said that nothing checks them") {
    const LonLat a = test::lon_lat_at({0, 0});
    const LonLat b = test::lon_lat_at({1000, 0});
    const District district =
        local_stations(
            fmt::format("{{ from = [[0, 0], [0, -1000]], to = [[{:.12f}, {:.12f}], [{:.12f}, "
                        "{:.12f}]] }}",
                        a.lon,
                        a.lat,
                        b.lon,
                        b.lat))
            .load();
    REQUIRE(district.stations.size() == 1);
    CHECK(distance(district.stations[0].point, kMiddle + PlanePoint{0, 10}) < 0.001);
    CHECK(holds(test::only_issue(district, "control_points").mend, "third"));
}

TEST_CASE("control points that do not fit are refused with section, point and limit") {
    std::string bad = from();
    bad.replace(bad.find("-900"), 4, "-912");
    const std::string message =
        load_error(local_stations(fmt::format("{{ from = {}, to = {} }}", bad, to_degrees())));
    CHECK(holds(message, "project.toml"));
    CHECK(holds(message, "[layers.stations.control_points]"));
    CHECK(holds(message, "control point "));
    CHECK(holds(message, "max_residual_m = 1"));
}

TEST_CASE("words of control points that are not understood are refused with what is allowed") {
    const auto refused = [](const std::string& control_points) {
        return load_error(local_stations(control_points));
    };
    CHECK(holds(refused("{ from = [[0, 0], [1, 1]] }"), "to is missing"));
    CHECK(holds(refused("{ from = [0, 0], to = [[1, 1]] }"), "pairs of numbers"));
    CHECK(holds(refused("{ from = [[0, nan]], to = [[1, 1]] }"), "pairs of numbers"));
    CHECK(holds(refused(fmt::format("{{ from = [[0, 0]], to = {} }}", to_degrees())), "as many"));
    CHECK(holds(refused(fmt::format("{{ from = {}, to = {} }}", from(), to_metres())),
                "crs = \"EPSG:4549\""));
    CHECK(holds(
        refused(fmt::format("{{ from = {}, to = {}, max_residual_m = 50 }}", from(), to_degrees())),
        "from 0.01 to 20"));
    CHECK(holds(
        refused(fmt::format("{{ from = {}, to = {}, crs = \"EPSG:2437\" }}", from(), to_metres())),
        "Beijing"));
    CHECK(holds(refused("{ points = 3 }"), "known: from, to"));
    ProjectFiles both =
        local_stations(fmt::format("{{ from = {}, to = {} }}", from(), to_metres()));
    both.keys["stations"]["crs"] = "\"EPSG:4549\"";
    CHECK(holds(load_error(both), "left out"));
}
