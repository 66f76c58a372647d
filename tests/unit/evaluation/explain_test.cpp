// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/explain.hpp"
#include "support/changes.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

Explanation explained(const District& district, std::size_t compound = 0) {
    const Evaluation baseline = evaluate(district, {false}, quiet);
    return explain(CompoundId(compound), {district, {}}, baseline, baseline);
}

const Remedy* find(const Explanation& explanation, RemedyKind kind) {
    const auto it = std::find_if(explanation.remedies.begin(),
                                 explanation.remedies.end(),
                                 [kind](const Remedy& remedy) { return remedy.kind == kind; });
    return it == explanation.remedies.end() ? nullptr : &*it;
}

// A walled compound with an open gate in the east, a closed one in the west, 1200 m apart; the
// station lies in the west.
Sketch long_compound() {
    Sketch sketch;
    sketch.road({{-1000, -20}, {2000, -20}});
    sketch.compound("C", Sketch::square(0, 0, 1200, 300), 100, Enclosure::walled);
    sketch.gate({1200, 0}, 0).gate({0, 0}, 0, GateHours::closed);
    sketch.station("S", {-100, -30});
    return sketch;
}

} // namespace

TEST_CASE("the walk of a covered compound is told leg by leg, and its parts add up") {
    Sketch sketch = long_compound();
    sketch.district().gates[1].open = GateHours::always;
    const Explanation explanation = explained(sketch.district());
    REQUIRE(explanation.covered);
    REQUIRE(explanation.remedies.empty());
    REQUIRE(explanation.walk);
    const ExplainedWalk& walk = *explanation.walk;
    REQUIRE(walk.gate == GateId(1));
    REQUIRE(walk.access_m == Approx(20));
    REQUIRE(walk.network_m == Approx(100));
    REQUIRE(walk.station_m == Approx(10));
    REQUIRE(walk.time_ms() == explanation.time_ms);
    REQUIRE(explanation.time_ms == 117'000);
    REQUIRE(*walk.detour_ratio() == Approx(130 / std::hypot(100, 30)));
    REQUIRE(length(walk.route) == Approx(walk.length_m()));
    REQUIRE(walk.route.front() == PlanePoint{0, 0});
    REQUIRE(walk.route.back() == PlanePoint{-100, -30});
}

TEST_CASE("a closed gate that would cover it comes before candidates and faster walking") {
    Sketch sketch = long_compound();
    sketch.district().candidates.push_back({"K", "room", {1300, -20}, 500, 900'000, "", "", 1});
    sketch.district().candidates.push_back({"far", "room", {-900, -20}, 500, 100'000, "", "", 1});
    const Explanation explanation = explained(sketch.district());
    REQUIRE_FALSE(explanation.covered);
    REQUIRE(explanation.reason == "too_far");
    REQUIRE(explanation.time_ms == 1'197'000); // 20 + 1300 + 10 m
    REQUIRE(explanation.remedies.front().kind == RemedyKind::open_gate);
    REQUIRE(explanation.remedies.front().what == "g1");
    REQUIRE(explanation.remedies.front().time_ms == 117'000);
    const Remedy* room = find(explanation, RemedyKind::use_candidate);
    REQUIRE(room != nullptr);
    REQUIRE(room->what == "K");
    REQUIRE(room->cost_yuan == 900'000);
    REQUIRE(room->time_ms == 108'000); // 20 m to the street, 100 along it
    REQUIRE(std::count_if(explanation.remedies.begin(),
                          explanation.remedies.end(),
                          [](const Remedy& remedy) { return remedy.what == "far"; }) == 0);
    // 19.95 min at 4 km/h: 5.32 km/h would do.
    REQUIRE(explanation.remedies.back().kind == RemedyKind::walk_faster);
    REQUIRE(explanation.remedies.back().speed_m_per_s == Approx(1197.0 / 900 / 0.9));
    REQUIRE(find(explanation, RemedyKind::new_gate) != nullptr);
}

TEST_CASE("a gap of some metres in the network is found and joined") {
    Sketch sketch;
    sketch.road({{0, 0}, {500, 0}}); // ends 3 m short of the street to the station
    sketch.road({{503, -200}, {503, 400}});
    sketch.road({{0, 0}, {0, 2000}}).road({{0, 2000}, {503, 2000}}).road({{503, 2000}, {503, 400}});
    sketch.point_compound("P", {100, 10});
    sketch.station("S", {503, -200});
    const Explanation explanation = explained(sketch.district());
    REQUIRE_FALSE(explanation.covered);
    const Remedy* gap = find(explanation, RemedyKind::close_gap);
    REQUIRE(gap != nullptr);
    REQUIRE(gap->what == "r0");
    REQUIRE(gap->gap_m == Approx(3));
    REQUIRE(gap->time_ms == 551'700); // 10 + 400 + 3 + 200 m
}

TEST_CASE("under a plan the plan's walk is told") {
    Sketch sketch = long_compound();
    const Changes make(sketch.district());
    const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
    const PlannedDistrict planned = apply_plan(
        sketch.district(),
        resolve_plan(scenario_of({make.gate(ChangeKind::open_gate, "o", "g1")}), *baseline.model));
    const Evaluation evaluated = evaluate_plan(planned, baseline, {false}, quiet);
    const Explanation explanation = explain(CompoundId(0), planned, baseline, evaluated);
    REQUIRE(explanation.covered);
    REQUIRE(explanation.walk->gate == GateId(1));
}

TEST_CASE("no way at all is told with its reason") {
    Sketch sketch = long_compound();
    sketch.district().gates[0].open = GateHours::closed;
    const Explanation explanation = explained(sketch.district());
    REQUIRE_FALSE(explanation.covered);
    REQUIRE(explanation.reason == "gates_closed");
    REQUIRE_FALSE(explanation.walk);
    REQUIRE(explanation.remedies.front().kind == RemedyKind::open_gate);
}

TEST_CASE("the walk of every compound takes the time that its table tells") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        Sketch sketch = random_town(seed, 10, 150);
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> anywhere(-700, 700);
        sketch.compound("W", Sketch::square(-300, -300, 0, -100), 300, Enclosure::walled);
        sketch.compound("O", Sketch::square(100, 100, 400, 300), 200);
        for (int i = 0; i < 20; ++i) {
            sketch.point_compound("P" + std::to_string(i), {anywhere(random), anywhere(random)});
        }
        sketch.station("S", {500, 500}).station("T", {-200, -200});
        const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
        for (std::size_t i = 0; i < sketch.district().compounds.size(); ++i) {
            const Explanation explanation =
                explain(CompoundId(i), {sketch.district(), {}}, baseline, baseline);
            const Millis told = baseline.times.compounds[i].of(TierSet::all).nearest_ms;
            REQUIRE(explanation.time_ms == told);
            REQUIRE(explanation.walk.has_value() == (told != kNever));
            if (explanation.walk) {
                REQUIRE(explanation.walk->time_ms() == told);
                REQUIRE(length(explanation.walk->route) ==
                        Approx(explanation.walk->length_m()).margin(0.01));
            }
        }
    }
}
