// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Who lives where, in whole numbers that sum to the totals.
#pragma once

#include "synthesis/plan_compounds.hpp"
#include "synthesis/town.hpp"

#include <vector>

namespace yike {

/// Whole numbers in proportion to the weights that sum to `total` (largest remainders, ties to the
/// first). Zeros if all weights are.
std::vector<double> shared_out(const std::vector<double>& weights, double total);

/// Households and people of buildings and compounds, elderly of compounds.
void count_people(Town& town, const std::vector<CompoundPlan>& plans);

/// Grids of neighbouring compounds within each community, and the cadres who answer for them.
void assign_grids(Town& town);

} // namespace yike
