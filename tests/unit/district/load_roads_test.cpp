// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/load_roads.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace yike;
using namespace yike::test;

namespace {

District load_lines(const std::vector<std::string>& features, const std::string& settings = "") {
    ProjectFiles files;
    files.set("roads", features);
    files.settings = settings;
    return files.load();
}

std::string osm_node(int id, PlanePoint metres) {
    const LonLat p = lon_lat_at(metres);
    return fmt::format("<node id=\"{}\" lat=\"{:.7f}\" lon=\"{:.7f}\" version=\"1\" "
                       "timestamp=\"2025-03-04T00:00:00Z\"/>\n",
                       id,
                       p.lat,
                       p.lon);
}

std::string osm_way(int id, const std::vector<int>& nodes, const std::string& tags) {
    std::string text = fmt::format("<way id=\"{}\" version=\"1\">", id);
    for (const int node : nodes) {
        text += fmt::format("<nd ref=\"{}\"/>", node);
    }
    return text + tags + "</way>\n";
}

std::string tag(const std::string& key, const std::string& value) {
    return fmt::format("<tag k=\"{}\" v=\"{}\"/>", key, value);
}

/// A street with a bridge over it, a private way inside the compound (100..300) and one outside.
ProjectFiles osm_project() {
    ProjectFiles files;
    files.write("roads.osm",
                "<?xml version=\"1.0\"?>\n<osm version=\"0.6\">\n" + osm_node(1, {0, 0}) +
                    osm_node(2, {200, 0}) + osm_node(3, {400, 0}) + osm_node(4, {200, -50}) +
                    osm_node(5, {200, 50}) + osm_node(6, {200, 150}) + osm_node(7, {200, 250}) +
                    osm_node(8, {-300, 0}) + osm_node(9, {9000, 0}) + osm_node(10, {9100, 0}) +
                    osm_way(11, {1, 2, 3}, tag("highway", "residential") + tag("name", "东路")) +
                    osm_way(12, {4, 5}, tag("highway", "footway") + tag("layer", "1")) +
                    osm_way(13, {6, 7}, tag("highway", "service") + tag("access", "private")) +
                    osm_way(14, {1, 8}, tag("highway", "service") + tag("access", "private")) +
                    osm_way(15, {2, 6}, tag("highway", "path") + tag("foot", "no")) +
                    osm_way(16, {9, 10}, tag("highway", "path")) + "</osm>\n");
    files.keys["roads"] = {{"source", "\"roads.osm\""}};
    return files;
}

} // namespace

TEST_CASE("roads of OpenStreetMap bring its attribution, unless the project names one") {
    ProjectFiles files = osm_project();
    CHECK(holds(files.load().attribution, "OpenStreetMap contributors"));
    files.project = "attribution = \"survey of 2025\"\n";
    CHECK(files.load().attribution == "survey of 2025");
    CHECK(ProjectFiles().load().attribution.empty());
}

TEST_CASE("every field of a road is read") {
    const District district =
        load_lines({line(R"("id":"r1","class":"footway","name":"路","crossing":"zebra","level":-1,
              "oneway_foot":"yes")",
                         {{0, 0}, {50, 10}, {100, 0}}),
                    line(R"("highway":"steps","oneway_foot":"否")", {{0, 0}, {0, 50}})});
    REQUIRE(district.roads.size() == 2);
    const Road& road = district.roads[0];
    CHECK(road.id == "r1");
    CHECK(road.road_class == "footway");
    CHECK(road.name == "路");
    CHECK(road.crossing == "zebra");
    CHECK(road.level == -1);
    CHECK(road.oneway_foot);
    CHECK_FALSE(road.private_access);
    REQUIRE(road.line.size() == 3);
    CHECK(distance(road.line[1], kMiddle + PlanePoint{50, 10}) < 0.001);
    CHECK_FALSE(district.roads[1].oneway_foot);
    CHECK_FALSE(district.roads[1].id.empty());
}

TEST_CASE("a class may be called highway, fclass or type") {
    for (const std::string name : {"class", "highway", "fclass", "type"}) {
        const District district =
            load_lines({line("\"" + name + "\":\"path\"", {{0, 0}, {50, 0}})});
        CHECK(district.roads.at(0).road_class == "path");
    }
}

