// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The ground within a cutoff, read off a time field.
#pragma once

#include "geometry/polygon.hpp"
#include "isochrone/time_field.hpp"

namespace yike {

/// Polygons of all places with time <= cutoff: each (divided) cell is taken as four triangles about
/// the mean of its corners, times clamped a minute beyond the cutoff. No smoothing; holes and
/// islands stay. Nested for ascending cutoffs of one field.
/// @param cutoff_ms  one of those that the field was computed for
MultiPolygon contour(const TimeField& field, Millis cutoff_ms);

} // namespace yike
