// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Geometries of features to the working CRS, repaired where that is possible.
#pragma once

#include "district/feature_reader.hpp"
#include "geometry/crs.hpp"
#include "geometry/polygon.hpp"

#include <optional>

namespace yike {

/// A line in the working CRS without consecutive equal points; empty if any position has no place
/// in the CRS, one point if all are equal.
Line to_plane(const GlobeLine& line, const WorkingCrs& crs);

/// The polygons of a feature (closed lines count as such where it has none), outer rings
/// counter-clockwise. Invalid ones are repaired with a remark of the kind `invalid_geometry`;
/// what cannot be repaired rejects the feature. Empty without a word if it has no polygon.
MultiPolygon read_ground(const Feature& feature, const WorkingCrs& crs, FeatureReader& reader);

/// The point of a feature, or a point inside its polygon. None rejects the feature.
std::optional<PlanePoint>
read_point(const Feature& feature, const WorkingCrs& crs, FeatureReader& reader);

} // namespace yike
