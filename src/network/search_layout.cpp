// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/search_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace yike {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

Millis sum(Millis a, Millis b) {
    return a >= kImpassable - std::min(b, kImpassable) ? kImpassable : a + b;
}

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

// Ids of the chosen nodes, along the curve; ties by id.
std::vector<NodeId> along_curve(const Network& network, const std::vector<char>& chosen) {
    Box box;
    for (const PlanePoint p : network.points()) {
        box.add(p);
    }
    const double extent = std::max({box.max.x - box.min.x, box.max.y - box.min.y, 1e-9});
    std::vector<std::pair<std::uint64_t, NodeId>> places;
    for (std::size_t n = 0; n < chosen.size(); ++n) {
        if (chosen[n] != 0) {
            const PlanePoint p = network.points()[n];
            const auto cell = [&](double v) {
                return static_cast<std::uint32_t>(std::clamp(v / extent, 0.0, 1.0) * 0xFFFF);
            };
            places.emplace_back(hilbert(cell(p.x - box.min.x), cell(p.y - box.min.y)), NodeId(n));
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

} // namespace

class LayoutBuilder {
  public:
    LayoutBuilder(const Network& network, Direction direction, SearchLayout& layout)
        : network_(network), to_sources_(direction == Direction::to_sources), layout_(layout),
          degree_(network.node_count(), 0), parent_(network.node_count()) {}

    void build() {
        take_off_trees();
        choose_junctions();
        string_chains();
        hang_trees();
        link_junctions();
    }

  private:
    struct Parent {
        NodeId node;
        Millis cost = 0; ///< from the parent
    };

    struct NewChain {
        std::uint32_t left = 0;
        std::uint32_t right = 0;
        std::vector<NodeId> inner;
        std::vector<Millis> steps_right;
        std::vector<Millis> steps_left;
    };

    static bool is_loop(NodeId node, const Arc& arc) { return arc.other == node; }

    // Of passing from the arc's node to its other one.
    Millis cost(const Arc& arc) const {
        return std::min(to_sources_ ? arc.in_ms : arc.out_ms, kImpassable);
    }

    Millis cost_back(const Arc& arc) const {
        return std::min(to_sources_ ? arc.out_ms : arc.in_ms, kImpassable);
    }

    bool in_tree(NodeId node) const { return parent_[node.index()].node.valid(); }

    void take_off_trees() {
        std::vector<NodeId> leaves;
        for (std::size_t n = 0; n < degree_.size(); ++n) {
            for (const Arc& arc : network_.arcs(NodeId(n))) {
                degree_[n] += is_loop(NodeId(n), arc) ? 0 : 1;
            }
            if (degree_[n] == 1) {
                leaves.emplace_back(n);
            }
        }
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            const NodeId leaf = leaves[i];
            if (degree_[leaf.index()] != 1) {
                continue; // the last node of a part that is nothing but a tree
            }
            for (const Arc& arc : network_.arcs(leaf)) {
                if (!is_loop(leaf, arc) && !in_tree(arc.other)) {
                    parent_[leaf.index()] = {arc.other, cost_back(arc)};
                    degree_[leaf.index()] = 0;
                    if (--degree_[arc.other.index()] == 1) {
                        leaves.push_back(arc.other);
                    }
                    break;
                }
            }
            taken_off_.push_back(leaf);
        }
    }

    void choose_junctions() {
        std::vector<char> junction(degree_.size(), 0);
        std::vector<char> seen(degree_.size(), 0);
        for (std::size_t n = 0; n < degree_.size(); ++n) {
            junction[n] = !in_tree(NodeId(n)) && degree_[n] != 2 ? 1 : 0;
        }
        for (std::size_t n = 0; n < degree_.size(); ++n) { // reached from junctions: not a ring
            if (junction[n] != 0) {
                mark_chains_from(NodeId(n), junction, seen);
            }
        }
        for (std::size_t n = 0; n < degree_.size(); ++n) {
            if (!in_tree(NodeId(n)) && junction[n] == 0 && seen[n] == 0) {
                junction[n] = 1;
                mark_chains_from(NodeId(n), junction, seen);
            }
        }
        layout_.node_of_ = along_curve(network_, junction);
        layout_.slot_of_.assign(degree_.size(), kNone);
        for (std::size_t j = 0; j < layout_.node_of_.size(); ++j) {
            layout_.slot_of_[layout_.node_of_[j].index()] = static_cast<std::uint32_t>(j);
        }
    }

    void mark_chains_from(NodeId start,
                          const std::vector<char>& junction,
                          std::vector<char>& seen) const {
        for (const Arc& first : network_.arcs(start)) {
            NodeId before = start;
            const Arc* arc = &first;
            while (is_core(before, *arc) && junction[arc->other.index()] == 0 &&
                   seen[arc->other.index()] == 0) {
                seen[arc->other.index()] = 1;
                before = arc->other;
                arc = &onward(before, *arc);
            }
        }
    }

    bool is_core(NodeId node, const Arc& arc) const {
        return !is_loop(node, arc) && !in_tree(arc.other);
    }

    // The other core arc of a node on a chain.
    const Arc& onward(NodeId node, const Arc& came_by) const {
        const std::span<const Arc> arcs = network_.arcs(node);
        return *std::find_if(arcs.begin(), arcs.end(), [&](const Arc& arc) {
            return arc.segment != came_by.segment && is_core(node, arc);
        });
    }

    void string_chains() {
        std::vector<char> walked(network_.segment_count(), 0);
        const auto junctions = static_cast<std::uint32_t>(layout_.node_of_.size());
        for (std::uint32_t j = 0; j < junctions; ++j) {
            const NodeId node = layout_.node_of_[j];
            for (const Arc& arc : network_.arcs(node)) {
                if (is_core(node, arc) && walked[arc.segment.index()] == 0) {
                    chains_.push_back(follow(j, arc, walked));
                }
            }
        }
        for (const NewChain& chain : chains_) {
            for (const NodeId node : chain.inner) {
                layout_.slot_of_[node.index()] =
                    static_cast<std::uint32_t>(layout_.node_of_.size());
                layout_.node_of_.push_back(node);
            }
        }
        layout_.first_tree_slot_ = static_cast<std::uint32_t>(layout_.node_of_.size());
    }

    NewChain follow(std::uint32_t left, const Arc& first, std::vector<char>& walked) const {
        NewChain chain;
        chain.left = left;
        const Arc* arc = &first;
        for (;;) {
            walked[arc->segment.index()] = 1;
            chain.steps_right.push_back(cost(*arc));
            chain.steps_left.push_back(cost_back(*arc));
            const NodeId node = arc->other;
            if (layout_.slot_of_[node.index()] != kNone) {
                chain.right = layout_.slot_of_[node.index()];
                return chain;
            }
            chain.inner.push_back(node);
            arc = &onward(node, *arc);
        }
    }

    void hang_trees() {
        struct Hung {
            std::uint32_t root;
            Millis cost;
            NodeId node;

            auto operator<=>(const Hung&) const = default;
        };

        std::vector<std::pair<std::uint32_t, Millis>> root_of(degree_.size(), {kNone, 0});
        std::vector<Hung> hung;
        for (auto it = taken_off_.rbegin(); it != taken_off_.rend(); ++it) { // roots first
            const Parent& parent = parent_[it->index()];
            const bool at_root = !in_tree(parent.node);
            const auto [root, above] = at_root
                                           ? std::pair{layout_.slot_of_[parent.node.index()], 0U}
                                           : root_of[parent.node.index()];
            root_of[it->index()] = {root, sum(above, parent.cost)};
            hung.push_back({root, root_of[it->index()].second, *it});
        }
        std::sort(hung.begin(), hung.end());
        tree_at_.assign(layout_.first_tree_slot_, SearchLayout::kNoTree);
        layout_.from_left_.assign(layout_.first_tree_slot_, 0);
        layout_.from_right_.assign(layout_.first_tree_slot_, 0);
        for (const Hung& node : hung) {
            const auto slot = static_cast<std::uint32_t>(layout_.node_of_.size());
            if (layout_.trees_.empty() || layout_.trees_.back().root != node.root) {
                tree_at_[node.root] = static_cast<std::uint32_t>(layout_.trees_.size());
                layout_.trees_.push_back({node.root, slot, slot});
            }
            layout_.trees_.back().last = slot + 1;
            layout_.slot_of_[node.node.index()] = slot;
            layout_.node_of_.push_back(node.node);
            layout_.from_left_.push_back(node.cost);
        }
    }

    void link_junctions() {
        std::uint32_t slot = junction_slots();
        std::vector<std::vector<SearchLayout::Way>> ways(slot);
        std::vector<std::vector<std::uint32_t>> at(slot);
        for (const NewChain& chain : chains_) {
            const auto count = static_cast<std::uint32_t>(chain.inner.size());
            const auto [right_cost, left_cost] = fill_costs(chain, slot);
            if (chain.left != chain.right) {
                ways[chain.left].push_back({chain.right, right_cost});
                ways[chain.right].push_back({chain.left, left_cost});
            }
            if (count > 0) {
                const auto number = static_cast<std::uint32_t>(layout_.chains_.size());
                at[chain.left].push_back(number);
                if (chain.left != chain.right) {
                    at[chain.right].push_back(number);
                }
                const auto [first_root, last_root] = trees_between(slot, slot + count);
                layout_.chains_.push_back(
                    {chain.left, chain.right, slot, count, first_root, last_root});
                append(chain.steps_right, layout_.steps_right_);
                append(chain.steps_left, layout_.steps_left_);
            }
            slot += count;
        }
        for (std::size_t j = 0; j < ways.size(); ++j) {
            layout_.junctions_.push_back(junction_of(ways[j], at[j], tree_at_[j]));
        }
    }

    SearchLayout::Junction junction_of(const std::vector<SearchLayout::Way>& ways,
                                       const std::vector<std::uint32_t>& chains,
                                       std::uint32_t tree) {
        SearchLayout::Junction junction{};
        junction.tree = tree;
        junction.chain_count = static_cast<std::uint32_t>(chains.size());
        if (chains.size() <= SearchLayout::kInlineChains) {
            std::copy(chains.begin(), chains.end(), junction.inline_chains);
        } else {
            junction.first_more_chain = static_cast<std::uint32_t>(layout_.more_chains_.size());
            append(chains, layout_.more_chains_);
        }
        junction.count = static_cast<std::uint32_t>(ways.size());
        if (ways.size() <= SearchLayout::kInlineWays) {
            std::copy(ways.begin(), ways.end(), junction.inline_ways);
        } else {
            junction.first_more = static_cast<std::uint32_t>(layout_.more_ways_.size());
            append(ways, layout_.more_ways_);
        }
        return junction;
    }

    std::uint32_t junction_slots() const {
        std::size_t inner = 0;
        for (const NewChain& chain : chains_) {
            inner += chain.inner.size();
        }
        return static_cast<std::uint32_t>(layout_.first_tree_slot_ - inner);
    }

    // Costs from both ends to the inner nodes; returns those from end to end.
    std::pair<Millis, Millis> fill_costs(const NewChain& chain, std::uint32_t slot) {
        const std::size_t count = chain.inner.size();
        Millis so_far = 0;
        for (std::size_t k = 0; k < count; ++k) {
            so_far = sum(so_far, chain.steps_right[k]);
            layout_.from_left_[slot + k] = so_far;
        }
        const Millis whole_right = sum(so_far, chain.steps_right[count]);
        so_far = 0;
        for (std::size_t k = count; k > 0; --k) {
            so_far = sum(so_far, chain.steps_left[k]);
            layout_.from_right_[slot + k - 1] = so_far;
        }
        return {whole_right, sum(so_far, chain.steps_left[0])};
    }

    std::pair<std::uint32_t, std::uint32_t> trees_between(std::uint32_t first,
                                                          std::uint32_t last) const {
        const auto before = [](const SearchLayout::Tree& tree, std::uint32_t slot) {
            return tree.root < slot;
        };
        const auto& trees = layout_.trees_;
        const auto begin = std::lower_bound(trees.begin(), trees.end(), first, before);
        const auto end = std::lower_bound(begin, trees.end(), last, before);
        return {static_cast<std::uint32_t>(begin - trees.begin()),
                static_cast<std::uint32_t>(end - trees.begin())};
    }

    template <class T> static void append(const std::vector<T>& from, std::vector<T>& to) {
        to.insert(to.end(), from.begin(), from.end());
    }

    const Network& network_;
    bool to_sources_;
    SearchLayout& layout_;
    std::vector<std::uint32_t> degree_; ///< without loops; of what is left of the network
    std::vector<Parent> parent_;
    std::vector<NodeId> taken_off_; ///< leaves first
    std::vector<NewChain> chains_;
    std::vector<std::uint32_t> tree_at_; ///< by slot of the core
};

SearchLayout::SearchLayout(const Network& network, Direction direction) {
    LayoutBuilder(network, direction, *this).build();
}

std::uint32_t SearchLayout::chain_of(std::uint32_t slot) const {
    const auto it = std::upper_bound(
        chains_.begin(), chains_.end(), slot, [](std::uint32_t value, const Chain& chain) {
            return value < chain.first;
        });
    return static_cast<std::uint32_t>(it - chains_.begin()) - 1;
}

std::uint32_t SearchLayout::tree_of(std::uint32_t slot) const {
    const auto it = std::upper_bound(
        trees_.begin(), trees_.end(), slot, [](std::uint32_t value, const Tree& tree) {
            return value < tree.first;
        });
    return static_cast<std::uint32_t>(it - trees_.begin()) - 1;
}

Millis SearchLayout::step_right(const Chain& chain, std::uint32_t k) const {
    const auto number = static_cast<std::size_t>(&chain - chains_.data());
    return steps_right_[chain.first - junction_count() + number + k];
}

Millis SearchLayout::step_left(const Chain& chain, std::uint32_t k) const {
    const auto number = static_cast<std::size_t>(&chain - chains_.data());
    return steps_left_[chain.first - junction_count() + number + k - 1];
}

} // namespace yike
