// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What each station does, which stations double each other, and what is lost when one closes.
#pragma once

#include "coverage/compound_times.hpp"

#include <optional>
#include <vector>

namespace yike {

/// A station among those of its own tier, at kHeadlineMinutes by the gate rule.
struct StationResult {
    double households = 0;        ///< of compounds that reach it
    double unique_households = 0; ///< of those that reach no other station of the tier
    double lost_if_closed = 0;    ///< households no longer covered by the tier without it

    /// unique / all; none if nobody reaches it.
    std::optional<double> unique_share() const;
};

/// Two stations of one tier that share households or stand within d_min_m of walking.
struct StationPair {
    StationId a; ///< the one with the smaller id text
    StationId b;
    int tier = 1;
    Millis walk_ms = kNever; ///< the shorter of the two ways between them
    double shared_households = 0;
    bool proximity_conflict = false;

    bool operator==(const StationPair&) const = default;
};

/// A unique share below this, next to a near neighbour, is a conflict.
inline constexpr double kConflictShare = 0.2;

/// One per station of the district.
std::vector<StationResult> station_results(const District& district, const CoverageTimes& times);

/// Ascending by a's, then b's id.
std::vector<StationPair> station_pairs(const AccessModel& model,
                                       const CoverageTimes& times,
                                       const std::vector<StationResult>& results);

} // namespace yike
