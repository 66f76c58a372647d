// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Times to the nearest of some destinations, for any place.
#pragma once

#include "access/access_model.hpp"
#include "access/box_grid.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace yike {

/// The walk to the nearest of a set of destinations: one search from all of them at once. Immutable
/// once built; shared by threads.
class WalkReach {
  public:
    /// @param model  must outlive this object
    WalkReach(const AccessModel& model, std::vector<Destination> destinations, Millis cutoff_ms);

    const AccessModel& model() const noexcept { return *model_; }

    std::span<const Destination> destinations() const noexcept { return destinations_; }

    /// One per node; kNever beyond the cutoff.
    std::span<const Millis> node_times() const noexcept { return node_times_; }

    /// The nodes within the cutoff, ascending.
    std::span<const NodeId> reached() const noexcept { return reached_; }

    /// Over the network by one entry.
    Millis by_entry(const Entry& entry) const;

    /// Without the network; see AccessModel::straight_walk().
    Millis straight(const AccessPlace& place) const;

    /// DESIGN's one rule. kNever beyond kLongestWalk.
    Millis at(const AccessPlace& place) const;

    /// The sources inside one segment.
    std::span<const SearchSource> sources_on(SegmentId segment) const;

    /// False if nobody gets onto the segment within the cutoff: entries there have no time.
    bool touches(SegmentId segment) const {
        const Segment& s = model_->network().segment(segment);
        return node_times_[s.from.index()] != kNever || node_times_[s.to.index()] != kNever ||
               holds_source(segment);
    }

    /// Segments that it may touch, ascending, each once.
    std::vector<SegmentId> touched_segments() const;

    /// Places for which straight() may be better than the network lie in one of these boxes.
    std::vector<Box> straight_boxes() const;

  private:
    bool holds_source(SegmentId segment) const {
        return (source_bits_[segment.index() / 64] >> (segment.index() % 64) & 1U) != 0;
    }

    const AccessModel* model_;
    std::vector<Destination> destinations_;
    std::vector<Millis> node_times_;
    std::vector<NodeId> reached_;
    std::unordered_map<SegmentId, std::vector<SearchSource>> sources_on_;
    std::vector<std::uint64_t> source_bits_; ///< by segment: asked far more often than the map
    BoxGrid straight_grid_;
};

} // namespace yike
