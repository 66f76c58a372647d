// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How somebody walks.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace yike {

/// How slopes change the speed.
enum class SlopeRule {
    none,
    tobler, ///< Tobler (1993), normalised to the profile's speed on the flat
};

/// A walking profile. `source` says where the numbers come from, or "unverified".
struct WalkingProfile {
    std::string name;
    double speed_m_per_s = 1.0 / 0.9;           ///< on the flat; (0.1, 5]
    std::map<std::string, double> speed_factor; ///< by road class, (0, 2]; absent means 1
    std::vector<std::string> not_walkable;      ///< road classes that this profile cannot use
    SlopeRule slope = SlopeRule::none;
    double crossing_penalty_s = 0;   ///< for each road with `crossing`; [0, 600]
    double steps_penalty_s = 0;      ///< for each flight of steps; [0, 600]
    double footbridge_penalty_s = 0; ///< for each footbridge; [0, 600]
    std::string source;

    /// Speed on a road class, m/s; 0 if the profile cannot use it.
    double speed_on(const std::string& road_class) const;

    bool operator==(const WalkingProfile&) const = default;
};

/// "none" or "tobler".
std::string to_string(SlopeRule rule);

/// Speed on a slope as a share of that on the flat. Tobler (1993): 6 km/h x exp(-3.5 |s + 0.05|),
/// divided by its value at s = 0, so that the flat keeps the profile's own speed.
/// @param slope  rise over run in the direction of walking; uphill is positive
double slope_factor(SlopeRule rule, double slope);

/// standard, brisk, elderly, child, wheelchair as DESIGN section 2 gives them.
const std::vector<WalkingProfile>& built_in_profiles();

} // namespace yike
