// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/build_network.hpp"
#include "network/range_search.hpp"
#include "slow_search.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

Network network_of(Sketch& sketch) {
    District& d = sketch.district();
    return build_network({d.roads, d.junctions, d.profile()});
}

void require_equal_to_boost(const Network& network, Millis cutoff, Direction direction) {
    RangeSearch search(network);
    for (std::size_t start = 0; start < network.node_count(); start += 7) {
        const auto arcs = network.arcs(NodeId(start));
        if (arcs.empty()) {
            continue;
        }
        const Segment& s = network.segment(arcs[0].segment);
        const double offset = s.from == NodeId(start) ? 0 : s.length_m;
        const SearchSource source{{arcs[0].segment, offset}, 0};
        search.run({{&source, 1}, cutoff, direction});
        const auto expected = boost_times(network, NodeId(start), direction);
        std::size_t reached = 0;
        for (std::size_t n = 0; n < network.node_count(); ++n) {
            const bool within = expected[n] <= cutoff;
            reached += within ? 1 : 0;
            const std::uint64_t time = within ? expected[n] : kNever;
            if (search.times()[n] != time) { // REQUIRE is slow in loops
                REQUIRE(search.times()[n] == time);
            }
        }
        REQUIRE(search.reached().size() == reached);
    }
}

} // namespace

TEST_CASE("a kilometre at the standard speed takes fifteen minutes to the millisecond") {
    Sketch sketch;
    sketch.road({{0, 0}, {1000, 0}});
    const Network network = network_of(sketch);
    REQUIRE(network.segments()[0].forward_ms == 900'000);
    REQUIRE(network.segments()[0].backward_ms == 900'000);
}

TEST_CASE("range search equals Boost.Graph's Dijkstra on random towns, both ways") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        Sketch sketch = random_town(seed, 14, 80);
        for (std::size_t i = 0; i < sketch.district().roads.size(); i += 9) {
            sketch.district().roads[i].oneway_foot = true;
        }
        const Network network = network_of(sketch);
        require_equal_to_boost(network, 600'000, Direction::to_sources);
        require_equal_to_boost(network, 600'000, Direction::from_sources);
        require_equal_to_boost(network, 30'000, Direction::to_sources);
    }
}

TEST_CASE("parallel edges, loops, zero lengths and isolated parts do not disturb the search") {
    Sketch sketch;
    sketch.road({{0, 0}, {100, 0}});
    sketch.road({{0, 0}, {50, 80}, {100, 0}});                // parallel and longer
    sketch.road({{100, 0}, {130, 20}, {130, -20}, {100, 0}}); // a loop
    sketch.road({{100, 0}, {100, 0}});                        // no length
    sketch.road({{500, 500}, {600, 500}});                    // alone
    const Network network = network_of(sketch);
    require_equal_to_boost(network, kLongestWalk, Direction::to_sources);
}

TEST_CASE("the cutoff is inclusive") {
    Sketch sketch;
    sketch.road({{0, 0}, {100, 0}, {200, 0}});
    const Network network = network_of(sketch);
    RangeSearch search(network);
    const SearchSource source{{SegmentId(0), 0}, 0};
    search.run({{&source, 1}, 90'000, Direction::to_sources});
    REQUIRE(search.reached().size() == 2);
    search.run({{&source, 1}, 89'999, Direction::to_sources});
    REQUIRE(search.reached().size() == 1);
}

TEST_CASE("a source inside an edge walks both ways, and its parts add up to the whole") {
    Sketch sketch;
    sketch.road({{0, 0}, {33.3, 0}});
    const Network network = network_of(sketch);
    const Segment& s = network.segments()[0];
    RangeSearch search(network);
    for (const double offset : {0.0, 0.1, 11.17, 20.0, 33.3}) {
        const SearchSource source{{SegmentId(0), offset}, 1000};
        search.run({{&source, 1}, kLongestWalk, Direction::to_sources});
        REQUIRE(search.times()[0] + search.times()[1] - 2000 == s.forward_ms);
    }
}

TEST_CASE("two points on one edge walk along it") {
    Sketch sketch;
    sketch.road({{0, 0}, {100, 0}});
    const Segment s = network_of(sketch).segments()[0];
    REQUIRE(walk_within(s, 20, 70) == 45'000);
    REQUIRE(walk_within(s, 70, 20) == 45'000);
    REQUIRE(walk_within(s, 20, 20) == 0);
}

TEST_CASE("an edge longer than the cutoff is walked in part") {
    Sketch sketch;
    sketch.road({{0, 0}, {5000, 0}});
    const Network network = network_of(sketch);
    RangeSearch search(network);
    const SearchSource source{{SegmentId(0), 2500}, 0};
    search.run({{&source, 1}, 900'000, Direction::to_sources});
    REQUIRE(search.reached().empty());
    REQUIRE(time_through_ends(
                network, search.times(), {SegmentId(0), 100}, Direction::to_sources) == kNever);
}

TEST_CASE("a oneway footway is walked towards the station only in its direction") {
    Sketch sketch;
    sketch.road({{0, 0}, {100, 0}});
    sketch.last_road().oneway_foot = true;
    const Network network = network_of(sketch);
    RangeSearch search(network);
    const SearchSource at_end{{SegmentId(0), 100}, 0};
    search.run({{&at_end, 1}, kLongestWalk, Direction::to_sources});
    REQUIRE(search.times()[0] == 90'000);
    const SearchSource at_start{{SegmentId(0), 0}, 0};
    search.run({{&at_start, 1}, kLongestWalk, Direction::to_sources});
    REQUIRE(search.times()[1] == kNever);
}

TEST_CASE("private ways let residents out and nobody in") {
    Sketch sketch;
    sketch.road({{0, 0}, {100, 0}});
    sketch.road({{100, 0}, {200, 0}});
    sketch.last_road().private_access = true;
    sketch.road({{200, 0}, {300, 0}});
    const Network network = network_of(sketch);
    RangeSearch search(network);
    const SearchSource west{{SegmentId(0), 0}, 0};
    search.run({{&west, 1}, kLongestWalk, Direction::to_sources});
    // The private way reaches the west; the public road east of it does not pass through.
    const Segment& private_way = network.segments()[1];
    REQUIRE(search.times()[private_way.from.index()] == 90'000);
    REQUIRE(search.times()[private_way.to.index()] == 180'000);
    REQUIRE(search.times()[network.segments()[2].to.index()] == kNever);
}

TEST_CASE("adding an edge never lengthens and dropping one never shortens a walk") {
    Sketch sketch = random_town(5, 10, 90);
    const Network before = network_of(sketch);
    District more = sketch.district();
    more.roads.push_back(more.roads.front());
    more.roads.back().from = 3;
    more.roads.back().to = 40;
    more.roads.back().line = {before.points()[0], before.points()[60]};
    const Network after = build_network({more.roads, more.junctions, more.profile()});
    RangeSearch a(before);
    RangeSearch b(after);
    for (std::size_t i = 0; i < before.segment_count(); i += 11) {
        const SearchSource source{{SegmentId(i), 1}, 0};
        a.run({{&source, 1}, kLongestWalk, Direction::to_sources});
        b.run({{&source, 1}, kLongestWalk, Direction::to_sources});
        for (std::size_t s = 0; s < before.segment_count(); ++s) {
            const Segment& x = before.segments()[s];
            const Segment& y = after.segments()[s];
            REQUIRE(b.times()[y.from.index()] <= a.times()[x.from.index()]);
        }
    }
}
