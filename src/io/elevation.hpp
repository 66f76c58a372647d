// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Heights from a raster (GDAL).
#pragma once

#include "geometry/crs.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yike {

struct ElevationSource {
    std::filesystem::path file;
    std::string crs; ///< how positions are written, if the file does not say
    Datum datum = Datum::wgs84;
};

/// Heights in m at cell centres, interpolated in between. Safe from several threads.
class Elevation {
  public:
    /// Reads the first band around the positions from `west_south` to `east_north`.
    /// @throws DataError if the file cannot be read, is no raster, or has no CRS
    Elevation(const ElevationSource& source, LonLat west_south, LonLat east_north);
    Elevation(Elevation&&) noexcept;
    Elevation& operator=(Elevation&&) noexcept;
    ~Elevation();

    /// Bilinear between the four nearest cell centres; none outside the raster (half a cell within
    /// its edge included) or where one of the four has no data.
    std::optional<double> at(LonLat p) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
