// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/comparison_tables.hpp"

#include "io/csv.hpp"
#include "report/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace yike {

namespace {

std::string number(double value) {
    return rounded_text(value, 6);
}

std::string number(const std::optional<double>& value) {
    return value ? number(*value) : "";
}

std::string whole(const std::optional<int>& value) {
    return value ? fmt::format("{}", *value) : "";
}

// Groups of which there are few: those of grids and cadres are told by `coverage --scenario`.
bool is_compared(std::string_view group) {
    return group == "all" || group.starts_with("community:") || group.starts_with("type:") ||
           group.starts_with("enclosure:");
}

} // namespace

std::string comparison_csv(const Comparison& comparison) {
    CsvWriter csv{"scenario", "indicator", "group", "value", "baseline", "difference"};
    std::map<std::pair<std::string_view, std::string_view>, const Indicator*> before;
    for (const Indicator& row : comparison.baseline->indicators) {
        before.emplace(std::pair{std::string_view(row.id), std::string_view(row.group)}, &row);
    }
    for (const auto& outcome : comparison.scenarios) {
        for (const Indicator& row : outcome->evaluation.indicators) {
            if (!is_compared(row.group)) {
                continue;
            }
            const auto it = before.find({row.id, row.group});
            const bool was = it != before.end() && it->second->value;
            csv << outcome->plan.scenario.id << row.id << row.group << number(row.value)
                << (was ? number(*it->second->value) : "")
                << (was && row.value ? number(*row.value - *it->second->value) : "");
            csv.end_row();
        }
    }
    return csv.text();
}

std::string scenarios_csv(const Comparison& comparison) {
    CsvWriter csv{"scenario",
                  "cost_yuan",
                  "yearly_cost_yuan",
                  "covered_households_15",
                  "gained_households",
                  "lost_households",
                  "yuan_per_new_household"};
    for (const auto& outcome : comparison.scenarios) {
        csv << outcome->plan.scenario.id << number(outcome->cost_yuan())
            << number(outcome->plan.yearly_cost_yuan())
            << number(outcome->households.gained + outcome->households.kept)
            << number(outcome->households.gained) << number(outcome->households.lost)
            << number(outcome->yuan_per_new_household());
        csv.end_row();
    }
    return csv.text();
}

std::string changes_csv(const Comparison& comparison) {
    CsvWriter csv{"scenario",
                  "change_id",
                  "kind",
                  "off",
                  "cost_yuan",
                  "yearly_cost_yuan",
                  "year",
                  "gain_alone_households",
                  "gain_last_households"};
    for (const auto& outcome : comparison.scenarios) {
        const std::vector<PlannedChange>& changes = outcome->plan.changes;
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const Change& change = changes[i].change;
            const MarginalGain& gain = outcome->ledger.gains[i];
            csv << outcome->plan.scenario.id << change.id << to_string(change.kind)
                << (change.off ? "1" : "0") << number(changes[i].cost_yuan)
                << number(change.yearly_cost_yuan) << whole(change.year)
                << (change.off ? "" : number(gain.alone)) << (change.off ? "" : number(gain.last));
            csv.end_row();
        }
    }
    return csv.text();
}

std::string fates_csv(const Comparison& comparison) {
    CsvWriter csv{"scenario", "compound_id", "status", "minutes", "minutes_before"};
    for (const auto& outcome : comparison.scenarios) {
        const std::vector<Compound>& compounds = outcome->planned.district.compounds;
        for (std::size_t i = 0; i < compounds.size(); ++i) {
            if (!compounds[i].counts) {
                continue;
            }
            const auto minutes = [i](const Evaluation& evaluation) {
                return minutes_text(evaluation.times.compounds[i].of(TierSet::all).nearest_ms);
            };
            csv << outcome->plan.scenario.id << compounds[i].id << to_string(outcome->fates[i])
                << minutes(outcome->evaluation) << minutes(*comparison.baseline);
            csv.end_row();
        }
    }
    return csv.text();
}

