// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/network_patch.hpp"
#include "slow_search.hpp"
#include "support/same_network.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Millis often_open(Graph& graph) {
    return graph.random()() % 10 == 0 ? kNever : static_cast<Millis>(graph.random()() % 20'000);
}

// Streets with bends, dead ends, parallel ones, loops, a ring and lone nodes; slopes one way.
Network random_town(std::uint32_t seed) {
    const std::size_t nodes = 20 + seed % 60;
    Graph graph(nodes, seed);
    const std::size_t in_tree = nodes - 8;
    const std::size_t straightness = 1 + seed % 12; // long chains, or bushes
    for (std::size_t n = 1; n < in_tree; ++n) {
        const std::size_t before = n - 1 - graph.random()() % std::min(n, straightness);
        graph.join(n, before, often_open(graph), often_open(graph));
    }
    for (std::size_t chord = 0; chord < seed % 9; ++chord) {
        graph.join(graph.random()() % in_tree,
                   graph.random()() % in_tree, // a loop now and then
                   often_open(graph),
                   often_open(graph));
    }
    graph.join(1, 0, often_open(graph));                // parallel
    graph.join(3, 3, often_open(graph));                // a loop
    for (std::size_t n = in_tree; n < nodes - 2; ++n) { // a ring
        graph.join(n, n + 1 < nodes - 2 ? n + 1 : in_tree, often_open(graph), often_open(graph));
    }
    return graph.network(); // the last two nodes are alone
}

class RandomPatch {
  public:
    RandomPatch(const Network& base, std::mt19937& random)
        : base_(base), patch_(base), random_(random) {}

    PatchedNetwork changed() && {
        const std::size_t changes = random_() % 6;
        if (random_() % 3 == 0) {
            cut();
        }
        for (std::size_t i = 0; i < changes; ++i) {
            change();
        }
        return std::move(patch_).finish();
    }

  private:
    Millis time() { return random_() % 6 == 0 ? kNever : static_cast<Millis>(random_() % 20'000); }

    // One with a length: links have none.
    SegmentId segment() {
        for (;;) {
            const SegmentId id(random_() % patch_.segments().size());
            const Segment& s = patch_.segments()[id.index()];
            if (s.length_m > 1) {
                return id;
            }
        }
    }

    double share_of_length(SegmentId id) {
        return static_cast<double>(random_() % 9) / 8 * patch_.segments()[id.index()].length_m;
    }

    void cut() {
        const SegmentId id = segment();
        const auto [before, after] = patch_.cut({id, 0.4 * base_.segment(id).length_m});
        if (random_() % 2 == 0) {
            patch_.link(before, after, 0, random_() % 2 == 0 ? 0 : kNever);
        }
    }

    // Of the network, on an edge, or new.
    NodeId any_node() {
        switch (random_() % 4) {
        case 0:
            return NodeId(random_() % base_.node_count());
        case 1:
            return patch_.add_node({500, 500});
        default: {
            const SegmentId id = segment();
            return patch_.divide({id, share_of_length(id)});
        }
        }
    }

    void add_path() {
        std::vector<Segment> chain;
        NodeId from = any_node();
        const std::size_t bends = random_() % 4 == 0 ? random_() % 80 : random_() % 3;
        for (std::size_t i = 0; i < bends; ++i) {
            const NodeId bend = patch_.add_node({static_cast<double>(random_() % 1000), 3});
            chain.push_back({from, bend, 100, time(), time()});
            from = bend;
        }
        chain.push_back({from, any_node(), 100, time(), time()});
        patch_.add_edge(RoadId::none(), chain);
    }

    void change() {
        const SegmentId id = segment();
        const double a = share_of_length(id);
        const double b = share_of_length(id);
        switch (random_() % 7) {
        case 0:
            patch_.shut(id);
            break;
        case 1:
            patch_.block(id, 0, patch_.segments()[id.index()].length_m, number_++);
            break;
        case 2:
        case 3:
            patch_.block(id, std::min(a, b), std::max(a, b), number_++);
            break;
        default:
            add_path();
        }
    }

    const Network& base_;
    NetworkPatch patch_;
    std::mt19937& random_;
    std::uint32_t number_ = 0;
};

// The same answers as relaxing everything, walks along pieces apart.
void require_right(const Network& network, std::mt19937& random) {
    RangeSearch search(network);
    for (const Direction direction : {Direction::to_sources, Direction::from_sources}) {
        const SegmentId segment(random() % network.segment_count());
        const SearchSource source{{segment, 0}, 0};
        const RangeRequest request{{&source, 1}, kLongestWalk, direction};
        search.run(request);
        REQUIRE(std::ranges::equal(search.times(), slow_times(network, request)));
    }
}

} // namespace

TEST_CASE("a changed network is searched as if it had been built anew") {
    for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
        INFO("seed " << seed);
        const Network base = random_town(seed);
        std::mt19937 random(seed);
        const PatchedNetwork once = RandomPatch(base, random).changed();
        require_as_if_built_anew(once.network, random);
        require_right(once.network, random);
        const PatchedNetwork twice = RandomPatch(once.network, random).changed();
        require_as_if_built_anew(twice.network, random);
    }
}

TEST_CASE("what a change does not touch stays as it was") {
    const Network base = random_town(70);
    NetworkPatch patch(base);
    const NodeId on_edge = patch.divide({SegmentId(0), 40});
    const Segment path{on_edge, patch.add_node({1, 1}), 100, 500, 500};
    patch.add_edge(RoadId::none(), {&path, 1});
    const PatchedNetwork changed = std::move(patch).finish();
    const SearchLayout& before = base.search_layout(Direction::to_sources);
    const SearchLayout& after = changed.network.search_layout(Direction::to_sources);
    for (std::size_t n = 0; n < base.node_count(); ++n) {
        if (before.is_junction(NodeId(n))) {
            REQUIRE(after.is_junction(NodeId(n)));
            REQUIRE(after.home_of(NodeId(n)) == before.home_of(NodeId(n)));
        }
    }
    REQUIRE(changed.network.memory_bytes() > base.memory_bytes());
}

TEST_CASE("a network may be changed that has nothing in it") {
    const Network base;
    NetworkPatch patch(base);
    const NodeId a = patch.add_node({0, 0});
    const NodeId b = patch.add_node({100, 0});
    const Segment path{a, b, 100, 500, kNever};
    patch.add_edge(RoadId::none(), {&path, 1});
    const PatchedNetwork changed = std::move(patch).finish();
    std::mt19937 random(1);
    require_as_if_built_anew(changed.network, random);
}
