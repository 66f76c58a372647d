// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/components.hpp"

#include "network/graph.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/two_bit_color_map.hpp>

#include <algorithm>
#include <limits>

namespace yike {

namespace {

constexpr auto kUnseen = std::numeric_limits<std::uint32_t>::max();

struct WalkableArc {
    bool operator()(const StreetRows::edge_descriptor& arc) const {
        return is_walkable(network->segment((*rows)[arc].segment()));
    }

    const Network* network = nullptr;
    const StreetRows* rows = nullptr;
};

using WalkableGraph = boost::filtered_graph<StreetRows, WalkableArc>;

struct Numbering : boost::default_bfs_visitor {
    explicit Numbering(std::uint32_t* numbers) : number(numbers) {}

    void discover_vertex(std::uint32_t node, const WalkableGraph&) const { number[node] = current; }

    std::uint32_t* number;
    std::uint32_t current = 0;
};

// Of each node, in the order of their smallest nodes; returns how many there are.
std::uint32_t number_components(const Network& network, std::vector<std::uint32_t>& of_node) {
    const StreetRows& rows = street_graph(network);
    const WalkableGraph walkable(rows, {&network, &rows});
    boost::two_bit_color_map<> colours(network.node_count());
    boost::queue<std::uint32_t> open;
    Numbering numbering(of_node.data());
    for (std::uint32_t node = 0; node < of_node.size(); ++node) {
        if (of_node[node] == kUnseen) {
            boost::breadth_first_visit(walkable, node, open, numbering, colours);
            ++numbering.current;
        }
    }
    return numbering.current;
}

} // namespace

Components find_components(const Network& network, double min_component_m) {
    Components components;
    components.of_node.assign(network.node_count(), kUnseen);
    const std::uint32_t count = number_components(network, components.of_node);
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
