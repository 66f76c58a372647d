// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/range_search.hpp"
#include "slow_search.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

// Each node twice, from the last to the first.
std::vector<NodeId> all_nodes_twice(const Network& network) {
    std::vector<NodeId> nodes;
    for (std::size_t n = network.node_count(); n-- > 0;) {
        nodes.insert(nodes.end(), 2, NodeId(n));
    }
    return nodes;
}

void require_same_targets(const Network& network,
                          RangeSearch& search,
                          const RangeRequest& request,
                          const std::vector<Millis>& expected) {
    const std::vector<NodeId> nodes = all_nodes_twice(network);
    const SearchTargets targets(network, request.direction, nodes);
    search.run_to(request, targets);
    std::vector<Millis> wanted;
    for (const NodeId node : nodes) {
        wanted.push_back(expected[node.index()]);
    }
    const auto found = search.target_times();
    if (!std::equal(found.begin(), found.end(), wanted.begin(), wanted.end())) {
        FAIL("times of targets differ");
    }
}

// Boost.Graph's Dijkstra on the public graph, by the way from one node.
void require_equal_to_boost(const Network& network, RangeSearch& search) {
    for (const Direction direction : {Direction::to_sources, Direction::from_sources}) {
        for (std::size_t n = 0; n < network.node_count(); ++n) {
            const Arcs arcs = network.arcs(NodeId(n));
            if (arcs.empty()) {
                continue;
            }
            const Segment& s = network.segment(arcs.front().segment);
            const SearchSource source{{arcs.front().segment, s.from == NodeId(n) ? 0 : s.length_m},
                                      0};
            search.run({{&source, 1}, kLongestWalk, direction});
            std::vector<std::uint64_t> times = boost_times(network, NodeId(n), direction);
            for (std::uint64_t& time : times) {
                time = time <= kLongestWalk ? time : kNever;
            }
            if (!std::equal(times.begin(), times.end(), search.times().begin())) {
                FAIL("not equal to Boost.Graph from node " << n);
            }
        }
    }
}

// Stations with several doors, and stations at one place.
void require_right_nearest(const Network& network, std::mt19937& random) {
    constexpr std::uint32_t kOwners = 5;
    std::vector<OwnedSource> sources;
    for (std::uint32_t i = 0; i < 8; ++i) {
        const SearchSource source{{SegmentId(random() % network.segment_count()),
                                   std::array{0.0, 41.0, 100.0}[random() % 3]},
                                  static_cast<Millis>(random() % 3 * 1000)};
        sources.push_back({source, i % kOwners});
        sources.push_back({source, (i + 2) % kOwners});
    }
    for (const Millis cutoff : {30'000U, kLongestWalk}) {
        if (nearest_owners(network, sources, cutoff) !=
            slow_nearest(network, sources, kOwners, cutoff)) {
            FAIL("the nearest two differ, cutoff " << cutoff);
        }
    }
}

void require_right(const Network& network, RangeSearch& search, const RangeRequest& request) {
    search.run(request);
    const std::vector<Millis> expected = slow_times(network, request);
    std::vector<NodeId> reached;
    for (std::size_t n = 0; n < expected.size(); ++n) {
        if (search.times()[n] != expected[n]) {
            FAIL("node " << n << ": " << search.times()[n] << " ms, expected " << expected[n]);
        }
        if (expected[n] != kNever) {
            reached.emplace_back(n);
        }
    }
    std::vector<NodeId> told(search.reached().begin(), search.reached().end());
    std::sort(told.begin(), told.end());
    REQUIRE(told == reached);
    for (std::size_t i = 0; i < search.reached().size(); ++i) {
        if (search.reached_times()[i] != expected[search.reached()[i].index()]) {
            FAIL("times beside the reached nodes differ");
        }
    }
    require_same_targets(network, search, request, expected);
}

// From every node and from the middle of every segment, both ways, near and far.
void require_right_everywhere(const Network& network) {
    RangeSearch search(network);
    for (std::size_t s = 0; s < network.segment_count(); ++s) {
        for (const double offset : {0.0, 37.0, 100.0}) {
            const SearchSource source{{SegmentId(s), offset}, 500};
            for (const Direction direction : {Direction::to_sources, Direction::from_sources}) {
                for (const Millis cutoff : {20'000U, 200'000U, kLongestWalk}) {
                    require_right(network, search, {{&source, 1}, cutoff, direction});
                }
            }
        }
    }
    require_equal_to_boost(network, search);
    std::mt19937 random(static_cast<std::uint32_t>(network.segment_count()));
    require_right_nearest(network, random);
}

} // namespace

