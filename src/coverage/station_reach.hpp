// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// All walks to one station, found by one search and kept only where somebody lives.
#pragma once

#include "coverage/compound_places.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace yike {

/// What one station means to one compound.
struct CompoundWalks {
    std::uint32_t compound = 0;
    Millis least_ms = kNever;     ///< no sample has a shorter walk; 0 if the walk may need no node
    bool beside = false;          ///< some walk may need no node: see beside_time()
    std::uint32_t first_node = 0; ///< its nodes begin here in StationReach::node_times
};

/// One station with the walks to it, whatever its number among the stations is.
struct StationReach {
    bool counts = false; ///< false: nobody walks to it or from it
    Destination to;
    AccessPlace from;                     ///< itself as a place that people start from
    std::vector<CompoundWalks> compounds; ///< those that reach it; ascending
    std::vector<Millis> node_times;       ///< of all nodes of these compounds; kNever if too far
};

/// The nodes by which people of compounds enter the network, to be asked for station after station.
/// Immutable once built; shared by threads.
class CompoundNodes {
  public:
    /// @param model      of a district with these compounds, with any stations
    /// @param compounds  one per compound; must outlive the object, as must the model
    CompoundNodes(const AccessModel& model, const std::vector<CompoundPlaces>& compounds);

    /// A station without its walks yet.
    StationReach place(const Station& station) const;

    /// Finds its walks of at most kLongestWalk; none if it does not count.
    /// @param search  of the model's network; holds the station's times afterwards
    void find_walks(StationReach& reach, RangeSearch& search) const;

  private:
    std::vector<char> beside(const Destination& to) const;

    const AccessModel& model_;
    const std::vector<CompoundPlaces>& compounds_;
    std::vector<std::pair<SegmentId, std::uint32_t>>
        on_segment_; ///< compounds by CompoundPlaces::inside
};

/// Time of the walk from one station to another, given the times of the search to the latter;
/// kNever beyond kLongestWalk, and if either does not count.
Millis walk_between(const AccessModel& model,
                    const StationReach& from,
                    const StationReach& to,
                    std::span<const Millis> node_times);

/// The same, given the times of a search from the former.
Millis walk_between_by_start(const AccessModel& model,
                             const StationReach& from,
                             const StationReach& to,
                             std::span<const Millis> node_times);

} // namespace yike
