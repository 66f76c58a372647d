// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/terrain.hpp"

#include "synthesis/curves.hpp"

#include <algorithm>
#include <limits>

namespace yike {

namespace {

constexpr double kPromenade = 22; // m from the water to the street along it
constexpr double kFoot = 0.72;    // share of a hill's radius within which it is too steep

std::vector<Box> boxes_of_hearts(const Sketch& sketch) {
    std::vector<Box> boxes;
    for (const CommunitySketch& community : sketch.communities) {
        boxes.push_back({community.heart, community.heart});
    }
    return boxes;
}

std::vector<Box> boxes_of_hills(const Sketch& sketch) {
    std::vector<Box> boxes;
    for (const HillSketch& hill : sketch.hills) {
        boxes.push_back(Box{hill.top, hill.top}.grown(hill.radius_m));
    }
    return boxes;
}

Ring between(const Line& left, const Line& right) {
    Ring ring(right);
    ring.insert(ring.end(), left.rbegin(), left.rend());
    ring.push_back(ring.front());
    return ring;
}

// A bell without exp(): 1 at the top, 0 at the foot.
double bell(double share) {
    const double rest = 1 - share * share;
    return rest > 0 ? rest * rest : 0;
}

} // namespace

Terrain::Terrain(const Sketch& sketch)
    : sketch_(sketch), texture_(Random(sketch.seed).fork(11).next(), 420),
      relief_(Random(sketch.seed).fork(12).next(), 900), hearts_(boxes_of_hearts(sketch)),
      hills_(boxes_of_hills(sketch)) {
    const Line& river = sketch.river.line;
    if (!river.empty()) {
        const double half = sketch.river.half_width_m;
        banks_ = {moved_aside(river, half + kPromenade), moved_aside(river, -half - kPromenade)};
        water_ = between(moved_aside(river, half), moved_aside(river, -half));
        corridor_ = between(banks_[0], banks_[1]);
    }
}

double Terrain::height_m(PlanePoint p) const {
    double height = 6 + 4 * relief_.at(p);
    if (!sketch_.coast.empty()) {
        height += std::min(30.0, coast_distance_m(p) * 0.008);
    }
    for (const std::size_t i : hills_.around(p)) {
        const HillSketch& hill = sketch_.hills[i];
        height += hill.height_m * bell(distance(hill.top, p) / hill.radius_m);
    }
    return std::max(0.0, height);
}

bool Terrain::on_hill(PlanePoint p) const {
    const auto near = hills_.around(p);
    return std::any_of(near.begin(), near.end(), [&](std::size_t i) {
        const HillSketch& hill = sketch_.hills[i];
        const double foot = hill.radius_m * (kFoot + 0.12 * texture_.at(p));
        return squared_distance(hill.top, p) < foot * foot;
    });
}

std::size_t Terrain::nearest_heart(PlanePoint p) const {
    std::size_t nearest = 0;
    double best = std::numeric_limits<double>::infinity();
    for (double reach = 800; reach < 1e6; reach *= 2) {
        for (const std::size_t i : hearts_.around(p, reach)) {
            const double d2 = squared_distance(sketch_.communities[i].heart, p);
            if (d2 < best) {
                best = d2;
                nearest = i;
            }
        }
        if (best <= reach * reach) {
            break;
        }
    }
    return nearest;
}

Quarter Terrain::quarter(PlanePoint p) const {
    return sketch_.communities[nearest_heart(p)].quarter;
}

double Terrain::village_block_m2(double from_heart_m) const {
    return from_heart_m < 230 ? 8'000 : from_heart_m < 420 ? 32'000 : 140'000;
}

double Terrain::block_area_m2(PlanePoint p) const {
    const CommunitySketch& community = sketch_.communities[nearest_heart(p)];
    double area_m2 = 0;
    switch (community.quarter) {
    case Quarter::old_town:
        area_m2 = 20'000;
        break;
    case Quarter::seaside:
        area_m2 = 92'000;
        break;
    case Quarter::mixed:
        area_m2 = 42'000;
        break;
    case Quarter::village:
        area_m2 = village_block_m2(distance(community.heart, p));
        break;
    }
    return area_m2 * (1 + 0.45 * texture_.at(p));
}

bool Terrain::in_river(PlanePoint p) const {
    return !corridor_.empty() && contains(Polygon{corridor_, {}}, p);
}

double Terrain::coast_distance_m(PlanePoint p) const {
    double best = 1e18;
    for (std::size_t i = 1; i < sketch_.coast.size(); ++i) {
        best = std::min(best, squared_distance(sketch_.coast[i - 1], sketch_.coast[i], p));
    }
    return std::sqrt(best);
}

} // namespace yike
