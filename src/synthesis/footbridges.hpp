// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Footways beside wide roads, with crossings and a bridge.
#pragma once

#include "synthesis/blocks.hpp"
#include "synthesis/street_tracks.hpp"

#include <vector>

namespace yike {

/// Up to `count` places on trunk and primary roads get footways on both sides, a marked crossing at
/// either end and a footbridge between, which does not meet the road below.
void add_footbridges(Blocks& blocks,
                     std::vector<StreetPiece>& pieces,
                     std::size_t count,
                     Random random);

} // namespace yike
