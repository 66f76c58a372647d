// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/audit.hpp"

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

// Disagreements are looked at in steps this long when they are told from stacked ones, m.
constexpr double kStep = 0.5;

bool share_a_node(const Segment& a, const Segment& b) {
    return a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to;
}

bool cross_or_touch(const Piece& a, const Piece& b) {
    const auto straddles = [](const Piece& line, const Piece& other) {
        const double c = orientation(line.a, line.b, other.a);
        const double d = orientation(line.a, line.b, other.b);
        return (c >= 0 && d <= 0) || (c <= 0 && d >= 0);
    };
    return straddles(a, b) && straddles(b, a);
}

// Two pieces of an edge that a wall has cut.
bool meet_at_ends(const Piece& a, const Piece& b) {
    return a.a == b.a || a.a == b.b || a.b == b.a || a.b == b.b;
}

PlanePoint crossing_point(const Piece& a, const Piece& b) {
    const double c = orientation(b.a, b.b, a.a);
    const double d = orientation(b.a, b.b, a.b);
    return c == d ? a.a : along(a.a, a.b, c / (c - d));
}

// The common stretch of two pieces on one line, or their crossing.
Piece common_stretch(const Piece& a, const Piece& b) {
    if (orientation(a.a, a.b, b.a) != 0 || orientation(a.a, a.b, b.b) != 0) {
        const PlanePoint p = crossing_point(a, b);
        return {p, p};
    }
    return {along(a.a, a.b, nearest_share(a.a, a.b, b.a)),
            along(a.a, a.b, nearest_share(a.a, a.b, b.b))};
}

// True for an edge reached on all of its length, or on none; `whole` says which.
bool is_uniform(const WalkReach& reach, SegmentId id, Millis cutoff_ms, bool& whole) {
    const Segment& s = reach.model().network().segment(id);
    const Millis at_from = reach.node_times()[s.from.index()];
    const Millis at_to = reach.node_times()[s.to.index()];
    whole = (at_from <= cutoff_ms && s.backward_ms <= cutoff_ms - at_from) ||
            (at_to <= cutoff_ms && s.forward_ms <= cutoff_ms - at_to);
    const bool none = at_from > cutoff_ms && at_to > cutoff_ms && !reach.holds_source(id);
    return whole || none;
}

} // namespace

StackedPlaces::StackedPlaces(const Network& network, const PieceIndex& segments) {
    std::vector<Piece> places;
    for (std::size_t i = 0; i < network.segment_count(); ++i) {
        const Piece& a = segments.pieces()[i];
        Box box;
        box.add(a.a);
        box.add(a.b);
        std::vector<std::uint32_t> others;
        segments.any_in(box, [&](std::uint32_t j) {
            if (j > i && !share_a_node(network.segments()[i], network.segments()[j]) &&
                cross_or_touch(a, segments.pieces()[j]) && !meet_at_ends(a, segments.pieces()[j])) {
                others.push_back(j);
            }
            return false;
        });
        std::sort(others.begin(), others.end());
        others.erase(std::unique(others.begin(), others.end()), others.end());
        for (const std::uint32_t j : others) {
            places.push_back(common_stretch(a, segments.pieces()[j]));
        }
    }
    index_ = PieceIndex(std::move(places));
}

bool StackedPlaces::near(PlanePoint p, double distance_m) const {
    return index_.nearest(p, distance_m, [](std::uint32_t, double) { return true; }).has_value();
}

Audit LineAudit::run(const LineAuditRequest& request) {
    request_ = &request;
    result_ = {};
    const WalkReach& reach = request.corners.reach();
    const Network& network = reach.model().network();
    if (seen_.size() != network.segment_count() || ++round_ == 0) {
        seen_.assign(network.segment_count(), 0);
        round_ = 1;
    }
    for (const NodeId node : reach.reached()) {
        if (reach.node_times()[node.index()] <= request.cutoff_ms) {
            for (const Arc& arc : network.arcs(node)) {
                look_at(arc.segment);
            }
        }
    }
    for (const SearchSource& source : reach.sources()) {
        look_at(source.at.segment);
    }
    // All others are neither reached nor inside.
    const Box inside = bounds(request.polygon);
    if (!inside.empty()) {
        reach.model().segment_index().any_in(inside, [this](std::uint32_t number) {
            look_at(SegmentId(number));
            return false;
        });
    }
    for (const Polygon& part : request.polygon) {
        result_.holes += static_cast<int>(part.holes.size());
    }
    return result_;
}

