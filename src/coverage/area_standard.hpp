// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Floor area against the standard, by two ways of saying whose rooms they are.
#pragma once

#include "coverage/compound_times.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

/// The smallest community for which a_min_m2 applies, households.
inline constexpr double kAreaMinimumFrom = 1500;

/// Which households count for a community.
enum class AreaAssignment {
    membership, ///< those of its compounds: the administrative way
    walk,       ///< those whose nearest station stands in it: who really comes
};

/// "membership" or "walk".
std::string to_string(AreaAssignment assignment);

/// One community (or one station) against the standard.
struct AreaBalance {
    double households = 0;
    double required_m2 = 0;
    std::optional<double> floor_m2; ///< none if the area of one of its stations is unknown

    /// max(0, required - floor); none if the floor area is unknown.
    std::optional<double> shortfall_m2() const;
};

/// max(a_min_m2, area_per_household_m2 x households); a_min_m2 applies from kAreaMinimumFrom on.
double required_area(const Settings& settings, double households);

/// One per community of the district, against the floor area of all its stations.
std::vector<AreaBalance>
community_areas(const District& district, const CoverageTimes& times, AreaAssignment assignment);

/// One per station: its part of its community's balance by membership, in proportion to floor area,
/// so that the parts add up to the community's. A station of no community is balanced alone,
/// against the households whose nearest station it is.
std::vector<AreaBalance> station_areas(const District& district, const CoverageTimes& times);

} // namespace yike
