// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How somebody walks.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace yike {

/// A walking profile. `source` says where the numbers come from, or "unverified".
struct WalkingProfile {
    std::string name;
    double speed_m_per_s = 1.0 / 0.9;           ///< on the flat; (0.1, 5]
    std::map<std::string, double> speed_factor; ///< by road class, (0, 2]; absent means 1
    std::vector<std::string> not_walkable;      ///< road classes that this profile cannot use
    std::string source;

    /// Speed on a road class, m/s; 0 if the profile cannot use it.
    double speed_on(const std::string& road_class) const;

    bool operator==(const WalkingProfile&) const = default;
};

/// standard, brisk, elderly, child, wheelchair as DESIGN section 2 gives them.
const std::vector<WalkingProfile>& built_in_profiles();

} // namespace yike
