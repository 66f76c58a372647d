// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/components.hpp"

#include <algorithm>
#include <limits>

namespace yike {

namespace {

constexpr auto kUnseen = std::numeric_limits<std::uint32_t>::max();

void flood(const Network& network, NodeId start, std::uint32_t number, Components& components) {
    std::vector<NodeId> open{start};
    components.of_node[start.index()] = number;
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        for (const Arc& arc : network.arcs(node)) {
            if (components.of_node[arc.other.index()] == kUnseen &&
                is_walkable(network.segment(arc.segment))) {
                components.of_node[arc.other.index()] = number;
                open.push_back(arc.other);
            }
        }
    }
}

} // namespace

Components find_components(const Network& network, double min_component_m) {
    Components components;
    components.of_node.assign(network.node_count(), kUnseen);
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < network.node_count(); ++i) {
        if (components.of_node[i] == kUnseen) {
            flood(network, NodeId(i), count++, components);
        }
    }
    components.length_m.assign(count, 0);
    for (const Segment& segment : network.segments()) {
        if (is_walkable(segment)) {
            components.length_m[components.of_node[segment.from.index()]] += segment.length_m;
        }
    }
    components.splinter.assign(count, 0);
    const auto longest = std::max_element(components.length_m.begin(), components.length_m.end());
    for (auto it = components.length_m.begin(); it != components.length_m.end(); ++it) {
        const auto index = static_cast<std::size_t>(it - components.length_m.begin());
        components.splinter[index] = it != longest && *it < min_component_m ? 1 : 0;
    }
    return components;
}

} // namespace yike
