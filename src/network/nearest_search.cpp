// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/nearest_search.hpp"

#include "network/bucket_queue.hpp"
#include "network/strip_walk.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

struct Arrival {
    std::uint32_t junction = 0;
    Millis time = 0;
    std::uint32_t owner = 0;
};

constexpr OwnerTime kNobody{kImpassable, kNoOwner}; // sums with it do not overflow

// The steps are those of a range search; see range_search.cpp.
class OwnerSearch {
  public:
    OwnerSearch(const Network& network, Millis cutoff_ms)
        : network_(network), layout_(network.search_layout(Direction::to_sources)),
          cutoff_ms_(cutoff_ms), labels_(layout_.junction_count() + 1, {kNobody, kNobody}),
          of_node_(network.node_count()) {
        queue_.reset(cutoff_ms);
    }

    void start(std::span<const OwnedSource> sources) {
        StripWalk walk(network_, Direction::to_sources, cutoff_ms_);
        for (const OwnedSource& owned : sources) {
            walk.from(
                owned.source,
                [&](std::uint32_t junction, Millis time) {
                    queue_.make_room(1);
                    offer_junction(junction, {time, owned.owner});
                },
                [&](std::uint32_t, NodeId node, Millis time) {
                    offer(of_node_[node.index()], {time, owned.owner});
                });
        }
    }

    std::vector<NearestTwo> run() && {
        queue_.drain([this](const Arrival at) {
            const OwnerTime label{at.time, at.owner};
            const NearestTwo& best = labels_[at.junction];
            if (label != best[0] && label != best[1]) {
                return; // corrected since
            }
            const auto ways = layout_.ways(at.junction);
            queue_.make_room(ways.size());
            for (const SearchLayout::Way& way : ways) {
                offer_junction(way.junction, {at.time + way.cost, at.owner});
            }
        });
        for (std::uint32_t junction = 0; junction < layout_.junction_count(); ++junction) {
            write_block(junction);
        }
        return std::move(of_node_);
    }

  private:
    void offer_junction(std::uint32_t junction, OwnerTime label) {
        if (offer(labels_[junction], label)) {
            layout_.expect_ways(junction);
            queue_.push({junction, label.time, label.owner});
        }
    }

    // True if the label is one of the two best now.
    bool offer(NearestTwo& two, OwnerTime label) const {
        auto& [first, second] = two;
        if (label.time > cutoff_ms_ || !(label < second)) {
            return false;
        }
        if (label < first) {
            if (label.owner != first.owner) {
                second = first;
            }
            first = label;
            return true;
        }
        if (label.owner == first.owner) {
            return false;
        }
        second = label;
        return true;
    }

    void write_block(std::uint32_t junction) {
        const NearestTwo& left = labels_[junction];
        for (const SearchLayout::Row& row : layout_.block(junction)) {
            const NearestTwo& right = labels_[row.right];
            NearestTwo& two = of_node_[row.node.index()];
            for (const OwnerTime& label : left) {
                offer(two, {label.time + row.from_left, label.owner});
            }
            for (const OwnerTime& label : right) {
                offer(two, {label.time + row.from_right, label.owner});
            }
        }
    }

    const Network& network_;
    const SearchLayout& layout_;
    Millis cutoff_ms_;
    std::vector<NearestTwo> labels_; ///< by junction
    std::vector<NearestTwo> of_node_;
    BucketQueue<Arrival> queue_;
};

} // namespace

std::vector<NearestTwo>
nearest_owners(const Network& network, std::span<const OwnedSource> sources, Millis cutoff_ms) {
    OwnerSearch search(network, std::min(cutoff_ms, kLongestCost - 1));
    search.start(sources);
    return std::move(search).run();
}

} // namespace yike
