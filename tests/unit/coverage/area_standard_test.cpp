// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/area_standard.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

// Two communities on one street, west and east; 2,000 households west, 1,000 east, of whom 600
// live nearer to the western centre.
Sketch two_communities() {
    Sketch sketch;
    sketch.road({{-4000, 0}, {4000, 0}});
    sketch.district().communities = {{"W", "west", {Sketch::square(-4000, -500, 0, 500)}},
                                     {"E", "east", {Sketch::square(0, -500, 4000, 500)}}};
    const auto live = [&sketch](const std::string& id, double x, double households, int community) {
        sketch.point_compound(id, {x, 0}, households);
        sketch.last_compound().community = CommunityId(static_cast<std::size_t>(community));
    };
    live("a", -1000, 2000, 0);
    live("b", 100, 600, 1);
    live("c", 2000, 400, 1);
    const auto stand = [&sketch](const std::string& id, double x, int tier, double area, int c) {
        sketch.station(id, {x, 0}, tier);
        sketch.district().stations.back().floor_area_m2 = area;
        sketch.district().stations.back().community = CommunityId(static_cast<std::size_t>(c));
    };
    stand("s1", -900, 1, 300, 0);
    stand("s2", -700, 2, 100, 0);
    stand("s3", 2100, 1, 250, 1);
    return sketch;
}

CoverageTimes times_of(const District& district) {
    static Progress quiet;
    const AccessModel model(district);
    AccessField field(model, 5);
    return compound_times(model, field, quiet);
}

} // namespace

TEST_CASE("the least area applies to communities of 1500 households and more") {
    const Settings settings;
    REQUIRE(required_area(settings, 1499) == Approx(449.7));
    REQUIRE(required_area(settings, 1500) == 500);
    REQUIRE(required_area(settings, 2000) == 600);
    REQUIRE(required_area(settings, 0) == 0);
}

TEST_CASE("area by membership and by walk tell two truths") {
    Sketch sketch = two_communities();
    const District& district = sketch.district();
    const CoverageTimes times = times_of(district);
    const auto member = community_areas(district, times, AreaAssignment::membership);
    REQUIRE(member.at(0).required_m2 == Approx(600));
    REQUIRE(member.at(0).shortfall_m2() == Approx(200));
    REQUIRE(member.at(1).required_m2 == Approx(300));
    REQUIRE(member.at(1).shortfall_m2() == Approx(50));
    const auto walk = community_areas(district, times, AreaAssignment::walk);
    REQUIRE(walk.at(0).households == 2600);
    REQUIRE(walk.at(0).shortfall_m2() == Approx(380));
    REQUIRE(walk.at(1).shortfall_m2() == 0);
}

TEST_CASE("the stations of a community share its balance, and their parts add up to it") {
    Sketch sketch = two_communities();
    const District& district = sketch.district();
    const auto stations = station_areas(district, times_of(district));
    REQUIRE(stations.at(0).required_m2 == Approx(450));
    REQUIRE(stations.at(0).shortfall_m2() == Approx(150));
    REQUIRE(stations.at(1).required_m2 == Approx(150));
    REQUIRE(stations.at(1).shortfall_m2() == Approx(50));
    REQUIRE(stations.at(2).shortfall_m2() == Approx(50));
}

TEST_CASE("an unknown floor area leaves the shortfall unknown, and not zero") {
    Sketch sketch = two_communities();
    sketch.district().stations[1].floor_area_m2 = std::nullopt;
    const District& district = sketch.district();
    const CoverageTimes times = times_of(district);
    REQUIRE_FALSE(community_areas(district, times, AreaAssignment::membership)[0].shortfall_m2());
    const auto stations = station_areas(district, times);
    REQUIRE_FALSE(stations.at(0).shortfall_m2());
    REQUIRE(stations.at(0).required_m2 + stations.at(1).required_m2 == Approx(600));
    REQUIRE(stations.at(2).shortfall_m2() == Approx(50));
}

TEST_CASE("a community without any station lacks all of its area") {
    Sketch sketch = two_communities();
    sketch.district().stations.pop_back();
    const District& district = sketch.district();
    const auto member = community_areas(district, times_of(district), AreaAssignment::membership);
    REQUIRE(member.at(1).shortfall_m2() == Approx(300));
}

TEST_CASE("without communities a station is balanced against those who walk to it") {
    Sketch sketch = two_communities();
    sketch.district().communities.clear();
    for (Compound& compound : sketch.district().compounds) {
        compound.community = CommunityId::none();
    }
    for (Station& station : sketch.district().stations) {
        station.community = CommunityId::none();
    }
    const District& district = sketch.district();
    const auto stations = station_areas(district, times_of(district));
    REQUIRE(stations.at(0).households == 2000);
    REQUIRE(stations.at(0).shortfall_m2() == Approx(300));
    REQUIRE(stations.at(1).households == 600);
    REQUIRE(stations.at(2).households == 400);
}
