// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// Three steps on a SearchLayout.
//  1. Seeds: a source lies on a junction, on a chain or in a tree. From a chain or a tree its time
//     is walked out to the junctions, or the root.
//  2. Junctions are settled from a queue of 8-second buckets. Inside a bucket they are taken in any
//     order and corrected when a better time turns up (delta-stepping, Meyer & Sanders 2003): few
//     are taken twice, and no heap has to be kept in order.
//  3. The chains and trees at the settled junctions are written row by row; those that hold seeds
//     once more, by themselves.
#include "network/range_search.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace yike {

namespace {

constexpr unsigned kBucketBits = 13; // 8192 ms
constexpr std::uint32_t kNoEntry = 0xFFFFFFFF;

/// Entries of all buckets in one pool, each bucket a linked list: last in, first out.
class BucketQueue {
  public:
    struct Entry {
        std::uint32_t junction;
        Millis time;
        std::uint32_t next;
    };

    void reset(Millis cutoff_ms) {
        pool_.clear();
        heads_.assign((cutoff_ms >> kBucketBits) + 1, kNoEntry);
    }

    void push(std::uint32_t junction, Millis time) {
        std::uint32_t& head = heads_[time >> kBucketBits];
        pool_.push_back({junction, time, head});
        head = static_cast<std::uint32_t>(pool_.size() - 1);
    }

    std::size_t bucket_count() const { return heads_.size(); }

    std::optional<Entry> pop(std::size_t bucket) {
        const std::uint32_t head = heads_[bucket];
        if (head == kNoEntry) {
            return std::nullopt;
        }
        heads_[bucket] = pool_[head].next;
        return pool_[head];
    }

  private:
    std::vector<Entry> pool_;
    std::vector<std::uint32_t> heads_;
};

/// A node from which a search starts.
struct Seed {
    std::uint32_t slot;
    Millis time;
};

} // namespace

struct RangeSearch::Scratch {
    explicit Scratch(const Network& n)
        : network(&n), times(n.node_count(), kNever), reached(n.node_count()) {}

    const Network* network;
    const SearchLayout* layout = nullptr;
    Direction direction = Direction::to_sources;
    Millis cutoff = 0;
    std::vector<Millis> times;   ///< by node
    std::vector<NodeId> reached; ///< the first reached_count of them
    std::size_t reached_count = 0;
    std::vector<Millis> labels; ///< by junction; kNever beyond the cutoff
    std::vector<std::uint32_t> labelled;
    BucketQueue queue;
    std::vector<Seed> chain_seeds;
    std::vector<Seed> tree_seeds;

    void run(const RangeRequest& request) {
        reset(request);
        for (const SearchSource& source : request.sources) {
            start(source);
        }
        settle_junctions();
        for (const std::uint32_t junction : labelled) {
            write_rows(junction);
        }
        write_seeded_chains();
        for (const Seed& seed : tree_seeds) {
            improve(seed.slot, seed.time);
        }
    }

    void reset(const RangeRequest& request) {
        for (std::size_t i = 0; i < reached_count; ++i) {
            times[reached[i].index()] = kNever;
        }
        reached_count = 0;
        for (const std::uint32_t junction : labelled) {
            labels[junction] = kNever;
        }
        labelled.clear();
        chain_seeds.clear();
        tree_seeds.clear();
        direction = request.direction;
        cutoff = request.cutoff_ms;
        layout = &network->search_layout(direction);
        labels.resize(layout->junction_count(), kNever);
        queue.reset(cutoff);
    }

    // ---- 1. seeds ----

    void start(const SearchSource& source) {
        const Segment& s = network->segment(source.at.segment);
        const bool to_sources = direction == Direction::to_sources;
        // Walking to a source comes from the segment's ends, walking from it goes to them.
        const auto walk = [&](double from_m, double to_m) {
            return to_sources ? walk_within(*network, source.at.segment, from_m, to_m)
                              : walk_within(*network, source.at.segment, to_m, from_m);
        };
        const Millis at_from = walk(0, source.at.offset_m);
        const Millis at_to = walk(s.length_m, source.at.offset_m);
        plant({layout->slot_of(s.from), add_millis(source.start_ms, at_from)});
        plant({layout->slot_of(s.to), add_millis(source.start_ms, at_to)});
    }

