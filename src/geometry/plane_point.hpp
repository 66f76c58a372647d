// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A position in the metric working CRS, and the few products that lines need.
#pragma once

#include <algorithm>
#include <cmath>

namespace yike {

/// Metres in the working CRS; x is easting, y is northing.
struct PlanePoint {
    double x = 0;
    double y = 0;

    bool operator==(const PlanePoint&) const = default;
};

constexpr PlanePoint operator+(PlanePoint a, PlanePoint b) {
    return {a.x + b.x, a.y + b.y};
}

constexpr PlanePoint operator-(PlanePoint a, PlanePoint b) {
    return {a.x - b.x, a.y - b.y};
}

constexpr PlanePoint operator*(double k, PlanePoint a) {
    return {k * a.x, k * a.y};
}

constexpr double dot(PlanePoint a, PlanePoint b) {
    return a.x * b.x + a.y * b.y;
}

constexpr double cross(PlanePoint a, PlanePoint b) {
    return a.x * b.y - a.y * b.x;
}

/// Square of the distance, m2.
constexpr double squared_distance(PlanePoint a, PlanePoint b) {
    return dot(b - a, b - a);
}

/// Distance, m.
inline double distance(PlanePoint a, PlanePoint b) {
    return std::sqrt(squared_distance(a, b));
}

/// Twice the signed area of the triangle a, b, c; positive when c lies left of a->b. m2.
constexpr double orientation(PlanePoint a, PlanePoint b, PlanePoint c) {
    return cross(b - a, c - a);
}

/// The point at share `t` of a->b; t = 0 and t = 1 give the ends to the bit.
constexpr PlanePoint along(PlanePoint a, PlanePoint b, double t) {
    return t <= 0 ? a : t >= 1 ? b : PlanePoint{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

/// Where on a->b the point nearest to p lies, as a share in [0, 1]; 0 if a == b.
constexpr double nearest_share(PlanePoint a, PlanePoint b, PlanePoint p) {
    const double length2 = squared_distance(a, b);
    return length2 > 0 ? std::clamp(dot(p - a, b - a) / length2, 0.0, 1.0) : 0.0;
}

/// Square of the distance of p from the segment a-b, m2. Equal to the bit for two segments
/// whose nearest point is a common end.
constexpr double squared_distance(PlanePoint a, PlanePoint b, PlanePoint p) {
    return squared_distance(along(a, b, nearest_share(a, b, p)), p);
}

/// An axis-parallel rectangle; empty when min > max.
struct Box {
    PlanePoint min{1e300, 1e300};
    PlanePoint max{-1e300, -1e300};

    constexpr bool empty() const { return min.x > max.x || min.y > max.y; }

    constexpr void add(PlanePoint p) {
        min = {std::min(min.x, p.x), std::min(min.y, p.y)};
        max = {std::max(max.x, p.x), std::max(max.y, p.y)};
    }

    constexpr void add(const Box& box) {
        if (!box.empty()) {
            add(box.min);
            add(box.max);
        }
    }

    /// Grown by `margin_m` on every side.
    constexpr Box grown(double margin_m) const {
        return {{min.x - margin_m, min.y - margin_m}, {max.x + margin_m, max.y + margin_m}};
    }

    constexpr bool contains(PlanePoint p) const {
        return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y;
    }

    constexpr bool meets(const Box& other) const {
        return min.x <= other.max.x && other.min.x <= max.x && min.y <= other.max.y &&
               other.min.y <= max.y;
    }
};

} // namespace yike
