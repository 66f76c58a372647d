// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The layers of result.gpkg, and isochrones for any vector format.
#pragma once

#include "evaluation/evaluate.hpp"
#include "io/write_layers.hpp"
#include "report/qgis_style.hpp"

#include <string>
#include <vector>

namespace yike {

/// boundary, communities, compounds, gates, barriers, water, roads, stations, isochrones,
/// nearest_areas, gaps, and compound_points where compounds are given as points - each with its
/// style for QGIS.
/// @param language  of the legends
std::vector<OutputLayer>
result_layers(const District& district, const Evaluation& evaluation, Language language);

/// Isochrones of one station (or of all together: empty id).
struct NamedIsochrones {
    std::string station;
    std::vector<Isochrone> isochrones;
};

/// Fields `station,minutes,area_m2,unreached_inside_m,reached_outside_m,splinter_inside_m,
/// stacked_m,holes`, with a style for QGIS.
OutputLayer isochrone_layer(const std::vector<NamedIsochrones>& all,
                            const QgisStyleOptions& options);

} // namespace yike