TEST_CASE("lines join at common ends and not where they cross") {
    const District district = load_lines({line("", {{0, 0}, {100, 0}}),
                                          line("", {{100.005, 0}, {100, 100}}),
                                          line("", {{50, -50}, {50, 50}}),
                                          line("", {{100.02, 0}, {200, 0}})});
    REQUIRE(district.roads.size() == 4);
    CHECK(district.roads[0].to == district.roads[1].from);
    CHECK(district.junctions == 7);
    std::set<std::uint32_t> ends;
    for (const Road& road : district.roads) {
        ends.insert({road.from, road.to});
        CHECK(road.from < district.junctions);
        CHECK(road.to < district.junctions);
    }
    CHECK(ends.size() == district.junctions);
}

TEST_CASE("lines with node ids join by them: stacked levels stay apart, numbers are texts") {
    const District district =
        load_lines({line(R"("from_node":1,"to_node":2)", {{0, 0}, {100, 0}}),
                    line(R"("from_node":"2","to_node":"3")", {{100, 0}, {200, 0}}),
                    line(R"("from_node":"4","to_node":"5")", {{100, 0}, {100, 90}}),
                    line("", {{200, 0}, {300, 0}})});
    REQUIRE(district.roads.size() == 4);
    CHECK(district.roads[0].to == district.roads[1].from);
    CHECK(district.roads[2].from != district.roads[0].to);
    CHECK(district.roads[3].from == district.roads[1].to);
    CHECK(district.junctions == 6);
}

TEST_CASE("a line without ids at several nodes joins the first by id, and an issue says so") {
    const District district =
        load_lines({line(R"("from_node":"b","to_node":"x")", {{0, 0}, {100, 0}}),
                    line(R"("from_node":"a","to_node":"y")", {{0, 0}, {0, 100}}),
                    line(R"("id":"loose")", {{0, 0}, {-100, 0}})});
    REQUIRE(district.roads.size() == 3);
    CHECK(district.roads[2].from == district.roads[1].from);
    const Issue issue = only_issue(district, "ambiguous_junction");
    CHECK(issue.place.feature == "loose");
    CHECK(holds(issue.message, "\"a\""));
}

TEST_CASE("one node id of two is as good as none, and told") {
    const District district =
        load_lines({line(R"("id":"r","from_node":"a","to_node":"")", {{0, 0}, {100, 0}}),
                    line("", {{100, 0}, {200, 0}})});
    CHECK(district.roads.at(0).to == district.roads.at(1).from);
    CHECK(only_issue(district, "invalid_value").place.field == "to_node");
}

TEST_CASE("one node id at two places far apart is listed and does not join them") {
    const District district =
        load_lines({line(R"("from_node":"a","to_node":"b")", {{0, 0}, {100, 0}}),
                    line(R"("id":"wrong","from_node":"b","to_node":"c")", {{700, 0}, {800, 0}})});
    CHECK(district.roads.at(0).to != district.roads.at(1).from);
    CHECK(only_issue(district, "node_apart").place.feature == "wrong");
}

TEST_CASE("each part of a line is a road, and its node ids are those of its two ends") {
    const std::string parts =
        "[" + json_chain({{0, 0}, {100, 0}}) + "," + json_chain({{100, 0}, {200, 0}}) + "]";
    const District district = load_lines(
        {json_feature(R"("id":"m","from_node":"a","to_node":"b")", "MultiLineString", parts),
         line(R"("from_node":"b","to_node":"c")", {{200, 0}, {300, 0}})});
    REQUIRE(district.roads.size() == 3);
    CHECK(district.roads[0].id == "m");
    CHECK(district.roads[1].id == "m");
    CHECK(district.roads[0].to == district.roads[1].from);
    CHECK(district.roads[1].to == district.roads[2].from);
}

TEST_CASE("repeated vertices are dropped and lines without length left out with an issue") {
    const District district = load_lines({line("", {{0, 0}, {0, 0}, {50, 0}, {50, 0}, {100, 0}}),
                                          line(R"("id":"dot")", {{5, 5}, {5, 5}})});
    REQUIRE(district.roads.size() == 1);
    CHECK(district.roads[0].line.size() == 3);
    const Issue issue = only_issue(district, "invalid_geometry");
    CHECK(issue.place.feature == "dot");
    CHECK(issue.place.layer == "roads");
    CHECK(issue.lon.has_value());
}

TEST_CASE("a closed line begins and ends in one junction") {
    const District district = load_lines({line("", {{0, 0}, {50, 0}, {50, 50}, {0, 0}})});
    CHECK(district.roads.at(0).from == district.roads.at(0).to);
    CHECK(district.junctions == 1);
}