    void plant(Seed seed) {
        if (seed.time > cutoff) {
            return;
        }
        if (layout->is_in_tree(seed.slot)) {
            seed = climb(seed);
        }
        if (seed.time > cutoff) {
            return;
        }
        if (layout->is_junction(seed.slot)) {
            offer(seed.slot, seed.time);
        } else {
            chain_seeds.push_back(seed);
            walk_to_ends(seed);
        }
    }

    // Walks through one tree, every way but back; returns what reaches its root.
    Seed climb(Seed start) {
        struct Step {
            Seed seed;
            std::uint32_t from;
        };

        const SearchLayout::Tree& tree = layout->tree(layout->tree_of(start.slot));
        std::vector<Step> open{{start, kNoEntry}};
        Seed root{tree.root, kNever};
        while (!open.empty()) {
            const auto [seed, from] = open.back();
            open.pop_back();
            if (seed.slot == tree.root) {
                root.time = seed.time;
                continue;
            }
            tree_seeds.push_back(seed);
            for (const Arc& arc : network->arcs(layout->node_of(seed.slot))) {
                const std::uint32_t other = layout->slot_of(arc.other);
                const Millis step = direction == Direction::to_sources ? arc.in_ms : arc.out_ms;
                if (other != from && other != seed.slot && step <= cutoff - seed.time) {
                    open.push_back({{other, seed.time + step}, seed.slot});
                }
            }
        }
        return root;
    }

    void walk_to_ends(Seed seed) {
        const SearchLayout::Chain& chain = layout->chain(layout->chain_of(seed.slot));
        const std::uint32_t at = seed.slot - chain.first + 1;
        std::uint64_t left = seed.time;
        for (std::uint32_t k = at; k > 0 && left <= cutoff; --k) {
            left += layout->step_left(chain, k);
        }
        std::uint64_t right = seed.time;
        for (std::uint32_t k = at; k <= chain.count && right <= cutoff; ++k) {
            right += layout->step_right(chain, k);
        }
        if (left <= cutoff) {
            offer(chain.left, static_cast<Millis>(left));
        }
        if (right <= cutoff) {
            offer(chain.right, static_cast<Millis>(right));
        }
    }

    // ---- 2. junctions ----

    void offer(std::uint32_t junction, Millis time) {
        Millis& best = labels[junction];
        if (time >= best) {
            return;
        }
        if (best == kNever) {
            labelled.push_back(junction);
        }
        best = time;
        queue.push(junction, time);
    }

    void settle_junctions() {
        for (std::size_t bucket = 0; bucket < queue.bucket_count(); ++bucket) {
            while (const auto entry = queue.pop(bucket)) {
                if (labels[entry->junction] != entry->time) {
                    continue; // corrected since
                }
                for (const SearchLayout::Way& way : layout->ways(entry->junction)) {
                    const Millis time = entry->time + way.cost; // kImpassable leaves room
                    if (time <= cutoff) {
                        offer(way.junction, time);
                    }
                }
            }
        }
    }

    // ---- 3. rows ----

    void write(std::uint32_t slot, Millis time) {
        const NodeId node = layout->node_of(slot);
        times[node.index()] = time;
        reached[reached_count++] = node;
    }

    void write_rows(std::uint32_t junction) {
        write(junction, labels[junction]);
        if (const auto tree = layout->tree_at(junction)) {
            write_tree(layout->tree(*tree), labels[junction]);
        }
        for (const std::uint32_t number : layout->chains_at(junction)) {
            const SearchLayout::Chain& chain = layout->chain(number);
            const Millis left = labels[chain.left];
            const Millis right = labels[chain.right];
            if (junction != chain.left && left != kNever) {
                continue; // written from its left end
            }
            write_chain(chain, std::min(left, kImpassable), std::min(right, kImpassable));
        }
    }

