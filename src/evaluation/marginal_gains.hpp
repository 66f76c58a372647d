// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What each change of a plan gains.
#pragma once

#include "evaluation/evaluate.hpp"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace yike {

/// Households covered within kHeadlineMinutes by the gate rule, more (or, negative, less) by one
/// change.
struct MarginalGain {
    double alone = 0; ///< as the only change
    double last = 0;  ///< given all others that are on
};

/// What has been reached by the end of a year.
struct Phase {
    std::optional<int> year;       ///< none: changes without a year, which come first
    double cost_yuan = 0;          ///< of this phase
    double covered_households = 0; ///< with all changes so far
};

/// A plan's gains and phases; a change that is off has neither.
struct PlanLedger {
    std::vector<MarginalGain> gains; ///< one per change
    std::vector<Phase> phases;       ///< ascending by year
};

/// @param select  what to do to a planned district before it is measured: which stations count
/// Cost: two looks at all compounds a change; a walk to every station only for changes of streets.
PlanLedger plan_ledger(const Plan& plan,
                       const Evaluation& baseline,
                       const std::function<void(District&)>& select,
                       Progress& progress);

} // namespace yike
