// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The layers of result.gpkg, and isochrones for any vector format.
#pragma once

#include "evaluation/evaluate.hpp"
#include "io/write_layers.hpp"

#include <string>
#include <vector>

namespace yike {

/// boundary, communities, compounds, gates, barriers, water, roads, stations, isochrones,
/// nearest_areas, gaps - each with its style for QGIS.
std::vector<OutputLayer> result_layers(const District& district, const Evaluation& evaluation);

/// Isochrones of one station (or of all together: empty id).
struct NamedIsochrones {
    std::string station;
    std::vector<Isochrone> isochrones;
};

/// Fields `station,minutes,area_m2,unreached_inside_m,reached_outside_m,splinter_inside_m,
/// stacked_m,holes`.
OutputLayer isochrone_layer(const std::vector<NamedIsochrones>& all);

} // namespace yike
