// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The inventory of public rooms.
#pragma once

#include "synthesis/street_fronts.hpp"
#include "synthesis/town.hpp"

namespace yike {

/// Candidates K01 ... for community centres: first one for each centre with a fault, where its
/// community has most households without a centre nearby; then seconds; then others.
void place_centre_rooms(Town& town, const StreetFronts& fronts);

/// Candidates S01 ... for compound stations, in buildings next to the main gates of compounds,
/// those far from every centre first.
void place_compound_rooms(Town& town);

} // namespace yike
