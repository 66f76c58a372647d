// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Heights of roads, for profiles that feel slopes.
#pragma once

#include "district/district.hpp"
#include "district/load_context.hpp"

#include <vector>

namespace yike {

/// Gives the roads their heights from the layer elevation if the profile in use has a slope rule.
/// Roads on another level than 0 (bridges, tunnels) and steps take a straight line between their
/// ends. A road with a vertex without data stays level, which is an issue.
/// @throws DataError if the profile needs elevation and the project has none, or as Elevation does
void lift_roads(LoadContext& context, District& district);

/// Heights of a road's vertices on the district's elevation, m, as lift_roads() gives them: a road
/// that is added later is as steep as one that was there. Empty if the district has no elevation
/// or a vertex is without data.
std::vector<double> road_heights(const District& district, const Road& road);

} // namespace yike
