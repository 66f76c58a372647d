// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What lies under the mouse, without any widget.
#pragma once

#include "desktop/map/ground_index.hpp"
#include "desktop/map/layer_model.hpp"
#include "desktop/map/map_camera.hpp"

#include <optional>
#include <vector>

namespace yike {

struct HitRequest {
    const GroundIndex& ground;
    const std::vector<MapStation>& stations; ///< as they are shown
    const MapCamera& camera;
    const std::vector<LayerState>& layers; ///< what is not seen is not hit
    double tolerance_px = 5;               ///< beyond a symbol's edge, and beside a line
};

/// The first kind in the order of MapHit::Kind that lies within the tolerance; of one kind the
/// nearest, of equally near ones the first.
MapHit hit_test(const HitRequest& request, QPointF at);

/// The nearest candidate within `reach_px`; none if there is none or they are not seen.
std::optional<std::size_t> candidate_near(const HitRequest& request, QPointF at, double reach_px);

/// Gates are shown up to this scale denominator.
bool shows_gates(const MapCamera& camera);

} // namespace yike
