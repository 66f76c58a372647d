// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// Three steps on a SearchLayout, whose header tells the idea.
//  1. Sources: each walks out to the junctions around it, and leaves times at the places passed.
//  2. Junctions are settled from a queue of buckets and corrected when a better time turns up.
//  3. Rows: the blocks of the settled junctions are written one after the other, and the chains
//     that end at them but belong to the block of a junction out of reach. Blocks that hold sources
//     come last, for there a place may be nearer to a source than to a junction.
// What is written are the reached nodes and their times, side by side; times by node only when
// somebody asks for them. Only what was touched is reset.
#include "network/range_search.hpp"

#include "network/bucket_queue.hpp"
#include "network/strip_walk.hpp"

#include <algorithm>

namespace yike {

namespace {

struct Arrival {
    std::uint32_t junction = 0;
    Millis time = 0;
};

/// A bit for each of many numbers, reset one by one.
class BitSet {
  public:
    void resize(std::size_t count) { words_.resize(count / 64 + 1, 0); }

    bool has(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1U) != 0; }

    /// True if it was not there yet.
    bool add(std::size_t i) {
        const bool is_new = !has(i);
        words_[i / 64] |= std::uint64_t{1} << (i % 64);
        return is_new;
    }

    void remove(std::size_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }

  private:
    std::vector<std::uint64_t> words_;
};

} // namespace

struct RangeSearch::Scratch {
    explicit Scratch(const Network& n) : network(&n) {}

    const Network* network;
    const SearchLayout* layout = nullptr;
    Millis cutoff = 0;
    std::vector<NodeId> reached; ///< the first reached_count
    std::vector<Millis> reached_ms;
    std::size_t reached_count = 0;
    std::vector<Millis> times; ///< by node; empty until somebody asks
    bool times_written = false;
    std::vector<Millis> target_ms;
    std::vector<Millis> labels; ///< by junction; kImpassable beyond the cutoff, and one more
    std::vector<std::uint32_t> labelled; ///< the first labelled_count
    std::size_t labelled_count = 0;
    BucketQueue<Arrival> queue;
    std::vector<std::uint32_t> seeded; ///< blocks that hold sources, each once
    BitSet is_seeded;
    std::vector<std::pair<NodeId, Millis>> passed; ///< places on the way from a source

    void reset(const RangeRequest& request) {
        if (times_written) {
            for (std::size_t i = 0; i < reached_count; ++i) {
                times[reached[i].index()] = kNever;
            }
            times_written = false;
        }
        reached_count = 0;
        target_ms.clear();
        for (std::size_t i = 0; i < labelled_count; ++i) {
            labels[labelled[i]] = kImpassable;
        }
        labelled_count = 0;
        for (const std::uint32_t junction : seeded) {
            is_seeded.remove(junction);
        }
        seeded.clear();
        passed.clear();
        cutoff = std::min(request.cutoff_ms, kLongestCost - 1);
        layout = &network->search_layout(request.direction);
        labels.resize(layout->junction_count() + 1, kImpassable);
        labelled.resize(layout->junction_count() + 1);
        is_seeded.resize(layout->junction_count());
        queue.reset(cutoff);
    }

    // ---- 1. sources ----

    void start(const RangeRequest& request) {
        StripWalk walk(*network, request.direction, cutoff);
        for (const SearchSource& source : request.sources) {
            walk.from(
                source,
                [&](std::uint32_t junction, Millis time) {
                    queue.make_room(1);
                    offer(junction, time);
                },
                [&](std::uint32_t home, NodeId node, Millis time) {
                    if (is_seeded.add(home)) {
                        seeded.push_back(home);
                    }
                    passed.emplace_back(node, time);
                });
        }
    }

    // ---- 2. junctions ----

    void offer(std::uint32_t junction, Millis time) {
        Millis& best = labels[junction];
        if (time > cutoff || time >= best) {
            return;
        }
        labelled[labelled_count] = junction; // without a branch: nobody can foresee it
        labelled_count += best == kImpassable ? 1 : 0;
        best = time;
        layout->expect_ways(junction);
        queue.push({junction, time});
    }

