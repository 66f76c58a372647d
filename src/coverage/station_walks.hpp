// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Walks to every station: one search each, kept only where somebody lives or another station is.
#pragma once

#include "base/progress.hpp"
#include "coverage/station_reach.hpp"

#include <memory>
#include <span>
#include <vector>

namespace yike {

/// Time of the walk from one station to another.
struct StationWalk {
    StationId from;
    Millis walk_ms = kNever;
};

/// One station's CompoundWalks, for the compound that it is about.
struct StationRow {
    StationId station;
    Millis least_ms = kNever;
    bool beside = false;
    std::span<const Millis> node_times; ///< parallel to the compound's nodes
};

using StationReaches = std::vector<std::shared_ptr<const StationReach>>;

struct StationWalks {
    StationReaches reaches;                            ///< one per station
    std::vector<std::vector<StationWalk>> to_station;  ///< per station, from others; ascending
    std::vector<std::vector<StationRow>> to_compounds; ///< per compound; ascending by station; what
                                                       ///< they show belongs to `reaches`
};

/// All walks of at most kLongestWalk. Cost: one range search a station.
StationWalks station_walks(const AccessModel& model,
                           const std::vector<CompoundPlaces>& compounds,
                           Progress& progress);

/// The rows of each compound that is wanted.
/// @param wanted  one flag a compound
std::vector<std::vector<StationRow>> station_rows(const StationReaches& reaches,
                                                  const std::vector<CompoundPlaces>& compounds,
                                                  const std::vector<char>& wanted);

} // namespace yike
