// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/join_ends.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace yike {

namespace {

/// Points in square cells; looks at as few cells as a question touches.
class PointGrid {
  public:
    explicit PointGrid(std::size_t expected) {
        points_.reserve(expected);
        next_.reserve(expected);
        first_.reserve(expected);
    }

    void add(PlanePoint p) {
        const auto number = static_cast<std::uint32_t>(points_.size());
        points_.push_back(p);
        const auto [cell, fresh] = first_.try_emplace(key(column(p.x), column(p.y)), number);
        next_.push_back(fresh ? kEnd : cell->second);
        cell->second = number;
    }

    /// Calls `visit(number)` for all points within `distance` (inclusive) of p.
    template <class Visit> void within(PlanePoint p, double distance, const Visit& visit) const {
        for (std::int64_t x = column(p.x - distance); x <= column(p.x + distance); ++x) {
            for (std::int64_t y = column(p.y - distance); y <= column(p.y + distance); ++y) {
                const auto cell = first_.find(key(x, y));
                for (std::uint32_t i = cell == first_.end() ? kEnd : cell->second; i != kEnd;
                     i = next_[i]) {
                    if (squared_distance(points_[i], p) <= distance * distance) {
                        visit(i);
                    }
                }
            }
        }
    }

    std::span<const PlanePoint> points() const { return points_; }

  private:
    // Much wider than the tolerance, so that most questions touch one cell only.
    static constexpr double kCell = 1.0;
    static constexpr std::uint32_t kEnd = 0xFFFFFFFF;

    struct Hash {
        std::size_t operator()(std::uint64_t key) const {
            // Fibonacci hashing (Knuth, TAOCP 3, 6.4): neighbouring cells spread.
            return static_cast<std::size_t>((key ^ (key >> 29U)) * 0x9E3779B97F4A7C15ULL);
        }
    };

    static std::int64_t column(double x) {
        return static_cast<std::int64_t>(std::floor(x / kCell));
    }

    static std::uint64_t key(std::int64_t x, std::int64_t y) {
        return (static_cast<std::uint64_t>(x) << 32U) ^
               (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU);
    }

