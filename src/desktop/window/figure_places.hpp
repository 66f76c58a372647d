// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The places that a figure counts, for the map, and what they are in words.
#pragma once

#include "desktop/map/map_answer.hpp"
#include "desktop/session/answer.hpp"
#include "desktop/window/voice.hpp"

#include <set>

namespace yike {

/// @param answer         that has the figure
/// @param without_cost   numbers of the changes whose cost is missing
MapHighlight
places_of(const Figure& figure, const Answer& answer, const std::set<std::size_t>& without_cost);

/// 「尚未覆盖的小区 41 个，9,710 户」; says so where there are none.
QString places_text(const Figure& figure, const MapHighlight& places, const Voice& say);

} // namespace yike
