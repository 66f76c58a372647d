// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Smooth lines through given points.
#pragma once

#include "geometry/polygon.hpp"
#include "synthesis/random.hpp"

namespace yike {

/// A curve through all points (Catmull-Rom), about `step_m` between its points; ends stay.
Line smooth_curve(const Line& points, double step_m);

/// The line with points every `step_m`, each but the ends moved sideways by up to
/// `amplitude_m`.
Line roughened(const Line& line, double step_m, double amplitude_m, const SmoothNoise& noise);

/// Each point moved to the left by `distance_m` (negative: right), square to the line there.
Line moved_aside(const Line& line, double distance_m);

/// The unit vector from a to b; zero if they are equal.
PlanePoint direction(PlanePoint a, PlanePoint b);

/// A quarter turn to the left.
constexpr PlanePoint left_of(PlanePoint v) {
    return {-v.y, v.x};
}

} // namespace yike
