// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Walks to every station: one search each, kept only where somebody lives or another station is.
#pragma once

#include "base/progress.hpp"
#include "coverage/compound_places.hpp"

#include <vector>

namespace yike {

/// Time of the walk from one station to another.
struct StationWalk {
    StationId from;
    Millis walk_ms = kNever;
};

/// What one station means to one compound.
struct StationRow {
    StationId station;
    Millis least_ms = kNever; ///< no sample has a shorter walk; 0 if the walk may need no node
    bool beside = false;      ///< some walk may need no node: see beside_time()
    std::vector<Millis> node_times; ///< parallel to the compound's nodes; kNever if too far
};

struct StationWalks {
    std::vector<Destination> destinations;             ///< one per station
    std::vector<std::vector<StationWalk>> to_station;  ///< per station, from others; ascending
    std::vector<std::vector<StationRow>> to_compounds; ///< per compound; ascending by station
};

/// All walks of at most kLongestWalk. Cost: one range search a station.
StationWalks station_walks(const AccessModel& model,
                           const std::vector<CompoundPlaces>& compounds,
                           Progress& progress);

} // namespace yike