    void write_chain(const SearchLayout::Chain& chain, Millis left, Millis right) {
        for (std::uint32_t slot = chain.first; slot < chain.first + chain.count; ++slot) {
            const Millis time = std::min(left + layout->cost_from_left(slot),
                                         right + layout->cost_from_right(slot));
            const NodeId node = layout->node_of(slot);
            const bool within = time <= cutoff;
            times[node.index()] = within ? time : kNever;
            reached[reached_count] = node;
            reached_count += within ? 1 : 0;
        }
        for (std::uint32_t t = chain.first_root; t < chain.last_root; ++t) {
            const SearchLayout::Tree& tree = layout->tree(t);
            write_tree(tree, times[layout->node_of(tree.root).index()]);
        }
    }

    // Ascending by cost: the first that is too far ends it.
    void write_tree(const SearchLayout::Tree& tree, Millis root) {
        if (root > cutoff) {
            return;
        }
        for (std::uint32_t slot = tree.first; slot < tree.last; ++slot) {
            const Millis time = root + layout->cost_from_left(slot);
            if (time > cutoff) {
                return;
            }
            write(slot, time);
        }
    }

    // The better of what is there and `time`. True if it changed.
    bool improve(std::uint32_t slot, Millis time) {
        const NodeId node = layout->node_of(slot);
        Millis& best = times[node.index()];
        if (time > cutoff || time >= best) {
            return false;
        }
        if (best == kNever) {
            reached[reached_count++] = node;
        }
        best = time;
        return true;
    }

    void write_seeded_chains() {
        for (const Seed& seed : chain_seeds) {
            const SearchLayout::Chain& chain = layout->chain(layout->chain_of(seed.slot));
            const std::uint32_t at = seed.slot - chain.first + 1;
            std::uint64_t time = seed.time;
            for (std::uint32_t k = at; k > 0 && time <= cutoff; --k) {
                improve(chain.first + k - 1, static_cast<Millis>(time));
                time += layout->step_left(chain, k);
            }
            time = seed.time;
            for (std::uint32_t k = at; k <= chain.count && time <= cutoff; ++k) {
                improve(chain.first + k - 1, static_cast<Millis>(time));
                time += layout->step_right(chain, k);
            }
            for (std::uint32_t t = chain.first_root; t < chain.last_root; ++t) {
                improve_tree(layout->tree(t));
            }
        }
    }

    void improve_tree(const SearchLayout::Tree& tree) {
        const Millis root = times[layout->node_of(tree.root).index()];
        for (std::uint32_t slot = tree.first; root != kNever && slot < tree.last; ++slot) {
            improve(slot, add_millis(root, layout->cost_from_left(slot)));
        }
    }
};

RangeSearch::RangeSearch(const Network& network) : scratch_(std::make_unique<Scratch>(network)) {}

RangeSearch::RangeSearch(RangeSearch&&) noexcept = default;
RangeSearch& RangeSearch::operator=(RangeSearch&&) noexcept = default;
RangeSearch::~RangeSearch() = default;

void RangeSearch::run(const RangeRequest& request) {
    scratch_->run(request);
}

std::span<const Millis> RangeSearch::times() const noexcept {
    return scratch_->times;
}

std::span<const NodeId> RangeSearch::reached() const noexcept {
    return {scratch_->reached.data(), scratch_->reached_count};
}

Millis time_through_ends(const Network& network,
                         std::span<const Millis> times,
                         const NetworkPoint& at,
                         Direction direction) {
    const Segment& s = network.segment(at.segment);
    const bool to_sources = direction == Direction::to_sources;
    const auto walk = [&](double from_m, double to_m) {
        return to_sources ? walk_within(network, at.segment, from_m, to_m)
                          : walk_within(network, at.segment, to_m, from_m);
    };
    const Millis to_from = walk(at.offset_m, 0);
    const Millis to_to = walk(at.offset_m, s.length_m);
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

Millis walk_within(const Network& network, SegmentId id, double from_m, double to_m) {
    const Segment& segment = network.segment(id);
    const PieceOrigin* origin = network.origin(id);
    const bool blocked = (from_m <= to_m ? segment.forward_ms : segment.backward_ms) == kNever;
    if (origin == nullptr || blocked) {
        return walk_within(segment, from_m, to_m);
    }
    return walk_within(origin->whole, origin->start_m + from_m, origin->start_m + to_m);
}

} // namespace yike
