// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Connected parts of a network, and the splinters among them.
#pragma once

#include "network/network.hpp"

#include <cstdint>
#include <vector>

namespace yike {

/// Components regardless of direction, numbered by their smallest node.
struct Components {
    std::vector<std::uint32_t> of_node; ///< one per node
    std::vector<double> length_m;       ///< one per component
    std::vector<char> splinter;         ///< one per component, 0 or 1

    bool is_splinter(NodeId node) const { return splinter[of_node[node.index()]] != 0; }
};

/// A splinter is shorter than `min_component_m` and not the longest component (of several
/// longest ones the first counts as the longest). Cost O(nodes + segments).
Components find_components(const Network& network, double min_component_m);

} // namespace yike
