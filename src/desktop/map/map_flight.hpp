// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The movement from one view to another.
#pragma once

#include "desktop/map/map_camera.hpp"

#include <cmath>

namespace yike {

struct MapFlight {
    MapCamera from;
    MapCamera to;

    /// @param share  [0, 1] of the way; at 0 and 1 the ends to the bit
    MapCamera at(double share) const {
        if (share <= 0) {
            return from;
        }
        if (share >= 1) {
            return to;
        }
        MapCamera camera = to;
        const double growth = to.m_per_px / from.m_per_px;
        camera.m_per_px = from.m_per_px * std::pow(growth, share);
        // The place that both views have at one spot of the window stays there.
        constexpr double kSameScale = 1e-3;
        const double moved =
            std::fabs(growth - 1) < kSameScale
                ? share
                : (camera.m_per_px - from.m_per_px) / (to.m_per_px - from.m_per_px);
        camera.centre = from.centre + moved * (to.centre - from.centre);
        return camera;
    }
};

} // namespace yike
