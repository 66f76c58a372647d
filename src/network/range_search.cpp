// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// A bucket queue of 4-second buckets. Inside a bucket nodes are taken in any order and corrected
// when a better time turns up (as in delta-stepping, Meyer & Sanders 2003): walking networks have
// short segments, so few nodes are taken twice, and no heap has to be kept in order.
#include "network/range_search.hpp"

#include <algorithm>

namespace yike {

namespace {

constexpr unsigned kBucketBits = 12; // 4096 ms

struct Entry {
    NodeId node;
    Millis time = 0;
};

} // namespace

struct RangeSearch::Scratch {
    const Network* network = nullptr;
    std::vector<Millis> times;
    std::vector<NodeId> reached;
    std::vector<std::vector<Entry>> buckets;

    void reset(Millis cutoff_ms) {
        for (const NodeId node : reached) {
            times[node.index()] = kNever;
        }
        reached.clear();
        buckets.resize((cutoff_ms >> kBucketBits) + 1);
    }

    void offer(NodeId node, Millis time, Millis cutoff_ms) {
        Millis& best = times[node.index()];
        if (time > cutoff_ms || time >= best) {
            return;
        }
        if (best == kNever) {
            reached.push_back(node);
        }
        best = time;
        buckets[time >> kBucketBits].push_back({node, time});
    }

    void start(const SearchSource& source, const RangeRequest& request) {
        const Segment& s = network->segment(source.at.segment);
        const bool to_sources = request.direction == Direction::to_sources;
        // Walking to a source comes from the segment's ends, walking from it goes to them.
        const Millis at_from = to_sources ? walk_within(s, 0, source.at.offset_m)
                                          : walk_within(s, source.at.offset_m, 0);
        const Millis at_to = to_sources ? walk_within(s, s.length_m, source.at.offset_m)
                                        : walk_within(s, source.at.offset_m, s.length_m);
        offer(s.from, add_millis(source.start_ms, at_from), request.cutoff_ms);
        offer(s.to, add_millis(source.start_ms, at_to), request.cutoff_ms);
    }

    template <bool kToSources> void settle(Entry entry, Millis cutoff_ms) {
        for (const Arc& arc : network->arcs(entry.node)) {
            const Millis step = kToSources ? arc.in_ms : arc.out_ms;
            if (step <= cutoff_ms - entry.time) {
                offer(arc.other, entry.time + step, cutoff_ms);
            }
        }
    }

    template <bool kToSources> void drain(Millis cutoff_ms) {
        for (std::size_t bucket = 0; bucket < buckets.size(); ++bucket) {
            while (!buckets[bucket].empty()) {
                const Entry entry = buckets[bucket].back();
                buckets[bucket].pop_back();
                if (times[entry.node.index()] == entry.time) {
                    settle<kToSources>(entry, cutoff_ms);
                }
            }
        }
    }
};

RangeSearch::RangeSearch(const Network& network) : scratch_(std::make_unique<Scratch>()) {
    scratch_->network = &network;
    scratch_->times.assign(network.node_count(), kNever);
}

RangeSearch::RangeSearch(RangeSearch&&) noexcept = default;
RangeSearch& RangeSearch::operator=(RangeSearch&&) noexcept = default;
RangeSearch::~RangeSearch() = default;

void RangeSearch::run(const RangeRequest& request) {
    scratch_->reset(request.cutoff_ms);
    for (const SearchSource& source : request.sources) {
        scratch_->start(source, request);
    }
    if (request.direction == Direction::to_sources) {
        scratch_->drain<true>(request.cutoff_ms);
    } else {
        scratch_->drain<false>(request.cutoff_ms);
    }
}

std::span<const Millis> RangeSearch::times() const noexcept {
    return scratch_->times;
}

std::span<const NodeId> RangeSearch::reached() const noexcept {
    return scratch_->reached;
}

Millis time_through_ends(const Network& network,
                         std::span<const Millis> times,
                         const NetworkPoint& at,
                         Direction direction) {
    const Segment& s = network.segment(at.segment);
    const bool to_sources = direction == Direction::to_sources;
    const Millis to_from =
        to_sources ? walk_within(s, at.offset_m, 0) : walk_within(s, 0, at.offset_m);
    const Millis to_to = to_sources ? walk_within(s, at.offset_m, s.length_m)
                                    : walk_within(s, s.length_m, at.offset_m);
    return std::min(add_millis(times[s.from.index()], to_from),
                    add_millis(times[s.to.index()], to_to));
}

Millis walk_within(const Segment& segment, double from_m, double to_m) {
    const Millis whole = from_m <= to_m ? segment.forward_ms : segment.backward_ms;
    if (whole == kNever || from_m == to_m) {
        return from_m == to_m ? 0 : kNever;
    }
    const Millis a = from_m > 0 ? share_of(whole, from_m, segment.length_m) : 0;
    const Millis b = to_m > 0 ? share_of(whole, to_m, segment.length_m) : 0;
    return a <= b ? b - a : a - b;
}

} // namespace yike
