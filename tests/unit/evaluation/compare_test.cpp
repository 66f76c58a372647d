// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/compare.hpp"
#include "support/changes.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

// Three compounds of 100, 200 and 400 households 3 km apart along a street; a station at the
// first.
Sketch long_street() {
    Sketch sketch;
    sketch.boundary(-1000, -1000, 8000, 1000);
    sketch.road({{-500, 0}, {7500, 0}});
    sketch.point_compound("A", {0, 10}, 100);
    sketch.point_compound("B", {3000, 10}, 200);
    sketch.point_compound("C", {6000, 10}, 400);
    sketch.station("S", {0, -10});
    return sketch;
}

Comparison compared(const Evaluation& baseline,
                    const std::vector<std::vector<Change>>& plans,
                    MoneyRules money = {}) {
    std::vector<Plan> resolved;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        Scenario scenario = scenario_of(plans[i]);
        scenario.id = "plan" + std::to_string(i);
        resolved.push_back(resolve_plan(scenario, *baseline.model));
    }
    CompareRequest request;
    request.money = money;
    request.sensitivity = {{"elderly", "standard", "brisk"}, {12, 15, 18}};
    request.polygons = false;
    return compare(baseline, std::move(resolved), request, quiet);
}

Change priced(Change change, double cost_yuan, int year = 0) {
    change.cost_yuan = cost_yuan;
    if (year > 0) {
        change.year = year;
    }
    return change;
}

} // namespace

