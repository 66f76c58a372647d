// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Maps are always drawn from a result folder, so that a map never disagrees with its tables.
#pragma once

#include "render/map_data.hpp"

#include <filesystem>

namespace yike {

/// Reads manifest.json and result.gpkg of a coverage result.
/// @throws DataError if the folder is not a result or cannot be read
MapData read_map_data(const std::filesystem::path& folder);

} // namespace yike
