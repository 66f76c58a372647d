// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// What a plan takes from the baseline changes nothing.
#include "evaluation/evaluate.hpp"
#include "support/changes.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

void require_equal(const Evaluation& a, const Evaluation& b) {
    REQUIRE(a.indicators.size() == b.indicators.size());
    for (std::size_t i = 0; i < a.indicators.size(); ++i) {
        INFO(a.indicators[i].id.text() << " " << a.indicators[i].group.text());
        REQUIRE(a.indicators[i].id == b.indicators[i].id);
        REQUIRE(a.indicators[i].value == b.indicators[i].value);
    }
    for (std::size_t i = 0; i < a.times.compounds.size(); ++i) {
        for (const TierSet set : kTierSets) {
            const CompoundReach& x = a.times.compounds[i].of(set);
            const CompoundReach& y = b.times.compounds[i].of(set);
            REQUIRE(x.nearest == y.nearest);
            REQUIRE(x.nearest_ms == y.nearest_ms);
            REQUIRE(x.second_ms == y.second_ms);
            REQUIRE(x.share == y.share);
        }
    }
    REQUIRE(a.isochrones.size() == b.isochrones.size());
    for (std::size_t i = 0; i < a.isochrones.size(); ++i) {
        REQUIRE(a.isochrones[i].area_m2 == b.isochrones[i].area_m2);
        REQUIRE(a.isochrones[i].audit.unreached_inside_m ==
                b.isochrones[i].audit.unreached_inside_m);
    }
    REQUIRE(a.nearest.times == b.nearest.times);
}

} // namespace

TEST_CASE("a plan of stations is a district with other stations") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        Sketch sketch = random_town(seed, 10, 150);
        sketch.boundary(-900, -900, 900, 900);
        sketch.compound("W", Sketch::square(-300, -300, 0, -100), 300, Enclosure::walled);
        sketch.compound("O", Sketch::square(100, 100, 400, 300), 200);
        sketch.station("S", {500, 500}).station("T", {-500, -500});
        const Changes make(sketch.district());
        const Evaluation baseline = evaluate(sketch.district(), {true}, quiet);
        const PlannedDistrict planned =
            apply_plan(sketch.district(),
                       resolve_plan(scenario_of({make.relocate("m", "S", {200, -300}),
                                                 make.build("n", {-300, 400})}),
                                    *baseline.model));
        require_equal(evaluate_plan(planned, baseline, {true}, quiet),
                      evaluate(planned.district, {true}, quiet));
    }
}

TEST_CASE("a path where there was none is a district with that street") {
    // Ends of the path are ends of streets, so that both ways of saying it are the same network;
    // nobody lives near enough to have a way of their own onto the path.
    Sketch sketch;
    sketch.boundary(-500, -500, 1500, 1500);
    sketch.road({{0, 0}, {1000, 0}})
        .road({{1000, 0}, {1000, 1000}})
        .road({{1000, 1000}, {0, 1000}});
    sketch.settings().max_access_m = 50;
    sketch.point_compound("P", {-10, 1000}).point_compound("Q", {500, 10});
    sketch.station("S", {-20, 0});
    const Changes make(sketch.district());
    const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
    const PlannedDistrict planned = apply_plan(
        sketch.district(),
        resolve_plan(scenario_of({make.path("p", {{0, 1000}, {0, 0}})}), *baseline.model));
    const Evaluation by_plan = evaluate_plan(planned, baseline, {false}, quiet);
    sketch.road({{0, 1000}, {0, 0}}, "footway");
    require_equal(by_plan, evaluate(sketch.district(), {false}, quiet));
    REQUIRE(baseline.times.compounds[0].of(TierSet::all).nearest_ms > 2'000'000);
}
