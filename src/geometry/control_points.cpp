// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/control_points.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <utility>

namespace yike {

namespace {

constexpr double kDegrees = 180.0 / std::numbers::pi;

/// Control points in the plane, on both sides.
struct Pairs {
    std::vector<PlanePoint> from;
    std::vector<PlanePoint> to;
};

/// One similarity about the centres of both sides, and what it leaves over.
struct Similarity {
    PlanePoint centre_from;
    PlanePoint centre_to;
    double a = 1;
    double b = 0;
    std::vector<double> residuals;

    PlanePoint apply(PlanePoint p) const {
        const PlanePoint d = p - centre_from;
        return centre_to + PlanePoint{a * d.x - b * d.y, b * d.x + a * d.y};
    }

    double scale() const { return std::hypot(a, b); }

    double rotation() const { return std::atan2(b, a) * kDegrees; }

    std::size_t worst() const {
        return static_cast<std::size_t>(std::max_element(residuals.begin(), residuals.end()) -
                                        residuals.begin());
    }
};

PlanePoint centre_of(const std::vector<PlanePoint>& points) {
    PlanePoint sum{0, 0};
    for (const PlanePoint p : points) {
        sum = sum + (1.0 / static_cast<double>(points.size())) * p;
    }
    return sum;
}

// Least squares in closed form, for coordinates from their centres.
Similarity fit(const Pairs& pairs) {
    Similarity best{centre_of(pairs.from), centre_of(pairs.to), 0, 0, {}};
    double spread = 0;
    for (std::size_t i = 0; i < pairs.from.size(); ++i) {
        const PlanePoint p = pairs.from[i] - best.centre_from;
        const PlanePoint q = pairs.to[i] - best.centre_to;
        spread += dot(p, p);
        best.a += dot(p, q);
        best.b += cross(p, q);
    }
    best.a /= spread;
    best.b /= spread;
    for (std::size_t i = 0; i < pairs.from.size(); ++i) {
        best.residuals.push_back(distance(best.apply(pairs.from[i]), pairs.to[i]));
    }
    return best;
}

Similarity fit_mirrored(Pairs pairs) {
    for (PlanePoint& p : pairs.from) {
        std::swap(p.x, p.y);
    }
    return fit(pairs);
}

bool is_fine_scale(double scale) {
    return scale >= ControlPointFit::kLeastScale && scale <= ControlPointFit::kGreatestScale;
}

void require_spread(const std::vector<PlanePoint>& points, const char* side) {
    constexpr double kLeastSpread = 1.0;
    double spread = 0;
    for (const PlanePoint p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            throw DataError(fmt::format("a position in \"{}\" is not finite", side));
        }
        spread = std::max(spread, distance(p, points.front()));
    }
    if (spread < kLeastSpread) {
        throw DataError(fmt::format("all positions in \"{}\" lie within {} m; take points at "
                                    "opposite ends of the drawing",
                                    side,
                                    kLeastSpread));
    }
}

[[noreturn]] void refuse_swapped(const std::string& evidence) {
    throw DataError(fmt::format("the axes are mirrored: {}. X and Y are swapped, in the file or in "
                                "\"from\" (surveyors' X is north, a drawing's x is east); write "
                                "\"from\" as [x, y] the way the file has them, and if the file "
                                "itself is swapped, export it with easting first",
                                evidence));
}

// Two points (or more on one line) fit mirrored as well as straight. A drawing that lies straight
// only when mirrored was almost surely swapped; a third point settles it.
void check_mirror(const Pairs& pairs, const Similarity& straight, double limit) {
    constexpr double kStraight = 2.0; // degrees; grid north is up to 1.8 off true north
    const Similarity mirrored = fit_mirrored(pairs);
    const double straight_worst = straight.residuals[straight.worst()];
    const double mirrored_worst = mirrored.residuals[mirrored.worst()];
    if (mirrored_worst > limit || !is_fine_scale(mirrored.scale())) {
        return;
    }
    if (straight_worst > limit) {
        refuse_swapped(fmt::format("as given, a point lies {:.2f} m off, with x and y exchanged "
                                   "none more than {:.2f} m (allowed: {} m)",
                                   straight_worst,
                                   mirrored_worst,
                                   limit));
    }
    if (std::abs(mirrored.rotation()) < kStraight && std::abs(straight.rotation()) > kStraight) {
        refuse_swapped(fmt::format("the drawing would have to be turned by {:.1f} degrees, with x "
                                   "and y exchanged by {:.1f}; if it is turned indeed, add a "
                                   "control point that does not lie on one line with the others",
                                   straight.rotation(),
                                   mirrored.rotation()));
    }
}

void check_residuals(const Pairs& pairs, const Similarity& best, double limit) {
    const std::size_t worst = best.worst();
    // Written so that NaN fails.
    if (best.residuals[worst] <= limit) {
        return;
    }
    throw DataError(fmt::format("control point {} of {}, from ({:.3f}, {:.3f}), lies {:.2f} m from "
                                "where the others put it; the limit is max_residual_m = {}. Check "
                                "this pair first, then the others; coarse points need a higher "
                                "limit ({} to {} m)",
                                worst + 1,
                                pairs.from.size(),
                                pairs.from[worst].x,
                                pairs.from[worst].y,
                                best.residuals[worst],
                                limit,
                                ControlPointFit::kLeastLimit,
                                ControlPointFit::kGreatestLimit));
}

void check_scale(double scale) {
    if (is_fine_scale(scale)) {
        return;
    }
    const auto near = [scale](double unit) { return is_fine_scale(scale / unit); };
    const char* hint = near(0.001)    ? "the drawing is in millimetres; export it in metres"
                       : near(0.01)   ? "the drawing is in centimetres; export it in metres"
                       : near(1000)   ? "the drawing is in kilometres; export it in metres"
                       : near(0.3048) ? "the drawing is in feet; export it in metres"
                                      : "one pair is wrong, or the unit is not the metre";
    throw DataError(fmt::format("the scale is {:.6g}, must be from {} to {}: {}",
                                scale,
                                ControlPointFit::kLeastScale,
                                ControlPointFit::kGreatestScale,
                                hint));
}

constexpr double kFarthest = 500'000; // m from the middle of the control points

// Written so that NaN fails.
bool is_near(PlanePoint d) {
    return std::abs(d.x) < kFarthest && std::abs(d.y) < kFarthest;
}

void check_extent(const Pairs& pairs, PlanePoint centre) {
    for (const PlanePoint p : pairs.from) {
        if (!is_near(p - centre)) {
            throw DataError(fmt::format("the control point from ({:.3f}, {:.3f}) lies over {} km "
                                        "from the middle of them all; no drawing is so large, so "
                                        "one pair is wrong",
                                        p.x,
                                        p.y,
                                        kFarthest / 1000));
        }
    }
}

LonLat middle_of(const std::vector<ControlPoint>& points) {
    if (points.size() < 2) {
        throw DataError(fmt::format("{} control point given; at least two are needed, three or "
                                    "more leave something to check",
                                    points.size()));
    }
    LonLat middle{0, 0};
    for (const ControlPoint& point : points) {
        if (!is_valid(point.to)) {
            throw DataError(fmt::format("\"to\" ({}, {}) is no longitude and latitude in degrees "
                                        "(longitude comes first)",
                                        point.to.lon,
                                        point.to.lat));
        }
        middle.lon += point.to.lon / static_cast<double>(points.size());
        middle.lat += point.to.lat / static_cast<double>(points.size());
    }
    return middle;
}

} // namespace

