// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The steps from a reach to a polygon with its audit, with the scratch of all of them.
#pragma once

#include "isochrone/isochrone.hpp"
#include "isochrone/line_cells.hpp"

namespace yike {

/// Used for one reach after the other.
class Tracing {
  public:
    /// @param parallel  spread over threads; worth it for whole districts
    void begin(const WalkReach& reach, AccessField& field, Progress& progress, bool parallel) {
        corners_.begin(reach, field, progress, parallel);
    }

    /// Finest lines have vertices left out on straight stretches: they have far more than they
    /// need.
    MultiPolygon ground(Millis cutoff_ms, Refinement refinement, Progress& progress);

    /// @param stacked  null: without audit
    Isochrone
    isochrone(int minutes, Refinement refinement, const StackedPlaces* stacked, Progress& progress);

  private:
    ReachedCorners corners_;
    LineCells cells_;
    Contour contour_;
    LineAudit audit_;
};

} // namespace yike