std::string economics_csv(const Comparison& comparison) {
    const MoneyRules& money = comparison.request.money;
    CsvWriter csv{"scenario",
                  "cost_yuan",
                  "yearly_cost_yuan",
                  "horizon_years",
                  "discount_rate",
                  "present_cost_yuan",
                  "gained_people",
                  "lost_people",
                  "yuan_per_new_person",
                  "longer_walk_households",
                  "shortfall_m2",
                  "shortfall_removed_m2",
                  "yuan_per_m2_removed",
                  "cost_yuan_low",
                  "cost_yuan_high",
                  "on_front",
                  "yuan_per_further_household"};
    for (std::size_t i = 0; i < comparison.scenarios.size(); ++i) {
        const ScenarioOutcome& outcome = *comparison.scenarios[i];
        const double cost = outcome.cost_yuan();
        const auto point = std::find_if(comparison.front.begin(),
                                        comparison.front.end(),
                                        [i](const FrontPoint& p) { return p.scenario == i; });
        const bool on_front = point != comparison.front.end();
        csv << outcome.plan.scenario.id << number(cost) << number(outcome.plan.yearly_cost_yuan())
            << fmt::format("{}", money.horizon_years) << number(money.discount_rate)
            << number(present_cost(cost, outcome.plan.yearly_cost_yuan(), money))
            << number(outcome.people.gained) << number(outcome.people.lost)
            << number(outcome.yuan_per_new_person()) << number(outcome.longer_walk_households)
            << number(outcome.shortfall_m2)
            << number(comparison.baseline_shortfall_m2 - outcome.shortfall_m2)
            << number(yuan_per_m2_removed(comparison, outcome))
            << number(cost * (1 - money.price_change)) << number(cost * (1 + money.price_change))
            << (on_front ? "1" : "0")
            << (on_front ? number(point->yuan_per_further_household) : "");
        csv.end_row();
    }
    return csv.text();
}

std::string phases_csv(const Comparison& comparison) {
    CsvWriter csv{"scenario", "year", "cost_yuan", "cost_so_far_yuan", "covered_households_15"};
    for (const auto& outcome : comparison.scenarios) {
        double so_far = 0;
        for (const Phase& phase : outcome->ledger.phases) {
            so_far += phase.cost_yuan;
            csv << outcome->plan.scenario.id << whole(phase.year) << number(phase.cost_yuan)
                << number(so_far) << number(phase.covered_households);
            csv.end_row();
        }
    }
    return csv.text();
}

std::string sensitivity_csv(const Comparison& comparison) {
    CsvWriter csv{"scenario", "profile", "minutes", "covered_households", "covered_elderly"};
    const auto add = [&csv](const std::string& scenario, const Sensitivity& sensitivity) {
        for (const SensitivityCase& one : sensitivity.cases) {
            csv << scenario << one.profile << fmt::format("{}", one.minutes)
                << number(one.covered_households) << number(one.covered_elderly);
            csv.end_row();
        }
    };
    add("", comparison.baseline_sensitivity);
    for (const auto& outcome : comparison.scenarios) {
        add(outcome->plan.scenario.id, outcome->sensitivity);
    }
    return csv.text();
}

std::string certainty_csv(const Comparison& comparison) {
    CsvWriter csv{"scenario", "compound_id", "covered"};
    const auto add = [&](const std::string& scenario, const Sensitivity& sensitivity) {
        const std::vector<Compound>& compounds = comparison.district->compounds;
        for (std::size_t i = 0; i < compounds.size(); ++i) {
            if (compounds[i].counts) {
                csv << scenario << compounds[i].id << to_string(sensitivity.compounds[i]);
                csv.end_row();
            }
        }
    };
    add("", comparison.baseline_sensitivity);
    for (const auto& outcome : comparison.scenarios) {
        add(outcome->plan.scenario.id, outcome->sensitivity);
    }
    return csv.text();
}

} // namespace yike
