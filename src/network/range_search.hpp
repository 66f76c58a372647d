// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Walking times to or from a place, as far as a cutoff.
#pragma once

#include "network/search_layout.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace yike {

/// A point where a search starts, with the time already spent there (access).
struct SearchSource {
    NetworkPoint at;
    Millis start_ms = 0;
};

struct RangeRequest {
    std::span<const SearchSource> sources; ///< any number; none reaches nothing
    Millis cutoff_ms = kLongestWalk;       ///< inclusive
    Direction direction = Direction::to_sources;
};

/// Nodes that searches are asked about, when they are asked about few of many.
class SearchTargets {
  public:
    /// @param nodes  in any order, also several times
    SearchTargets(const Network& network, Direction direction, std::span<const NodeId> nodes);

    std::size_t size() const noexcept { return count_; }

  private:
    friend class RangeSearch;

    struct Offer {
        std::uint32_t target = 0;
        Millis cost = 0; ///< from the junction
    };

    std::size_t count_ = 0;
    std::vector<std::uint32_t> first_offer_; ///< by junction; one more at the end
    std::vector<Offer> offers_;
    std::vector<std::pair<NodeId, std::uint32_t>> by_node_; ///< sorted
    std::vector<std::uint64_t> is_target_;                  ///< a bit a node
};

/// Bounded shortest-path search. An object holds the scratch of one thread and may be used again
/// and again; resetting costs O(nodes touched last time).
///
/// A source inside a segment walks both ways to the segment's ends; time spent inside a segment is
/// share_of() its time, so that going through in one piece or in two takes the same.
/// Times are exact: equal to Dijkstra's (1959) on the same whole milliseconds.
class RangeSearch {
  public:
    /// @param network  must outlive this object; shared between threads. Its SearchLayout is made
    ///                 when first asked for.
    explicit RangeSearch(const Network& network);
    RangeSearch(RangeSearch&&) noexcept;
    RangeSearch& operator=(RangeSearch&&) noexcept;
    ~RangeSearch();

    /// Replaces the last result. Cost O(r) for r reached nodes of a street network.
    /// @param request  its cutoff is at most kLongestWalk + 10 minutes
    void run(const RangeRequest& request);

    /// Finds the times of the targets only, which is quicker; see target_times().
    /// @param targets  of the same network and direction
    void run_to(const RangeRequest& request, const SearchTargets& targets);

    /// The reached nodes, each once, in no particular order. Valid until the next run.
    std::span<const NodeId> reached() const noexcept;

    /// Their times in ms.
    std::span<const Millis> reached_times() const noexcept;

    /// Time of each of the n nodes in ms; kNever beyond the cutoff. Valid until the next run. The
    /// first call after a run writes them, so an object is for one thread.
    std::span<const Millis> times() const;

    /// After run_to(): one for each target.
    std::span<const Millis> target_times() const noexcept;

  private:
    struct Scratch;
    std::unique_ptr<Scratch> scratch_;
};

/// The order in which searches from these sources find most of what they need in the caches: along
/// the curve of the layout. Indices; ties keep their order.
std::vector<std::size_t> order_along_curve(const Network& network,
                                           Direction direction,
                                           std::span<const SearchSource> sources);

/// Time between a network point and the nearer source by way of the segment's ends, given the
/// node times of a search. Sources inside the same segment are not seen here: see walk_within().
Millis time_through_ends(const Network& network,
                         std::span<const Millis> times,
                         const NetworkPoint& at,
                         Direction direction);

/// Time of walking along one segment from offset `from_m` to offset `to_m`; kNever if the direction
/// is not walkable.
Millis walk_within(const Network& network, SegmentId segment, double from_m, double to_m);

/// The same along a segment that is no piece of another.
Millis walk_within(const Segment& segment, double from_m, double to_m);

} // namespace yike
