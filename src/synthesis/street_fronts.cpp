// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/street_fronts.hpp"

#include "synthesis/curves.hpp"

#include <algorithm>
#include <limits>

namespace yike {

namespace {

constexpr double kFrontage = 18; // m of street

bool is_shopping_street(const Street& street) {
    switch (street.street_class) {
    case StreetClass::primary:
    case StreetClass::secondary:
    case StreetClass::tertiary:
    case StreetClass::residential:
    case StreetClass::living_street:
        return street.level == 0 && !street.lined;
    default:
        return false;
    }
}

} // namespace

StreetFronts::StreetFronts(const Blocks& blocks,
                           const std::vector<std::size_t>& community_of_block) {
    const StreetMesh& mesh = blocks.mesh;
    by_community_.resize(1 +
                         *std::max_element(community_of_block.begin(), community_of_block.end()));
    for (HalfIndex h = 0; h < mesh.half_count(); ++h) {
        const BlockIndex block = mesh.block(h);
        const PlanePoint a = mesh.point(mesh.origin(h));
        const PlanePoint b = mesh.point(mesh.target(h));
        if (block == kOutside || blocks.ground[block] != Ground::town ||
            !is_shopping_street(mesh.street(h)) || distance(a, b) < kFrontage) {
            continue;
        }
        const double aside = 0.8 * clearance_m(mesh.street(h).street_class);
        by_community_[community_of_block[block]].push_back(along(a, b, 0.5) +
                                                           aside * left_of(direction(a, b)));
    }
}

std::optional<PlanePoint> StreetFronts::nearest(
    std::size_t community, PlanePoint p, const std::function<bool(PlanePoint)>& allowed) const {
    std::optional<PlanePoint> found;
    double best = std::numeric_limits<double>::infinity();
    for (const PlanePoint front : by_community_[community]) {
        const double d = squared_distance(front, p);
        if (d < best && allowed(front)) {
            best = d;
            found = front;
        }
    }
    return found;
}

} // namespace yike
