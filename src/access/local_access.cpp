// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/local_access.hpp"

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

constexpr double kRounding = 0.01; // m, more than any rounding of distances

} // namespace

LocalAccess::LocalAccess(const AccessModel& model, PlanePoint centre, double half_diagonal_m)
    : model_(model) {
    const Box square = Box{centre, centre}.grown(half_diagonal_m);
    if (model.walled_at(centre).valid() || model.may_differ(square)) {
        return;
    }
    const PieceIndex& index = model.segment_index();
    const double limit = model.district().settings.max_access_m + half_diagonal_m + kRounding;
    const auto nearest = index.nearest(centre, limit, [&index](std::uint32_t number, double) {
        return index.pieces()[number].a != index.pieces()[number].b;
    });
    // Any point's nearest segment is at most this far from the centre, and so is the walk there.
    const double reach_m =
        nearest ? std::sqrt(nearest->squared_distance) + 2 * half_diagonal_m + kRounding
                : half_diagonal_m;
    if (model.barriers().any_within(centre, reach_m)) {
        return;
    }
    if (nearest) {
        candidates_ = index.within(centre, reach_m);
        std::erase_if(candidates_, [&index](std::uint32_t number) {
            return index.pieces()[number].a == index.pieces()[number].b;
        });
    }
    simple_ = std::none_of(candidates_.begin(), candidates_.end(), [&](std::uint32_t number) {
        return model.components().is_splinter(model.network().segments()[number].from);
    });
}

SegmentId LocalAccess::segment(PlanePoint p) const {
    const double most = model_.district().settings.max_access_m;
    double best = most * most;
    SegmentId nearest;
    for (const std::uint32_t number : candidates_) { // ascending: ties stay with the smaller
        const Piece& piece = model_.segment_index().pieces()[number];
        const double d2 = squared_distance(piece.a, piece.b, p);
        if (d2 < best || (d2 == best && !nearest.valid())) {
            best = d2;
            nearest = SegmentId(number);
        }
    }
    return nearest;
}

} // namespace yike
