// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The walking network of a whole OSM file, without any district: for files that span continents
/// there is no metric CRS, so that lengths are geodesic.
#pragma once

#include "base/progress.hpp"
#include "district/district.hpp"
#include "io/osm_roads.hpp"
#include "network/components.hpp"
#include "network/network.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace yike {

struct OsmNetwork {
    std::vector<Road> roads; ///< positions are degrees: x longitude, y latitude
    Network network;         ///< points likewise; lengths in m on WGS 84
    Components components;
    std::map<std::string, OmittedWays> omitted;
    IssueList issues;
};

/// Reads every walkable way but private ones.
/// @throws DataError as read_osm_roads() does
OsmNetwork read_osm_network(const std::filesystem::path& file,
                            const WalkingProfile& profile,
                            double min_component_m,
                            Progress& progress);

} // namespace yike
