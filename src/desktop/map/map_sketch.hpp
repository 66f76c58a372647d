// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a tool has drawn so far and not yet told: points of a path or a measure, a circle.
#pragma once

#include "desktop/map/map_answer.hpp"

#include <optional>
#include <vector>

namespace yike {

/// Radius of a block that is only clicked, m.
inline constexpr double kUsualBlock_m = 20;

/// The walk of one leg of a measure; none if there is no way.
using MeasuredLeg = std::optional<MapWalk>;

struct MapSketch {
    Line points;                    ///< clicked
    std::optional<PlanePoint> next; ///< under the mouse
    std::vector<MeasuredLeg> legs;  ///< of the measure, as far as they are told
    bool asked = false;             ///< somebody has told all walks
    bool done = false;              ///< a measure that stays until the next begins
    std::optional<double> radius_m; ///< of a block; its centre is the first point

    bool empty() const { return points.empty(); }

    /// A point too near the last one is passed over. @returns whether it was added
    bool add(PlanePoint p, double nearest_m);
    void remove_last();

    void clear() { *this = {}; }

    double straight_m() const;

    /// On foot over all legs; none if a leg has no way or nobody was asked.
    std::optional<MapWalk> walk() const;
};

} // namespace yike
