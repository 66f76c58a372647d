// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "support/changes.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

// Two stations on a street of two communities, and a room.
Sketch street() {
    Sketch sketch;
    sketch.road({{-500, 0}, {1500, 0}});
    sketch.compound("C", Sketch::square(0, 20, 100, 120), 100);
    sketch.station("A", {0, 0}).station("B", {1000, 0});
    District& district = sketch.district();
    district.communities = {{"W", "west", {Sketch::square(-600, -300, 500, 300)}},
                            {"E", "east", {Sketch::square(500, -300, 1600, 300)}}};
    district.stations[0].community = CommunityId(0);
    district.stations[0].floor_area_m2 = 400;
    district.stations[0].capacity_households = 1000;
    district.candidates.push_back({"K", "room", {300, 5}, 800, 500'000, "", "", 2});
    return sketch;
}

PlannedDistrict planned(const District& district, std::vector<Change> changes) {
    const AccessModel model(district);
    return apply_plan(district, resolve_plan(scenario_of(std::move(changes)), model));
}

} // namespace

TEST_CASE("a relocated station keeps its community, and its capacity grows with its room") {
    Sketch sketch = street();
    const Changes changes(sketch.district());
    Change move = changes.relocate("m", "A", {900, 0});
    move.floor_area_m2 = 600;
    const District after = planned(sketch.district(), {move}).district;
    REQUIRE(distance(after.stations[0].point, {900, 0}) < 0.001);
    REQUIRE(after.stations[0].community == CommunityId(0));
    REQUIRE(after.stations[0].floor_area_m2 == 600);
    REQUIRE(after.stations[0].capacity_households == 1500);
    REQUIRE(sketch.district().stations[0].point == PlanePoint{0, 0}); // the baseline stays
}

TEST_CASE("a candidate brings its floor area, cost and tier") {
    Sketch sketch = street();
    const Changes changes(sketch.district());
    Change build = changes.build("b", {0, 0});
    build.to.reset();
    build.candidate = "K";
    build.cost_yuan.reset();
    const AccessModel model(sketch.district());
    const Plan plan = resolve_plan(scenario_of({build}), model);
    REQUIRE(plan.cost_yuan() == 500'000);
    const District after = apply_plan(sketch.district(), plan).district;
    REQUIRE(after.stations.size() == 3);
    REQUIRE(after.stations[2].id == "new-b");
    REQUIRE(after.stations[2].name == "room");
    REQUIRE(after.stations[2].tier == 2);
    REQUIRE(after.stations[2].floor_area_m2 == 800);
    REQUIRE(after.stations[2].community == CommunityId(0));
    SECTION("what the change says itself wins") {
        build.cost_yuan = 70'000;
        build.floor_area_m2 = 90;
        build.tier = 1;
        build.name = "own";
        const Plan own = resolve_plan(scenario_of({build}), model);
        REQUIRE(own.cost_yuan() == 70'000);
        const Station station = apply_plan(sketch.district(), own).district.stations[2];
        REQUIRE(station.floor_area_m2 == 90);
        REQUIRE(station.tier == 1);
        REQUIRE(station.name == "own");
    }
}

TEST_CASE("closed stations are gone, and changes that are off do nothing") {
    Sketch sketch = street();
    const Changes changes(sketch.district());
    Change off = changes.close("b", "B");
    off.off = true;
    off.cost_yuan = 5000;
    const AccessModel model(sketch.district());
    const Plan plan = resolve_plan(
        scenario_of({changes.close("a", "A"), off, changes.renovate("r", "B", 900)}), model);
    REQUIRE(plan.cost_yuan() == 0);
    const District after = apply_plan(sketch.district(), plan).district;
    REQUIRE(after.stations.size() == 1);
    REQUIRE(after.stations[0].id == "B");
    REQUIRE(after.stations[0].floor_area_m2 == 900);
}

TEST_CASE("a station built beyond the boundary is one outside it") {
    Sketch sketch = street();
    sketch.boundary(-400, -400, 1200, 400);
    const Changes changes(sketch.district());
    const District after = planned(sketch.district(), {changes.build("x", {1400, 0})}).district;
    REQUIRE_FALSE(after.stations[2].inside);
}
