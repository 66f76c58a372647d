// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/check_up.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace yike;
using namespace yike::test;

namespace {

/// Stations as CSV rows of numbers in some system, `swapped` second number first.
std::string rows(const std::string& crs, bool swapped = false) {
    std::string text = "id,name,x,y\n";
    int number = 0;
    for (const PlanePoint p : {PlanePoint{0, 10}, {500, 10}, {-500, -10}}) {
        const LonLat at = lon_lat_at(p);
        PlanePoint numbers{at.lon, at.lat};
        if (!crs.empty()) {
            numbers = WorkingCrs(crs).to_plane(at);
        }
        if (swapped) {
            std::swap(numbers.x, numbers.y);
        }
        text += fmt::format("s{},S,{:.9f},{:.9f}\n", ++number, numbers.x, numbers.y);
    }
    return text;
}

std::vector<Finding>
with_stations(const std::string& csv, const std::string& declared_crs = "", bool wide = false) {
    ProjectFiles files = healthy();
    files.write("stations.csv", csv);
    files.keys["stations"]["source"] = "\"stations.csv\"";
    if (!declared_crs.empty()) {
        files.keys["stations"]["crs"] = "\"" + declared_crs + "\"";
    }
    (void)wide;
    return check_up(files);
}

} // namespace

TEST_CASE("latitude before longitude is found out by where the other layers lie") {
    const Finding found = finding(with_stations(rows("", true)), "swapped_axes", "stations");
    REQUIRE(found.severity == Severity::error);
    REQUIRE(found.count == 3);
    REQUIRE(holds(found.mend, "EPSG:4326"));
    REQUIRE(finding(with_stations(rows("")), "swapped_axes").count == 0);
}

TEST_CASE("northing before easting, as surveys write them") {
    const auto found = with_stations(rows("EPSG:4549", true), "EPSG:4549");
    REQUIRE(finding(found, "swapped_axes", "stations").count == 3);
    REQUIRE(finding(found, "bad_position", "stations").count == 0); // explained
    REQUIRE(finding(with_stations(rows("EPSG:4549"), "EPSG:4549"), "swapped_axes").count == 0);
}

TEST_CASE("metres taken for degrees") {
    const Finding found = finding(with_stations(rows("EPSG:4549")), "metres_as_degrees");
    REQUIRE(found.layer == "stations");
    REQUIRE(holds(found.mend, "crs = \"EPSG:4549\""));
}

TEST_CASE("degrees taken for metres") {
    const Finding found = finding(with_stations(rows(""), "EPSG:4549"), "degrees_as_metres");
    REQUIRE(found.layer == "stations");
    REQUIRE(holds(found.mend, "crs = \"EPSG:4326\""));
}

TEST_CASE("eastings with the number of the zone in front") {
    const Finding found =
        finding(with_stations(rows("EPSG:4528"), "EPSG:4549"), "zone_prefix", "stations");
    REQUIRE(found.count == 3);
    REQUIRE(holds(found.mend, "EPSG:4528"));
    REQUIRE(finding(with_stations(rows("EPSG:4528"), "EPSG:4528"), "zone_prefix").count == 0);
}

TEST_CASE("a layer of another place") {
    const auto found = with_stations("id,name,lon,lat\ns1,S,9.5,47.1\ns2,S,9.6,47.2\n");
    REQUIRE(finding(found, "layer_elsewhere", "stations").count == 2);
    REQUIRE(finding(check_up(healthy()), "layer_elsewhere").count == 0);
}

TEST_CASE("a layer without a CRS is an error with the CRS that fits, and other rules still run") {
    ProjectFiles files = healthy();
    const PlanePoint p = kMiddle + PlanePoint{0, 10};
    files.write(
        "walls.dxf",
        fmt::format("0\nSECTION\n2\nENTITIES\n0\nLINE\n8\n0\n10\n{}\n20\n{}\n11\n{}\n21\n{}\n"
                    "0\nENDSEC\n0\nEOF\n",
                    p.x,
                    p.y,
                    p.x + 50,
                    p.y));
    files.keys["barriers"]["source"] = "\"walls.dxf\"";
    files.set("compounds", {square(R"("id":"c1","households":0)", {100, 20}, 100)});
    const auto all = check_up(files);
    REQUIRE(finding(all, "unknown_crs", "barriers").severity == Severity::error);
    REQUIRE(holds(finding(all, "unknown_crs", "barriers").mend, "EPSG:4549"));
    REQUIRE(finding(all, "zero_households").count == 1);
}

TEST_CASE("a required layer that is missing or unreadable is an error, and other rules still run") {
    ProjectFiles files = healthy();
    files.set("compounds", {square(R"("id":"c1","households":0)", {100, 20}, 100)});
    files.keys.erase("stations");
    auto all = check_up(files);
    REQUIRE(finding(all, "missing_layer", "stations").severity == Severity::error);
    REQUIRE(finding(all, "no_stations").count == 0); // a stand-in's emptiness is no defect
    REQUIRE(finding(all, "zero_households").count == 1);

    files = healthy();
    files.write("roads.geojson", "{\"type\": \"FeatureCollection\", \"features\": [ {\"type\": ");
    all = check_up(files);
    REQUIRE(finding(all, "unreadable_layer", "roads").severity == Severity::error);
    REQUIRE(finding(all, "no_access").count == 0);

    files = healthy();
    files.write("boundary.geojson", "no");
    all = check_up(files);
    REQUIRE(finding(all, "unreadable_layer", "boundary").count == 1);
}

TEST_CASE("a column that is missing makes the layer unreadable, not the doctor") {
    ProjectFiles files = healthy();
    files.set("compounds", {square(R"("id":"c1")", {100, 20}, 100)});
    REQUIRE(holds(finding(check_up(files), "unreadable_layer", "compounds").message, "households"));
}

TEST_CASE("a project CRS that nobody knows") {
    ProjectFiles files = healthy();
    files.project = "";
    std::string text = files.toml();
    text.replace(text.find("EPSG:4549"), 9, "EPSG:1");
    files.read();
    files.write("project.toml", text);
    Progress progress;
    const Project project = read_project(files.folder().path());
    const auto all = examine(project, progress);
    REQUIRE(finding(all, "unknown_crs", "project").severity == Severity::error);
    REQUIRE(finding(all, "unusable_district").count == 0);
}
