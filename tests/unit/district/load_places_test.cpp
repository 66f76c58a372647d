// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/load_places.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

District load_layer(const std::string& layer, const std::vector<std::string>& features) {
    ProjectFiles files;
    files.set(layer, features);
    return files.load();
}

/// The message of the only invalid value in a layer of one feature, which must be left out.
std::string invalid_value(const std::string& layer, const std::string& properties) {
    const Issue issue = only_issue(load_layer(layer, {point(properties, {0, 0})}), "invalid_value");
    CHECK(issue.place.layer == layer);
    CHECK(holds(issue.place.file, layer + ".geojson"));
    CHECK(holds(issue.message, "left out"));
    return issue.message;
}

} // namespace

TEST_CASE("every field of a station is read") {
    const District district = load_layer(
        "stations",
        {point(R"("id":"s1","name":"站","tier":2,"floor_area_m2":300,"capacity_households":900,
               "community":"东","entrance":"street","services":"夜校","open":"08:00-20:00")",
               {100, 50})});
    REQUIRE(district.stations.size() == 1);
    const Station& s = district.stations[0];
    CHECK(s.id == "s1");
    CHECK(s.name == "站");
    CHECK(s.tier == 2);
    CHECK(s.floor_area_m2 == 300.0);
    CHECK(s.capacity_households == 900.0);
    CHECK(s.community.valid());
    CHECK(s.entrance == "street");
    CHECK(s.services == "夜校");
    CHECK(s.open == "08:00-20:00");
    CHECK(s.inside);
    CHECK(distance(s.point, kMiddle + PlanePoint{100, 50}) < 0.001);
    CHECK(geodesic_distance(s.lon_lat, lon_lat_at({100, 50})) < 0.001);
}

TEST_CASE("stations are recognised under Chinese names, and most fields may be missing") {
    const District district = load_layer(
        "stations",
        {point(
             R"("编号":1,"名称":"甲","建筑面积":450.5,"等级":"小区级","开放时间":"全天","服务":"茶室")",
             {0, 0}),
         point(R"("编号":2)", {10, 0})});
    REQUIRE(district.stations.size() == 2);
    CHECK(district.stations[0].id == "1");
    CHECK(district.stations[0].floor_area_m2 == 450.5);
    CHECK(district.stations[0].tier == 2);
    CHECK(district.stations[0].open == "全天");
    CHECK(district.stations[0].services == "茶室");
    CHECK(district.stations[1].name == "2");
    CHECK(district.stations[1].tier == 1);
    CHECK_FALSE(district.stations[1].floor_area_m2.has_value());
}

TEST_CASE("stations with values that are not allowed are left out and listed") {
    CHECK(holds(invalid_value("stations", R"("id":"s","tier":3)"), "tier = \"3\": must be 1 "));
    CHECK(holds(invalid_value("stations", R"("id":"s","floor_area_m2":"big")"),
                "floor_area_m2 = \"big\": must be a number"));
    CHECK(holds(invalid_value("stations", R"("id":"s","capacity_households":-1)"), "not below 0"));
    CHECK(holds(invalid_value("stations", R"("id":"s","entrance":"back")"), "compound or street"));
}

TEST_CASE("stations count up to the margin beyond the boundary and know where they are") {
    ProjectFiles files;
    files.set("stations",
              {point(R"("id":"in")", {1999, 0}),
               point(R"("id":"near")", {3999, 0}),
               point(R"("id":"far")", {4001, 0}),
               point(R"("id":"diagonal")", {3500, 3500})});
    const District district = files.load();
    REQUIRE(district.stations.size() == 2);
    CHECK(district.stations[0].inside);
    CHECK_FALSE(district.stations[1].inside);
    const Issue beyond = only_issue(district, "beyond_margin");
    CHECK(beyond.severity == Severity::note);
    CHECK(holds(beyond.message, "2 stations"));
    CHECK(holds(beyond.message, "margin_m = 2000"));

    files.settings = "margin_m = 100\n";
    CHECK(files.load().stations.size() == 1);
    files.settings = "outside_stations = false\n";
    const District inside = files.load();
    CHECK(inside.stations.size() == 1);
    CHECK(holds(only_issue(inside, "outside_boundary").message, "1 stations"));
}

TEST_CASE("a district without stations is an issue and no error") {
    const District district = load_layer("stations", {});
    CHECK(district.stations.empty());
    CHECK(only_issue(district, "no_stations").severity == Severity::warning);
}

