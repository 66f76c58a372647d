// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/search_layout.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace yike {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// A search that touches a strip or a tree looks at all of it, so none may be much longer than what
/// is within reach. Longer chains and larger trees get junctions in between.
constexpr std::uint32_t kMostRows = 64;

Millis sum(Millis a, Millis b) {
    return a >= kLongestCost || b >= kLongestCost || a + b >= kLongestCost ? kImpassable : a + b;
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
          degree_(network.node_count(), 0), parent_(network.node_count()),
          tree_size_(network.node_count(), 0) {}

    void build() {
        take_off_trees();
        hang_trees();
        choose_junctions();
        lay_out();
        link_junctions();
    }

  private:
    struct Parent {
        NodeId node;
        Millis cost = 0; ///< from the parent
    };

    struct Hung {
        Millis cost = 0; ///< from the root
        NodeId node;

        auto operator<=>(const Hung&) const = default;
    };

    struct NewChain {
        std::uint32_t right = 0;
        SearchLayout::Chain chain;
    };

    static bool is_loop(NodeId node, const Arc& arc) { return arc.other == node; }

    // Of passing from the arc's node to its other one.
    Millis cost(const Arc& arc) const { return sum(to_sources_ ? arc.in_ms : arc.out_ms, 0); }

    Millis cost_back(const Arc& arc) const { return sum(to_sources_ ? arc.out_ms : arc.in_ms, 0); }

    bool in_tree(NodeId node) const { return parent_[node.index()].node.valid(); }

    void take_off_trees() {
        std::vector<NodeId> leaves;
        for (std::size_t n = 0; n < degree_.size(); ++n) {
            for (const Arc arc : network_.arcs(NodeId(n))) {
                degree_[n] += is_loop(NodeId(n), arc) ? 0 : 1;
            }
            if (degree_[n] == 1) {
                leaves.emplace_back(n);
            }
        }
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            const NodeId leaf = leaves[i];
            if (degree_[leaf.index()] != 1 || tree_size_[leaf.index()] >= kMostRows) {
                continue; // the last node of a part that is nothing but a tree, or a large one
            }
            for (const Arc arc : network_.arcs(leaf)) {
                if (!is_loop(leaf, arc) && !in_tree(arc.other)) {
                    parent_[leaf.index()] = {arc.other, cost_back(arc)};
                    degree_[leaf.index()] = 0;
                    tree_size_[arc.other.index()] += tree_size_[leaf.index()] + 1;
                    if (--degree_[arc.other.index()] == 1) {
                        leaves.push_back(arc.other);
                    }
                    break;
                }
            }
            taken_off_.push_back(leaf);
        }
    }

    // Nodes of trees by their roots, each root's by ascending cost.
    void hang_trees() {
        std::vector<std::pair<NodeId, Millis>> root_of(degree_.size());
        first_hung_.assign(degree_.size() + 1, 0);
        for (auto it = taken_off_.rbegin(); it != taken_off_.rend(); ++it) { // roots first
            const Parent& parent = parent_[it->index()];
            const auto [root, above] =
                in_tree(parent.node) ? root_of[parent.node.index()] : std::pair(parent.node, 0U);
            root_of[it->index()] = {root, sum(above, parent.cost)};
            ++first_hung_[root.index() + 1];
        }
        for (std::size_t n = 1; n < first_hung_.size(); ++n) {
            first_hung_[n] += first_hung_[n - 1];
        }
        hung_.resize(taken_off_.size());
        std::vector<std::uint32_t> next(first_hung_.begin(), first_hung_.end() - 1);
        for (const NodeId node : taken_off_) {
            const auto [root, cost] = root_of[node.index()];
            hung_[next[root.index()]++] = {cost, node};
        }
        for (std::size_t n = 0; n < degree_.size(); ++n) {
            std::sort(hung_.begin() + first_hung_[n], hung_.begin() + first_hung_[n + 1]);
        }
    }

    void choose_junctions() {
        std::vector<char> junction(degree_.size(), 0);
        std::vector<char> seen(degree_.size(), 0);
        for (std::size_t n = 0; n < degree_.size(); ++n) {
            const bool bend = degree_[n] == 2 && tree_size_[n] < kMostRows;
            junction[n] = !in_tree(NodeId(n)) && !bend ? 1 : 0;
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
        junctions_ = along_curve(network_, junction);
        number_.assign(degree_.size(), kNone);
        for (std::size_t j = 0; j < junctions_.size(); ++j) {
            number_[junctions_[j].index()] = static_cast<std::uint32_t>(j);
        }
    }

    void mark_chains_from(NodeId start, std::vector<char>& junction, std::vector<char>& seen) {
        for (const Arc first : network_.arcs(start)) {
            NodeId before = start;
            Arc arc = first;
            std::uint32_t rows = 0;
            while (is_core(before, arc) && junction[arc.other.index()] == 0 &&
                   seen[arc.other.index()] == 0) {
                before = arc.other;
                seen[before.index()] = 1;
                rows += 1 + tree_size_[before.index()];
                if (rows > kMostRows) {
                    junction[before.index()] = 1;
                    rows = 0;
                }
                arc = onward(before, arc);
            }
        }
    }

    bool is_core(NodeId node, const Arc& arc) const {
        return !is_loop(node, arc) && !in_tree(arc.other);
    }

    // The other core arc of a node on a chain.
    Arc onward(NodeId node, const Arc& came_by) const {
        for (const Arc arc : network_.arcs(node)) {
            if (arc.segment != came_by.segment && is_core(node, arc)) {
                return arc;
            }
        }
        return came_by; // not on a chain: there always is one
    }

    void lay_out() {
        layout_.rows_.reserve(degree_.size());
        layout_.homes_.assign(degree_.size(), 0);
        layout_.junctions_.reserve(junctions_.size() + 1);
        std::vector<char> walked(network_.segment_count(), 0);
        for (std::uint32_t j = 0; j < junctions_.size(); ++j) {
            layout_.junctions_.push_back({0, next_row(), 0});
            add_row(junctions_[j], 0, j);
            for (const Arc arc : network_.arcs(junctions_[j])) {
                if (is_core(junctions_[j], arc) && walked[arc.segment.index()] == 0) {
                    string_chain(j, arc, walked);
                }
            }
        }
        layout_.junctions_.push_back({0, next_row(), 0});
    }

    std::uint32_t next_row() const { return static_cast<std::uint32_t>(layout_.rows_.size()); }

    // Of a core node and the trees that hang on it.
    void add_row(NodeId node, Millis from_left, std::uint32_t home) {
        const auto nowhere = static_cast<std::uint32_t>(junctions_.size());
        layout_.rows_.push_back({node, from_left, kImpassable, nowhere});
        layout_.homes_[node.index()] = home;
        for (const Hung& hung : hung_on(node)) {
            layout_.rows_.push_back({hung.node, sum(from_left, hung.cost), kImpassable, nowhere});
            layout_.homes_[hung.node.index()] = home | SearchLayout::kInTree;
        }
    }

    std::span<const Hung> hung_on(NodeId node) const {
        const std::uint32_t first = first_hung_[node.index()];
        return {hung_.data() + first, first_hung_[node.index() + 1] - first};
    }

    void string_chain(std::uint32_t left, Arc arc, std::vector<char>& walked) {
        NewChain added{0, {left, next_row(), 0, 0, 0}};
        inner_.clear();
        Millis so_far = 0;
        for (;;) {
            walked[arc.segment.index()] = 1;
            so_far = sum(so_far, cost(arc));
            inner_.emplace_back(arc.other, cost_back(arc));
            if (number_[arc.other.index()] != kNone) {
                break;
            }
            add_row(arc.other, so_far, left);
            arc = onward(arc.other, arc);
        }
        added.right = number_[arc.other.index()];
        added.chain.count = next_row() - added.chain.first;
        added.chain.to_right = so_far;
        added.chain.to_left = fill_from_right(added.right);
        chains_.push_back(added);
    }

    // Costs of the last chain's rows from the right end; returns that of its left end.
    Millis fill_from_right(std::uint32_t right) {
        Millis so_far = inner_.back().second;
        std::uint32_t next = next_row();
        const auto fill = [&](Millis cost) {
            SearchLayout::Row& row = layout_.rows_[--next];
            row.from_right = sum(so_far, cost);
            row.right = right;
        };
        for (std::size_t k = inner_.size() - 1; k > 0; --k) {
            const std::span<const Hung> hung = hung_on(inner_[k - 1].first);
            for (auto it = hung.rbegin(); it != hung.rend(); ++it) {
                fill(it->cost);
            }
            fill(0);
            so_far = sum(so_far, inner_[k - 1].second);
        }
        return so_far;
    }

    void link_junctions() {
        std::vector<SearchLayout::Junction>& junctions = layout_.junctions_;
        for (const auto& [right, chain] : chains_) {
            ++junctions[chain.left + 1].first_way;
            ++junctions[right + 1].first_way;
            junctions[right + 1].first_chain += chain.count > 0 ? 1 : 0;
        }
        for (std::size_t j = 1; j < junctions.size(); ++j) {
            junctions[j].first_way += junctions[j - 1].first_way;
            junctions[j].first_chain += junctions[j - 1].first_chain;
        }
        layout_.ways_.resize(junctions.back().first_way);
        layout_.chains_.resize(junctions.back().first_chain);
        std::vector<SearchLayout::Junction> next = junctions;
        for (const auto& [right, chain] : chains_) {
            layout_.ways_[next[chain.left].first_way++] = {right, chain.to_right};
            layout_.ways_[next[right].first_way++] = {chain.left, chain.to_left};
            if (chain.count > 0) {
                layout_.chains_[next[right].first_chain++] = chain;
            }
        }
    }

    const Network& network_;
    bool to_sources_;
    SearchLayout& layout_;
    std::vector<std::uint32_t> degree_; ///< without loops; of what is left of the network
    std::vector<Parent> parent_;
    std::vector<std::uint32_t> tree_size_; ///< nodes that hang on a node
    std::vector<NodeId> taken_off_;        ///< leaves first
    std::vector<std::uint32_t> first_hung_;
    std::vector<Hung> hung_;
    std::vector<NodeId> junctions_;
    std::vector<std::uint32_t> number_; ///< of a node's junction
    std::vector<NewChain> chains_;
    std::vector<std::pair<NodeId, Millis>> inner_; ///< of one chain: nodes and the steps back
};

SearchLayout::SearchLayout(const Network& network, Direction direction) {
    LayoutBuilder(network, direction, *this).build();
}

std::uint32_t SearchLayout::row_of(NodeId node) const {
    std::uint32_t row = junctions_[home_of(node)].first_row;
    while (rows_[row].node != node) {
        ++row;
    }
    return row;
}

const SearchLayout::Chain* SearchLayout::chain_of(std::uint32_t row) const {
    if (rows_[row].right == junction_count()) {
        return nullptr;
    }
    const std::span<const Chain> candidates = chains(rows_[row].right);
    return &*std::find_if(candidates.begin(), candidates.end(), [row](const Chain& chain) {
        return row >= chain.first && row - chain.first < chain.count;
    });
}

std::size_t SearchLayout::memory_bytes() const {
    return junctions_.capacity() * sizeof(Junction) + ways_.capacity() * sizeof(Way) +
           chains_.capacity() * sizeof(Chain) + rows_.capacity() * sizeof(Row) +
           homes_.capacity() * sizeof(std::uint32_t);
}

} // namespace yike
