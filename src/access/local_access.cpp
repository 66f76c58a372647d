// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/local_access.hpp"

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

constexpr double kRounding = 0.01; // m, more than any rounding of distances

// Where barriers are near, segments this much farther than the nearest are looked at too.
constexpr double kAround = 10;

constexpr std::size_t kMostBarriers = 200;

} // namespace

LocalAccess::LocalAccess(const AccessModel& model, PlanePoint centre, double half_diagonal_m)
    : model_(model) {
    const Box square = Box{centre, centre}.grown(half_diagonal_m);
    if (model.may_differ(square)) {
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
    if (!model.barriers().any_within(centre, reach_m)) {
        if (model.walled_at(centre).valid()) {
            return;
        }
        if (nearest) {
            find_candidates(centre, reach_m);
        }
        const bool splinter =
            std::any_of(candidates_.begin(), candidates_.end(), [&](std::uint32_t number) {
                return model.components().is_splinter(model.network().segments()[number].from);
            });
        kind_ = splinter ? Kind::unknown : Kind::open;
        return;
    }
    if (nearest) {
        guard(centre, half_diagonal_m);
    }
}

// Candidates as far as the centre's own way and somewhat farther: most points of the square find
// theirs among them.
void LocalAccess::guard(PlanePoint centre, double half_diagonal_m) {
    const PieceIndex& index = model_.segment_index();
    const bool walled = model_.walled_at(centre).valid();
    const auto open = index.nearest(
        centre, model_.district().settings.max_access_m, [&](std::uint32_t number, double share) {
            const Piece& piece = index.pieces()[number];
            return piece.a != piece.b && !model_.is_inner(SegmentId(number)) &&
                   (walled || !model_.separated(centre, along(piece.a, piece.b, share)));
        });
    const double most = model_.district().settings.max_access_m;
    const double radius_m = (open ? std::sqrt(open->squared_distance) + kAround : most) +
                            2 * half_diagonal_m + kRounding;
    find_candidates(centre, radius_m);
    std::erase_if(candidates_,
                  [&](std::uint32_t number) { return model_.is_inner(SegmentId(number)); });
    sure_m_ = std::min(most, radius_m - half_diagonal_m - kRounding);
    barriers_ = model_.barriers().pieces_in(Box{centre, centre}.grown(radius_m));
    stopped_by_.assign(candidates_.size(), kNobody);
    if (barriers_.size() <= kMostBarriers) {
        kind_ = Kind::guarded;
    }
}

void LocalAccess::find_candidates(PlanePoint centre, double radius_m) {
    const PieceIndex& index = model_.segment_index();
    candidates_ = index.within(centre, radius_m);
    std::erase_if(candidates_, [&index](std::uint32_t number) {
        return index.pieces()[number].a == index.pieces()[number].b;
    });
}

std::optional<SegmentId> LocalAccess::street(PlanePoint p) const {
    switch (kind_) {
    case Kind::open:
        return nearest_open(p);
    case Kind::guarded:
        return nearest_guarded(p);
    case Kind::unknown:
        break;
    }
    return std::nullopt;
}

SegmentId LocalAccess::nearest_open(PlanePoint p) const {
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

// Those beyond sure_m_ are not known here, nor is what splinters give way to. The last point's
// answer comes first: then hardly any but the stopped ones are nearer.
std::optional<SegmentId> LocalAccess::nearest_guarded(PlanePoint p) const {
    const PieceIndex& index = model_.segment_index();
    double best = sure_m_ * sure_m_;
    std::size_t nearest = kNobody;
    const auto consider = [&](std::size_t i) {
        const Piece& piece = index.pieces()[candidates_[i]];
        const double share = nearest_share(piece.a, piece.b, p);
        const PlanePoint q = along(piece.a, piece.b, share);
        const double d2 = squared_distance(q, p);
        const bool better = d2 < best || (d2 == best && (nearest == kNobody || i < nearest));
        if (better && !is_stopped(i, p, q)) {
            best = d2;
            nearest = i;
        }
    };
    if (last_ != kNobody) {
        consider(last_);
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        consider(i);
    }
    if (nearest == kNobody) {
        return sure_m_ < model_.district().settings.max_access_m ? std::nullopt
                                                                 : std::optional(SegmentId::none());
    }
    last_ = nearest;
    const std::uint32_t number = candidates_[nearest];
    return model_.components().is_splinter(model_.network().segments()[number].from)
               ? std::nullopt
               : std::optional(SegmentId(number));
}

// Neighbouring points are mostly stopped by the same barrier on their way to the same segment.
bool LocalAccess::is_stopped(std::size_t candidate, PlanePoint p, PlanePoint q) const {
    const auto stops = [&](std::uint32_t barrier) {
        return model_.barriers().separates_by({&barrier, 1}, p, q);
    };
    std::uint32_t& known = stopped_by_[candidate];
    if (known != kNobody && stops(known)) {
        return true;
    }
    const auto found = std::find_if(barriers_.begin(), barriers_.end(), stops);
    if (found == barriers_.end()) {
        return false;
    }
    known = *found;
    return true;
}

} // namespace yike