TEST_CASE("a station may be drawn as its building") {
    const District district = load_layer("stations", {square(R"("id":"s")", {10, 20}, 30)});
    REQUIRE(district.stations.size() == 1);
    CHECK(distance(district.stations[0].point, kMiddle + PlanePoint{25, 35}) < 0.001);
}

TEST_CASE("a station drawn as a line is left out") {
    const District district = load_layer("stations", {line(R"("id":"s")", {{0, 0}, {5, 5}})});
    CHECK(district.stations.empty());
    CHECK(holds(only_issue(district, "invalid_geometry").message, "neither a point nor"));
}

TEST_CASE("of stations with one id the first is kept, and one without id is left out") {
    const District district = load_layer("stations",
                                         {point(R"("id":"s","name":"first")", {0, 0}),
                                          point(R"("id":"s","name":"second")", {9, 0}),
                                          point(R"("name":"third")", {9, 9})});
    REQUIRE(district.stations.size() == 1);
    CHECK(district.stations[0].name == "first");
    CHECK(district.issues.count("duplicate_id") == 1);
    CHECK(district.issues.count("missing_id") == 1);
}

TEST_CASE("stations of a table with longitudes and latitudes are read") {
    ProjectFiles files;
    const LonLat p = lon_lat_at({100, 50});
    files.write("s.csv", fmt::format("编号,名称,经度,纬度\n007,站,{:.9f},{:.9f}\n", p.lon, p.lat));
    files.keys["stations"]["source"] = "\"s.csv\"";
    const District district = files.load();
    REQUIRE(district.stations.size() == 1);
    CHECK(district.stations[0].id == "007");
    CHECK(distance(district.stations[0].point, kMiddle + PlanePoint{100, 50}) < 0.001);
}

TEST_CASE("gates know their compound, their hours and who may pass") {
    const District district = load_layer(
        "gates",
        {point(R"("id":"g1","compound":"c1","open":"always","residents":false)", {0, 0}),
         point(R"("id":"g2","compound":"甲","open":"06:00-22:00","residents":"是")", {1, 0}),
         point(R"("id":"g3","open":"closed","residents":"no")", {2, 0}),
         point(R"("id":"g4","open":"全天","residents":1)", {3, 0}),
         point(R"("id":"g5","open":"24小时")", {4, 0})});
    REQUIRE(district.gates.size() == 5);
    CHECK(district.gates[0].compound == CompoundId(0));
    CHECK(district.gates[0].open == GateHours::always);
    CHECK_FALSE(district.gates[0].residents);
    CHECK(district.gates[1].compound == CompoundId(0));
    CHECK(district.gates[1].open == GateHours::hours);
    CHECK(district.gates[1].hours == "06:00-22:00");
    CHECK(district.gates[1].residents);
    CHECK_FALSE(district.gates[2].compound.valid());
    CHECK(district.gates[2].open == GateHours::closed);
    CHECK(district.gates[3].open == GateHours::always);
    CHECK(district.gates[3].residents);
    CHECK(district.gates[4].open == GateHours::always);
}

TEST_CASE("gates with words that are not understood are left out and listed") {
    CHECK(holds(invalid_value("gates", R"("id":"g","open":"maybe")"), "always, closed"));
    CHECK(holds(invalid_value("gates", R"("id":"g","residents":"some")"), "yes or no"));
    CHECK(holds(invalid_value("gates", R"("id":"g","compound":"c9")"), "compound = \"c9\""));
}

TEST_CASE("a gate of a compound outside the boundary is no gate of the district") {
    ProjectFiles files;
    files.set("compounds",
              {square(R"("id":"c1","households":1)", {0, 0}, 50),
               square(R"("id":"c2","households":1)", {2000, 0}, 50)});
    files.set("gates", {point(R"("id":"g","compound":"c2")", {2000, 0})});
    const District district = files.load();
    CHECK(district.gates.empty());
    CHECK(district.issues.count("invalid_value") == 0);
}

TEST_CASE("gates and barriers beyond the margin are left out with a note") {
    CHECK(load_layer("gates", {point(R"("id":"g")", {9000, 0})}).issues.count("beyond_margin") ==
          1);
    const District district = load_layer(
        "barriers", {line("", {{9000, 0}, {9100, 0}}), line("", {{9000, 0}, {3900, 0}})});
    CHECK(district.barriers.size() == 1);
    CHECK(holds(only_issue(district, "beyond_margin").message, "1 barriers"));
}