    std::vector<PlanePoint> points_;
    std::vector<std::uint32_t> next_;
    std::unordered_map<std::uint64_t, std::uint32_t, Hash> first_;
};

/// Union-find; the smallest member stands for its set.
class Sets {
  public:
    explicit Sets(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    std::uint32_t find(std::uint32_t i) {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }

    void unite(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::uint32_t> parent_;
};

/// Works on groups: the distinct places of ends with ids, and those of ends without.
class EndJoiner {
  public:
    EndJoiner(std::span<const LineEnd> ends, std::span<const std::string> node_ids)
        : ends_(ends), node_ids_(node_ids), group_(ends.size()), named_grid_(0),
          plain_grid_(ends.size()) {}

    JoinedEnds run() {
        group_named_ends();
        group_plain_ends();
        attach_plain_groups();
        number_junctions();
        return std::move(result_);
    }

  private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    bool is_named(std::size_t end) const { return ends_[end].id != kNoNodeId; }

    /// A named group per id and place; places of one id are normally one.
    void group_named_ends() {
        std::vector<std::vector<std::uint32_t>> groups_of_id(node_ids_.size());
        std::vector<PlanePoint> place;
        for (std::size_t end = 0; end < ends_.size(); ++end) {
            if (!is_named(end)) {
                continue;
            }
            std::vector<std::uint32_t>& groups = groups_of_id[ends_[end].id];
            const PlanePoint p = ends_[end].point;
            const auto near = std::find_if(groups.begin(), groups.end(), [&](std::uint32_t g) {
                return distance(place[g], p) <= kSameIdTolerance;
            });
            const bool is_fresh = near == groups.end();
            group_[end] = is_fresh ? static_cast<std::uint32_t>(place.size()) : *near;
            if (is_fresh) {
                groups.push_back(group_[end]);
                place.push_back(p);
                id_of_named_.push_back(ends_[end].id);
            }
            if (groups.front() != group_[end]) {
                result_.apart.push_back(static_cast<std::uint32_t>(end));
            }
            if (is_fresh || place[group_[end]] != p) {
                named_grid_.add(p);
                named_of_point_.push_back(group_[end]);
            }
        }
    }

    /// A plain group per chain of near ends. Equal places are one before chains are looked for.
    void group_plain_ends() {
        std::vector<std::uint32_t> plain;
        for (std::size_t end = 0; end < ends_.size(); ++end) {
            if (!is_named(end)) {
                plain.push_back(static_cast<std::uint32_t>(end));
            }
        }
        for (const std::uint32_t end : plain) {
            const PlanePoint p = ends_[end].point;
            std::uint32_t same = kNone;
            plain_grid_.within(p, 0, [&](std::uint32_t i) { same = i; });
            if (same == kNone) {
                same = static_cast<std::uint32_t>(plain_grid_.points().size());
                plain_grid_.add(p);
                first_end_.push_back(end);
            }
            group_[end] = same;
        }
        Sets sets(plain_grid_.points().size());
        for (std::uint32_t i = 0; i < plain_grid_.points().size(); ++i) {
            plain_grid_.within(plain_grid_.points()[i], kJoinTolerance, [&](std::uint32_t other) {
                sets.unite(i, other);
            });
        }
        for (const std::uint32_t end : plain) {
            group_[end] = sets.find(group_[end]);
        }
        set_of_point_.resize(plain_grid_.points().size());
        for (std::uint32_t i = 0; i < set_of_point_.size(); ++i) {
            set_of_point_[i] = sets.find(i);
        }
    }

    bool is_before(std::uint32_t named, std::uint32_t other) const {
        const std::string& a = node_ids_[id_of_named_[named]];
        const std::string& b = node_ids_[id_of_named_[other]];
        return a != b ? a < b : named < other;
    }

    void attach_plain_groups() {
        named_of_plain_.assign(plain_grid_.points().size(), kNone);
        std::vector<char> is_ambiguous(plain_grid_.points().size(), 0);
        for (std::uint32_t i = 0; i < plain_grid_.points().size(); ++i) {
            std::uint32_t& best = named_of_plain_[set_of_point_[i]];
            named_grid_.within(plain_grid_.points()[i], kJoinTolerance, [&](std::uint32_t point) {
                const std::uint32_t named = named_of_point_[point];
                is_ambiguous[set_of_point_[i]] |= best != kNone && best != named ? 1 : 0;
                if (best == kNone || is_before(named, best)) {
                    best = named;
                }
            });
        }
        for (std::uint32_t set = 0; set < is_ambiguous.size(); ++set) {
            if (is_ambiguous[set] != 0) {
                result_.ambiguous.emplace_back(first_end_[set], id_of_named_[named_of_plain_[set]]);
            }
        }
    }

    void number_junctions() {
        std::vector<std::uint32_t> of_named(id_of_named_.size(), kNone);
        std::vector<std::uint32_t> of_plain(named_of_plain_.size(), kNone);
        result_.junction.reserve(ends_.size());
        for (std::size_t end = 0; end < ends_.size(); ++end) {
            const std::uint32_t group = group_[end];
            const std::uint32_t named = is_named(end) ? group : named_of_plain_[group];
            std::uint32_t& number = named != kNone ? of_named[named] : of_plain[group];
            if (number == kNone) {
                number = result_.junctions++;
            }
            result_.junction.push_back(number);
        }
    }

    std::span<const LineEnd> ends_;
    std::span<const std::string> node_ids_;
    std::vector<std::uint32_t> group_; ///< per end: its named group, or its plain set
    PointGrid named_grid_;
    std::vector<std::uint32_t> named_of_point_; ///< point of named_grid_ -> named group
    std::vector<std::uint32_t> id_of_named_;
    PointGrid plain_grid_;
    std::vector<std::uint32_t> first_end_;      ///< point of plain_grid_ -> its first end
    std::vector<std::uint32_t> set_of_point_;   ///< point of plain_grid_ -> plain set
    std::vector<std::uint32_t> named_of_plain_; ///< plain set -> named group that it joins
    JoinedEnds result_;
};

} // namespace

JoinedEnds join_ends(std::span<const LineEnd> ends, std::span<const std::string> node_ids) {
    return EndJoiner(ends, node_ids).run();
}

} // namespace yike
