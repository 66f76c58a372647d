// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/search_layout.hpp"

#include "network/layout_part.hpp"

#include <algorithm>
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

} // namespace

// Lays out a network, or the part of it that changed; then all else is as in the base.
class LayoutBuilder {
  public:
    LayoutBuilder(const Network& network, Direction direction, SearchLayout& layout)
        : LayoutBuilder(network, direction, layout, LayoutPart(network.node_count())) {
        layout.homes_.assign(network.node_count(), kNone);
    }

    LayoutBuilder(const Network& network,
                  Direction direction,
                  SearchLayout& layout,
                  const SearchLayout& base,
                  std::vector<std::uint32_t> changed)
        : LayoutBuilder(
              network, direction, layout, LayoutPart(changed_nodes(network, base, changed))) {
        base_ = &base;
        changed_ = std::move(changed);
        layout.homes_.reserve(network.node_count());
        layout.homes_ = base.homes_;
        layout.homes_.resize(network.node_count(), kNone);
        for (std::size_t i = 0; i < part_.size(); ++i) {
            layout.homes_[part_.node(i).index()] = kNone;
        }
        for (const std::uint32_t junction : changed_) { // they stay junctions
            const NodeId node = base.block(junction).front().node;
            layout.homes_[node.index()] = junction;
            junctions_.push_back({junction, node});
        }
    }

    void build() {
        take_off_trees();
        hang_trees();
        choose_junctions();
        lay_out();
        link_junctions();
    }

  private:
    LayoutBuilder(const Network& network,
                  Direction direction,
                  SearchLayout& layout,
                  LayoutPart part)
        : network_(network), to_sources_(direction == Direction::to_sources), layout_(layout),
          part_(std::move(part)), degree_(part_.size(), 0), parent_(part_.size()),
          tree_size_(part_.size(), 0) {}

    struct NumberedNode {
        std::uint32_t number = 0;
        NodeId node;
    };

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

    // Nothing outside is: a part borders on junctions, and on the ends of chains.
    bool in_tree(NodeId node) const {
        const std::size_t i = part_.find(node);
        return i != LayoutPart::kOutside && parent_[i].node.valid();
    }

    // Before blocks are made: stays as it is, be it a junction of the part or anything outside.
    // Afterwards: has a row, or is a junction.
    bool is_placed(NodeId node) const { return layout_.homes_[node.index()] != kNone; }

    void take_off_trees() {
        std::vector<std::size_t> leaves;
        for (std::size_t i = 0; i < part_.size(); ++i) {
            for (const Arc arc : network_.arcs(part_.node(i))) {
                degree_[i] += is_loop(part_.node(i), arc) ? 0 : 1;
            }
            if (degree_[i] == 1) {
                leaves.push_back(i);
            }
        }
        for (std::size_t next = 0; next < leaves.size(); ++next) {
            const std::size_t i = leaves[next];
            const NodeId leaf = part_.node(i);
            if (degree_[i] != 1 || tree_size_[i] >= kMostRows || is_placed(leaf)) {
                continue; // the last node of a part that is nothing but a tree, or a large one
            }
            for (const Arc arc : network_.arcs(leaf)) {
                if (!is_loop(leaf, arc) && !in_tree(arc.other)) {
                    const std::size_t above = part_.find(arc.other);
                    parent_[i] = {arc.other, cost_back(arc)};
                    degree_[i] = 0;
                    tree_size_[above] += tree_size_[i] + 1;
                    if (--degree_[above] == 1) {
                        leaves.push_back(above);
                    }
                    break;
                }
            }
            taken_off_.push_back(i);
        }
    }

