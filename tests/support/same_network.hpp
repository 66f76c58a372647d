// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A changed network against one of the same content that was built as a whole.
#pragma once

#include "network/graph.hpp"
#include "network/nearest_search.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

namespace yike::test {

inline Network built_anew(const Network& network) {
    Network anew({network.points().begin(), network.points().end()},
                 {network.segments().begin(), network.segments().end()},
                 {network.edges().begin(), network.edges().end()});
    std::vector<PieceOrigin> origins;
    for (std::size_t s = 0; s < network.segment_count(); ++s) {
        if (const PieceOrigin* origin = network.origin(SegmentId(s))) {
            origins.push_back(*origin);
        }
    }
    anew.set_origins(std::move(origins));
    return anew;
}

inline void require_same_graph(const Network& network, const Network& anew) {
    const auto& rows = street_graph(network).m_forward;
    const auto& expected = street_graph(anew).m_forward;
    REQUIRE(boost::num_vertices(street_graph(network)) == network.node_count());
    REQUIRE(rows.m_rowstart == expected.m_rowstart);
    REQUIRE(rows.m_column == expected.m_column);
    bool same = rows.m_edge_properties.size() == expected.m_edge_properties.size();
    for (std::size_t i = 0; same && i < expected.m_edge_properties.size(); ++i) {
        const SegmentWay a = rows.m_edge_properties[i];
        const SegmentWay b = expected.m_edge_properties[i];
        same = a.segment() == b.segment() && a.is_backward() == b.is_backward();
    }
    REQUIRE(same);
}

/// What searches rely on, whatever the order of blocks.
inline void require_whole_layout(const Network& network, Direction direction) {
    const SearchLayout& layout = network.search_layout(direction);
    bool whole = layout.row_count() == network.node_count();
    for (std::size_t n = 0; whole && n < network.node_count(); ++n) {
        const std::uint32_t home = layout.home_of(NodeId(n));
        whole = home < layout.junction_count() && home != layout.nowhere() &&
                layout.row(layout.row_of(NodeId(n))).node == NodeId(n);
    }
    for (std::uint32_t j = 0; whole && j < layout.junction_count(); ++j) {
        for (const SearchLayout::Chain& chain : layout.chains(j)) {
            const auto rows = layout.rows(chain.first, chain.count);
            whole = whole && chain.left <= j &&
                    std::all_of(rows.begin(), rows.end(), [&](const SearchLayout::Row& row) {
                        return row.right == j && layout.home_of(row.node) == chain.left;
                    });
        }
        whole = whole && (j != layout.nowhere() || layout.block(j).empty());
    }
    REQUIRE(whole);
}

inline std::vector<SearchSource>
random_sources(const Network& network, std::size_t count, std::mt19937& random) {
    std::vector<SearchSource> sources;
    for (std::size_t i = 0; i < count; ++i) {
        const SegmentId segment(random() % network.segment_count());
        const double share = static_cast<double>(random() % 5) / 4;
        sources.push_back({{segment, share * network.segment(segment).length_m},
                           static_cast<Millis>(random() % 5000)});
    }
    return sources;
}

/// All searches, from a few random sources.
inline void
require_same_searches(const Network& network, const Network& anew, std::mt19937& random) {
    RangeSearch search(network);
    RangeSearch expected(anew);
    std::vector<NodeId> targets;
    for (int i = 0; i < 50; ++i) {
        targets.emplace_back(random() % network.node_count());
    }
    for (const Direction direction : {Direction::to_sources, Direction::from_sources}) {
        for (const Millis cutoff : {60'000U, kLongestWalk}) {
            const auto sources = random_sources(network, 1 + random() % 3, random);
            const RangeRequest request{sources, cutoff, direction};
            search.run(request);
            expected.run(request);
            REQUIRE(search.reached().size() == expected.reached().size());
            REQUIRE(std::ranges::equal(search.times(), expected.times()));
            search.run_to(request, SearchTargets(network, direction, targets));
            expected.run_to(request, SearchTargets(anew, direction, targets));
            REQUIRE(std::ranges::equal(search.target_times(), expected.target_times()));
        }
    }
    std::vector<OwnedSource> stations;
    for (const SearchSource& source : random_sources(network, 12, random)) {
        stations.push_back({source, static_cast<std::uint32_t>(stations.size() % 7)});
    }
    REQUIRE(nearest_owners(network, stations, kLongestWalk) ==
            nearest_owners(anew, stations, kLongestWalk));
}

inline void require_as_if_built_anew(const Network& network, std::mt19937& random) {
    const Network anew = built_anew(network);
    require_same_graph(network, anew);
    require_whole_layout(network, Direction::to_sources);
    require_whole_layout(network, Direction::from_sources);
    for (int round = 0; round < 4; ++round) {
        require_same_searches(network, anew, random);
    }
}

} // namespace yike::test
