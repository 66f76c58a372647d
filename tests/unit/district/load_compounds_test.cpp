// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/load_compounds.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

District load_compounds(const std::vector<std::string>& features) {
    ProjectFiles files;
    files.set("compounds", features);
    return files.load();
}

/// A compound of 100 households with more properties.
std::string compound(const std::string& id, const std::string& more, double x = 0) {
    return square(fmt::format("\"id\":\"{}\",\"households\":100{}", id, more), {x, 0}, 50);
}

/// The issue about the second of two compounds, which must be left out for it.
Issue left_out(const std::string& kind, const std::string& feature) {
    const District district = load_compounds({compound("good", ""), feature});
    REQUIRE(district.compounds.size() == 1);
    CHECK(district.compounds[0].id == "good");
    const Issue issue = only_issue(district, kind);
    CHECK(issue.severity == Severity::error);
    CHECK(issue.place.layer == "compounds");
    CHECK(holds(issue.place.file, "compounds.geojson"));
    CHECK(holds(issue.message, "left out"));
    CHECK_FALSE(issue.mend.empty());
    return issue;
}

} // namespace

TEST_CASE("every field of a compound is read under our own names") {
    const District district = load_compounds(
        {square(R"("ID":"c1","Name":"甲","households":100.5,"people":250,"elderly":60,
                "type":"commodity","community":"东","enclosure":"walled","detour":1.2,"year":1998,
                "grid":"G7","responsible":"王","households_source":"estimate: floors")",
                {100, 200},
                100)});
    REQUIRE(district.compounds.size() == 1);
    const Compound& c = district.compounds[0];
    CHECK(c.id == "c1");
    CHECK(c.name == "甲");
    CHECK(c.households == 100.5);
    CHECK(c.people == 250);
    CHECK(c.elderly == 60);
    CHECK(c.type == SettlementType::commodity);
    CHECK(c.type_name == "commodity");
    CHECK(c.community == CommunityId(0));
    CHECK(c.enclosure == Enclosure::walled);
    CHECK(c.detour == 1.2);
    CHECK(c.year == "1998");
    CHECK(c.grid == "G7");
    CHECK(c.responsible == "王");
    CHECK(c.households_source == "estimate: floors");
    CHECK(area(c.ground) == Approx(10'000).epsilon(1e-6));
    CHECK(signed_area(c.ground[0].outer) > 0);
    CHECK(c.interior.x == Approx(kMiddle.x + 150).margin(0.001));
    CHECK(c.interior.y == Approx(kMiddle.y + 250).margin(0.001));
    CHECK(geodesic_distance(c.lon_lat, lon_lat_at({150, 250})) < 0.001);
    CHECK(district.issues.empty());
}

TEST_CASE("fields are recognised under Chinese names") {
    const District district = load_compounds({square(
        R"("编号":7,"小区名称":"甲","总户数":"100","总人口":250,"60岁以上":60,"类型":"村改安置小区",
        "社区":"东","建成年份":2010,"网格":"一","责任人":"李")",
        {0, 0},
        100)});
    REQUIRE(district.compounds.size() == 1);
    const Compound& c = district.compounds[0];
    CHECK(c.id == "7");
    CHECK(c.name == "甲");
    CHECK(c.households == 100);
    CHECK(c.people == 250);
    CHECK(c.elderly == 60);
    CHECK(c.type == SettlementType::resettled);
    CHECK(c.community.valid());
    CHECK(c.year == "2010");
    CHECK(c.grid == "一");
    CHECK(c.responsible == "李");
}

TEST_CASE("a fields entry goes before any name that is recognised") {
    ProjectFiles files;
    files.set("compounds", {square(R"("id":"c1","households":1,"实有户":90)", {0, 0}, 50)});
    files.keys["compounds"]["fields"] = "{ households = \"实有户\" }";
    CHECK(files.load().compounds.at(0).households == 90);
}

TEST_CASE("a fields entry for an absent column is refused with the columns") {
    ProjectFiles files;
    files.keys["compounds"]["fields"] = "{ households = \"实有户\" }";
    const std::string message = load_error(files);
    CHECK(holds(message, "compounds.geojson: layer \"compounds\""));
    CHECK(holds(message, "fields.households = \"实有户\""));
    CHECK(holds(message, "columns: id, name, households"));
}

TEST_CASE("a required field that no column holds is refused with the columns") {
    ProjectFiles files;
    files.set("compounds", {square(R"("id":"c1","flats":1)", {0, 0}, 50)});
    const std::string message = load_error(files);
    CHECK(holds(message, "compounds.geojson"));
    CHECK(holds(message, "households"));
    CHECK(holds(message, "columns: id, flats"));
}

TEST_CASE("settlement types are recognised in both languages") {
    for (const char* word : {"开放式老旧小区", "老旧小区", "open", "Open"}) {
        CHECK(parse_settlement_type(word) == SettlementType::open_old);
    }
    for (const char* word : {"商品房小区", "商品房", "commodity"}) {
        CHECK(parse_settlement_type(word) == SettlementType::commodity);
    }
    for (const char* word : {"村改安置小区", "安置小区", "resettled"}) {
        CHECK(parse_settlement_type(word) == SettlementType::resettled);
    }
    CHECK(parse_settlement_type("别墅") == SettlementType::other);
    CHECK(parse_settlement_type("") == SettlementType::other);
}