    void settle_junctions() {
        queue.drain([this](const Arrival at) {
            if (labels[at.junction] != at.time) {
                return; // corrected since
            }
            layout->expect_rows(at.junction);
            const auto ways = layout->ways(at.junction);
            queue.make_room(ways.size());
            for (const SearchLayout::Way& way : ways) {
                offer(way.junction, at.time + way.cost);
            }
        });
    }

    // ---- 3. rows ----

    void write_blocks() {
        Writer writer(*this);
        for (std::size_t i = 0; i < labelled_count; ++i) {
            const std::uint32_t junction = labelled[i];
            if (!is_seeded.has(junction)) {
                writer.write(layout->block(junction), labels[junction]);
            }
            for (const SearchLayout::Chain& chain : layout->chains(junction)) {
                if (labels[chain.left] == kImpassable && !is_seeded.has(chain.left)) {
                    writer.write(layout->rows(chain.first, chain.count), kImpassable);
                }
            }
        }
        std::sort(passed.begin(), passed.end());
        for (const std::uint32_t junction : seeded) {
            writer.write_seeded(layout->block(junction), labels[junction]);
        }
        reached_count = writer.count;
    }

    // Holds what the loops use, so that it stays in registers.
    struct Writer {
        explicit Writer(Scratch& s)
            : scratch(s), labels(s.labels.data()), reached(s.reached.data()),
              reached_ms(s.reached_ms.data()), cutoff(s.cutoff), passed(s.passed) {}

        void write(std::span<const SearchLayout::Row> rows, Millis left) {
            make_room(rows.size());
            std::size_t next = count;
            for (const SearchLayout::Row& row : rows) {
                const Millis time =
                    std::min(left + row.from_left, labels[row.right] + row.from_right);
                reached[next] = row.node;
                reached_ms[next] = time;
                next += time <= cutoff ? 1 : 0;
            }
            count = next;
        }

        // The better of what comes from the ends and from the sources within.
        void write_seeded(std::span<const SearchLayout::Row> rows, Millis left) {
            make_room(rows.size());
            for (const SearchLayout::Row& row : rows) {
                const Millis by_ends =
                    std::min(left + row.from_left, labels[row.right] + row.from_right);
                reached[count] = row.node;
                reached_ms[count] = std::min(by_ends, passed_at(row.node));
                count += reached_ms[count] <= cutoff ? 1 : 0;
            }
        }

        // One more than is kept may be written.
        void make_room(std::size_t rows) {
            if (count + rows < scratch.reached.size()) {
                return;
            }
            scratch.reached.resize(2 * (count + rows));
            scratch.reached_ms.resize(scratch.reached.size());
            reached = scratch.reached.data();
            reached_ms = scratch.reached_ms.data();
        }

        Millis passed_at(NodeId node) const {
            const auto it =
                std::lower_bound(passed.begin(), passed.end(), std::pair(node, Millis{0}));
            return it != passed.end() && it->first == node ? it->second : kNever;
        }

        Scratch& scratch;
        const Millis* labels;
        NodeId* reached;
        Millis* reached_ms;
        Millis cutoff;
        std::span<const std::pair<NodeId, Millis>> passed;
        std::size_t count = 0;
    };

    void write_times() {
        times.resize(network->node_count(), kNever);
        for (std::size_t i = 0; i < reached_count; ++i) {
            times[reached[i].index()] = reached_ms[i];
        }
        times_written = true;
    }

    // ---- targets ----

