// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How far a polygon and the edges it stands for disagree.
#pragma once

#include "isochrone/cut_edges.hpp"

#include <vector>

namespace yike {

/// Lengths of edges, m. A well-made polygon has nearly none in the first two.
struct Audit {
    double reached_m = 0;           ///< all edges reached in time
    double unreached_inside_m = 0;  ///< inside the polygon though not reached in time
    double reached_outside_m = 0;   ///< reached in time but not in the polygon
    double splinter_inside_m = 0;   ///< of splinters, inside, not reached: counted apart
    double stacked_m = 0;           ///< either kind, where another level crosses: counted apart
    int holes = 0;                  ///< of the polygon
    double households_in_holes = 0; ///< of compounds whose interior point lies in one
};

/// Places where two segments cross or overlap without sharing a node: bridges, stacked levels.
class StackedPlaces {
  public:
    StackedPlaces(const Network& network, const PieceIndex& segments);

    /// True if there is one within `distance_m` of p.
    bool near(PlanePoint p, double distance_m) const;

    std::size_t count() const noexcept { return index_.pieces().size(); }

  private:
    PieceIndex index_;
};

/// Compares a polygon with the parts of edges reached within its cutoff.
/// @param cell_m  a disagreement within a cell of a stacked place is counted as stacked
Audit audit(const WalkReach& reach,
            Millis cutoff_ms,
            const MultiPolygon& polygon,
            const StackedPlaces& stacked,
            double cell_m);

} // namespace yike
