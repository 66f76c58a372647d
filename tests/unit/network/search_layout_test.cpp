// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/range_search.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>

using namespace yike;

namespace {

// A network of nodes anywhere and segments between them; times are independent of places.
class Graph {
  public:
    explicit Graph(std::size_t nodes, std::uint32_t seed = 1) : random_(seed) {
        std::uniform_real_distribution<double> place(0, 1000);
        for (std::size_t n = 0; n < nodes; ++n) {
            points_.push_back({place(random_), place(random_)});
        }
    }

    Graph& join(std::size_t a, std::size_t b, Millis forward_ms, Millis backward_ms) {
        edges_.push_back({RoadId::none(), SegmentId(segments_.size()), 1});
        segments_.push_back({NodeId(a), NodeId(b), 100, forward_ms, backward_ms});
        return *this;
    }

    Graph& join(std::size_t a, std::size_t b, Millis ms) { return join(a, b, ms, ms); }

    Network network() const { return {points_, segments_, edges_}; }

    std::mt19937& random() { return random_; }

    Millis random_ms() {
        const auto draw = random_() % 12;
        return draw == 0 ? kNever : draw == 1 ? 0 : static_cast<Millis>(random_() % 60'000);
    }

  private:
    std::mt19937 random_;
    std::vector<PlanePoint> points_;
    std::vector<Segment> segments_;
    std::vector<Edge> edges_;
};

// Relaxing all segments until nothing changes (Bellman 1958, Ford 1956).
std::vector<Millis> slow_times(const Network& network, const RangeRequest& request) {
    std::vector<Millis> times(network.node_count(), kNever);
    const bool to_sources = request.direction == Direction::to_sources;
    const auto offer = [&](NodeId node, Millis time) {
        const bool better = time <= request.cutoff_ms && time < times[node.index()];
        times[node.index()] = better ? time : times[node.index()];
        return better;
    };
    for (const SearchSource& source : request.sources) {
        const Segment& s = network.segment(source.at.segment);
        const double at = source.at.offset_m;
        const Millis from = to_sources ? walk_within(s, 0, at) : walk_within(s, at, 0);
        const Millis to =
            to_sources ? walk_within(s, s.length_m, at) : walk_within(s, at, s.length_m);
        offer(s.from, add_millis(source.start_ms, from));
        offer(s.to, add_millis(source.start_ms, to));
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const Segment& s : network.segments()) {
            const Millis down = to_sources ? s.backward_ms : s.forward_ms;
            const Millis up = to_sources ? s.forward_ms : s.backward_ms;
            changed |= offer(s.to, add_millis(times[s.from.index()], down));
            changed |= offer(s.from, add_millis(times[s.to.index()], up));
        }
    }
    return times;
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
