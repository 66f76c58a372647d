// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Isochrones: the ground from which people reach a destination in time.
#pragma once

#include "isochrone/audit.hpp"
#include "isochrone/contour.hpp"

#include <vector>

namespace yike {

/// The set of all places with time <= cutoff, as a polygon, and how good the polygon is.
struct Isochrone {
    int minutes = 0;
    MultiPolygon ground;
    double area_m2 = 0;
    Audit audit;
};

/// Isochrones of one field, ascending by minutes, so that rings are nested. Cutoffs that reach
/// nothing have an empty polygon.
/// @param minutes  ascending, each once, 1 to 60
/// @param field    its tiles are prepared where needed
std::vector<Isochrone> isochrones(const WalkReach& reach,
                                  const std::vector<int>& minutes,
                                  AccessField& field,
                                  const StackedPlaces& stacked,
                                  Progress& progress);

/// The polygon of one cutoff alone, without area and audit: for maps.
MultiPolygon
isochrone_ground(const WalkReach& reach, int minutes, AccessField& field, Progress& progress);

/// Rings between a cutoff and the one before it; the first stays a disk. The audit of each stays
/// that of its disk.
std::vector<Isochrone> bands(const std::vector<Isochrone>& disks);

} // namespace yike
