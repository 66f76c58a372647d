// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a search layout is made of: a whole network, or the part of it that changed.
#pragma once

#include "network/search_layout.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace yike {

/// The nodes that are laid out: all of a network, or some.
class LayoutPart {
  public:
    static constexpr std::size_t kOutside = static_cast<std::size_t>(-1);

    explicit LayoutPart(std::size_t node_count) : all_(true), size_(node_count) {}

    /// @param nodes  ascending
    explicit LayoutPart(std::vector<NodeId> nodes)
        : size_(nodes.size()), nodes_(std::move(nodes)) {}

    std::size_t size() const { return size_; }

    NodeId node(std::size_t i) const { return all_ ? NodeId(i) : nodes_[i]; }

    /// The place of a node in the part; kOutside if it is not in it. Cost O(1) or O(log size).
    std::size_t find(NodeId node) const {
        if (all_) {
            return node.index();
        }
        const auto it = std::lower_bound(nodes_.begin(), nodes_.end(), node);
        return it != nodes_.end() && *it == node ? static_cast<std::size_t>(it - nodes_.begin())
                                                 : kOutside;
    }

  private:
    bool all_ = false;
    std::size_t size_;
    std::vector<NodeId> nodes_;
};

/// The chosen nodes (a flag for each of the part), along a Hilbert curve; ties by id.
std::vector<NodeId>
along_curve(const Network& network, const LayoutPart& part, const std::vector<char>& chosen);

/// Junctions whose blocks are made again, ascending: where a touched node has its row, and at the
/// other end of its chain. So the left end of each chain made anew has the lower number.
std::vector<std::uint32_t> changed_junctions(const SearchLayout& base,
                                             std::span<const NodeId> touched);

/// Nodes of their blocks and those that the base does not know, ascending.
std::vector<NodeId> changed_nodes(const Network& network,
                                  const SearchLayout& base,
                                  const std::vector<std::uint32_t>& junctions);

template <class T> void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace yike
