// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Styles for QGIS in the colours of the maps.
#pragma once

#include <string>

namespace yike {

/// QML text for a layer of result.gpkg; empty for a name that has no style.
std::string qgis_style(const std::string& layer);

} // namespace yike
