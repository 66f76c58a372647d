// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The tables of `yike compare` as CSV text; the first four are DESIGN section 6's.
#pragma once

#include "evaluation/compare.hpp"

#include <string>

namespace yike {

/// Every indicator of the groups all, community, type and enclosure, for each scenario.
std::string comparison_csv(const Comparison& comparison);

std::string scenarios_csv(const Comparison& comparison);
std::string changes_csv(const Comparison& comparison);

/// One row a scenario and compound that counts.
std::string fates_csv(const Comparison& comparison);

/// Money beyond scenarios.csv: discounted cost, people, area, prices lower and higher, and the
/// place on the front of cost against households.
std::string economics_csv(const Comparison& comparison);

/// Households covered at the end of each year of a plan.
std::string phases_csv(const Comparison& comparison);

/// Households and elderly people covered by each profile and cutoff.
std::string sensitivity_csv(const Comparison& comparison);

/// always, sometimes or never covered, for each compound.
std::string certainty_csv(const Comparison& comparison);

} // namespace yike
