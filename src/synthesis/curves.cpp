// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/curves.hpp"

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

PlanePoint catmull_rom(PlanePoint a, PlanePoint b, PlanePoint c, PlanePoint d, double t) {
    const double t2 = t * t;
    const double t3 = t2 * t;
    return 0.5 *
           (2 * b + t * (c - a) + t2 * (2 * a - 5 * b + 4 * c - d) + t3 * (3 * b - a - 3 * c + d));
}

int steps_between(PlanePoint a, PlanePoint b, double step_m) {
    return std::max(1, static_cast<int>(std::ceil(distance(a, b) / step_m)));
}

} // namespace

PlanePoint direction(PlanePoint a, PlanePoint b) {
    const double length_m = distance(a, b);
    return length_m > 0 ? (1 / length_m) * (b - a) : PlanePoint{0, 0};
}

Line smooth_curve(const Line& points, double step_m) {
    Line curve;
    const std::size_t n = points.size();
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const PlanePoint before = i > 0 ? points[i - 1] : 2 * points[i] - points[i + 1];
        const PlanePoint after = i + 2 < n ? points[i + 2] : 2 * points[i + 1] - points[i];
        const int steps = steps_between(points[i], points[i + 1], step_m);
        for (int k = 0; k < steps; ++k) {
            const double t = static_cast<double>(k) / steps;
            curve.push_back(catmull_rom(before, points[i], points[i + 1], after, t));
        }
    }
    curve.push_back(points.back());
    return curve;
}

Line roughened(const Line& line, double step_m, double amplitude_m, const SmoothNoise& noise) {
    Line rough;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PlanePoint aside = left_of(direction(line[i], line[i + 1]));
        const int steps = steps_between(line[i], line[i + 1], step_m);
        for (int k = 0; k < steps; ++k) {
            const PlanePoint p = along(line[i], line[i + 1], static_cast<double>(k) / steps);
            const bool end = i == 0 && k == 0;
            rough.push_back(end ? p : p + (amplitude_m * noise.at(p)) * aside);
        }
    }
    rough.push_back(line.back());
    return rough;
}

Line moved_aside(const Line& line, double distance_m) {
    Line moved;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const PlanePoint before = line[i > 0 ? i - 1 : 0];
        const PlanePoint after = line[std::min(i + 1, line.size() - 1)];
        moved.push_back(line[i] + distance_m * left_of(direction(before, after)));
    }
    return moved;
}

} // namespace yike
