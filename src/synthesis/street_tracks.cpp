// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/street_tracks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace yike {

StreetTrack::StreetTrack(std::vector<VertexIndex> corners, const Street& street)
    : corners_(std::move(corners)), street_(street) {}

void StreetTrack::join(std::size_t side, double share, VertexIndex vertex) {
    joins_.push_back({side, share, vertex});
}

std::optional<VertexIndex>
StreetTrack::joined_near(std::size_t side, double share, double near) const {
    if (share <= near) {
        return corners_[side];
    }
    if (share >= 1 - near) {
        return corners_[side + 1];
    }
    for (const Join& join : joins_) {
        if (join.side == side && std::abs(join.share - share) <= near) {
            return join.vertex;
        }
    }
    return std::nullopt;
}

void StreetTrack::draw(std::vector<StreetPiece>& pieces) const {
    std::vector<Join> joins = joins_;
    std::stable_sort(joins.begin(), joins.end(), [](const Join& a, const Join& b) {
        return std::pair(a.side, a.share) < std::pair(b.side, b.share);
    });
    std::size_t taken = 0;
    VertexIndex last = corners_[0];
    for (std::size_t side = 0; side + 1 < corners_.size(); ++side) {
        for (; taken < joins.size() && joins[taken].side == side; ++taken) {
            pieces.push_back({last, joins[taken].vertex, street_});
            last = joins[taken].vertex;
        }
        pieces.push_back({last, corners_[side + 1], street_});
        last = corners_[side + 1];
    }
}

std::optional<StreetHit> street_hit(
    const StreetMesh& mesh, BlockIndex block, PlanePoint from, PlanePoint way, double clear_m) {
    StreetHit hit;
    double best = std::numeric_limits<double>::infinity();
    for (const HalfIndex h : mesh.around(block)) {
        const PlanePoint a = mesh.point(mesh.origin(h));
        const PlanePoint b = mesh.point(mesh.target(h));
        const double side_a = cross(way, a - from);
        const double side_b = cross(way, b - from);
        if ((side_a < 0) == (side_b < 0)) {
            continue;
        }
        const double share = side_a / (side_a - side_b);
        const PlanePoint point = along(a, b, share);
        const double ahead = dot(way, point - from);
        if (ahead > 0 && ahead < best) {
            best = ahead;
            hit = {h, share, point, distance(point, from)};
        }
    }
    if (best == std::numeric_limits<double>::infinity()) {
        return std::nullopt;
    }
    const Street& street = mesh.street(hit.half);
    const double to_corner = std::min(distance(hit.point, mesh.point(mesh.origin(hit.half))),
                                      distance(hit.point, mesh.point(mesh.target(hit.half))));
    const bool usable = street.street_class != StreetClass::none && street.level == 0 &&
                        !street.lined && to_corner >= clear_m;
    return usable ? std::optional(hit) : std::nullopt;
}

} // namespace yike