void LineAudit::look_at(SegmentId id) {
    if (seen_[id.index()] == round_) {
        return;
    }
    seen_[id.index()] = round_;
    const WalkReach& reach = request_->corners.reach();
    const Network& network = reach.model().network();
    const Segment& segment = network.segment(id);
    if (!is_walkable(segment)) {
        return;
    }
    bool whole = false;
    if (is_uniform(reach, id, request_->cutoff_ms, whole)) {
        result_.reached_m += whole ? segment.length_m : 0;
        add(id, {network.start(segment), network.end(segment)}, whole);
        return;
    }
    const std::vector<SegmentPart> reached = reached_parts(reach, id, request_->cutoff_ms);
    for (const SegmentPart& part : reached) {
        result_.reached_m += part.to_m - part.from_m;
        add(id, {network.position({id, part.from_m}), network.position({id, part.to_m})}, true);
    }
    for (const SegmentPart& part : unreached_parts(network, id, reached)) {
        add(id, {network.position({id, part.from_m}), network.position({id, part.to_m})}, false);
    }
}

// The ground's line passes none but the line cells: where the box around a part holds none of them,
// the part lies on one side, and any corner tells which.
void LineAudit::add(SegmentId segment, const Piece& part, bool reached) {
    Box box;
    box.add(part.a);
    box.add(part.b);
    const AccessField& field = request_->corners.field();
    const CornerBox cells{field.corners_of({box.min, box.min}).min,
                          field.corners_of({box.max, box.max}).min};
    if (!request_->line.any_in(cells)) {
        const bool inside = request_->corners.within().test(cells.min);
        if (inside != reached) {
            disagree(segment, part, inside);
        }
        return;
    }
    shares_.assign({0, 1});
    request_->line.for_each_in(cells, [&](Corner cell) {
        request_->contour.for_pieces(cell, [&](PlanePoint from, PlanePoint to) {
            const double c = orientation(from, to, part.a);
            const double d = orientation(from, to, part.b);
            if ((c > 0) != (d > 0) && cross_or_touch(part, {from, to})) {
                shares_.push_back(std::clamp(c / (c - d), 0.0, 1.0));
            }
        });
    });
    std::sort(shares_.begin(), shares_.end());
    for (std::size_t i = 1; i < shares_.size(); ++i) {
        if (shares_[i] > shares_[i - 1]) {
            const bool inside = is_inside(along(part.a, part.b, (shares_[i - 1] + shares_[i]) / 2));
            if (inside != reached) {
                disagree(segment,
                         {along(part.a, part.b, shares_[i - 1]), along(part.a, part.b, shares_[i])},
                         inside);
            }
        }
    }
}

// In a line cell: on the side of its lower left corner, or not, by the crossings on the way there.
bool LineAudit::is_inside(PlanePoint p) const {
    const AccessField& field = request_->corners.field();
    const Corner cell = field.corners_of({p, p}).min;
    bool inside = request_->corners.within().test(cell);
    if (!request_->line.test(cell)) {
        return inside;
    }
    const PlanePoint corner = field.point(cell);
    request_->contour.for_pieces(cell, [&](PlanePoint from, PlanePoint to) {
        const bool apart = (orientation(p, corner, from) > 0) != (orientation(p, corner, to) > 0) &&
                           (orientation(from, to, p) > 0) != (orientation(from, to, corner) > 0);
        inside = inside != apart;
    });
    return inside;
}

void LineAudit::disagree(SegmentId segment, const Piece& part, bool inside) {
    const AccessModel& model = request_->corners.reach().model();
    const double length_m = distance(part.a, part.b);
    if (inside && model.components().is_splinter(model.network().segment(segment).from)) {
        result_.splinter_inside_m += length_m;
        return;
    }
    const int steps = std::max(1, static_cast<int>(std::ceil(length_m / kStep)));
    for (int k = 0; k < steps; ++k) {
        const bool stacked = request_->stacked.near(along(part.a, part.b, (k + 0.5) / steps),
                                                    request_->corners.field().cell_m());
        double& sum = stacked  ? result_.stacked_m
                      : inside ? result_.unreached_inside_m
                               : result_.reached_outside_m;
        sum += length_m / steps;
    }
}

} // namespace yike