TEST_CASE("barriers are walls unless they say otherwise") {
    const District district = load_layer("barriers",
                                         {line("", {{0, 0}, {10, 0}}),
                                          line(R"("kind":"river")", {{0, 0}, {10, 0}}),
                                          line(R"("kind":"铁路")", {{0, 0}, {10, 0}}),
                                          line(R"("kind":"水体")", {{0, 0}, {10, 0}}),
                                          line(R"("kind":"围墙")", {{0, 0}, {10, 0}}),
                                          line(R"("kind":"fence")", {{0, 0}, {10, 0}})});
    REQUIRE(district.barriers.size() == 5);
    CHECK(district.barriers[0].kind == BarrierKind::wall);
    CHECK(district.barriers[1].kind == BarrierKind::river);
    CHECK(district.barriers[2].kind == BarrierKind::rail);
    CHECK(district.barriers[3].kind == BarrierKind::water);
    CHECK(district.barriers[4].kind == BarrierKind::wall);
    CHECK(district.barriers[0].lines.size() == 1);
    CHECK(district.barriers[0].area.empty());
    CHECK(holds(only_issue(district, "invalid_value").message, "kind = \"fence\""));
}

TEST_CASE("a barrier with an area keeps it, and its outlines are closed lines") {
    const District district = load_layer("barriers", {square(R"("kind":"water")", {0, 0}, 100)});
    REQUIRE(district.barriers.size() == 1);
    CHECK(area(district.barriers[0].area) == Approx(10'000).epsilon(1e-6));
    REQUIRE(district.barriers[0].lines.size() == 1);
    CHECK(district.barriers[0].lines[0].front() == district.barriers[0].lines[0].back());
}

TEST_CASE("a barrier without two distinct points is left out") {
    const District district = load_layer("barriers", {line("", {{1, 1}, {1, 1}})});
    CHECK(district.barriers.empty());
    CHECK(district.issues.count("invalid_geometry") == 1);
}

TEST_CASE("every field of a candidate is read") {
    const District district = load_layer(
        "candidates",
        {point(R"("id":"k1","name":"房","floor_area_m2":120,"cost_yuan":50000,"source":"物业用房",
               "tenure":"租赁","tier":2)",
               {5, 5}),
         point(R"("id":"k2")", {6, 6}),
         point(R"("id":"k3","cost_yuan":-1)", {7, 7})});
    REQUIRE(district.candidates.size() == 2);
    const Candidate& k = district.candidates[0];
    CHECK(k.id == "k1");
    CHECK(k.name == "房");
    CHECK(k.floor_area_m2 == 120.0);
    CHECK(k.cost_yuan == 50000.0);
    CHECK(k.source == "物业用房");
    CHECK(k.tenure == "租赁");
    CHECK(k.tier == 2);
    CHECK(district.candidates[1].name == "k2");
    CHECK_FALSE(district.candidates[1].cost_yuan.has_value());
    CHECK(holds(only_issue(district, "invalid_value").message, "cost_yuan = \"-1\""));
}

TEST_CASE("buildings are points, whatever they are drawn as") {
    const District district = load_layer("buildings",
                                         {point(R"("households":12,"people":30)", {5, 5}),
                                          square(R"("households":"24")", {10, 10}, 20),
                                          square(R"("households":-1)", {50, 10}, 20)});
    REQUIRE(district.buildings.size() == 2);
    CHECK(district.buildings[0].households == 12);
    CHECK(district.buildings[0].people == 30.0);
    CHECK(distance(district.buildings[1].point, kMiddle + PlanePoint{20, 20}) < 0.001);
    CHECK_FALSE(district.buildings[1].people.has_value());
    CHECK(district.issues.count("invalid_value") == 1);
}

TEST_CASE("hours of a gate that are not understood are told, and the gate is kept") {
    ProjectFiles files;
    files.set("gates",
              {test::point(R"("id":"g1","open":"25:99-77")", {100, 200}),
               test::point(R"("id":"g2","open":"06:00-22:00")", {200, 100})});
    const District district = files.load();
    CHECK(district.gates.size() == 2);
    const Issue issue = test::only_issue(district, "unknown_hours");
    CHECK(issue.place.feature == "g1");
    CHECK(issue.place.field == "open");
    CHECK(issue.message.find("25:99-77") != std::string::npos);
}
