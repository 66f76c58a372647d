// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/check_up.hpp"
#include "doctor/rules.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace yike;
using namespace yike::test;

// Each rule has a case that triggers it and a clean twin; healthy() and walled() are the twins of
// most.

TEST_CASE("a healthy project has nothing to complain about") {
    REQUIRE(complaints(healthy()) == std::vector<std::string>{});
    REQUIRE(complaints(walled()) == std::vector<std::string>{});
}

TEST_CASE("the table names each kind once, in snake_case, with a mend") {
    std::set<std::string_view> kinds;
    for (const Rule& rule : all_rules()) {
        REQUIRE(kinds.insert(rule.kind).second);
        REQUIRE(rule.kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
                std::string_view::npos);
        REQUIRE_FALSE(rule.mend.empty());
    }
}

TEST_CASE("a duplicate id is told once, with its households and place") {
    ProjectFiles files = healthy();
    files.set("compounds",
              {square(R"("id":"c1","households":100,"people":250,"elderly":50)", {100, 20}, 100),
               square(R"("id":"c1","households":70,"people":250,"elderly":50)", {300, 20}, 100)});
    const Finding found = finding(check_up(files), "duplicate_id", "compounds");
    REQUIRE(found.count == 1);
    REQUIRE(found.severity == Severity::error);
    REQUIRE(found.households == 70);
    REQUIRE(found.where.at(0).feature == "c1");
    REQUIRE(found.where.at(0).lon.has_value());
}

TEST_CASE("an outline that crosses itself is told") {
    ProjectFiles files = healthy();
    files.set("compounds",
              {polygon(R"("id":"c1","households":100,"people":250,"elderly":50)",
                       {{100, 20}, {200, 120}, {200, 20}, {100, 120}})});
    REQUIRE(count_of(files, "invalid_geometry") == 1);
}

TEST_CASE("a compound without geometry is an error, for its households are gone") {
    ProjectFiles files = healthy();
    files.set("compounds",
              {square(R"("id":"c1","households":100,"people":250,"elderly":50)", {100, 20}, 100),
               R"({"type":"Feature","properties":{"id":"c2","households":5},"geometry":null})"});
    const Finding found = finding(check_up(files), "empty_geometry", "compounds");
    REQUIRE(found.count == 1);
    REQUIRE(found.severity == Severity::error);
}

TEST_CASE("missing households are an error, none at all a warning") {
    ProjectFiles files = healthy();
    files.set("compounds",
              {square(R"("id":"c1","households":100,"people":250,"elderly":50)", {100, 20}, 100),
               square(R"("id":"c2","households":null)", {300, 20}, 100),
               square(R"("id":"c3","households":0,"people":0,"elderly":0)", {500, 20}, 100)});
    const auto all = check_up(files);
    REQUIRE(finding(all, "invalid_value").where.at(0).feature == "c2");
    REQUIRE(finding(all, "invalid_value").severity == Severity::error);
    REQUIRE(finding(all, "zero_households").where.at(0).feature == "c3");
}

TEST_CASE("households that the ground cannot hold are told") {
    ProjectFiles files = healthy();
    files.set("compounds",
              {square(R"("id":"c1","households":990,"people":2500,"elderly":50)", {100, 20}, 100)});
    REQUIRE(count_of(files, "household_density") == 0); // 990 a hectare
    files.set(
        "compounds",
        {square(R"("id":"c1","households":1010,"people":2500,"elderly":50)", {100, 20}, 100)});
    REQUIRE(count_of(files, "household_density") == 1);
}

TEST_CASE("estimated households are a note with their number") {
    ProjectFiles files = healthy();
    files.set("compounds",
              {square(R"("id":"c1","households":100,"households_source":"estimate: x")",
                      {100, 20},
                      100)});
    const auto all = check_up(files);
    REQUIRE(finding(all, "households_estimated").households == 100);
    REQUIRE(finding(all, "people_estimated").count == 1);
    REQUIRE(finding(check_up(healthy()), "households_estimated").count == 0);
}