TEST_CASE("roads count up to the margin beyond the boundary, by their nearest point") {
    const District district = load_lines({line("", {{0, 0}, {100, 0}}),
                                          line("", {{3999, 0}, {9000, 0}}),
                                          line("", {{4001, 0}, {9000, 0}}),
                                          line("", {{3450, 3450}, {3500, 3500}})},
                                         "margin_m = 2000\n");
    CHECK(district.roads.size() == 2);
    CHECK(holds(only_issue(district, "beyond_margin").message, "2 lines"));
}

TEST_CASE("a road that passes the boundary with both ends far away is kept") {
    CHECK(load_lines({line("", {{-9000, 0}, {9000, 0}})}).roads.size() == 1);
}

TEST_CASE("words of a road that are not understood are ignored and listed") {
    const District district =
        load_lines({line(R"("id":"r","oneway_foot":"perhaps","level":"0;1")", {{0, 0}, {50, 0}})});
    REQUIRE(district.roads.size() == 1);
    CHECK_FALSE(district.roads[0].oneway_foot);
    CHECK(district.roads[0].level == 0);
    CHECK(district.issues.count("invalid_value") == 2);
}

TEST_CASE("private lines carry residents inside a compound if the settings say so") {
    const std::vector<std::string> lines = {
        line(R"("id":"street")", {{0, 0}, {50, 0}}),
        line(R"("id":"inner","access":"private")", {{120, 120}, {280, 280}}),
        line(R"("id":"leaving","access":"private")", {{120, 120}, {400, 120}}),
        line(R"("id":"shut","access":"no")", {{0, 0}, {0, 1000}})};
    const District without = load_lines(lines);
    CHECK(without.roads.size() == 1);
    CHECK(without.omitted_road_km.at("access_no") == Approx(1.0).epsilon(1e-4));
    CHECK(without.omitted_road_km.at("access_private") ==
          Approx(0.280 + std::sqrt(2) * 0.160).epsilon(1e-4));
    const District with = load_lines(lines, "private_ways = true\n");
    REQUIRE(with.roads.size() == 2);
    CHECK(with.roads[1].id == "inner");
    CHECK(with.roads[1].private_access);
    CHECK(with.omitted_road_km.at("access_private") == Approx(0.280).epsilon(1e-4));
}

TEST_CASE("a feature without a line is left out, and a district without roads is an issue") {
    const District district = load_lines({point(R"("id":"p")", {0, 0})});
    CHECK(district.roads.empty());
    CHECK(district.issues.count("invalid_geometry") == 1);
    CHECK(only_issue(district, "no_roads").severity == Severity::warning);
}

TEST_CASE("roads of an OSM file join at shared nodes only") {
    const District district = osm_project().load();
    REQUIRE(district.roads.size() == 2);
    CHECK(district.roads[0].id == "w11-0");
    CHECK(district.roads[0].road_class == "residential");
    CHECK(district.roads[0].name == "东路");
    CHECK(district.roads[1].id == "w12-0");
    CHECK(district.roads[1].level == 1);
    CHECK(district.junctions == 4);
    CHECK(district.data_date == "2025-03-04");
    CHECK(holds(only_issue(district, "beyond_margin").message, "1 lines"));
}

TEST_CASE("what an OSM file holds and nobody may walk on is reported in kilometres") {
    const District district = osm_project().load();
    CHECK(district.omitted_road_km.at("foot_no") == Approx(0.150).epsilon(0.001));
    CHECK(district.omitted_road_km.at("access_private") == Approx(0.100 + 0.300).epsilon(0.001));
}

TEST_CASE("private ways of an OSM file are kept inside a compound if the settings say so") {
    ProjectFiles files = osm_project();
    files.settings = "private_ways = true\n";
    const District district = files.load();
    REQUIRE(district.roads.size() == 3);
    CHECK(district.roads[2].id == "w13-0");
    CHECK(district.roads[2].private_access);
    CHECK(district.junctions == 6);
    CHECK(district.omitted_road_km.at("access_private") == Approx(0.300).epsilon(0.001));
}

TEST_CASE("a date of the project goes before that of an OSM file") {
    ProjectFiles files = osm_project();
    files.project = "data_date = \"2025-11-01\"\n";
    CHECK(files.load().data_date == "2025-11-01");
}
