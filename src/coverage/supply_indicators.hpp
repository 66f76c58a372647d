// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the stations have to give: room, floor area, and how evenly; and the indicators of it.
#pragma once

#include "coverage/accessibility.hpp"
#include "coverage/capacity.hpp"
#include "coverage/coverage.hpp"
#include "coverage/equity.hpp"

#include <array>
#include <vector>

namespace yike {

/// Capacity and accessibility by tier.
struct SupplyResult {
    std::array<CapacityCoverage, 3> capacity_by_tier;
    std::array<Accessibility, 3> accessibility_by_tier;

    const CapacityCoverage& capacity(TierSet set) const {
        return capacity_by_tier[static_cast<std::size_t>(set)];
    }

    const Accessibility& accessibility(TierSet set) const {
        return accessibility_by_tier[static_cast<std::size_t>(set)];
    }
};

/// Cost: three assignments, see capacity_coverage().
SupplyResult supply_result(const District& district, const CoverageTimes& times);

/// Minutes to the nearest station, one a compound; none if it has no time.
std::vector<MaybeHolding>
minutes_of_households(const District& district, const CoverageTimes& times, TierSet set);

/// Those that have a value: what gini() and lorenz_curve() take.
std::vector<Holding> with_value(const std::vector<MaybeHolding>& holdings);

/// Floor area within reach, one a compound; none if it is not known.
std::vector<MaybeHolding> area_of_households(const District& district,
                                             const Accessibility& accessibility);

/// For each tier and both, `capacity.15.households.<tier>` and `accessibility.15.<mean|median>.
/// <tier>` of all groups, `equity.group.*` of all but "all", and for group "all" minutes and
/// stations under capacity, Gini coefficients and worst-off tenths (`equity.*`); then how many
/// stations have which source of capacity.
std::vector<Indicator> supply_indicators(const District& district,
                                         const Demand& demand,
                                         const CoverageTimes& times,
                                         const SupplyResult& supply);

/// capacity_notes(), accessibility_notes(), and how many compounds are left out by a selection.
IssueList supply_notes(const District& district);

} // namespace yike
