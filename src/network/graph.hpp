// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The network as Boost.Graph sees it, for algorithms of every kind. What is asked often runs on a
/// SearchLayout instead.
#pragma once

#include "network/network.hpp"
#include "network/search_layout.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/property_map/function_property_map.hpp>

namespace yike {

/// A directed graph: vertex v is node v, and each segment is two arcs.
using StreetRows = boost::compressed_sparse_row_graph<boost::directedS,
                                                      boost::no_property,
                                                      SegmentWay,
                                                      boost::no_property,
                                                      std::uint32_t,
                                                      std::uint32_t>;

struct StreetGraph {
    StreetRows rows;
};

/// The graph of a network; lives as long as it and its copies.
inline const StreetRows& street_graph(const Network& network) {
    return network.graph().rows;
}

/// The costs of its arcs, to be given as weight_map: of walking along the arc from a source, or
/// against it to one. kNever where that is closed: combine with boost::closed_plus(kNever).
inline auto walking_times(const Network& network, Direction direction) {
    const StreetRows& rows = street_graph(network);
    return boost::make_function_property_map<StreetRows::edge_descriptor>(
        [&network, &rows, direction](const StreetRows::edge_descriptor& arc) {
            const SegmentWay way = rows[arc];
            const Segment& segment = network.segment(way.segment());
            const bool forward = way.is_backward() == (direction == Direction::to_sources);
            return forward ? segment.forward_ms : segment.backward_ms;
        });
}

} // namespace yike
