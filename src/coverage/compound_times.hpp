// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Minutes of every compound to every station, by DESIGN's gate and share rules.
#pragma once

#include "coverage/station_walks.hpp"

#include <array>
#include <string>
#include <vector>

namespace yike {

/// Results are given for each tier and for both together.
enum class TierSet { tier1, tier2, all };

inline constexpr std::array<TierSet, 3> kTierSets{TierSet::tier1, TierSet::tier2, TierSet::all};

/// "tier1", "tier2" or "all".
std::string to_string(TierSet set);

/// False for a station that does not count.
bool belongs(const Station& station, TierSet set);

/// A compound's gate-rule time to one station.
struct StationTime {
    StationId station;
    Millis time_ms = kNever;
};

/// What one tier (or both) does for one compound.
struct CompoundReach {
    StationId nearest; ///< with the least gate-rule time of its own; none if no time
    Millis nearest_ms = kNever;
    StationId second;
    Millis second_ms = kNever; ///< gate-rule time to the others once the nearest is closed
    std::vector<double> share; ///< parallel to share_minutes(): share of ground or households
    bool in_circle = false;    ///< a station within kCircleRadius of the interior point
    /// Stations that alone make the compound covered within kHeadlineMinutes: closing one loses it.
    std::vector<StationId> vital;
    /// Stations of which none, but all together, cover the compound within kHeadlineMinutes: each
    /// reaches a part of its ground. All have the same time, that of all of them; ascending.
    std::vector<StationTime> together;
};

/// The straight radius that stands for 15 minutes in published figures, m.
inline constexpr double kCircleRadius = 1000;

/// Redundancy, gaps and the headline are told for this cutoff.
inline constexpr int kHeadlineMinutes = 15;

/// The settings' minutes, the headline's, and those that compounds.csv always tells; ascending.
std::vector<int> share_minutes(const Settings& settings);

/// The settings' minutes and the headline's, ascending: those of indicators and isochrones.
std::vector<int> indicator_minutes(const Settings& settings);

/// Times of one compound.
struct CompoundTimes {
    std::array<CompoundReach, 3> reach; ///< by TierSet
    std::vector<StationTime> within;    ///< stations within kHeadlineMinutes, ascending
    bool has_access = false;            ///< some gate or ground reaches the network at all

    const CompoundReach& of(TierSet set) const { return reach[static_cast<std::size_t>(set)]; }
};

/// Times of people walking to the stations, for every compound of the district.
struct CoverageTimes {
    std::vector<CompoundTimes> compounds;             ///< one per compound
    std::vector<Destination> destinations;            ///< one per station
    std::vector<std::vector<StationWalk>> to_station; ///< per station, from others; ascending
};

/// Where the people of a compound may go: the stations that alone cover it within kHeadlineMinutes,
/// and those that do so only together, ascending. Empty if and only if the compound is not covered.
std::vector<StationTime>
reachable_stations(const District& district, const CompoundTimes& times, TierSet set);

/// Finds the times of compounds, one by one. Immutable; shared by threads.
class CompoundTimer {
  public:
    /// @param model    of the district with these stations; must outlive the object
    /// @param reaches  one per station of its district; must outlive the object
    CompoundTimer(const AccessModel& model, const StationReaches& reaches);

    /// @param rows  the compound's, ascending by station
    CompoundTimes
    time(CompoundId id, const CompoundPlaces& places, const std::vector<StationRow>& rows) const;

  private:
    const AccessModel& model_;
    const StationReaches& reaches_;
    std::vector<int> share_minutes_;
};

/// @param field  its tiles are prepared where compounds are
/// Cost: one range search a station; each sample is asked only about stations that may be its two
/// nearest or cover its compound.
CoverageTimes compound_times(const AccessModel& model, AccessField& field, Progress& progress);

} // namespace yike
