// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Whether two evaluations say the same, field by field.
#pragma once

#include "evaluation/evaluate.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace yike::test {

inline bool same(const StationTime& a, const StationTime& b) {
    return a.station == b.station && a.time_ms == b.time_ms;
}

inline bool same(const StationWalk& a, const StationWalk& b) {
    return a.from == b.from && a.walk_ms == b.walk_ms;
}

inline bool same(const SearchSource& a, const SearchSource& b) {
    return a.at.segment == b.at.segment && a.at.offset_m == b.at.offset_m &&
           a.start_ms == b.start_ms;
}

template <class Thing> bool same(const std::vector<Thing>& a, const std::vector<Thing>& b);

inline bool same(const Destination& a, const Destination& b) {
    return a.point == b.point && a.walled == b.walled && a.street_door == b.street_door &&
           a.access_m == b.access_m && same(a.sources, b.sources);
}

inline bool same(const CompoundReach& a, const CompoundReach& b) {
    return a.nearest == b.nearest && a.nearest_ms == b.nearest_ms && a.second == b.second &&
           a.second_ms == b.second_ms && a.share == b.share && a.in_circle == b.in_circle &&
           a.vital == b.vital && same(a.together, b.together);
}

inline bool same(const CompoundTimes& a, const CompoundTimes& b) {
    return same(a.reach[0], b.reach[0]) && same(a.reach[1], b.reach[1]) &&
           same(a.reach[2], b.reach[2]) && same(a.within, b.within) && a.has_access == b.has_access;
}

inline bool same(const Indicator& a, const Indicator& b) {
    return a.id == b.id && a.group == b.group && a.unit == b.unit && a.value == b.value &&
           a.numerator == b.numerator && a.denominator == b.denominator;
}

inline bool same(const StationResult& a, const StationResult& b) {
    return a.households == b.households && a.unique_households == b.unique_households &&
           a.lost_if_closed == b.lost_if_closed;
}

inline bool same(const AreaBalance& a, const AreaBalance& b) {
    return a.households == b.households && a.required_m2 == b.required_m2 &&
           a.floor_m2 == b.floor_m2;
}

inline bool same(const StationPair& a, const StationPair& b) {
    return a.a == b.a && a.b == b.b && a.tier == b.tier && a.walk_ms == b.walk_ms &&
           a.shared_households == b.shared_households &&
           a.proximity_conflict == b.proximity_conflict;
}

inline bool same(const Gap& a, const Gap& b) {
    return a.compound == b.compound && a.reason == b.reason;
}

inline bool same(const StationLoad& a, const StationLoad& b) {
    return a.capacity.households == b.capacity.households &&
           a.capacity.source == b.capacity.source && a.nearest == b.nearest &&
           a.assigned == b.assigned;
}

inline bool same(const Assignment& a, const Assignment& b) {
    return a.compound == b.compound && a.station == b.station && a.walk_ms == b.walk_ms &&
           a.households == b.households;
}

inline bool same(const CapacityCoverage& a, const CapacityCoverage& b) {
    return same(a.stations, b.stations) && a.households == b.households && a.served == b.served &&
           same(a.assignments, b.assignments) && a.served_households == b.served_households &&
           a.served_household_ms == b.served_household_ms;
}

inline bool same(const Issue& a, const Issue& b) {
    return a.kind == b.kind && a.severity == b.severity && a.message == b.message &&
           a.count == b.count;
}

template <class Thing> bool same(const std::vector<Thing>& a, const std::vector<Thing>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Thing& x, const Thing& y) {
        return same(x, y);
    });
}

/// Everything but the model, the field and the polygons.
inline void require_same_figures(const Evaluation& a, const Evaluation& b) {
    REQUIRE(same(a.times.destinations, b.times.destinations));
    REQUIRE(a.times.to_station.size() == b.times.to_station.size());
    for (std::size_t s = 0; s < a.times.to_station.size(); ++s) {
        INFO("walks to station " << s);
        REQUIRE(same(a.times.to_station[s], b.times.to_station[s]));
    }
    REQUIRE(a.times.compounds.size() == b.times.compounds.size());
    for (std::size_t c = 0; c < a.times.compounds.size(); ++c) {
        INFO("compound " << c);
        REQUIRE(same(a.times.compounds[c], b.times.compounds[c]));
    }
    REQUIRE(a.indicators.size() == b.indicators.size());
    for (std::size_t i = 0; i < a.indicators.size(); ++i) {
        if (!same(a.indicators[i], b.indicators[i])) {
            FAIL(a.indicators[i].id.text() + " of " + a.indicators[i].group.text() + " is " +
                 std::to_string(a.indicators[i].numerator) + ", not " +
                 std::to_string(b.indicators[i].numerator));
        }
    }
    REQUIRE(same(a.stations, b.stations));
    REQUIRE(same(a.areas, b.areas));
    REQUIRE(same(a.pairs, b.pairs));
    REQUIRE(same(a.gaps, b.gaps));
    for (const TierSet set : kTierSets) {
        REQUIRE(same(a.supply.capacity(set), b.supply.capacity(set)));
        REQUIRE(a.supply.accessibility(set).compounds == b.supply.accessibility(set).compounds);
        REQUIRE(a.supply.accessibility(set).supply == b.supply.accessibility(set).supply);
    }
    REQUIRE(same(a.issues.all(), b.issues.all()));
}

} // namespace yike::test