TEST_CASE("shapes without any junction are searched like others") {
    SECTION("one segment") {
        require_right_everywhere(Graph(2).join(0, 1, 700).network());
    }
    SECTION("a path, and isolated nodes beside it") {
        require_right_everywhere(
            Graph(6).join(0, 1, 1000).join(1, 2, 2000, kNever).join(2, 3, 500, 700).network());
    }
    SECTION("a ring") {
        require_right_everywhere(
            Graph(4).join(2, 0, 1000).join(0, 1, 900, 800).join(1, 3, 10).join(3, 2, 5).network());
    }
    SECTION("two parallel segments") {
        require_right_everywhere(Graph(2).join(0, 1, 700, 900).join(0, 1, 800, 600).network());
    }
    SECTION("a loop on one node") {
        require_right_everywhere(Graph(1).join(0, 0, 700).network());
    }
    SECTION("a star, which is a tree") {
        require_right_everywhere(
            Graph(5).join(0, 1, 10).join(0, 2, 20).join(0, 3, 30, 1).join(3, 4, 5).network());
    }
    SECTION("a ring with a stick, and a loop at its end") {
        require_right_everywhere(Graph(5)
                                     .join(0, 1, 10)
                                     .join(1, 2, 20)
                                     .join(2, 0, 30)
                                     .join(2, 3, 40)
                                     .join(3, 4, 50)
                                     .join(4, 4, 60)
                                     .network());
    }
    SECTION("zero lengths all over") {
        require_right_everywhere(
            Graph(4).join(0, 1, 0).join(1, 2, 0).join(2, 0, 0).join(2, 3, 0, kNever).network());
    }
}

TEST_CASE("searches equal relaxing everything on random graphs of every density") {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const std::size_t nodes = 3 + seed % 17;
        Graph graph(nodes, seed);
        const std::size_t segments = nodes / 2 + seed % (2 * nodes);
        for (std::size_t i = 0; i < segments; ++i) {
            const std::size_t a = graph.random()() % nodes;
            const std::size_t b = graph.random()() % nodes;
            graph.join(a, b, graph.random_ms(), graph.random_ms());
        }
        INFO("seed " << seed);
        require_right_everywhere(graph.network());
    }
}

