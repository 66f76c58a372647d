// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: geometry as the report's page reads it. Positions are WGS 84 in whole
/// millionths of a degree (0.1 m); the first of a chain as it is, each further one as the step from
/// the one before: [lon, lat, step east, step north, ...]. Positions that repeat the one before
/// are left out.
#pragma once

#include "geometry/crs.hpp"
#include "geometry/polygon.hpp"

#include <nlohmann/json.hpp>

namespace yike {

/// Keys stay in the order in which they were given.
using PageJson = nlohmann::ordered_json;

/// @param crs  what all positions given are in
class PageGeometry {
  public:
    explicit PageGeometry(const WorkingCrs& crs) : crs_(crs) {}

    /// [lon, lat]
    PageJson point(PlanePoint p) const;

    /// A chain, as the file comment says it.
    PageJson line(const Line& points) const;

    /// A list of polygons, each a list of rings: the outer one, then the holes.
    PageJson ground(const MultiPolygon& polygons) const;

  private:
    const WorkingCrs& crs_;
};

} // namespace yike
