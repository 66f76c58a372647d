// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Times to the nearest of some destinations, for any place.
#pragma once

#include "access/access_model.hpp"
#include "access/box_grid.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace yike {

/// The walk to the nearest of a set of destinations: one search from all of them at once. Shared by
/// threads as long as walk_to() is not called.
class WalkReach {
  public:
    /// Nobody walks anywhere yet.
    /// @param model  must outlive this object
    explicit WalkReach(const AccessModel& model);

    WalkReach(const AccessModel& model, std::vector<Destination> destinations, Millis cutoff_ms);

    /// Other destinations. Cost in the size of what was and will be reached, not of the network.
    void walk_to(std::span<const Destination> destinations, Millis cutoff_ms);

    const AccessModel& model() const noexcept { return *model_; }

    std::span<const Destination> destinations() const noexcept { return destinations_; }

    Millis cutoff_ms() const noexcept { return cutoff_ms_; }

    /// One per node; kNever beyond the cutoff.
    std::span<const Millis> node_times() const noexcept { return node_times_; }

    /// The nodes within the cutoff, each once.
    std::span<const NodeId> reached() const noexcept { return search_.reached(); }

    /// The sources of all destinations, ascending by segment.
    std::span<const SearchSource> sources() const noexcept { return sources_; }

    /// Over the network by one entry.
    Millis by_entry(const Entry& entry) const;

    /// Without the network; see AccessModel::straight_walk().
    Millis straight(const AccessPlace& place) const;

    /// False if straight() is kNever for all places at p.
    bool may_walk_straight(PlanePoint p) const { return !straight_grid_.near(p).empty(); }

    /// DESIGN's one rule. kNever beyond kLongestWalk.
    Millis at(const AccessPlace& place) const;

    /// The sources inside one segment.
    std::span<const SearchSource> sources_on(SegmentId segment) const;

    /// False for most segments, and quickly.
    bool holds_source(SegmentId segment) const {
        return (source_bits_[segment.index() / 64] >> (segment.index() % 64) & 1U) != 0;
    }

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
    const AccessModel* model_;
    std::vector<Destination> destinations_;
    Millis cutoff_ms_ = 0;
    RangeSearch search_;
    std::span<const Millis> node_times_;     ///< the search's own
    std::vector<SearchSource> sources_;      ///< ascending by segment
    std::vector<std::uint64_t> source_bits_; ///< by segment
    BoxGrid straight_grid_;
};

} // namespace yike