TEST_CASE("a boundary that differs from the published area by over 5 % is told") {
    ProjectFiles files = healthy();
    files.project = "boundary_area_km2 = 15.3\n";
    REQUIRE(count_of(files, "boundary_area") == 0); // 16 km2: 4.6 % more
    files.project = "boundary_area_km2 = 15.2\n";
    REQUIRE(count_of(files, "boundary_area") == 1);
}

TEST_CASE("features outside the boundary are listed by layer") {
    ProjectFiles files = healthy();
    files.set("compounds",
              {square(R"("id":"c1","households":100,"people":250,"elderly":50)", {100, 20}, 100),
               square(R"("id":"c2","households":7)", {2500, 20}, 100)});
    files.set("stations",
              {point(R"("id":"s1","name":"站")", {0, 10}),
               point(R"("id":"s2","name":"外")", {-2500, 10})});
    const auto all = check_up(files);
    REQUIRE(finding(all, "outside_boundary", "compounds").count == 1);
    REQUIRE(finding(all, "outside_boundary", "compounds").households == 7);
    REQUIRE(finding(all, "outside_boundary", "compounds").where.at(0).feature == "c2");
    REQUIRE(finding(all, "outside_boundary", "stations").where.at(0).feature == "s2");
    REQUIRE(count_of(healthy(), "outside_boundary") == 0);
}

TEST_CASE("communities that overlap or leave gaps are told with the households there") {
    ProjectFiles files = healthy();
    files.set("communities",
              {polygon(R"("id":"k1","name":"西")",
                       {{-2000, -2000}, {300, -2000}, {300, 2000}, {-2000, 2000}}),
               polygon(R"("id":"k2","name":"东")",
                       {{100, -2000}, {1900, -2000}, {1900, 2000}, {100, 2000}})});
    const auto all = check_up(files);
    REQUIRE(finding(all, "community_overlap").count == 1);
    REQUIRE(finding(all, "community_overlap").households == 100);
    REQUIRE(finding(all, "community_gap").count == 1);
    REQUIRE(finding(all, "community_gap").households == 0);
}

TEST_CASE("compounds that overlap are told, neighbours that touch are not") {
    ProjectFiles files = healthy();
    const std::string values = R"("households":100,"people":250,"elderly":50)";
    files.set("compounds",
              {square(R"("id":"c1",)" + values, {100, 20}, 100),
               square(R"("id":"c2",)" + values, {200, 20}, 100)});
    REQUIRE(count_of(files, "compound_overlap") == 0);
    files.set("compounds",
              {square(R"("id":"c1",)" + values, {100, 20}, 100),
               square(R"("id":"c2",)" + values, {190, 20}, 100)});
    REQUIRE(count_of(files, "compound_overlap") == 1);
}

TEST_CASE("two compounds on the very same ground are copies, not an overlap") {
    ProjectFiles files = healthy();
    const std::string values = R"("households":100,"people":250,"elderly":50)";
    files.set("compounds",
              {square(R"("id":"c1",)" + values, {100, 20}, 100),
               square(R"("id":"c2",)" + values, {100, 20}, 100)});
    const auto all = check_up(files);
    REQUIRE(finding(all, "duplicate_geometry", "compounds").count == 1);
    REQUIRE(finding(all, "compound_overlap").count == 0);
}

TEST_CASE("copies in other layers are told") {
    ProjectFiles files = healthy();
    files.set(
        "stations",
        {point(R"("id":"s1","name":"站")", {0, 10}), point(R"("id":"s2","name":"同")", {0, 10})});
    REQUIRE(finding(check_up(files), "duplicate_geometry", "stations").count == 1);
    files = healthy();
    files.set("roads",
              {line(R"("id":"r1","class":"residential")", {{-1000, 0}, {1000, 0}}),
               line(R"("id":"r2","class":"residential")", {{-1000, 0}, {1000, 0}})});
    REQUIRE(finding(check_up(files), "duplicate_geometry", "roads").count == 1);
}