    void write_targets(const SearchTargets& targets) {
        target_ms.assign(targets.size(), kNever);
        for (std::size_t l = 0; l < labelled_count; ++l) {
            const std::uint32_t junction = labelled[l];
            const Millis here = labels[junction];
            for (std::uint32_t i = targets.first_offer_[junction];
                 i < targets.first_offer_[junction + 1];
                 ++i) {
                const SearchTargets::Offer& offer = targets.offers_[i];
                improve(target_ms[offer.target], here + offer.cost);
            }
        }
        for (const auto& [node, time] : passed) {
            if ((targets.is_target_[node.index() / 64] >> (node.index() % 64) & 1U) == 0) {
                continue;
            }
            auto it = std::lower_bound(
                targets.by_node_.begin(), targets.by_node_.end(), std::pair(node, 0U));
            for (; it != targets.by_node_.end() && it->first == node; ++it) {
                improve(target_ms[it->second], time);
            }
        }
    }

    void improve(Millis& best, Millis time) const {
        if (time <= cutoff && time < best) {
            best = time;
        }
    }
};

SearchTargets::SearchTargets(const Network& network,
                             Direction direction,
                             std::span<const NodeId> nodes)
    : count_(nodes.size()), is_target_(network.node_count() / 64 + 1, 0) {
    const SearchLayout& layout = network.search_layout(direction);
    std::vector<std::pair<std::uint32_t, Offer>> offers;
    for (std::uint32_t t = 0; t < nodes.size(); ++t) {
        const SearchLayout::Row& row = layout.row(layout.row_of(nodes[t]));
        offers.push_back({layout.home_of(nodes[t]), {t, row.from_left}});
        if (row.right != layout.nowhere()) {
            offers.push_back({row.right, {t, row.from_right}});
        }
        by_node_.emplace_back(nodes[t], t);
        is_target_[nodes[t].index() / 64] |= std::uint64_t{1} << (nodes[t].index() % 64);
    }
    std::sort(by_node_.begin(), by_node_.end());
    std::sort(offers.begin(), offers.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second.target) < std::pair(b.first, b.second.target);
    });
    first_offer_.assign(layout.junction_count() + 1, 0);
    for (const auto& [junction, offer] : offers) {
        ++first_offer_[junction + 1];
        offers_.push_back(offer);
    }
    for (std::size_t j = 1; j < first_offer_.size(); ++j) {
        first_offer_[j] += first_offer_[j - 1];
    }
}

RangeSearch::RangeSearch(const Network& network) : scratch_(std::make_unique<Scratch>(network)) {}

RangeSearch::RangeSearch(RangeSearch&&) noexcept = default;
RangeSearch& RangeSearch::operator=(RangeSearch&&) noexcept = default;
RangeSearch::~RangeSearch() = default;

void RangeSearch::run(const RangeRequest& request) {
    scratch_->reset(request);
    scratch_->start(request);
    scratch_->settle_junctions();
    scratch_->write_blocks();
}

void RangeSearch::run_to(const RangeRequest& request, const SearchTargets& targets) {
    scratch_->reset(request);
    scratch_->start(request);
    scratch_->settle_junctions();
    scratch_->write_targets(targets);
}

std::span<const NodeId> RangeSearch::reached() const noexcept {
    return {scratch_->reached.data(), scratch_->reached_count};
}

std::span<const Millis> RangeSearch::reached_times() const noexcept {
    return {scratch_->reached_ms.data(), scratch_->reached_count};
}

std::span<const Millis> RangeSearch::times() const {
    if (!scratch_->times_written) {
        scratch_->write_times();
    }
    return scratch_->times;
}

std::span<const Millis> RangeSearch::target_times() const noexcept {
    return scratch_->target_ms;
}

std::vector<std::size_t> order_along_curve(const Network& network,
                                           Direction direction,
                                           std::span<const SearchSource> sources) {
    const SearchLayout& layout = network.search_layout(direction);
    std::vector<std::pair<std::uint32_t, std::size_t>> homes;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        homes.emplace_back(layout.home_of(network.segment(sources[i].at.segment).from), i);
    }
    std::sort(homes.begin(), homes.end());
    std::vector<std::size_t> order;
    order.reserve(homes.size());
    for (const auto& [home, source] : homes) {
        order.push_back(source);
    }
    return order;
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
