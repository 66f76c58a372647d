// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Lanes into the yards of blocks where nobody lives: shops, schools, works.
#pragma once

#include "synthesis/blocks.hpp"
#include "synthesis/plan_compounds.hpp"
#include "synthesis/street_tracks.hpp"

#include <vector>

namespace yike {

/// Adds lanes, most of them dead ends, to blocks of the town without a compound.
void add_yard_lanes(Blocks& blocks,
                    std::vector<StreetPiece>& pieces,
                    const std::vector<CompoundPlan>& plans,
                    Random random);

} // namespace yike
