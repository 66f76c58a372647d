// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/convex_plot.hpp"

#include "synthesis/curves.hpp"

#include <algorithm>
#include <limits>

namespace yike {

namespace {

constexpr double kShortestSide = 2; // m, shorter sides of a block do not shape the plot
constexpr double kShortestOwn = 3;  // m, for the sides of a plot
constexpr double kBulge = 0.4;      // m that a corner must stand out

} // namespace

Ring ConvexPlot::ring() const {
    Ring ring(corners);
    if (!ring.empty()) {
        ring.push_back(ring.front());
    }
    return ring;
}

double ConvexPlot::area_m2() const {
    return corners.size() < 3 ? 0 : signed_area(ring());
}

double ConvexPlot::perimeter_m() const {
    return corners.empty() ? 0 : length(ring());
}

bool ConvexPlot::contains(PlanePoint p) const {
    for (std::size_t i = 0; i < size(); ++i) {
        if (orientation(corner(i), next_corner(i), p) < 0) {
            return false;
        }
    }
    return size() >= 3;
}

ConvexPlot ConvexPlot::left_of_line(PlanePoint p, PlanePoint direction, HalfIndex face) const {
    ConvexPlot kept;
    for (std::size_t i = 0; i < size(); ++i) {
        const PlanePoint a = corner(i);
        const PlanePoint b = next_corner(i);
        const double side_a = cross(direction, a - p);
        const double side_b = cross(direction, b - p);
        if (side_a >= 0) {
            kept.corners.push_back(a);
            kept.faces.push_back(side_b >= 0 || side_a > 0 ? faces[i] : face);
        }
        if ((side_a > 0 && side_b < 0) || (side_a < 0 && side_b > 0)) {
            kept.corners.push_back(along(a, b, side_a / (side_a - side_b)));
            kept.faces.push_back(side_a > 0 ? face : faces[i]);
        }
    }
    return kept.size() >= 3 ? kept : ConvexPlot{};
}

ConvexPlot ConvexPlot::inset(double distance_m) const {
    ConvexPlot inner = *this;
    for (std::size_t i = 0; i < size() && inner.size() > 0; ++i) {
        const PlanePoint way = direction(corner(i), next_corner(i));
        inner = inner.left_of_line(corner(i) + distance_m * yike::left_of(way), way, faces[i]);
    }
    return inner.simplified(kShortestOwn);
}

ConvexPlot ConvexPlot::simplified(double least_m) const {
    ConvexPlot kept = *this;
    for (std::size_t i = 0; i < kept.size() && kept.size() > 3;) {
        const std::size_t last = i > 0 ? i - 1 : kept.size() - 1;
        const double bulge2 =
            squared_distance(kept.corner(last), kept.next_corner(i), kept.corner(i));
        if (distance(kept.corner(last), kept.corner(i)) >= least_m && bulge2 > kBulge * kBulge) {
            ++i;
            continue;
        }
        // The corner goes; the side before it runs on along the longer of the two.
        const double before = squared_distance(kept.corner(last), kept.corner(i));
        const double behind = squared_distance(kept.corner(i), kept.next_corner(i));
        kept.faces[last] = before > behind ? kept.faces[last] : kept.faces[i];
        kept.corners.erase(kept.corners.begin() + static_cast<std::ptrdiff_t>(i));
        kept.faces.erase(kept.faces.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0;
    }
    return kept;
}

std::optional<ConvexPlot::Crossing> ConvexPlot::crossed_by(PlanePoint p, PlanePoint way) const {
    Crossing result{
        -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(), 0, 0};
    for (std::size_t i = 0; i < size(); ++i) {
        const PlanePoint side = next_corner(i) - corner(i);
        const double speed = cross(side, way); // positive: going in
        const double depth = cross(side, p - corner(i));
        if (speed == 0) {
            if (depth < 0) {
                return std::nullopt;
            }
            continue;
        }
        const double share = -depth / speed;
        if (speed > 0 && share > result.enter) {
            result.enter = share;
            result.enter_side = i;
        } else if (speed < 0 && share < result.leave) {
            result.leave = share;
            result.leave_side = i;
        }
    }
    return size() >= 3 && result.enter < result.leave ? std::optional(result) : std::nullopt;
}

ConvexPlot plot_within(const StreetMesh& mesh, BlockIndex block) {
    const Box box = bounds(mesh.ring(block));
    ConvexPlot plot{{box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}},
                    std::vector<HalfIndex>(4, kNoStreet)};
    for (const HalfIndex h : mesh.around(block)) {
        const PlanePoint a = mesh.point(mesh.origin(h));
        const PlanePoint b = mesh.point(mesh.target(h));
        if (distance(a, b) < kShortestSide || plot.size() == 0) {
            continue;
        }
        const PlanePoint way = direction(a, b);
        const double clearance = clearance_m(mesh.street(h).street_class);
        plot = plot.left_of_line(a + clearance * left_of(way), way, h);
    }
    return plot.simplified(kShortestOwn);
}

PlanePoint main_direction(const ConvexPlot& plot) {
    PlanePoint longest{1, 0};
    double best = 0;
    for (std::size_t i = 0; i < plot.size(); ++i) {
        const double d = distance(plot.corner(i), plot.next_corner(i));
        if (d > best) {
            best = d;
            longest = direction(plot.corner(i), plot.next_corner(i));
        }
    }
    return longest;
}

std::pair<ConvexPlot, ConvexPlot> halves_of(const ConvexPlot& plot, double gap_m) {
    const PlanePoint axis = main_direction(plot);
    const PlanePoint across = left_of(axis);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const PlanePoint p : plot.corners) {
        low = std::min(low, dot(axis, p - plot.corners[0]));
        high = std::max(high, dot(axis, p - plot.corners[0]));
    }
    const PlanePoint middle = plot.corners[0] + ((low + high) / 2) * axis;
    return {plot.left_of_line(middle - (gap_m / 2) * axis, across, kNoStreet),
            plot.left_of_line(middle + (gap_m / 2) * axis, -1.0 * across, kNoStreet)};
}

} // namespace yike
