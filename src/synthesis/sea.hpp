// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The sea before a coast.
#pragma once

#include "geometry/polygon.hpp"
#include "synthesis/random.hpp"

namespace yike {

/// How far the shore goes on beyond either end of a coast, and the sea beyond it, m: further than
/// any map of a district shows.
inline constexpr double kSeaReach_m = 70'000;

/// Water on the right of a coast, whose shore wanders on at both ends. Deterministic.
/// @param coast  at least two points, working CRS
/// @returns a closed simple ring as long as the coast itself is simple and does not turn back
Ring sea_before(const Line& coast, Random random);

} // namespace yike
