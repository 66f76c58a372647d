// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// result.qgs: the layers of result.gpkg as a map that QGIS opens.
#pragma once

#include "district/district.hpp"
#include "io/write_layers.hpp"
#include "render/words.hpp"

#include <string>
#include <vector>

namespace yike {

/// A project file of QGIS 3.22, to lie beside result.gpkg: layers in groups from the stations
/// down to the water, themes for coverage and for gaps, the stamp on the map, no clock times.
/// Paths are relative, so that the folder may be moved.
/// @param layers  those of result.gpkg
std::string
qgis_project(const District& district, const std::vector<OutputLayer>& layers, Language language);

} // namespace yike
