// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What stands in a compound: buildings, inner streets, gates.
#pragma once

#include "synthesis/plan_compounds.hpp"
#include "synthesis/random.hpp"
#include "synthesis/street_tracks.hpp"

#include <vector>

namespace yike {

struct PlannedBuilding {
    Ring outline; ///< closed, counter-clockwise
    double floor_area_m2 = 0;
};

struct CompoundLayout {
    Ring outline;                  ///< closed, counter-clockwise; gates are corners of it
    std::vector<PlanePoint> gates; ///< of a walled one, 1 to 6; the first is the main gate
    std::vector<PlannedBuilding> buildings;
    bool inner_streets = false;
};

/// Lays out one compound. Inner streets go to `pieces` and join the streets of the mesh at new
/// vertices. A walled compound that finds no room for a gate becomes open.
CompoundLayout lay_out_compound(StreetMesh& mesh,
                                std::vector<StreetPiece>& pieces,
                                CompoundPlan& plan,
                                Random random);

} // namespace yike
