// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Pieces of street to roads from junction to junction.
#pragma once

#include "district/district.hpp"
#include "synthesis/street_mesh.hpp"
#include "synthesis/street_tracks.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace yike {

struct JoinedRoads {
    std::vector<Road> roads; ///< from and to are numbers below `junctions`
    std::uint32_t junctions = 0;
};

/// Chains of pieces that are the same street become one road each. Ids are R1, R2 ...
JoinedRoads join_streets(const StreetMesh& mesh,
                         const std::vector<StreetPiece>& pieces,
                         const std::vector<std::string>& names);

} // namespace yike
