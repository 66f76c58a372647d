// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The network as range searches want it: few junctions to choose among, everything else in rows.
///
/// Most nodes of a walking network are bends and dead ends, where there is nothing to choose. So
///  - nodes of dead-end trees are taken off, leaf by leaf; what remains is the core. A tree hangs
///    on its root, and each of its nodes is a fixed time away from it;
///  - core nodes with two neighbours are strung on chains between junctions; each is a fixed time
///    away from either end of its chain;
///  - only junctions are searched (a part without any gets one, chosen by the smallest node id).
///    Times of chains and trees are then written row by row.
/// Junctions stand along a Hilbert curve, so that neighbours in the plane are near in memory.
#pragma once

#include "network/network.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace yike {

/// Costs that cannot be walked; sums with a time of up to kLongestWalk do not overflow.
inline constexpr Millis kImpassable = 0x7FFFFFFF;

/// Which way people walk relative to the sources of a search.
enum class Direction {
    to_sources,   ///< residents to a station: times of walking from each node to the sources
    from_sources, ///< times of walking from the sources to each node
};

/// Immutable once built; shared by threads. A *slot* numbers the nodes anew: first the j junctions,
/// then the inner nodes of chains, chain by chain, then the nodes of trees, tree by tree.
/// "Cost from a to b" is what the time of b is above that of a when a search passes from a to b.
class SearchLayout {
  public:
    struct Way {
        std::uint32_t junction; ///< at the other end
        Millis cost;
    };

    struct Chain {
        std::uint32_t left; ///< junctions; equal for a loop
        std::uint32_t right;
        std::uint32_t first; ///< its inner nodes are the slots [first, first + count)
        std::uint32_t count;
        std::uint32_t first_root; ///< its trees are trees()[first_root, last_root)
        std::uint32_t last_root;
    };

    /// A dead-end tree: its nodes are the slots [first, last), by ascending cost from the root.
    struct Tree {
        std::uint32_t root; ///< slot
        std::uint32_t first;
        std::uint32_t last;
    };

    SearchLayout(const Network& network, Direction direction);

    std::size_t junction_count() const noexcept { return junctions_.size(); }

    std::size_t slot_count() const noexcept { return node_of_.size(); }

    NodeId node_of(std::uint32_t slot) const { return node_of_[slot]; }

    std::uint32_t slot_of(NodeId node) const { return slot_of_[node.index()]; }

    /// Asks the memory for what ways() will read: a search that does so when it learns of a
    /// junction need not wait for it when it gets there.
    void expect_ways(std::uint32_t junction) const { __builtin_prefetch(&junctions_[junction]); }

    bool is_junction(std::uint32_t slot) const { return slot < junction_count(); }

    bool is_in_tree(std::uint32_t slot) const { return slot >= first_tree_slot_; }

    std::span<const Way> ways(std::uint32_t junction) const {
        const Junction& at = junctions_[junction];
        return {at.count <= kInlineWays ? at.inline_ways : more_ways_.data() + at.first_more,
                at.count};
    }

    /// Chains with inner nodes that end at a junction; a loop once.
    std::span<const std::uint32_t> chains_at(std::uint32_t junction) const {
        const Junction& at = junctions_[junction];
        return {at.chain_count <= kInlineChains ? at.inline_chains
                                                : more_chains_.data() + at.first_more_chain,
                at.chain_count};
    }

    const Chain& chain(std::uint32_t number) const { return chains_[number]; }

    const Tree& tree(std::uint32_t number) const { return trees_[number]; }

    /// The tree on a junction, if there is one.
    std::optional<std::uint32_t> tree_at(std::uint32_t junction) const {
        const std::uint32_t tree = junctions_[junction].tree;
        return tree == kNoTree ? std::nullopt : std::optional(tree);
    }

    /// Cost from the left end of its chain to an inner node, or from the root to a node of a tree.
    Millis cost_from_left(std::uint32_t slot) const { return from_left_[slot]; }

    /// Cost from the right end of its chain to an inner node.
    Millis cost_from_right(std::uint32_t slot) const { return from_right_[slot]; }

    /// The chain of an inner node.
    std::uint32_t chain_of(std::uint32_t slot) const;

    /// The tree that a node is in.
    std::uint32_t tree_of(std::uint32_t slot) const;

    /// Cost from the k-th node of a chain to the next one, or back; 0 is the left end, count + 1
    /// the right one.
    Millis step_right(const Chain& chain, std::uint32_t k) const;
    Millis step_left(const Chain& chain, std::uint32_t k) const;

  private:
    friend class LayoutBuilder;
    static constexpr std::uint32_t kNoTree = 0xFFFFFFFF;

    // Row by row over slots; rows that only some slots need are still full, for speed.
    std::vector<NodeId> node_of_;
    std::vector<std::uint32_t> slot_of_;
    std::vector<Millis> from_left_;
    std::vector<Millis> from_right_;
    std::uint32_t first_tree_slot_ = 0;

    static constexpr std::uint32_t kInlineWays = 3;
    static constexpr std::uint32_t kInlineChains = 5;

    /// One line of the cache: most junctions have three ways and as many chains.
    struct alignas(64) Junction {
        Way inline_ways[kInlineWays]; ///< if there are no more
        std::uint32_t first_more = 0; ///< else into more_ways_
        std::uint32_t count = 0;
        std::uint32_t inline_chains[kInlineChains]; ///< likewise
        std::uint32_t first_more_chain = 0;
        std::uint32_t chain_count = 0;
        std::uint32_t tree = kNoTree;
    };

    std::vector<Junction> junctions_;
    std::vector<Way> more_ways_;
    std::vector<std::uint32_t> more_chains_;
    std::vector<Chain> chains_;
    std::vector<Millis> steps_right_; ///< of chain c from chains_[c].first - junctions + c on
    std::vector<Millis> steps_left_;
    std::vector<Tree> trees_;
};

} // namespace yike