    // Nodes of trees by their roots, each root's by ascending cost.
    void hang_trees() {
        std::vector<std::pair<std::size_t, Millis>> root_of(part_.size());
        first_hung_.assign(part_.size() + 1, 0);
        for (auto it = taken_off_.rbegin(); it != taken_off_.rend(); ++it) { // roots first
            const std::size_t above = part_.find(parent_[*it].node);
            const auto [root, cost] =
                parent_[above].node.valid() ? root_of[above] : std::pair(above, 0U);
            root_of[*it] = {root, sum(cost, parent_[*it].cost)};
            ++first_hung_[root + 1];
        }
        for (std::size_t i = 1; i < first_hung_.size(); ++i) {
            first_hung_[i] += first_hung_[i - 1];
        }
        hung_.resize(taken_off_.size());
        std::vector<std::uint32_t> next(first_hung_.begin(), first_hung_.end() - 1);
        for (const std::size_t i : taken_off_) {
            const auto [root, cost] = root_of[i];
            hung_[next[root]++] = {cost, part_.node(i)};
        }
        for (std::size_t i = 0; i < part_.size(); ++i) {
            std::sort(hung_.begin() + first_hung_[i], hung_.begin() + first_hung_[i + 1]);
        }
    }

    void choose_junctions() {
        std::vector<char> junction(part_.size(), 0);
        std::vector<char> seen(part_.size(), 0);
        for (std::size_t i = 0; i < part_.size(); ++i) {
            const bool bend = degree_[i] == 2 && tree_size_[i] < kMostRows;
            const NodeId node = part_.node(i);
            junction[i] = is_placed(node) || (!in_tree(node) && !bend) ? 1 : 0;
        }
        for (std::size_t i = 0; i < part_.size(); ++i) { // reached from junctions: not a ring
            if (junction[i] != 0) {
                mark_chains_from(part_.node(i), junction, seen);
            }
        }
        for (std::size_t i = 0; i < part_.size(); ++i) {
            const NodeId node = part_.node(i);
            if (!in_tree(node) && junction[i] == 0 && seen[i] == 0) {
                junction[i] = 1;
                mark_chains_from(node, junction, seen);
            }
        }
        for (const NumberedNode& known : junctions_) {
            junction[part_.find(known.node)] = 0;
        }
        number_junctions(along_curve(network_, part_, junction));
    }

    void number_junctions(const std::vector<NodeId>& added) {
        if (base_ != nullptr) {
            layout_.nowhere_ = base_->nowhere_;
            junction_count_ = static_cast<std::uint32_t>(
                std::max<std::size_t>(base_->junction_count(), base_->nowhere_ + 1));
        } else {
            layout_.nowhere_ = static_cast<std::uint32_t>(added.size());
        }
        for (const NodeId node : added) {
            layout_.homes_[node.index()] = junction_count_;
            junctions_.push_back({junction_count_++, node});
        }
    }

