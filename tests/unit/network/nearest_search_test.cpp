// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/build_network.hpp"
#include "network/nearest_search.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;
using namespace yike::test;

namespace {

// One search an owner: what the search from all at once must equal.
std::vector<std::vector<OwnerTime>> one_by_one(const Network& network,
                                               const std::vector<OwnedSource>& sources,
                                               std::uint32_t owners,
                                               Millis cutoff_ms) {
    std::vector<std::vector<OwnerTime>> of_node(network.node_count());
    RangeSearch search(network);
    for (std::uint32_t owner = 0; owner < owners; ++owner) {
        std::vector<SearchSource> own;
        for (const OwnedSource& source : sources) {
            if (source.owner == owner) {
                own.push_back(source.source);
            }
        }
        search.run({own, cutoff_ms, Direction::to_sources});
        for (const NodeId node : search.reached()) {
            of_node[node.index()].push_back({search.times()[node.index()], owner});
        }
    }
    for (std::vector<OwnerTime>& times : of_node) {
        std::sort(times.begin(), times.end());
        times.resize(2);
    }
    return of_node;
}

} // namespace

TEST_CASE("the nearest two of many owners equal searches one by one") {
    for (const std::uint32_t seed : {5U, 6U, 7U}) {
        Sketch sketch = random_town(seed, 13, 70);
        sketch.last_road().oneway_foot = true;
        for (std::size_t r = 0; r < sketch.district().roads.size(); r += 9) {
            sketch.district().roads[r].oneway_foot = true;
        }
        const District& d = sketch.district();
        const Network network = build_network({d.roads, d.junctions, d.profile()});
        std::mt19937 random(seed);
        std::vector<OwnedSource> sources;
        constexpr std::uint32_t kOwners = 9;
        for (std::uint32_t i = 0; i < 14; ++i) { // some owners have several doors, some share one
            const SegmentId segment(random() % network.segment_count());
            const double offset = network.segment(segment).length_m * (i % 3) / 2;
            sources.push_back({{{segment, offset}, i % 4 * 1000}, i % kOwners});
            sources.push_back({{{segment, offset}, i % 4 * 1000}, (i + 4) % kOwners});
        }
        for (const Millis cutoff : {minutes_to_millis(4), kLongestWalk}) {
            const auto expected = one_by_one(network, sources, kOwners, cutoff);
            const auto found = nearest_owners(network, sources, cutoff);
            REQUIRE(found.size() == network.node_count());
            for (std::size_t n = 0; n < found.size(); ++n) {
                if (found[n][0] != expected[n][0] || found[n][1] != expected[n][1]) {
                    FAIL("seed " << seed << ", node " << n << ": " << found[n][0].time << " of "
                                 << found[n][0].owner << ", then " << found[n][1].time << " of "
                                 << found[n][1].owner << "; expected " << expected[n][0].time
                                 << " of " << expected[n][0].owner << ", then "
                                 << expected[n][1].time << " of " << expected[n][1].owner);
                }
            }
        }
    }
}

TEST_CASE("no owner is near to nothing") {
    Sketch sketch;
    sketch.road({{0, 0}, {100, 0}});
    const District& d = sketch.district();
    const Network network = build_network({d.roads, d.junctions, d.profile()});
    for (const NearestTwo& two : nearest_owners(network, {}, kLongestWalk)) {
        REQUIRE(two[0].owner == kNoOwner);
        REQUIRE(two[0].time == kNever);
    }
}