TEST_CASE("a compound in two communities, and one that names the wrong one") {
    ProjectFiles files = healthy();
    files.set("communities",
              {polygon(R"("id":"k1","name":"西")",
                       {{-2000, -2000}, {130, -2000}, {130, 2000}, {-2000, 2000}}),
               polygon(R"("id":"k2","name":"东")",
                       {{130, -2000}, {2000, -2000}, {2000, 2000}, {130, 2000}})});
    REQUIRE(count_of(files, "compound_in_two_communities") == 1);
    files.set("compounds",
              {square(R"("id":"c1","households":100,"community":"k1")", {300, 20}, 100)});
    const auto all = check_up(files);
    REQUIRE(finding(all, "compound_in_two_communities").count == 0);
    REQUIRE(finding(all, "community_mismatch").count == 1);
    files.set("compounds",
              {square(R"("id":"c1","households":100,"community":"k2")", {300, 20}, 100)});
    REQUIRE(count_of(files, "community_mismatch") == 0);
}

TEST_CASE("a piece of network joined to nothing is told with its length and households") {
    ProjectFiles files = healthy();
    files.set("roads",
              {line(R"("id":"r1","class":"residential")", {{-1000, 500}, {1000, 500}}),
               line(R"("id":"r2","class":"residential")", {{0, 0}, {400, 0}})});
    const Finding found = finding(check_up(files), "splinter");
    REQUIRE(found.count == 1);
    REQUIRE(holds(found.message, "400 m"));
    REQUIRE(found.households == 100);
    REQUIRE(found.where.at(0).feature == "r2");
}

TEST_CASE("a road end that stops short of another road is told, one that joins is not") {
    ProjectFiles files = healthy();
    const auto with_end = [&](double y) {
        files.set("roads",
                  {line(R"("id":"r1","class":"residential")", {{-1000, 0}, {1000, 0}}),
                   line(R"("id":"r2","class":"residential")", {{-1000, 0}, {-1000, 900}, {0, 900}}),
                   line(R"("id":"r3","class":"footway")", {{0, 900}, {0, y}})});
        return count_of(files, "near_miss");
    };
    REQUIRE(with_end(4) == 1);
    REQUIRE(with_end(5.1) == 0);
}

TEST_CASE("roads without a class, and with one that nobody knows") {
    ProjectFiles files = healthy();
    files.set("roads",
              {line(R"("id":"r1","class":"")", {{-1000, 0}, {0, 0}}),
               line(R"("id":"r2","class":"主干道")", {{0, 0}, {1000, 0}}),
               line(R"("id":"r3","class":"footway")", {{0, 0}, {0, 900}})});
    const auto all = check_up(files);
    REQUIRE(finding(all, "road_class_missing").count == 1);
    REQUIRE(finding(all, "road_class_unknown").count == 1);
    REQUIRE(holds(finding(all, "road_class_unknown").message, "主干道"));
}

TEST_CASE("a walled compound without a gate in the data") {
    ProjectFiles files = walled();
    files.set("gates", {});
    REQUIRE(count_of(files, "derived_gates") == 1);
    REQUIRE(finding(check_up(files), "derived_gates").households == 100);
}

TEST_CASE("a gate far from the compound that it names") {
    ProjectFiles files = walled();
    files.set("gates",
              {point(R"("id":"g1","compound":"c1")", {150, 20}),
               point(R"("id":"g2","compound":"c1")", {150, -5})});
    const Finding found = finding(check_up(files), "gate_far");
    REQUIRE(found.count == 1);
    REQUIRE(found.where.at(0).feature == "g2");
    REQUIRE(holds(found.message, "25 m"));
}

TEST_CASE("a street through a wall is told, through a gate it is not") {
    ProjectFiles files = healthy();
    files.set("barriers", {line(R"("id":"w1","kind":"wall")", {{-50, 500}, {50, 500}})});
    REQUIRE(finding(check_up(files), "edge_across_wall").where.at(0).feature == "r3");
    files.set("gates", {point(R"("id":"g1")", {0, 503})});
    REQUIRE(count_of(files, "edge_across_wall") == 0);
    files.set("gates", {});
    files.set("barriers", {line(R"("id":"w1","kind":"river")", {{-50, 500}, {50, 500}})});
    REQUIRE(count_of(files, "edge_across_wall") == 0); // bridges cross rivers
}

