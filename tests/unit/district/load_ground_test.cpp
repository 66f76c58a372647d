// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/load_ground.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace yike;
using namespace yike::test;

namespace {

ProjectFiles with_crs(const std::string& line) {
    ProjectFiles files;
    files.write("project.toml", "");
    files.project = line;
    return files;
}

/// The test project under another crs line (none: chosen by the loader).
std::string toml_with_crs(const ProjectFiles& files, const std::string& crs_line) {
    std::string text = files.toml();
    const std::string usual = "crs = \"EPSG:4549\"\n";
    return text.replace(text.find(usual), usual.size(), crs_line);
}

District load_text(const ProjectFiles& files, const std::string& toml) {
    files.write("project.toml", toml);
    Progress progress;
    return load_district(read_project(files.folder().path()), progress);
}

} // namespace

TEST_CASE("without a crs the district is centred on its boundary") {
    const ProjectFiles files;
    const District district = load_text(files, toml_with_crs(files, ""));
    CHECK(area(district.boundary) == Approx(16e6).epsilon(1e-5));
    const Box box = bounds(district.boundary);
    CHECK(std::abs(box.min.x + box.max.x) < 1);
    CHECK(std::abs(box.min.y + box.max.y) < 1);
    REQUIRE(district.compounds.size() == 1);
    CHECK(area(district.compounds[0].ground) == Approx(40'000).epsilon(1e-5));
}

TEST_CASE("a crs with a scale error over 0.1 % is refused with the figure and a better one") {
    const ProjectFiles files;
    const std::string message =
        error_of([&] { load_text(files, toml_with_crs(files, "crs = \"EPSG:4547\"\n")); });
    CHECK(holds(message, "project.toml"));
    CHECK(holds(message, "crs = \"EPSG:4547\""));
    CHECK(holds(message, "0.1 %"));
    CHECK(holds(message, "EPSG:4549"));
}

TEST_CASE("web Mercator is refused however it is written") {
    const ProjectFiles files;
    for (const std::string crs : {"EPSG:3857", "+proj=webmerc +datum=WGS84 +units=m +type=crs"}) {
        const std::string message =
            error_of([&] { load_text(files, toml_with_crs(files, "crs = \"" + crs + "\"\n")); });
        INFO(message);
        CHECK(holds(message, "project.toml"));
        CHECK(holds(message, crs));
        CHECK(holds(message, "web Mercator"));
    }
}

TEST_CASE("a crs that is unknown or in degrees is refused with file and key") {
    const ProjectFiles files;
    for (const std::string crs : {"EPSG:99", "EPSG:4490"}) {
        const std::string message =
            error_of([&] { load_text(files, toml_with_crs(files, "crs = \"" + crs + "\"\n")); });
        CHECK(holds(message, "project.toml: [project] crs = \"" + crs + "\""));
    }
}

TEST_CASE("several features are one boundary, and its name stands in for the project's") {
    ProjectFiles files;
    files.set("boundary",
              {square(R"("名称":"东片")", {0, -1000}, 2000),
               square(R"("名称":"西片")", {-2000, -1000}, 2000)});
    const District district = files.load();
    CHECK(district.boundary.size() == 1);
    CHECK(area(district.boundary) == Approx(8e6).epsilon(1e-9));
    CHECK(district.name == "东片");
    files.project = "name = \"全区\"\n";
    CHECK(files.load().name == "全区");
}

TEST_CASE("a boundary drawn as a closed line is a polygon") {
    ProjectFiles files;
    files.set("boundary",
              {line("", {{-900, -900}, {900, -900}, {900, 900}, {-900, 900}, {-900, -900}})});
    CHECK(area(files.load().boundary) == Approx(1800.0 * 1800).epsilon(1e-9));
}

TEST_CASE("a boundary without a polygon is fatal") {
    ProjectFiles files;
    files.set("boundary", {line("", {{0, 0}, {10, 0}})});
    CHECK(holds(load_error(files), "boundary.geojson: layer \"boundary\""));
    files.set("boundary", {});
    CHECK(holds(load_error(files), "layer \"boundary\""));
}

TEST_CASE("a boundary whose only polygon is left out says why") {
    ProjectFiles files;
    files.write(
        "boundary.geojson",
        R"({"type":"Polygon","coordinates":[[[35.8,120],[35.9,120],[35.9,120.1],[35.8,120]]]})");
    CHECK(holds(load_error(files), "(35.8, 120) does not lie within WGS 84"));
}

TEST_CASE("for a boundary that no CRS can hold none is recommended") {
    ProjectFiles files;
    files.write(
        "boundary.geojson",
        R"({"type":"Polygon","coordinates":[[[100,20],[130,20],[130,50],[100,50],[100,20]]]})");
    const std::string message = load_error(files);
    CHECK(holds(message, "too large"));
    CHECK_FALSE(holds(message, "write "));
}

TEST_CASE("a published area is compared: over 5 % apart is an issue") {
    CHECK(with_crs("boundary_area_km2 = 15.3\n").load().issues.count("boundary_area") == 0);
    const Issue issue = only_issue(with_crs("boundary_area_km2 = 20\n").load(), "boundary_area");
    CHECK(issue.severity == Severity::warning);
    CHECK(holds(issue.message, "16.00 km2"));
    CHECK(holds(issue.message, "boundary_area_km2 = 20"));
    CHECK(holds(issue.message, "20.0 % apart"));
    CHECK(holds(issue.place.file, "boundary.geojson"));
}

TEST_CASE("communities without ground inside the boundary are left out with a note") {
    ProjectFiles files;
    files.set("communities",
              {square(R"("id":"m1","name":"东")", {0, -2000}, 4000),
               square(R"("id":"m2","name":"远")", {2000, -2000}, 1000),
               square(R"("id":"m3")", {-2000, -2000}, 2000)});
    const District district = files.load();
    REQUIRE(district.communities.size() == 2);
    CHECK(district.communities[0].name == "东");
    CHECK(district.communities[1].name == "m3");
    CHECK(only_issue(district, "outside_boundary").place.layer == "communities");
    CHECK(find_community(district, "东") == CommunityId(0));
    CHECK(find_community(district, "m3") == CommunityId(1));
    CHECK_FALSE(find_community(district, "m2").valid());
    CHECK_FALSE(find_community(district, "").valid());
}

TEST_CASE("an id of a community wins over the name of another") {
    ProjectFiles files;
    files.set("communities",
              {square(R"("id":"m1","name":"m2")", {-2000, -2000}, 500),
               square(R"("id":"m2","name":"m1")", {-1000, -2000}, 500)});
    const District district = files.load();
    CHECK(find_community(district, "m2") == CommunityId(1));
}

TEST_CASE("a place belongs to the community that its field names, else to the one around it") {
    ProjectFiles files;
    files.set("communities",
              {square(R"("id":"m1","name":"东")", {0, -2000}, 4000),
               square(R"("id":"m2","name":"西")", {-4000, -2000}, 4000)});
    files.set("compounds",
              {square(R"("id":"a","households":1)", {100, 0}, 50),
               square(R"("id":"b","households":1,"社区":"西")", {200, 0}, 50),
               square(R"("id":"c","households":1,"社区":"m2")", {300, 0}, 50),
               square(R"("id":"d","households":1,"社区":"北")", {400, 0}, 50)});
    files.set(
        "stations",
        {point(R"("id":"s1","community":"东")", {-500, 0}), point(R"("id":"s2")", {-500, 0})});
    const District district = files.load();
    REQUIRE(district.compounds.size() == 4);
    CHECK(district.compounds[0].community == CommunityId(0));
    CHECK(district.compounds[1].community == CommunityId(1));
    CHECK(district.compounds[2].community == CommunityId(1));
    CHECK(district.compounds[3].community == CommunityId(0));
    CHECK(district.stations[0].community == CommunityId(0));
    CHECK(district.stations[1].community == CommunityId(1));
    const Issue issue = only_issue(district, "unknown_community");
    CHECK(issue.place.feature == "d");
    CHECK(issue.place.field == "社区");
    CHECK(holds(issue.message, "北"));
}

TEST_CASE("without a layer of communities the texts of the fields are the communities") {
    ProjectFiles files;
    files.set("compounds",
              {square(R"("id":"a","households":1,"community":"东")", {100, 0}, 50),
               square(R"("id":"b","households":1)", {200, 0}, 50),
               square(R"("id":"c","households":1,"community":"东")", {300, 0}, 50)});
    files.set("stations", {point(R"("id":"s1","community":"西")", {0, 0})});
    const District district = files.load();
    REQUIRE(district.communities.size() == 2);
    CHECK(district.communities[0].name == "东");
    CHECK(district.communities[0].ground.empty());
    CHECK(district.compounds[0].community == district.compounds[2].community);
    CHECK_FALSE(district.compounds[1].community.valid());
    CHECK(district.stations[0].community == CommunityId(1));
    CHECK(district.issues.count("unknown_community") == 0);
}

TEST_CASE("an outline that crosses itself everywhere is left out at once") {
    ProjectFiles files;
    test::Metres ring;
    for (int i = 0; i < 600; ++i) {
        // Chords of a circle: each crosses most of the others.
        const double turn = 2.4 * i;
        ring.push_back({100 + 90 * std::cos(turn), 100 + 90 * std::sin(turn)});
    }
    files.set("compounds", {test::polygon(R"("id":"c1","households":1)", ring)});
    const District district = files.load();
    CHECK(district.compounds.empty());
    const Issue issue = test::only_issue(district, "invalid_geometry");
    CHECK(issue.place.feature == "c1");
    CHECK(issue.message.find("10000 times") != std::string::npos);
}
