// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The people of a district as its figures count them: the same whatever its stations, streets and
/// gates are, so that one table serves any number of plans.
#pragma once

#include "coverage/groups.hpp"

#include <array>
#include <vector>

namespace yike {

/// What is counted of the compounds.
enum class Measure { households, people, elderly, compounds, land };

inline constexpr std::array<Measure, 5> kMeasures{
    Measure::households, Measure::people, Measure::elderly, Measure::compounds, Measure::land};

/// "households", "people", "elderly", "compounds" or "land".
const char* to_string(Measure measure);

/// One number for each of kMeasures.
using Measured = std::array<double, kMeasures.size()>;

struct Demand {
    std::vector<Group> groups;     ///< "all" first: groups_of()
    std::vector<Measured> wholes;  ///< one per group: what it holds
    std::vector<Measured> amounts; ///< one per compound; land in m2
};

/// The same without its groups but the first, "all".
Demand demand_of_all(const Demand& demand);

/// @param model  of the district, with or without a plan
Demand demand_of(const District& district, const AccessModel& model);

} // namespace yike
