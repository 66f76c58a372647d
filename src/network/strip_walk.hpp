// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Where a search starts: from a place inside a strip to its ends.
#pragma once

#include "network/range_search.hpp"

#include <utility>
#include <vector>

namespace yike {

/// Walks out from the sources of one search. Inside a strip there is one way to each place, so no
/// queue is needed.
class StripWalk {
  public:
    StripWalk(const Network& network, Direction direction, Millis cutoff_ms)
        : network_(network), layout_(network.search_layout(direction)), direction_(direction),
          cutoff_ms_(cutoff_ms) {}

    /// Calls `at_junction(junction, time)` for junctions that are reached without passing another,
    /// and `at_place(home, node, time)` for all nodes on the way that are none.
    template <class AtJunction, class AtPlace>
    void from(const SearchSource& source, const AtJunction& at_junction, const AtPlace& at_place) {
        const Segment& s = network_.segment(source.at.segment);
        const double at_m = source.at.offset_m;
        // At a node its own segments do the rest.
        if (at_m < s.length_m || s.length_m == 0) {
            from_node(s.from, walked(source, 0), at_junction, at_place);
        }
        if (at_m > 0 || s.length_m == 0) {
            from_node(s.to, walked(source, s.length_m), at_junction, at_place);
        }
    }

  private:
    struct Step {
        NodeId node;
        NodeId came_from;
        Millis time;
    };

    // Time at an end of the source's segment.
    Millis walked(const SearchSource& source, double end_m) const {
        const double at_m = source.at.offset_m;
        const Millis walk = direction_ == Direction::to_sources
                                ? walk_within(network_, source.at.segment, end_m, at_m)
                                : walk_within(network_, source.at.segment, at_m, end_m);
        return add_millis(source.start_ms, walk);
    }

    template <class AtJunction, class AtPlace>
    void
    from_node(NodeId node, Millis time, const AtJunction& at_junction, const AtPlace& at_place) {
        if (time > cutoff_ms_) {
            return;
        }
        if (layout_.is_junction(node)) {
            at_junction(layout_.home_of(node), time);
            return;
        }
        const std::uint32_t row = layout_.row_of(node);
        const SearchLayout::Chain* chain = layout_.chain_of(row);
        const bool open =
            chain != nullptr && chain->to_left < kLongestCost && chain->to_right < kLongestCost;
        if (open && !layout_.is_in_tree(node)) {
            along_chain(*chain, row, time, at_junction, at_place);
        } else {
            step_by_step(node, time, at_junction, at_place);
        }
    }

    // Where nothing is closed, costs from the ends tell those in between.
    template <class AtJunction, class AtPlace>
    void along_chain(const SearchLayout::Chain& chain,
                     std::uint32_t start,
                     Millis time,
                     const AtJunction& at_junction,
                     const AtPlace& at_place) {
        const SearchLayout::Row from = layout_.row(start);
        for (std::uint32_t r = chain.first; r < chain.first + chain.count; ++r) {
            const SearchLayout::Row& row = layout_.row(r);
            const Millis cost =
                r < start ? row.from_right - from.from_right : row.from_left - from.from_left;
            if (cost <= cutoff_ms_ - time) {
                at_place(chain.left, row.node, time + cost);
            }
        }
        if (chain.to_left - from.from_right <= cutoff_ms_ - time) {
            at_junction(chain.left, time + chain.to_left - from.from_right);
        }
        if (chain.to_right - from.from_left <= cutoff_ms_ - time) {
            at_junction(from.right, time + chain.to_right - from.from_left);
        }
    }

    template <class AtJunction, class AtPlace>
    void step_by_step(NodeId start,
                      Millis time,
                      const AtJunction& at_junction,
                      const AtPlace& at_place) {
        const std::uint32_t home = layout_.home_of(start);
        open_.assign(1, {start, NodeId::none(), time});
        while (!open_.empty()) {
            const Step at = open_.back();
            open_.pop_back();
            if (layout_.is_junction(at.node)) {
                at_junction(layout_.home_of(at.node), at.time);
                continue;
            }
            at_place(home, at.node, at.time);
            for (const Arc arc : network_.arcs(at.node)) {
                const Millis step = direction_ == Direction::to_sources ? arc.in_ms : arc.out_ms;
                if (arc.other != at.came_from && arc.other != at.node &&
                    step <= cutoff_ms_ - at.time) {
                    open_.push_back({arc.other, at.node, at.time + step});
                }
            }
        }
    }

    const Network& network_;
    const SearchLayout& layout_;
    Direction direction_;
    Millis cutoff_ms_;
    std::vector<Step> open_;
};

} // namespace yike
