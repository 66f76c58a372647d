// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The roads of a district, from an OSM file or from lines.
#pragma once

#include "district/load_compounds.hpp"

#include <map>
#include <string>
#include <vector>

namespace yike {

struct LoadedRoads {
    std::vector<Road> roads; ///< within reach
    std::uint32_t junctions = 0;
    std::map<std::string, double> omitted_km; ///< reason -> km
    std::string timestamp;                    ///< of an OSM file: ISO day; may be empty
};

/// Roads with access=private are kept only if the settings say so and a compound holds them.
LoadedRoads load_roads(LoadContext& context,
                       const WorkingCrs& crs,
                       const Reach& reach,
                       const std::vector<Compound>& compounds);

} // namespace yike
