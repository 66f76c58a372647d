// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/compare.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yike {

namespace {

void add(FateSums& sums, Fate fate, double amount) {
    double& sum = fate == Fate::gained ? sums.gained
                  : fate == Fate::lost ? sums.lost
                  : fate == Fate::kept ? sums.kept
                                       : sums.uncovered;
    sum += amount;
}

void judge_compounds(const Evaluation& baseline, ScenarioOutcome& outcome) {
    const std::vector<Compound>& compounds = outcome.planned.district.compounds;
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        const CompoundTimes& before = baseline.times.compounds[i];
        const CompoundTimes& after = outcome.evaluation.times.compounds[i];
        const Fate fate = fate_of(before, after);
        outcome.fates.push_back(fate);
        add(outcome.households, fate, compounds[i].households);
        add(outcome.people, fate, compounds[i].people);
        if (after.of(TierSet::all).nearest_ms > before.of(TierSet::all).nearest_ms) {
            outcome.longer_walk_households += compounds[i].households;
        }
    }
}

// A scenario that changes nothing has the polygons of the baseline.
void take_polygons(const Evaluation& baseline, Evaluation& evaluation) {
    for (const Isochrone& isochrone : baseline.isochrones) {
        if (isochrone.minutes == kHeadlineMinutes) {
            evaluation.isochrones.push_back(isochrone);
        }
    }
    evaluation.gap_areas = baseline.gap_areas;
}

// The scenarios that no other beats in both cost and households, and nothing (Drummond et al.,
// Methods for the Economic Evaluation of Health Care Programmes, 4th ed., ch. 4).
std::vector<FrontPoint> pareto_front(const Comparison& comparison) {
    std::vector<FrontPoint> points;
    points.push_back({std::nullopt,
                      0,
                      covered_households(*comparison.district, comparison.baseline->times),
                      std::nullopt});
    for (std::size_t i = 0; i < comparison.scenarios.size(); ++i) {
        const ScenarioOutcome& outcome = *comparison.scenarios[i];
        points.push_back({i,
                          present_cost(outcome.plan.cost_yuan(),
                                       outcome.plan.yearly_cost_yuan(),
                                       comparison.request.money),
                          outcome.households.gained + outcome.households.kept,
                          std::nullopt});
    }
    std::stable_sort(points.begin(), points.end(), [](const FrontPoint& a, const FrontPoint& b) {
        return a.cost_yuan != b.cost_yuan ? a.cost_yuan < b.cost_yuan
                                          : a.covered_households > b.covered_households;
    });
    std::vector<FrontPoint> front;
    for (const FrontPoint& point : points) {
        if (!front.empty() && point.covered_households <= front.back().covered_households) {
            continue;
        }
        front.push_back(point);
        if (front.size() > 1) {
            const FrontPoint& before = front[front.size() - 2];
            front.back().yuan_per_further_household =
                (point.cost_yuan - before.cost_yuan) /
                (point.covered_households - before.covered_households);
        }
    }
    return front;
}

} // namespace

Fate fate_of(const CompoundTimes& before, const CompoundTimes& after) {
    const bool was = covered(before, TierSet::all, kHeadlineMinutes);
    const bool is = covered(after, TierSet::all, kHeadlineMinutes);
    return was && is ? Fate::kept : is ? Fate::gained : was ? Fate::lost : Fate::uncovered;
}

double community_shortfall(const District& district, const CoverageTimes& times) {
    double sum = 0;
    for (const AreaBalance& balance :
         community_areas(district, times, AreaAssignment::membership)) {
        sum += balance.shortfall_m2().value_or(0);
    }
    return sum;
}

std::string to_string(Fate fate) {
    switch (fate) {
    case Fate::gained:
        return "gained";
    case Fate::lost:
        return "lost";
    case Fate::kept:
        return "kept";
    case Fate::uncovered:
        break;
    }
    return "uncovered";
}

double present_cost(double cost_yuan, double yearly_yuan, const MoneyRules& rules) {
    double sum = cost_yuan;
    for (int year = 1; year <= rules.horizon_years; ++year) {
        sum += yearly_yuan / std::pow(1 + rules.discount_rate, year);
    }
    return sum;
}

std::optional<double> ScenarioOutcome::yuan_per_new_household() const {
    return households.gained > 0 ? std::optional(cost_yuan() / households.gained) : std::nullopt;
}

std::optional<double> ScenarioOutcome::yuan_per_new_person() const {
    return people.gained > 0 ? std::optional(cost_yuan() / people.gained) : std::nullopt;
}

std::optional<double> yuan_per_m2_removed(const Comparison& comparison,
                                          const ScenarioOutcome& outcome) {
    const double removed_m2 = comparison.baseline_shortfall_m2 - outcome.shortfall_m2;
    return removed_m2 > 0 ? std::optional(outcome.cost_yuan() / removed_m2) : std::nullopt;
}

double covered_households(const District& district, const CoverageTimes& times) {
    double sum = 0;
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        if (covered(times.compounds[i], TierSet::all, kHeadlineMinutes)) {
            sum += district.compounds[i].households;
        }
    }
    return sum;
}

Comparison compare(const Evaluation& baseline,
                   std::vector<Plan> plans,
                   const CompareRequest& request,
                   Progress& progress) {
    Comparison result;
    result.district = &baseline.model->district();
    result.baseline = &baseline;
    result.request = request;
    result.baseline_shortfall_m2 = community_shortfall(*result.district, baseline.times);
    const ProfileBaselines profiles(baseline, request.sensitivity, progress);
    result.baseline_sensitivity = profiles.of(nullptr, progress);
    if (request.explanations) {
        const PlannedDistrict as_it_is{*result.district, {}};
        result.baseline_explanations = explain_all(as_it_is, baseline, baseline, progress);
    }
    for (Plan& plan : plans) {
        PlannedDistrict planned = apply_plan(*result.district, plan);
        auto outcome = std::make_unique<ScenarioOutcome>(std::move(plan), std::move(planned));
        request.select(outcome->planned.district);
        const bool changes = !outcome->plan.changes.empty();
        outcome->evaluation = evaluate_plan(
            outcome->planned, baseline, {request.polygons && changes, true}, progress);
        if (!changes) {
            take_polygons(baseline, outcome->evaluation);
        }
        outcome->ledger = plan_ledger(outcome->plan, baseline, request.select, progress);
        outcome->sensitivity = profiles.of(&outcome->planned, progress);
        judge_compounds(baseline, *outcome);
        if (request.explanations) {
            outcome->explanations =
                explain_all(outcome->planned, baseline, outcome->evaluation, progress);
        }
        outcome->shortfall_m2 =
            community_shortfall(outcome->planned.district, outcome->evaluation.times);
        result.scenarios.push_back(std::move(outcome));
    }
    result.front = pareto_front(result);
    return result;
}

} // namespace yike
