// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/nearest_search.hpp"

#include <utility>

namespace yike {

namespace {

constexpr unsigned kBucketBits = 12; // buckets of 4096 ms, taken as RangeSearch takes its own

struct Arrival {
    NodeId node;
    OwnerTime label;
};

class OwnerSearch {
  public:
    OwnerSearch(const Network& network, Millis cutoff_ms)
        : network_(network), cutoff_ms_(cutoff_ms), labels_(network.node_count()),
          buckets_((cutoff_ms >> kBucketBits) + 1) {}

    void start(const OwnedSource& owned) {
        const NetworkPoint& at = owned.source.at;
        const Segment& s = network_.segment(at.segment);
        const Millis from = walk_within(network_, at.segment, 0, at.offset_m);
        const Millis to = walk_within(network_, at.segment, s.length_m, at.offset_m);
        offer(s.from, {add_millis(owned.source.start_ms, from), owned.owner});
        offer(s.to, {add_millis(owned.source.start_ms, to), owned.owner});
    }

    std::vector<NearestTwo> run() && {
        for (std::vector<Arrival>& bucket : buckets_) {
            while (!bucket.empty()) {
                const Arrival arrival = bucket.back();
                bucket.pop_back();
                const NearestTwo& best = labels_[arrival.node.index()];
                if (arrival.label == best[0] || arrival.label == best[1]) {
                    settle(arrival);
                }
            }
        }
        return std::move(labels_);
    }

  private:
    void settle(const Arrival& arrival) {
        for (const Arc& arc : network_.arcs(arrival.node)) {
            offer(arc.other, {add_millis(arrival.label.time, arc.in_ms), arrival.label.owner});
        }
    }

    void offer(NodeId node, OwnerTime label) {
        if (label.time > cutoff_ms_) {
            return;
        }
        auto& [first, second] = labels_[node.index()];
        if (label < first) {
            if (label.owner != first.owner) {
                second = first;
            }
            first = label;
        } else if (label.owner != first.owner && label < second) {
            second = label;
        } else {
            return;
        }
        buckets_[label.time >> kBucketBits].push_back({node, label});
    }

    const Network& network_;
    Millis cutoff_ms_;
    std::vector<NearestTwo> labels_;
    std::vector<std::vector<Arrival>> buckets_;
};

} // namespace

std::vector<NearestTwo>
nearest_owners(const Network& network, std::span<const OwnedSource> sources, Millis cutoff_ms) {
    OwnerSearch search(network, cutoff_ms);
    for (const OwnedSource& source : sources) {
        search.start(source);
    }
    return std::move(search).run();
}

} // namespace yike
