// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A grid of numbers as a GeoTIFF.
#pragma once

#include "geometry/crs.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace yike {

/// Square cells, north up.
struct Raster {
    static constexpr float kNoData = -1;

    PlanePoint north_west; ///< outer corner of the first cell
    double cell_m = 0;
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<float> values; ///< width x height, row by row from the north
};

/// Writes a compressed GeoTIFF in the working CRS; same input, same bytes.
/// @throws DataError if it cannot be written
void write_raster(const std::filesystem::path& file, const WorkingCrs& crs, const Raster& raster);

} // namespace yike