    void mark_chains_from(NodeId start, std::vector<char>& junction, std::vector<char>& seen) {
        for (const Arc first : network_.arcs(start)) {
            NodeId before = start;
            Arc arc = first;
            std::uint32_t rows = 0;
            while (is_core(before, arc)) {
                const std::size_t i = part_.find(arc.other);
                if (i == LayoutPart::kOutside || junction[i] != 0 || seen[i] != 0) {
                    break;
                }
                before = arc.other;
                seen[i] = 1;
                rows += 1 + tree_size_[i];
                if (rows > kMostRows) {
                    junction[i] = 1;
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
        layout_.rows_.reserve(network_.node_count());
        layout_.junctions_.reserve(junction_count_ + 1);
        std::uint32_t next = 0;
        for (const auto& [number, node] : junctions_) {
            keep_blocks(next, number);
            next = number + 1;
            layout_.junctions_.push_back({0, next_row(), 0});
            add_row(node, 0, number);
            for (const Arc arc : network_.arcs(node)) {
                if (is_core(node, arc) && !is_strung(number, arc.other)) {
                    string_chain(number, arc);
                }
            }
        }
        keep_blocks(next, junction_count_);
        layout_.junctions_.push_back({0, next_row(), 0});
    }

    // A chain is strung from the end with the lower number, so its first node on the way from the
    // other end has a home by then; only a junction further on has a higher one.
    bool is_strung(std::uint32_t junction, NodeId neighbour) const {
        const std::uint32_t home = layout_.homes_[neighbour.index()];
        return home != kNone && home <= junction;
    }

    // [first, last) as in the base, and an empty one for the number that is nowhere.
    void keep_blocks(std::uint32_t first, std::uint32_t last) {
        if (first == last) {
            return;
        }
        const auto& old = base_->junctions_;
        const std::uint32_t first_row = old[first].first_row;
        const std::uint32_t row = next_row();
        for (std::uint32_t j = first; j < last; ++j) {
            layout_.junctions_.push_back({0, row + (old[j].first_row - first_row), 0});
        }
        const std::size_t end = std::min<std::size_t>(last, base_->junction_count());
        layout_.rows_.insert(layout_.rows_.end(),
                             base_->rows_.begin() + first_row,
                             base_->rows_.begin() + old[end].first_row);
    }

    std::uint32_t next_row() const { return static_cast<std::uint32_t>(layout_.rows_.size()); }

    // Of a core node and the trees that hang on it.
    void add_row(NodeId node, Millis from_left, std::uint32_t home) {
        const std::uint32_t nowhere = layout_.nowhere_;
        layout_.rows_.push_back({node, from_left, kImpassable, nowhere});
        layout_.homes_[node.index()] = home;
        for (const Hung& hung : hung_on(node)) {
            layout_.rows_.push_back({hung.node, sum(from_left, hung.cost), kImpassable, nowhere});
            layout_.homes_[hung.node.index()] = home | SearchLayout::kInTree;
        }
    }

    std::span<const Hung> hung_on(NodeId node) const {
        const std::size_t i = part_.find(node);
        return {hung_.data() + first_hung_[i], first_hung_[i + 1] - first_hung_[i]};
    }

    void string_chain(std::uint32_t left, Arc arc) {
        NewChain added{0, {left, next_row(), 0, 0, 0}};
        inner_.clear();
        Millis so_far = 0;
        for (;;) {
            so_far = sum(so_far, cost(arc));
            inner_.emplace_back(arc.other, cost_back(arc));
            if (is_placed(arc.other)) { // a junction: others on the way have no row yet
                break;
            }
            add_row(arc.other, so_far, left);
            arc = onward(arc.other, arc);
        }
        added.right = layout_.homes_[arc.other.index()];
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
        count_kept(junctions);
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
        copy_kept(next);
        for (const auto& [right, chain] : chains_) {
            layout_.ways_[next[chain.left].first_way++] = {right, chain.to_right};
            layout_.ways_[next[right].first_way++] = {chain.left, chain.to_left};
            if (chain.count > 0) {
                layout_.chains_[next[right].first_chain++] = chain;
            }
        }
    }

    // ---- links of the base ----

    bool is_changed(std::uint32_t junction) const {
        return std::binary_search(changed_.begin(), changed_.end(), junction);
    }

    // Those of chains with a left end elsewhere.
    bool is_kept(std::uint32_t junction, const SearchLayout::Way& way) const {
        return !is_changed(std::min(junction, way.junction));
    }

    // Changed junctions and their old neighbours: others keep all links.
    std::vector<std::uint32_t> relinked() const {
        std::vector<std::uint32_t> relinked = changed_;
        for (const std::uint32_t junction : changed_) {
            for (const SearchLayout::Way& way : base_->ways(junction)) {
                relinked.push_back(way.junction);
            }
        }
        sort_unique(relinked);
        return relinked;
    }

    void count_kept(std::vector<SearchLayout::Junction>& junctions) const {
        if (base_ == nullptr) {
            return;
        }
        for (std::size_t j = 0; j < base_->junction_count(); ++j) {
            const SearchLayout::Junction& old = base_->junctions_[j];
            const SearchLayout::Junction& next = base_->junctions_[j + 1];
            junctions[j + 1].first_way = next.first_way - old.first_way;
            junctions[j + 1].first_chain = next.first_chain - old.first_chain;
        }
        for (const std::uint32_t j : relinked()) {
            for (const SearchLayout::Way& way : base_->ways(j)) {
                junctions[j + 1].first_way -= is_kept(j, way) ? 0 : 1;
            }
            for (const SearchLayout::Chain& chain : base_->chains(j)) {
                junctions[j + 1].first_chain -= is_changed(chain.left) ? 1 : 0;
            }
        }
    }

    // To the next places of each junction.
    void copy_kept(std::vector<SearchLayout::Junction>& next) const {
        if (base_ == nullptr) {
            return;
        }
        std::uint32_t first = 0;
        for (const std::uint32_t j : relinked()) {
            copy_links(first, j, next);
            first = j + 1;
            for (const SearchLayout::Way& way : base_->ways(j)) {
                if (is_kept(j, way)) {
                    layout_.ways_[next[j].first_way++] = way;
                }
            }
            for (const SearchLayout::Chain& chain : base_->chains(j)) {
                if (!is_changed(chain.left)) {
                    layout_.chains_[next[j].first_chain++] = chain;
                }
            }
        }
        copy_links(first, static_cast<std::uint32_t>(base_->junction_count()), next);
        for (SearchLayout::Chain& chain : layout_.chains_) { // blocks have moved
            chain.first +=
                layout_.junctions_[chain.left].first_row - base_->junctions_[chain.left].first_row;
        }
    }

    // All of [first, last).
    void copy_links(std::uint32_t first,
                    std::uint32_t last,
                    const std::vector<SearchLayout::Junction>& next) const {
        const auto& old = base_->junctions_;
        std::copy(base_->ways_.begin() + old[first].first_way,
                  base_->ways_.begin() + old[last].first_way,
                  layout_.ways_.begin() + next[first].first_way);
        std::copy(base_->chains_.begin() + old[first].first_chain,
                  base_->chains_.begin() + old[last].first_chain,
                  layout_.chains_.begin() + next[first].first_chain);
    }

    const Network& network_;
    bool to_sources_;
    SearchLayout& layout_;
    const SearchLayout* base_ = nullptr; ///< none if all is laid out
    std::vector<std::uint32_t> changed_; ///< junctions of the base whose blocks are made again
    LayoutPart part_;                    ///< the rows below are by place in it
    std::vector<std::uint32_t> degree_;  ///< without loops; of what is left of the network
    std::vector<Parent> parent_;
    std::vector<std::uint32_t> tree_size_; ///< nodes that hang on a node
    std::vector<std::size_t> taken_off_;   ///< places, leaves first
    std::vector<std::uint32_t> first_hung_;
    std::vector<Hung> hung_;
    std::vector<NumberedNode> junctions_; ///< of the part, ascending by number
    std::uint32_t junction_count_ = 0;    ///< with those of the base
    std::vector<NewChain> chains_;
    std::vector<std::pair<NodeId, Millis>> inner_; ///< of one chain: nodes and the steps back
};

SearchLayout::SearchLayout(const Network& network, Direction direction) {
    LayoutBuilder(network, direction, *this).build();
}

SearchLayout::SearchLayout(const Network& network,
                           Direction direction,
                           const SearchLayout& base,
                           std::span<const NodeId> touched) {
    LayoutBuilder(network, direction, *this, base, changed_junctions(base, touched)).build();
}

std::uint32_t SearchLayout::row_of(NodeId node) const {
    std::uint32_t row = junctions_[home_of(node)].first_row;
    while (rows_[row].node != node) {
        ++row;
    }
    return row;
}

const SearchLayout::Chain* SearchLayout::chain_of(std::uint32_t row) const {
    if (rows_[row].right == nowhere_) {
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