TEST_CASE("a street cut where it crosses a walled outline") {
    ProjectFiles files = walled();
    files.set("roads",
              {line(R"("id":"r1","class":"residential")", {{-1000, 0}, {110, 0}}),
               line(R"("id":"r2","class":"residential")", {{110, 0}, {1000, 0}}),
               line(R"("id":"r3","class":"footway")", {{110, 0}, {110, 900}})});
    const Finding found = finding(check_up(files), "edge_cut_at_wall");
    REQUIRE(found.count >= 1);
    REQUIRE(found.households == 100);
}

TEST_CASE("a street door that is only assumed") {
    ProjectFiles files = walled();
    files.set("stations", {point(R"("id":"s1","name":"站")", {150, 30})});
    REQUIRE(count_of(files, "street_door") == 1);
    files.set("stations", {point(R"("id":"s1","name":"站","entrance":"street")", {150, 30})});
    REQUIRE(count_of(files, "street_door") == 0);
}

TEST_CASE("stations, gates and compounds without access") {
    ProjectFiles files = walled();
    files.set("compounds",
              {square(R"("id":"c1","households":100,"enclosure":"walled")", {100, 20}, 100),
               square(R"("id":"c2","households":40)", {-1500, 1500}, 100)});
    files.set("gates",
              {point(R"("id":"g1","compound":"c1")", {150, 20}),
               point(R"("id":"g2","compound":"c2")", {-1450, 1500})});
    files.set("stations",
              {point(R"("id":"s1","name":"站")", {0, 10}),
               point(R"("id":"s2","name":"远")", {1500, -1500})});
    const auto all = check_up(files);
    REQUIRE(finding(all, "no_access", "stations").where.at(0).feature == "s2");
    REQUIRE(finding(all, "no_access", "gates").where.at(0).feature == "g2");
    REQUIRE(finding(all, "no_access", "compounds").where.at(0).feature == "c2");
    REQUIRE(finding(all, "no_access", "compounds").households == 40);
}

TEST_CASE("ledger rows that match nothing") {
    ProjectFiles files = healthy();
    files.write("ledger.csv", "id,households\nc1,100\nc9,55\n");
    files.keys["compounds"]["table"] = "\"ledger.csv\"";
    const Finding found = finding(check_up(files), "unmatched_ledger_row");
    REQUIRE(found.count == 1);
    REQUIRE(found.households == 55);
    REQUIRE_FALSE(found.where.at(0).lon.has_value());
}

TEST_CASE("texts that went through a wrong decoder, and honest foreign ones") {
    const auto with_name = [](const std::string& name) {
        ProjectFiles files = healthy();
        files.set("stations", {point(R"("id":"s1","name":")" + name + "\"", {0, 10})});
        return count_of(files, "mojibake");
    };
    REQUIRE(with_name("锟斤拷锟斤拷") == 1);
    REQUIRE(with_name("\xEF\xBF\xBD\xEF\xBF\xBD") == 1);
    REQUIRE(with_name("å¤§å\u0085¬å¯\u0093") == 1); // 大公寓 as Latin-1
    REQUIRE(with_name("隐珠街道党群服务中心") == 0);
    REQUIRE(with_name("Åre församlingshem, Café Ærø") == 0);
}

TEST_CASE("GBK that nobody declared is a note, declared it is none") {
    ProjectFiles files = healthy();
    files.write("stations.csv", "id,name,lon,lat\ns1,\xD6\xD0\xD0\xC4,120.0,35.85\n");
    files.keys["stations"]["source"] = "\"stations.csv\"";
    REQUIRE(finding(check_up(files), "undeclared_encoding").severity == Severity::note);
    REQUIRE(finding(check_up(files), "undeclared_encoding").count == 1);
    files.keys["stations"]["encoding"] = "\"GB18030\"";
    REQUIRE(count_of(files, "undeclared_encoding") == 0);
}
