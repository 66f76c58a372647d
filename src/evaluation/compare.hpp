// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Any number of scenarios against the baseline: who gains, who loses, and what each yuan buys.
#pragma once

#include "evaluation/explain.hpp"
#include "evaluation/marginal_gains.hpp"
#include "evaluation/sensitivity.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yike {

/// What a scenario means to one compound, at kHeadlineMinutes by the gate rule.
enum class Fate { gained, lost, kept, uncovered };

/// "gained", "lost", "kept" or "uncovered".
std::string to_string(Fate fate);

/// Of one compound, by its times without and with a plan.
Fate fate_of(const CompoundTimes& before, const CompoundTimes& after);

/// Floor area that communities lack, by membership, m2.
double community_shortfall(const District& district, const CoverageTimes& times);

/// How money is counted.
struct MoneyRules {
    int horizon_years = 10;      ///< for which running costs are paid; 0 to 100
    double discount_rate = 0.05; ///< a year; 0 to 0.5
    double price_change = 0.2;   ///< sensitivity: prices lower and higher by this share
};

/// Investment now and running costs at the end of each year of the horizon, discounted to now.
double present_cost(double cost_yuan, double yearly_yuan, const MoneyRules& rules);

/// Households (or people) by their fate.
struct FateSums {
    double gained = 0;
    double lost = 0;
    double kept = 0;
    double uncovered = 0;
};

/// One scenario, evaluated. It keeps references into itself, so it does not move.
struct ScenarioOutcome {
    ScenarioOutcome(Plan with_plan, PlannedDistrict with_district)
        : plan(std::move(with_plan)), planned(std::move(with_district)) {}

    Plan plan;
    PlannedDistrict planned;
    Evaluation evaluation;
    PlanLedger ledger;
    Sensitivity sensitivity;
    std::vector<Fate> fates;               ///< one per compound
    std::vector<Explanation> explanations; ///< one per compound, if asked for
    FateSums households;
    FateSums people;
    double longer_walk_households = 0; ///< whose way to the nearest station has become longer
    double shortfall_m2 = 0;           ///< of all communities, by membership

    double cost_yuan() const { return plan.cost_yuan(); }

    /// Per household that is covered now and was not; none if there is none.
    std::optional<double> yuan_per_new_household() const;
    std::optional<double> yuan_per_new_person() const;

    /// True if some compound was covered and is not any more.
    bool makes_worse() const { return households.lost > 0; }
};

/// A place on the front of cost against covered households.
struct FrontPoint {
    std::optional<std::size_t> scenario; ///< none: the baseline
    double cost_yuan = 0;                ///< discounted
    double covered_households = 0;
    /// Yuan for each further household since the point before; none for the first.
    std::optional<double> yuan_per_further_household;
};

struct CompareRequest {
    MoneyRules money;
    SensitivityRequest sensitivity;
    bool polygons = true;     ///< of each plan: the isochrone of kHeadlineMinutes and the gap areas
    bool explanations = true; ///< quick ones of every compound, for the report
    std::function<void(District&)> select = [](District&) {}; ///< --where and --at-time
};

struct Comparison {
    const District* district = nullptr; ///< without any plan, as selected
    const Evaluation* baseline = nullptr;
    Sensitivity baseline_sensitivity;
    std::vector<Explanation> baseline_explanations; ///< one per compound, if asked for
    double baseline_shortfall_m2 = 0;
    std::vector<std::unique_ptr<ScenarioOutcome>> scenarios;
    std::vector<FrontPoint> front; ///< ascending by cost
    CompareRequest request;
};

/// Yuan for each m2 of shortfall that the scenario removes; none if it removes none.
std::optional<double> yuan_per_m2_removed(const Comparison& comparison,
                                          const ScenarioOutcome& outcome);

/// Households covered by the headline rule.
double covered_households(const District& district, const CoverageTimes& times);

/// @param baseline  of the selected district; must outlive the result
Comparison compare(const Evaluation& baseline,
                   std::vector<Plan> plans,
                   const CompareRequest& request,
                   Progress& progress);

} // namespace yike
