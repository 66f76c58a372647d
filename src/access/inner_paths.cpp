// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/inner_paths.hpp"

#include "access/enclosures.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace yike {

namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

std::vector<Line> rings_of(const MultiPolygon& ground) {
    std::vector<Line> rings;
    for (const Polygon& polygon : ground) {
        rings.push_back(polygon.outer);
        rings.insert(rings.end(), polygon.holes.begin(), polygon.holes.end());
    }
    return rings;
}

} // namespace

InnerPaths::InnerPaths(const MultiPolygon& ground,
                       std::vector<PlanePoint> gates,
                       const BarrierIndex& barriers,
                       double gate_reach_m)
    : ground_(ground), gates_(std::move(gates)), barriers_(&barriers), gate_reach_m_(gate_reach_m),
      outline_(rings_of(ground)) {
    for (const PlanePoint gate : gates_) {
        openings_.push_back(nearest_on_outline(ground, gate));
    }
    find_corners();
    find_corner_distances();
}

// Vertices where the wall bends into the ground; shortest ways bend nowhere else.
void InnerPaths::find_corners() {
    const auto add = [this](const Ring& ring, bool hole) {
        const double turn = (signed_area(ring) > 0) != hole ? 1 : -1;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const PlanePoint next = i + 1 < ring.size() ? ring[i + 1] : ring[1];
            if (turn * orientation(ring[i - 1], ring[i], next) < 0) {
                corners_.push_back(ring[i]);
            }
        }
    };
    for (const Polygon& polygon : ground_) {
        add(polygon.outer, false);
        for (const Ring& hole : polygon.holes) {
            add(hole, true);
        }
    }
}

// Dijkstra on the corners, by repeated search of the nearest open one: they are few.
void InnerPaths::find_corner_distances() {
    const std::size_t n = corners_.size();
    std::vector<std::vector<double>> step(n, std::vector<double>(n, kFar));
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (sees(corners_[i], corners_[j])) {
                step[i][j] = step[j][i] = distance(corners_[i], corners_[j]);
            }
        }
    }
    for (std::size_t gate = 0; gate < gates_.size(); ++gate) {
        std::vector<double> best(n, kFar);
        std::vector<char> settled(n, 0);
        for (std::size_t i = 0; i < n; ++i) {
            best[i] = sees_gate(corners_[i], gate) ? distance(corners_[i], gates_[gate]) : kFar;
        }
        for (std::size_t round = 0; round < n; ++round) {
            std::size_t next = n;
            for (std::size_t i = 0; i < n; ++i) {
                next = settled[i] == 0 && (next == n || best[i] < best[next]) ? i : next;
            }
            settled[next] = 1;
            for (std::size_t i = 0; i < n; ++i) {
                best[i] = std::min(best[i], best[next] + step[next][i]);
            }
        }
        to_gate_.push_back(std::move(best));
    }
}

bool InnerPaths::sees(PlanePoint a, PlanePoint b) const {
    const auto is_own_wall = [this](PlanePoint p) {
        return distance_to_outline(ground_, p) <= kWallReach;
    };
    const PlanePoint middle = along(a, b, 0.5);
    return !outline_.separates(a, b) && !barriers_->separates(a, b, is_own_wall) &&
           (contains(ground_, middle) || distance_to_outline(ground_, middle) < kOutlineTolerance);
}

bool InnerPaths::sees_gate(PlanePoint p, std::size_t gate) const {
    const PlanePoint g = gates_[gate];
    const auto at_gate = [&](PlanePoint x) {
        return distance(x, g) <= gate_reach_m_ || distance(x, openings_[gate]) <= gate_reach_m_;
    };
    const auto is_own_wall = [&](PlanePoint x) {
        return at_gate(x) || distance_to_outline(ground_, x) <= kWallReach;
    };
    return !outline_.separates(p, g, at_gate) && !barriers_->separates(p, g, is_own_wall);
}

std::optional<double> InnerPaths::distance_to_gate(PlanePoint p, std::size_t gate) const {
    if (sees_gate(p, gate)) {
        return distance(p, gates_[gate]);
    }
    double best = kFar;
    for (std::size_t i = 0; i < corners_.size(); ++i) {
        const double whole = distance(p, corners_[i]) + to_gate_[gate][i];
        if (whole < best && sees(p, corners_[i])) {
            best = whole;
        }
    }
    return best < kFar ? std::optional(best) : std::nullopt;
}

} // namespace yike
