// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Layers drawn from sources of two datums.
#pragma once

#include "doctor/datum_judgement.hpp"
#include "doctor/fit_table.hpp"

#include <vector>

namespace yike {

/// Layers that fit another one in two ways at once, both far beyond chance: as declared, and read
/// as another datum.
///
/// Two signs are looked for. Corners: samples touch the other layer (kTouch) as declared, and
/// others touch it as read otherwise, each with z >= kMixedZ. Outlines: the samples that lie within
/// kTouch as declared have z >= kMixedZ, and those that lie further than kLoose come nearer as a
/// whole when read otherwise, with z >= kMixedZ and by at least kMixedZ - 2 more than now.
/// @param readings  what was found for each layer so far, an index into kReadings
std::vector<MixedLayer>
find_mixed(const FitTable& table, const std::vector<std::size_t>& readings, const WorkingCrs& crs);

/// Samples further than this from a line do not follow it, m.
inline constexpr double kLoose = 30;

/// Samples further than this have no line to follow, m.
inline constexpr double kFollows = 1200;

} // namespace yike
