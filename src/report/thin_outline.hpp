// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Fewer vertices for outlines that are drawn, never for those that are measured.
#pragma once

#include "geometry/polygon.hpp"

namespace yike {

/// The polygons with only some of their vertices: no vertex left out lies farther than
/// `tolerance_m` from the outline that remains. Rings that would become flat are left out.
/// Source: Douglas and Peucker (1973), Cartographica 10: 112; a ring is cut at its first vertex and
/// at the one farthest from it.
/// @param tolerance_m  >= 0
MultiPolygon thinned(const MultiPolygon& polygons, double tolerance_m);

} // namespace yike