ControlPointFit::ControlPointFit(const std::vector<ControlPoint>& points, double max_residual)
    : crs_(WorkingCrs::centred_on(middle_of(points))), max_residual_(max_residual) {
    Pairs pairs;
    for (const ControlPoint& point : points) {
        pairs.from.push_back(point.from);
        pairs.to.push_back(crs_.to_plane(point.to));
    }
    require_spread(pairs.from, "from");
    require_spread(pairs.to, "to");
    Similarity best = fit(pairs);
    check_mirror(pairs, best, max_residual);
    check_residuals(pairs, best, max_residual);
    check_scale(best.scale());
    check_extent(pairs, best.centre_from);
    centre_from_ = best.centre_from;
    centre_to_ = best.centre_to;
    a_ = best.a;
    b_ = best.b;
    residuals_ = std::move(best.residuals);
}

LonLat ControlPointFit::to_lon_lat(PlanePoint local) const {
    const PlanePoint d = local - centre_from_;
    if (!is_near(d)) {
        constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
        return {kNone, kNone};
    }
    return crs_.to_lon_lat(centre_to_ + PlanePoint{a_ * d.x - b_ * d.y, b_ * d.x + a_ * d.y});
}

double ControlPointFit::scale() const noexcept {
    return std::hypot(a_, b_);
}

double ControlPointFit::rotation() const noexcept {
    return std::atan2(b_, a_) * kDegrees;
}

} // namespace yike
