// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: GeoJSON and WKT with fixed decimals, so that bytes are stable.
#pragma once

#include "io/write_layers.hpp"

#include <string>

namespace yike {

/// RFC 7946 text, one feature a line: WGS 84 with 7 decimals (1 cm), outer rings
/// counter-clockwise. Rings that vanish at that precision are left out; an empty geometry is null.
/// @throws DataError for a position that has no longitude and latitude.
std::string geojson_of(const OutputLayer& layer, const WorkingCrs& crs);

/// CSV text: the fields, then lon and lat of points or the WKT of other geometries.
std::string csv_of(const OutputLayer& layer, const WorkingCrs& crs);

} // namespace yike
