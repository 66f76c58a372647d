// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/layout_part.hpp"

namespace yike {

namespace {

// Place of a point along a Hilbert curve over 2^16 x 2^16 cells (Hilbert 1891; the usual bitwise
// form).
std::uint64_t hilbert(std::uint32_t x, std::uint32_t y) {
    std::uint64_t place = 0;
    for (std::uint32_t side = 1U << 15U; side > 0; side /= 2) {
        const std::uint32_t rx = (x & side) > 0 ? 1 : 0;
        const std::uint32_t ry = (y & side) > 0 ? 1 : 0;
        place += std::uint64_t{side} * side * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = 0xFFFFU - (x & 0xFFFFU);
                y = 0xFFFFU - (y & 0xFFFFU);
            }
            std::swap(x, y);
        }
    }
    return place;
}

} // namespace

std::vector<NodeId>
along_curve(const Network& network, const LayoutPart& part, const std::vector<char>& chosen) {
    Box box;
    for (std::size_t i = 0; i < part.size(); ++i) {
        box.add(network.point(part.node(i)));
    }
    const double extent = std::max({box.max.x - box.min.x, box.max.y - box.min.y, 1e-9});
    std::vector<std::pair<std::uint64_t, NodeId>> places;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (chosen[i] != 0) {
            const PlanePoint p = network.point(part.node(i));
            const auto cell = [&](double v) {
                return static_cast<std::uint32_t>(std::clamp(v / extent, 0.0, 1.0) * 0xFFFF);
            };
            places.emplace_back(hilbert(cell(p.x - box.min.x), cell(p.y - box.min.y)),
                                part.node(i));
        }
    }
    std::sort(places.begin(), places.end());
    std::vector<NodeId> nodes;
    nodes.reserve(places.size());
    for (const auto& [place, node] : places) {
        nodes.push_back(node);
    }
    return nodes;
}

std::vector<std::uint32_t> changed_junctions(const SearchLayout& base,
                                             std::span<const NodeId> touched) {
    std::vector<std::uint32_t> changed;
    for (const NodeId node : touched) {
        changed.push_back(base.home_of(node));
        const std::uint32_t right = base.row(base.row_of(node)).right;
        if (right != base.nowhere()) {
            changed.push_back(right);
        }
    }
    sort_unique(changed);
    return changed;
}

std::vector<NodeId> changed_nodes(const Network& network,
                                  const SearchLayout& base,
                                  const std::vector<std::uint32_t>& junctions) {
    std::vector<NodeId> nodes;
    for (const std::uint32_t junction : junctions) {
        for (const SearchLayout::Row& row : base.block(junction)) {
            nodes.push_back(row.node);
        }
    }
    std::sort(nodes.begin(), nodes.end());
    for (std::size_t n = base.row_count(); n < network.node_count(); ++n) {
        nodes.emplace_back(n);
    }
    return nodes;
}

} // namespace yike
