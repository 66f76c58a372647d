// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Coverage under the stations' capacity: who finds room, which stations overflow, which stand
/// idle.
#pragma once

#include "coverage/compound_times.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yike {

/// Where the capacity of a station comes from.
enum class CapacitySource {
    given,      ///< its capacity_households
    floor_area, ///< its floor area / area_per_household_m2
    unknown,    ///< neither is known: taken as unlimited, and told
};

/// "given", "floor_area" or "unknown".
std::string to_string(CapacitySource source);

struct StationCapacity {
    std::optional<std::int64_t> households; ///< rounded down; none: unlimited
    CapacitySource source = CapacitySource::unknown;
};

/// One per station of the district. An area_per_household_m2 of 0 sets no limit.
std::vector<StationCapacity> station_capacities(const District& district);

/// Whole households of a compound: rounded, halves upwards.
std::int64_t whole_households(const Compound& compound);

/// Below this share of its capacity a station stands idle.
inline constexpr double kIdleShare = 0.3;

/// A station at kHeadlineMinutes.
struct StationLoad {
    StationCapacity capacity;
    std::int64_t nearest = 0;  ///< households of covered compounds whose nearest station it is
    std::int64_t assigned = 0; ///< households that the assignment sends to it

    /// assigned / capacity; none if the capacity is unknown or 0.
    std::optional<double> load() const;

    /// Households for whom it is the nearest but has no room; none if the capacity is unknown.
    std::optional<std::int64_t> overload() const;

    /// load() is under kIdleShare.
    bool idle() const;
};

/// Households of one compound that go to one station.
struct Assignment {
    CompoundId compound;
    StationId station;
    Millis walk_ms = 0;
    std::int64_t households = 0; ///< > 0
};

/// Who is served where.
struct CapacityCoverage {
    std::vector<StationLoad> stations;    ///< one per station of the district
    std::vector<std::int64_t> households; ///< one per compound: whole_households()
    std::vector<std::int64_t> served;     ///< one per compound; the rest is not served
    std::vector<Assignment> assignments;  ///< ascending by compound, then station
    std::int64_t served_households = 0;   ///< of all compounds
    std::int64_t served_household_ms = 0; ///< their walks added up
};

/// Households go to stations that they reach within kHeadlineMinutes (reachable_stations()), no
/// more to each than it has capacity for: first as many as possible, then with the fewest minutes
/// in all. A compound may be split, in whole households. Where several such assignments exist, ids
/// decide, not the order of the data.
///
/// @param times  of this district
/// Cost: see cheapest_transport(); under 2 ms for 343 compounds and 122 stations.
CapacityCoverage
capacity_coverage(const District& district, const CoverageTimes& times, TierSet set);

/// What capacity_coverage() took for granted: derived and unknown capacities, rounded households.
IssueList capacity_notes(const District& district);

} // namespace yike