TEST_CASE("people and elderly are estimated where missing, with one note each") {
    const District district = load_compounds({compound("a", ""),
                                              compound("b", R"(,"people":200)", 100),
                                              compound("c", R"(,"people":10,"elderly":4)", 200)});
    REQUIRE(district.compounds.size() == 3);
    CHECK(district.compounds[0].people == Approx(255));
    CHECK(district.compounds[0].elderly == Approx(255 * 0.203));
    CHECK(district.compounds[1].elderly == Approx(200 * 0.203));
    CHECK(district.compounds[2].elderly == 4);
    const Issue people = only_issue(district, "people_estimated");
    CHECK(people.severity == Severity::note);
    CHECK(holds(people.message, "1 compounds with 100 households"));
    CHECK(holds(people.message, "2.55"));
    const Issue elderly = only_issue(district, "elderly_estimated");
    CHECK(holds(elderly.message, "2 compounds with 200 households"));
    CHECK(holds(elderly.message, "20.3 %"));
    CHECK(elderly.households == 200);
}

TEST_CASE("a compound without an id is left out") {
    const Issue issue = left_out("missing_id", square(R"("households":5)", {200, 0}, 50));
    CHECK(issue.households == 5);
    CHECK(issue.place.field == "id");
    REQUIRE(issue.lon);
    CHECK(geodesic_distance({*issue.lon, *issue.lat}, lon_lat_at({200, 0})) < 0.01);
}

TEST_CASE("of equal ids the first is kept") {
    const Issue issue =
        left_out("duplicate_id", square(R"("id":"good","households":7)", {200, 0}, 50));
    CHECK(issue.place.feature == "good");
    CHECK(issue.place.field == "id");
    CHECK(holds(issue.message, "id = \"good\""));
    CHECK(issue.households == 7);
}

TEST_CASE("a value that is not allowed leaves the compound out and says what is allowed") {
    const auto check = [](const std::string& properties,
                          const std::string& field,
                          const std::string& value,
                          const std::string& allowed) {
        const Issue issue =
            left_out("invalid_value", square("\"id\":\"bad\"," + properties, {200, 0}, 50));
        INFO(issue.message);
        CHECK(issue.place.feature == "bad");
        CHECK(issue.place.field == field);
        CHECK(holds(issue.message, field + " = \"" + value + "\": must be "));
        CHECK(holds(issue.message, allowed));
    };
    check(R"("households":-3)", "households", "-3", "not below 0");
    check(R"("households":"many")", "households", "many", "a number");
    check(R"("households":null)", "households", "", "a number");
    check(R"("households":9,"people":-1)", "people", "-1", "not below 0");
    check(R"("households":9,"people":10,"elderly":11)", "elderly", "11", "from 0 to 10");
    check(R"("households":9,"detour":0.9)", "detour", "0.9", "from 1 to 3");
    check(R"("households":9,"enclosure":"半封闭")", "enclosure", "半封闭", "walled or open");
}

TEST_CASE("a polygon that crosses itself is repaired and kept") {
    const District district = load_compounds(
        {polygon(R"("id":"bow","households":5)", {{0, 0}, {100, 100}, {100, 0}, {0, 100}})});
    REQUIRE(district.compounds.size() == 1);
    CHECK(area(district.compounds[0].ground) == Approx(5000).epsilon(1e-6));
    const Issue issue = only_issue(district, "invalid_geometry");
    CHECK(issue.severity == Severity::warning);
    CHECK(issue.place.feature == "bow");
    CHECK(issue.households == 5);
    CHECK(holds(issue.message, "repaired"));
    CHECK(issue.lon.has_value());
}

TEST_CASE("a polygon without ground is left out") {
    left_out("invalid_geometry",
             polygon(R"("id":"flat","households":5)", {{200, 0}, {210, 0}, {220, 0}}));
    left_out("invalid_geometry",
             polygon(R"("id":"dot","households":5)", {{200, 0}, {200, 0}, {200, 0}}));
}

TEST_CASE("a compound may be a point") {
    const District district = load_compounds({point(R"("id":"p","households":5)", {30, 40})});
    REQUIRE(district.compounds.size() == 1);
    CHECK(district.compounds[0].ground.empty());
    CHECK(distance(district.compounds[0].interior, kMiddle + PlanePoint{30, 40}) < 0.001);
}

TEST_CASE("compounds whose interior point lies outside the boundary are counted in one note") {
    const District district = load_compounds({square(R"("id":"in","households":1)", {1900, 0}, 190),
                                              square(R"("id":"x","households":10)", {1950, 0}, 200),
                                              point(R"("id":"y","households":20)", {9000, 0})});
    REQUIRE(district.compounds.size() == 1);
    const Issue issue = only_issue(district, "outside_boundary");
    CHECK(issue.severity == Severity::note);
    CHECK(issue.place.layer == "compounds");
    CHECK(holds(issue.message, "2 compounds with 30 households"));
    CHECK(issue.households == 30);
}

TEST_CASE("a district without compounds is an issue and no error") {
    CHECK(only_issue(load_compounds({}), "no_compounds").severity == Severity::warning);
    const District district = load_compounds({point(R"("id":"y","households":20)", {9000, 0})});
    CHECK(district.compounds.empty());
    CHECK(district.issues.count("no_compounds") == 1);
}

TEST_CASE("a hole is kept as a hole") {
    const std::string ring = json_chain({{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}});
    const std::string hole = json_chain({{25, 25}, {75, 25}, {75, 75}, {25, 75}, {25, 25}});
    const District district = load_compounds(
        {json_feature(R"("id":"h","households":1)", "Polygon", "[" + ring + "," + hole + "]")});
    REQUIRE(district.compounds.size() == 1);
    CHECK(area(district.compounds[0].ground) == Approx(7500).epsilon(1e-6));
    CHECK(signed_area(district.compounds[0].ground[0].holes.at(0)) < 0);
}

TEST_CASE("a value beyond the greatest is told the greatest") {
    const Issue issue =
        left_out("invalid_value", square(R"("id":"c2","households":1e300)", {0, 0}, 50));
    CHECK(holds(issue.message, "from 0 to 1000000000000"));
}
