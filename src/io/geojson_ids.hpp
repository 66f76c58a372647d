// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: ids of GeoJSON features that stand beside their properties.
#pragma once

#include <filesystem>

namespace yike {

/// True if the file is a GeoJSON collection whose first feature has a whole number as its own
/// member `id` (RFC 7946, 3.2), which GDAL gives no column. Reads up to the end of that feature.
bool has_numbered_features(const std::filesystem::path& file);

} // namespace yike
