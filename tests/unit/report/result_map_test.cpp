// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "coverage/coverage.hpp"
#include "render/map_findings.hpp"
#include "report/result_map.hpp"
#include "sample_result.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

TEST_CASE("a map knows what the tables of its result say") {
    const MapData map = read_map_data(sample_folder());
    CHECK(map.name == "重叠街道");
    CHECK(map.compounds.size() == 6);
    CHECK(map.stations.size() == 3);
    CHECK(map.gates.size() == 2);
    REQUIRE(map.communities.size() == 2);
    CHECK(map.communities[0].households == 1900);
    CHECK(map.communities[0].covered_households == 1900);
    CHECK(map.communities[1].covered_households == 1000);
    CHECK(map.households == 3150);
    CHECK(map.tier == 1);
    REQUIRE(map.conflicts.size() == 1);
    CHECK(map.conflicts[0].minutes == 4.5);
    CHECK(map.conflicts[0].shared_households == 1900);
    CHECK(map.stations[map.conflicts[0].a].name == "西社区党群服务中心");
    CHECK(map.area_by_community);
    CHECK(map.area_units.size() == 2);
    CHECK(map.area_units[0].floor_m2 == 1200);
    CHECK(map.floor_area_m2 == 1320);
}

TEST_CASE("households with two stations are those of the indicator") {
    MapData map = read_map_data(sample_folder());
    for (const int tier : {1, 2}) {
        map.tier = tier;
        const auto row = find_indicator(sample().evaluation.indicators,
                                        "overlap.15.households.tier" + std::to_string(tier));
        REQUIRE(row);
        CHECK(households_twice(map) == row->numerator);
        CHECK(households_of_compounds(map) == row->denominator);
    }
}

TEST_CASE("shortfalls of the map are those of the indicators") {
    const MapData map = read_map_data(sample_folder());
    const auto& rows = sample().evaluation.indicators;
    const auto shortfall = find_indicator(rows, "area.shortfall.membership");
    const auto met = find_indicator(rows, "area.communities_met.membership");
    REQUIRE((shortfall && met));
    const AreaFinding finding = area_finding(map);
    CHECK(finding.shortfall_m2 == Approx(shortfall->numerator));
    CHECK(finding.shortfall_m2 == Approx(0.3 * 1250 - 120));
    CHECK(static_cast<double>(finding.judged) == met->denominator);
    CHECK(static_cast<double>(finding.judged - finding.below) == met->numerator);
}

TEST_CASE("gaps of the map are those of the table") {
    const MapData map = read_map_data(sample_folder());
    REQUIRE(ranked_gaps(map).size() == sample().evaluation.gaps.size());
    CHECK(ranked_gaps(map).front()->id == "E5");
}

TEST_CASE("a map of no result is refused") {
    const test::TempFolder folder;
    CHECK_THROWS_AS(read_map_data(folder.path()), DataError);
}

TEST_CASE("a map counts as covered what the table does, to the millisecond") {
    const MapData map = read_map_data(sample_folder());
    const District& district = sample().district;
    REQUIRE(map.compounds.size() == district.compounds.size());
    for (std::size_t i = 0; i < map.compounds.size(); ++i) {
        const CompoundTimes& times = sample().evaluation.times.compounds[i];
        const bool on_map = map.compounds[i].minutes && *map.compounds[i].minutes <= 15;
        CHECK(on_map == covered(times, TierSet::all, 15));
        if (map.compounds[i].minutes) {
            CHECK(*map.compounds[i].minutes * 60'000 ==
                  Approx(times.of(TierSet::all).nearest_ms).epsilon(1e-12));
        }
    }
}
