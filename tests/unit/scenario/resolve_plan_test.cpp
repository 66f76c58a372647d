// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "support/changes.hpp"
#include "support/sketch.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

Sketch town() {
    Sketch sketch;
    sketch.road({{-500, -20}, {500, -20}});
    sketch.compound("C", Sketch::square(0, 0, 200, 200), 100, Enclosure::walled);
    sketch.compound("O", Sketch::square(-200, 0, -100, 100), 100, Enclosure::open);
    sketch.gate({200, 0}, 0).gate({0, 0}, 0, GateHours::closed);
    sketch.station("S", {-300, -20}).station("T", {300, -20});
    District& district = sketch.district();
    district.stations[0].floor_area_m2 = 400;
    district.candidates.push_back({"K", "room", {300, 5}, 800, 500'000, "", "", 1});
    district.candidates.push_back({"free", "room", {310, 5}, 800, std::nullopt, "", "", 1});
    return sketch;
}

std::string error_about(Sketch& sketch, std::vector<Change> changes) {
    const AccessModel model(sketch.district());
    return error_of([&] { resolve_plan(scenario_of(std::move(changes)), model); });
}

Change onto(Change change, const std::string& candidate) {
    change.to.reset();
    change.candidate = candidate;
    return change;
}

} // namespace

TEST_CASE("what a change names must be there") {
    Sketch sketch = town();
    const Changes make(sketch.district());
    REQUIRE(holds(error_about(sketch, {make.close("x", "Q")}),
                  "plan.toml: line 1: change \"x\" (close): station = \"Q\": there is no such "
                  "station; known are S, T (2 in all)"));
    REQUIRE(holds(error_about(sketch, {onto(make.build("x", {0, 0}), "Q")}),
                  "there is no such candidate; known are K, free"));
    REQUIRE(holds(error_about(sketch, {make.gate(ChangeKind::close_gate, "x", "Q")}),
                  "there is no such gate; known are g0, g1"));
    REQUIRE(
        holds(error_about(sketch, {make.new_gate("x", "Q", {0, 0})}), "there is no such compound"));
    Change road = make.make(ChangeKind::block_road, "x");
    road.source_id = "Q";
    REQUIRE(holds(error_about(sketch, {road}), "there is no such road"));
}

TEST_CASE("what changes nothing is an error") {
    Sketch sketch = town();
    const Changes make(sketch.district());
    for (const Change& change : {make.relocate("x", "S", {-300, -20}),
                                 make.renovate("x", "S", 400),
                                 make.gate(ChangeKind::open_gate, "x", "g0"),
                                 make.gate(ChangeKind::close_gate, "x", "g1"),
                                 make.new_gate("x", "O", {-100, 0}),
                                 make.path("x", {{0, -20}, {0, -20}}),
                                 make.block("x", {0, 300}, 50)}) {
        INFO(to_string(change.kind));
        REQUIRE(holds(error_about(sketch, {change}), "changes nothing"));
    }
}

TEST_CASE("two changes may not share a station, a room, a gate or an id") {
    Sketch sketch = town();
    const Changes make(sketch.district());
    REQUIRE(holds(error_about(sketch, {make.close("x", "S"), make.relocate("y", "S", {0, -20})}),
                  "change \"y\" (relocate): station \"S\" is already used by change \"x\" "
                  "(close) in line 1"));
    REQUIRE(holds(error_about(sketch,
                              {onto(make.build("x", {0, 0}), "K"),
                               onto(make.relocate("y", "S", {0, 0}), "K")}),
                  "candidate \"K\" is already used"));
    REQUIRE(holds(error_about(sketch,
                              {make.gate(ChangeKind::open_gate, "x", "g1"),
                               make.gate(ChangeKind::close_gate, "y", "g1")}),
                  "gate \"g1\" is"));
    Change twin = make.build("x", {0, -20});
    twin.id = "y";
    REQUIRE(holds(error_about(sketch, {make.build("x", {0, -20}), twin}),
                  "new_id \"new-x\" is already used"));
    Change taken = make.build("x", {0, -20});
    taken.new_id = "S";
    REQUIRE(holds(error_about(sketch, {taken}), "there is a station with this id already"));
    SECTION("but one that is off shares nothing") {
        Change off = make.close("x", "S");
        off.off = true;
        REQUIRE(error_about(sketch, {off, make.relocate("y", "S", {0, -20})}).empty());
    }
}

TEST_CASE("places must be where people can walk") {
    Sketch sketch = town();
    sketch.boundary(-600, -600, 600, 600);
    const Changes make(sketch.district());
    REQUIRE(holds(error_about(sketch, {make.build("x", {0, 500})}),
                  "no street within 200 m that a walk could lead over; it may lie in water"));
    REQUIRE(holds(error_about(sketch, {make.build("x", {0, 5000})}),
                  "lies beyond the boundary and its margin of 2000 m"));
    Change swapped = make.build("x", {0, -20});
    swapped.to = LonLat{swapped.to->lat, swapped.to->lon};
    REQUIRE(holds(error_about(sketch, {swapped}), "longitude and latitude are swapped"));
    REQUIRE(holds(error_about(sketch, {make.path("x", {{0, -300}, {0, -25}})}),
                  "joins nothing: its ends lie 280.0 m and 5.0 m from the nearest street"));
    REQUIRE(holds(error_about(sketch, {make.new_gate("x", "C", {100, 100})}),
                  "100 m from the outline of compound \"C\""));
    REQUIRE(holds(error_about(sketch, {make.new_gate("x", "C", {0.2, 0})}),
                  "gate \"g1\" is there already; write gate = \"g1\""));
}

TEST_CASE("a candidate without a price needs one in the change") {
    Sketch sketch = town();
    const Changes make(sketch.district());
    Change build = onto(make.build("x", {0, 0}), "free");
    REQUIRE(error_about(sketch, {build}).empty());
    build.cost_yuan.reset();
    REQUIRE(holds(error_about(sketch, {build}),
                  "cost_yuan is missing, and candidate \"free\" has no cost either"));
}

TEST_CASE("all errors are told at once") {
    Sketch sketch = town();
    const Changes make(sketch.district());
    const std::string message = error_about(
        sketch,
        {make.close("x", "Q"), make.block("y", {0, 300}, 50), make.new_gate("z", "O", {-100, 0})});
    REQUIRE(holds(message, "change \"x\""));
    REQUIRE(holds(message, "change \"y\""));
    REQUIRE(holds(message, "change \"z\""));
}

TEST_CASE("what may not be meant is allowed with a remark") {
    Sketch sketch = town();
    const Changes make(sketch.district());
    const AccessModel model(sketch.district());
    const Plan plan = resolve_plan(
        scenario_of({make.path("p", {{0, -20}, {0, -150}}), make.build("b", {0, -20})}), model);
    REQUIRE(plan.issues.count("dead_end_path") == 1);
    REQUIRE(plan.issues.count("no_floor_area") == 1);
}
