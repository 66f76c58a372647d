// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How far around the boundary a district looks.
#pragma once

#include "geometry/crs.hpp"
#include "geometry/overlay.hpp"
#include "io/table.hpp"

#include <span>

namespace yike {

/// Questions about the ground within `margin_m` of the boundary. Not for several threads at once.
class Reach {
  public:
    Reach(const MultiPolygon& boundary, const WorkingCrs& crs, double margin_m);

    /// False if no position between these can be within reach: quick, for whole countries.
    bool may_reach(std::span<const LonLat> positions) const;

    bool inside(PlanePoint p) const { return boundary_.covers(p); }

    bool reaches(PlanePoint p) const;
    bool reaches(const Line& line) const;
    bool reaches(const MultiPolygon& polygons) const;

  private:
    PreparedPolygon boundary_;
    double margin_m_;
    Box box_;
    LonLat min_;
    LonLat max_;
};

} // namespace yike
