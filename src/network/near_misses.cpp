// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/near_misses.hpp"

#include <cmath>
#include <set>
#include <utility>

namespace yike {

namespace {

// Nodes that are reached from the end within a few metres: the way is joined there already.
std::set<NodeId> nodes_near(const Network& network, NodeId end) {
    std::set<NodeId> near{end};
    std::vector<std::pair<NodeId, double>> open{{end, 0}};
    while (!open.empty()) {
        const auto [node, walked] = open.back();
        open.pop_back();
        for (const Arc& arc : network.arcs(node)) {
            const double length = walked + network.segment(arc.segment).length_m;
            if (length <= 4 * kNearMiss && near.insert(arc.other).second) {
                open.emplace_back(arc.other, length);
            }
        }
    }
    return near;
}

} // namespace

std::vector<NearMiss> near_misses(const Network& network,
                                  const PieceIndex& segments,
                                  const std::function<int(EdgeId)>& level_of) {
    std::vector<NearMiss> misses;
    for (std::size_t n = 0; n < network.node_count(); ++n) {
        const NodeId end(n);
        if (network.arcs(end).size() != 1) {
            continue;
        }
        const EdgeId own = network.edge_of(network.arcs(end).front().segment);
        const std::set<NodeId> around = nodes_near(network, end);
        const auto miss =
            segments.nearest(network.point(end), kNearMiss, [&](std::uint32_t number, double) {
                const Segment& other = network.segments()[number];
                const EdgeId edge = network.edge_of(SegmentId(number));
                return edge != own && level_of(edge) == level_of(own) &&
                       !around.contains(other.from) && !around.contains(other.to);
            });
        if (miss) {
            misses.push_back({end,
                              point_on(network, SegmentId(miss->piece), miss->share),
                              std::sqrt(miss->squared_distance)});
        }
    }
    return misses;
}

} // namespace yike
