// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A place on the map as numbers.
#pragma once

#include "geometry/crs.hpp"

#include <QString>

#include <vector>

namespace yike {

/// The ways in which the foot of the window writes a place.
enum class CoordinateSystem { wgs84, cgcs2000, gcj02, working };

const std::vector<CoordinateSystem>& coordinate_systems();

/// "WGS 84", "CGCS2000", "GCJ-02"; of the working CRS its own name.
QString coordinate_system_name(CoordinateSystem system, const WorkingCrs& crs);

/// "120.012345, 35.867890": longitude and latitude in degrees with 6 decimals; in the working CRS
/// easting and northing in metres with 1.
QString coordinates(PlanePoint place, CoordinateSystem system, const WorkingCrs& crs);

} // namespace yike
