// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The indicators of coverage, each with its numerator and denominator.
#pragma once

#include "base/name.hpp"
#include "coverage/compound_times.hpp"
#include "coverage/demand.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

/// One row of indicators.csv.
struct Indicator {
    Name id;
    Name group; ///< "all", "community:<id>", "type:<name>", "enclosure:walled", ...
    Name unit;  ///< "share", "min", "count", "households", ...
    std::optional<double> value; ///< none where the denominator is 0
    double numerator = 0;
    double denominator = 0;
};

/// A row of unit "share"; no value if the denominator is 0.
Indicator share_row(Name id, Name group, double numerator, double denominator);

/// `coverage.<gate|share|circle>.<minutes>.<households|people|elderly|compounds|land|communities>
/// .<tier1|tier2|all>` for all groups, and for group "all" also minutes to the nearest and the
/// second, overlap and counts.
///
/// A community counts as covered when at least half of its households do; only communities with
/// households count. Groups: all, communities, types, enclosure, grid and responsible where given.
/// @param demand  of the district
std::vector<Indicator> coverage_indicators(const District& district,
                                           const AccessModel& model,
                                           const Demand& demand,
                                           const CoverageTimes& times);

/// The value of one indicator of group "all"; none if there is no such row.
std::optional<Indicator> find_indicator(const std::vector<Indicator>& rows, const std::string& id);

/// True if the compound has its gate-rule time within so many minutes.
bool covered(const CompoundTimes& times, TierSet set, int minutes);

} // namespace yike
