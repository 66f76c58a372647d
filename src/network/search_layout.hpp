// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The network as searches want it: few junctions to choose among, everything else in rows.
///
/// Most nodes of a walking network are bends and dead ends, where there is nothing to choose. So
///  - nodes of small dead-end trees are taken off, leaf by leaf; what remains is the core. A tree
///    hangs on its root, and each of its nodes is a fixed time away from it;
///  - core nodes with two neighbours are strung on chains between junctions; each of them, and each
///    node of the trees that hang on them, is a fixed time away from either end of its chain;
///  - only junctions are searched (a part without any gets one, chosen by the smallest node id).
///
/// Every node has one row: the node, its costs from the left and from the right junction. Junctions
/// stand along a Hilbert curve, and a junction begins a *block* of rows: itself, its trees, then
/// the chains that it is the left end of. So neighbours in the plane are near in memory, and a
/// block is written in one go once the times of junctions are known.
///
/// When a network is changed, only blocks with a changed node, and those at the right ends of
/// their chains, are made again; all else is copied. Junctions keep their numbers, and new ones
/// come after all others.
#pragma once

#include "network/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace yike {

/// No walk takes so long (4.6 hours); longer costs and closed ways are kImpassable.
inline constexpr Millis kLongestCost = 1U << 24U;

/// Costs that cannot be walked; two of them with a time do not overflow.
inline constexpr Millis kImpassable = 1U << 30U;

/// Which way people walk relative to the sources of a search.
enum class Direction {
    to_sources,   ///< residents to a station: times of walking from each node to the sources
    from_sources, ///< times of walking from the sources to each node
};

/// Immutable once built; shared by threads. "Cost from a to b" is what the time of b is above that
/// of a when a search passes from a to b.
class SearchLayout {
  public:
    struct Row {
        NodeId node;
        Millis from_left = 0; ///< from the junction of the block
        Millis from_right = kImpassable;
        std::uint32_t right = 0; ///< junction; nowhere() for a junction and its trees
    };

    struct Way {
        std::uint32_t junction = 0; ///< at the other end
        Millis cost = 0;
    };

    /// Rows between two junctions, as its right end knows it. They may be the same one.
    struct Chain {
        std::uint32_t left = 0;  ///< not above the number of the right end
        std::uint32_t first = 0; ///< rows [first, first + count)
        std::uint32_t count = 0;
        Millis to_right = kImpassable; ///< cost from end to end
        Millis to_left = kImpassable;
    };

    SearchLayout(const Network& network, Direction direction);

    /// That of a changed network: more nodes and segments, and old segments with other times.
    /// Cost O(rows of the blocks that are touched), and copies of arrays.
    /// @param network  nodes and segments of the old one keep their numbers
    /// @param base     of the old network, in the same direction
    /// @param touched  old nodes at the ends of segments that are new or have other times
    SearchLayout(const Network& network,
                 Direction direction,
                 const SearchLayout& base,
                 std::span<const NodeId> touched);

    /// One more than the highest number of a junction.
    std::size_t junction_count() const noexcept { return junctions_.size() - 1; }

    /// A number that no junction has; at most junction_count().
    std::uint32_t nowhere() const noexcept { return nowhere_; }

    std::size_t row_count() const noexcept { return rows_.size(); }

    const Row& row(std::uint32_t number) const { return rows_[number]; }

    bool is_junction(NodeId node) const {
        return rows_[junctions_[home_of(node)].first_row].node == node;
    }

    /// The junction that begins the block of a node's row.
    std::uint32_t home_of(NodeId node) const { return homes_[node.index()] & ~kInTree; }

    bool is_in_tree(NodeId node) const { return (homes_[node.index()] & kInTree) != 0; }

    /// The row of a node. Cost O(rows of its block).
    std::uint32_t row_of(NodeId node) const;

    /// The chain that a row is in; none for a junction and its trees.
    const Chain* chain_of(std::uint32_t row) const;

    std::span<const Way> ways(std::uint32_t junction) const {
        const std::uint32_t first = junctions_[junction].first_way;
        return {ways_.data() + first, junctions_[junction + 1].first_way - first};
    }

    /// The block of a junction.
    std::span<const Row> block(std::uint32_t junction) const {
        const std::uint32_t first = junctions_[junction].first_row;
        return rows(first, junctions_[junction + 1].first_row - first);
    }

    /// Chains that have their right end here.
    std::span<const Chain> chains(std::uint32_t junction) const {
        const std::uint32_t first = junctions_[junction].first_chain;
        return {chains_.data() + first, junctions_[junction + 1].first_chain - first};
    }

    std::span<const Row> rows(std::uint32_t first, std::uint32_t count) const {
        return {rows_.data() + first, count};
    }

    /// Asks the memory for what ways() will read: a search that does so when it learns of a
    /// junction need not wait for it when it gets there.
    void expect_ways(std::uint32_t junction) const {
        __builtin_prefetch(ways_.data() + junctions_[junction].first_way);
    }

    /// The same for its rows and chains.
    void expect_rows(std::uint32_t junction) const {
        const Junction& at = junctions_[junction];
        const auto* rows = reinterpret_cast<const char*>(rows_.data() + at.first_row);
        __builtin_prefetch(rows);
        __builtin_prefetch(rows + 64);
        __builtin_prefetch(chains_.data() + at.first_chain);
    }

    /// Bytes that it holds.
    std::size_t memory_bytes() const;

  private:
    friend class LayoutBuilder;
    static constexpr std::uint32_t kInTree = 0x80000000;

    struct Junction {
        std::uint32_t first_way = 0;
        std::uint32_t first_row = 0;
        std::uint32_t first_chain = 0;
    };

    std::uint32_t nowhere_ = 0;       ///< has an empty block where junctions come after it
    std::vector<Junction> junctions_; ///< and one more at the end
    std::vector<Way> ways_;
    std::vector<Chain> chains_; ///< by their right ends
    std::vector<Row> rows_;     ///< one per node
    std::vector<std::uint32_t> homes_;
};

} // namespace yike