TEST_CASE("who gains, loses, keeps and stays without, and what each household costs") {
    Sketch sketch = long_street();
    const Changes make(sketch.district());
    const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
    const Comparison comparison = compared(baseline,
                                           {{priced(make.relocate("m", "S", {3000, -10}), 500'000)},
                                            {priced(make.build("n", {6000, -10}), 800'000)},
                                            {}});
    const ScenarioOutcome& moved = *comparison.scenarios[0];
    REQUIRE(moved.fates == std::vector{Fate::lost, Fate::gained, Fate::uncovered});
    REQUIRE(moved.households.lost == 100);
    REQUIRE(moved.households.gained == 200);
    REQUIRE(moved.households.uncovered == 400);
    REQUIRE(moved.yuan_per_new_household() == 2500);
    REQUIRE(moved.yuan_per_new_person() == 1000);
    REQUIRE(moved.makes_worse());
    REQUIRE(moved.longer_walk_households == 100);
    const ScenarioOutcome& built = *comparison.scenarios[1];
    REQUIRE(built.fates == std::vector{Fate::kept, Fate::uncovered, Fate::gained});
    REQUIRE_FALSE(built.makes_worse());
    REQUIRE(built.yuan_per_new_household() == 2000);
    REQUIRE_FALSE(comparison.scenarios[2]->yuan_per_new_household());
    // gained - lost is the difference in coverage.
    for (const auto& outcome : comparison.scenarios) {
        const double difference =
            covered_households(outcome->planned.district, outcome->evaluation.times) -
            covered_households(sketch.district(), baseline.times);
        REQUIRE(outcome->households.gained - outcome->households.lost == difference);
    }
}

TEST_CASE("two stations for the same people: alone each gains them, given the other nothing") {
    Sketch sketch = long_street();
    const Changes make(sketch.district());
    const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
    Change off = make.build("z", {3010, -10});
    off.off = true;
    const Comparison comparison = compared(baseline,
                                           {{priced(make.build("x", {2990, -10}), 10'000, 2025),
                                             priced(make.build("y", {3000, -10}), 20'000, 2026),
                                             priced(make.build("w", {6000, -10}), 40'000),
                                             off}});
    const PlanLedger& ledger = comparison.scenarios[0]->ledger;
    REQUIRE(ledger.gains[0].alone == 200);
    REQUIRE(ledger.gains[0].last == 0);
    REQUIRE(ledger.gains[1].alone == 200);
    REQUIRE(ledger.gains[2].alone == 400);
    REQUIRE(ledger.gains[2].last == 400);
    REQUIRE(ledger.gains[3].alone == 0);
    // Without a year first, then year by year.
    REQUIRE(ledger.phases.size() == 3);
    REQUIRE_FALSE(ledger.phases[0].year);
    REQUIRE(ledger.phases[0].covered_households == 500);
    REQUIRE(ledger.phases[1].year == 2025);
    REQUIRE(ledger.phases[1].covered_households == 700);
    REQUIRE(ledger.phases[2].cost_yuan == 20'000);
    REQUIRE(ledger.phases[2].covered_households == 700);
}

TEST_CASE("gains of streets and stations are those of whole runs") {
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        Sketch sketch = random_town(seed, 14, 220);
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> anywhere(-1400, 1400);
        for (int i = 0; i < 40; ++i) {
            sketch.point_compound("P" + std::to_string(i), {anywhere(random), anywhere(random)});
        }
        sketch.compound("W", Sketch::square(-500, -500, -100, -200), 300, Enclosure::walled);
        sketch.station("S", {900, 900}).station("T", {-900, -900});
        const Changes make(sketch.district());
        const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
        const std::vector<Change> plan{make.relocate("m", "S", {500, 400}),
                                       make.build("n", {-300, 700}),
                                       make.close("c", "T"),
                                       make.new_gate("g", "W", {-100, -350}),
                                       make.block("b", {400, 420}, 120),
                                       make.block("d", {-250, 650}, 80)};
        const Comparison comparison = compared(baseline, {plan});
        const auto count = [&](std::vector<Change> changes) {
            const PlannedDistrict planned = apply_plan(
                sketch.district(), resolve_plan(scenario_of(std::move(changes)), *baseline.model));
            return covered_households(planned.district,
                                      evaluate_plan(planned, baseline, {false}, quiet).times);
        };
        for (std::size_t i = 0; i < plan.size(); ++i) {
            std::vector<Change> others = plan;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            INFO(plan[i].id);
            const MarginalGain& gain = comparison.scenarios[0]->ledger.gains[i];
            REQUIRE(gain.alone == count({plan[i]}) - count({}));
            REQUIRE(gain.last == count(plan) - count(others));
        }
    }
}

TEST_CASE("running costs are discounted at the end of each year") {
    REQUIRE(present_cost(1000, 0, {10, 0.05, 0.2}) == 1000);
    REQUIRE(present_cost(1000, 105, {1, 0.05, 0.2}) == Approx(1100));
    REQUIRE(present_cost(0, 100, {2, 0.1, 0.2}) == Approx(100 / 1.1 + 100 / 1.21));
    REQUIRE(present_cost(0, 100, {10, 0, 0.2}) == Approx(1000));
    REQUIRE(present_cost(7, 100, {0, 0.05, 0.2}) == 7);
}

TEST_CASE("the front keeps what no other scenario beats in both cost and households") {
    Sketch sketch = long_street();
    const Changes make(sketch.district());
    const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
    const Comparison comparison = compared(baseline,
                                           {{priced(make.build("a", {3000, -10}), 300'000)},
                                            {priced(make.build("b", {6000, -10}), 500'000)},
                                            {priced(make.build("c", {3000, -10}), 400'000)},
                                            {priced(make.build("d", {3000, -10}), 300'000),
                                             priced(make.build("e", {6000, -10}), 500'000)}},
                                           {0, 0.05, 0.2});
    REQUIRE(comparison.front.size() == 4);
    REQUIRE_FALSE(comparison.front[0].scenario);
    REQUIRE(comparison.front[1].scenario == 0);
    REQUIRE(comparison.front[1].yuan_per_further_household == 1500);
    REQUIRE(comparison.front[2].scenario == 1);
    REQUIRE(comparison.front[2].yuan_per_further_household == 1000);
    REQUIRE(comparison.front[3].scenario == 3);
    REQUIRE(comparison.front[3].covered_households == 700);
}

TEST_CASE("always, sometimes and never covered") {
    // 800 m are 12 min at the standard speed; 1000 m 15 min; 5 km always too far.
    Sketch sketch;
    sketch.boundary(-1000, -1000, 8000, 1000);
    sketch.road({{-500, 0}, {7500, 0}});
    sketch.point_compound("near", {300, 0}, 10);
    sketch.point_compound("edge", {1000, 0}, 20);
    sketch.point_compound("far", {5000, 0}, 40);
    sketch.station("S", {0, 0});
    const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
    const Comparison comparison = compared(baseline, {});
    const Sensitivity& sensitivity = comparison.baseline_sensitivity;
    REQUIRE(sensitivity.compounds ==
            std::vector{Certainty::always, Certainty::sometimes, Certainty::never});
    REQUIRE(sensitivity.cases.size() == 9);
    const SensitivityCase& standard = sensitivity.cases[4];
    REQUIRE(standard.profile == "standard");
    REQUIRE(standard.minutes == 15);
    REQUIRE(standard.covered_households == 30); // exactly 15 min is reached
    REQUIRE(sensitivity.cases[3].covered_households == 10);
    // 1000 m at 1.2 m/s are 13.9 min, at 0.8 m/s 20.8.
    REQUIRE(sensitivity.cases[2].covered_households == 10);
    REQUIRE(sensitivity.cases[7].covered_households == 30);
}