TEST_CASE("many sources at once: each node has the best of them") {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        Graph graph(60, seed);
        for (std::size_t n = 1; n < 60; ++n) { // a tree with some chords: like streets
            graph.join(n, graph.random()() % n, graph.random_ms(), graph.random_ms());
            if (n % 4 == 0) {
                graph.join(n, graph.random()() % 60, graph.random_ms(), graph.random_ms());
            }
        }
        const Network network = graph.network();
        RangeSearch search(network);
        for (int round = 0; round < 10; ++round) { // the scratch is used again
            std::vector<SearchSource> sources;
            for (std::size_t i = 0; i < 1 + seed % 5; ++i) {
                sources.push_back({{SegmentId(graph.random()() % network.segment_count()),
                                    static_cast<double>(graph.random()() % 101)},
                                   static_cast<Millis>(graph.random()() % 5000)});
            }
            const Direction direction =
                round % 2 == 0 ? Direction::to_sources : Direction::from_sources;
            require_right(network, search, {sources, 30'000U * (1U + seed % 4), direction});
        }
    }
}

TEST_CASE("long chains, rings and large trees are searched in parts") {
    const auto from_a_few = [](const Network& network) {
        RangeSearch search(network);
        for (std::size_t s = 0; s < network.segment_count(); s += 29) {
            const SearchSource source{{SegmentId(s), 37}, 500};
            for (const Direction direction : {Direction::to_sources, Direction::from_sources}) {
                for (const Millis cutoff : {20'000U, kLongestWalk}) {
                    require_right(network, search, {{&source, 1}, cutoff, direction});
                }
            }
        }
        require_equal_to_boost(network, search);
        std::mt19937 random(3);
        require_right_nearest(network, random);
        return network.search_layout(Direction::to_sources).junction_count();
    };
    SECTION("a chain with steps closed one way, dead ends beside it") {
        Graph graph(600);
        graph.join(299, 0, 7);
        for (std::size_t n = 0; n < 299; ++n) {
            graph.join(n, n + 1, static_cast<Millis>(900 + 7 * n), n % 41 == 0 ? kNever : 800);
            graph.join(n, 300 + n, static_cast<Millis>(100 + n), n % 5 == 0 ? kNever : 30);
        }
        REQUIRE(from_a_few(graph.network()) > 5);
    }
    SECTION("a star of a tree") {
        Graph graph(400);
        for (std::size_t n = 1; n < 400; ++n) {
            graph.join(
                n, n < 200 ? 0 : n - 190, static_cast<Millis>(500 + n), n % 7 == 0 ? kNever : 300);
        }
        from_a_few(graph.network());
    }
    SECTION("a tree that is all there is") {
        Graph graph(500, 9);
        for (std::size_t n = 1; n < 500; ++n) {
            graph.join(
                n, n - 1 - graph.random()() % std::min<std::size_t>(n, 5), graph.random_ms());
        }
        REQUIRE(from_a_few(graph.network()) > 3);
    }
    SECTION("costs of more than four hours") {
        from_a_few(Graph(5)
                       .join(0, 1, 20'000'000, 100)
                       .join(1, 2, 100, 16'777'215)
                       .join(2, 3, kNever - 1, 50)
                       .join(3, 0, 16'777'216, 4'000'000'000U)
                       .join(2, 4, 16'000'000)
                       .network());
    }
}

TEST_CASE("every node has one row, and only junctions are searched") {
    // A square with a street across, a dead end on the street, a separate ring.
    const Network network = Graph(10)
                                .join(0, 1, 10)
                                .join(1, 2, 10)
                                .join(2, 3, 10)
                                .join(3, 0, 10)
                                .join(0, 4, 10)
                                .join(4, 2, 10)
                                .join(4, 5, 10)
                                .join(6, 7, 10)
                                .join(7, 6, 20)
                                .network();
    const SearchLayout& layout = network.search_layout(Direction::to_sources);
    REQUIRE(layout.row_count() == network.node_count());
    for (std::size_t n = 0; n < network.node_count(); ++n) {
        REQUIRE(layout.row(layout.row_of(NodeId(n))).node == NodeId(n));
    }
    REQUIRE(layout.is_junction(NodeId(0)));
    REQUIRE(layout.is_junction(NodeId(2)));
    REQUIRE(layout.is_junction(NodeId(6))); // one for the ring
    REQUIRE(layout.is_junction(NodeId(8))); // isolated
    REQUIRE(layout.junction_count() == 5);
    REQUIRE(layout.is_in_tree(NodeId(5)));
    REQUIRE(layout.chain_of(layout.row_of(NodeId(5))) ==
            layout.chain_of(layout.row_of(NodeId(4)))); // its root's
    REQUIRE(layout.chain_of(layout.row_of(NodeId(0))) == nullptr);
}
