// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Community centres with their faults, and the rooms that could mend them.
#pragma once

#include "synthesis/blocks.hpp"
#include "synthesis/street_tracks.hpp"
#include "synthesis/town.hpp"

#include <vector>

namespace yike {

/// One centre for each community, as the sketch tells its story; rooms for new centres (K01 ...,
/// the first of them one for each centre with a fault, in the order of the communities) and for
/// compound stations (S01 ...).
void place_stations(Town& town,
                    const Blocks& blocks,
                    const std::vector<std::size_t>& community_of_block,
                    const std::vector<StreetPiece>& pieces);

} // namespace yike
