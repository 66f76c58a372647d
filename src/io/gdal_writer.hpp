// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: writing with GDAL's drivers.
#pragma once

#include "io/write_layers.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yike {

/// One format that GDAL writes.
struct GdalFormat {
    const char* driver;
    bool degrees;     ///< the format knows WGS 84 only
    bool many_layers; ///< one file may hold several
};

/// Writes a new file (there must be none yet). @throws DataError with GDAL's reason.
void write_with_gdal(const std::filesystem::path& file,
                     const GdalFormat& format,
                     const WorkingCrs& crs,
                     const std::vector<OutputLayer>& layers,
                     const std::string& date);

} // namespace yike
