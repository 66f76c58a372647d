// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.hpp"
#include "geometry/overlay.hpp"
#include "isochrone/quick_isochrone.hpp"
#include "isochrone/tracing.hpp"
#include "slow/slow_audit.hpp"
#include "support/changes.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

// A town with everything that access knows: rivers, walls with and without inner paths, residents'
// gates, splinters, streets walked one way only.
Sketch walled_town(std::uint32_t seed) {
    Sketch sketch = random_town(seed, 12, 70);
    sketch.barrier({{-300, 40}, {-20, 30}, {200, 60}}, BarrierKind::river);
    sketch.barrier({{-100, -300}, {-90, 10}});
    sketch.compound("A", Sketch::square(90, 90, 210, 190), 100, Enclosure::walled);
    sketch.compound("B", Sketch::square(-160, -200, -60, -120), 100, Enclosure::walled);
    sketch.compound("C", Sketch::square(240, -100, 290, -40), 100, Enclosure::walled);
    sketch.gate({210, 140}, 0);
    sketch.gate({240, -70}, 2, GateHours::always, true).gate({270, -40}, 2);
    sketch.settings().min_component_m = 150;
    sketch.settings().max_access_m = 60 + seed % 3 * 70;
    sketch.station("S", {10, 250});
    return sketch;
}

std::vector<Destination> random_places(const AccessModel& model, std::mt19937& random, int count) {
    std::uniform_real_distribution<double> place(-400, 400);
    std::vector<Destination> to;
    for (int i = 0; i < count; ++i) {
        to.push_back(model.destination_at({place(random), place(random)}));
    }
    return to;
}

// All corners of the block, and some around it, against the model asked for each.
void check_corners(const WalkReach& reach, AccessField& field, Millis cutoff_ms) {
    ReachedCorners corners;
    corners.begin(reach, field, quiet, false);
    corners.find(cutoff_ms);
    int wrong = 0;
    const CornerBox box = field.corners_of({{-700, -700}, {700, 700}});
    for (std::int32_t y = box.min.y; y <= box.max.y; ++y) {
        for (std::int32_t x = box.min.x; x <= box.max.x; ++x) {
            const Corner corner{x, y};
            const Millis exact = reach.at(field.model().place_at(field.point(corner)));
            wrong += (exact <= cutoff_ms) != corners.within().test(corner) ? 1 : 0;
            if (corners.block().contains(corner)) {
                const Millis time = corners.time(corner);
                const bool both_far = time > reach.cutoff_ms() && exact > reach.cutoff_ms();
                wrong += time != exact && !both_far ? 1 : 0;
            }
        }
    }
    REQUIRE(wrong == 0);
}

void check_audit(const Audit& ours, const Audit& slow) {
    const auto about = [](double length_m) { return Approx(length_m).epsilon(1e-9).margin(1e-6); };
    REQUIRE(ours.reached_m == about(slow.reached_m));
    REQUIRE(ours.unreached_inside_m == about(slow.unreached_inside_m));
    REQUIRE(ours.reached_outside_m == about(slow.reached_outside_m));
    REQUIRE(ours.splinter_inside_m == about(slow.splinter_inside_m));
    REQUIRE(ours.stacked_m == about(slow.stacked_m));
    REQUIRE(ours.holes == slow.holes);
}

} // namespace

TEST_CASE("every corner has the time that the model tells, and lies on the side of it") {
    for (std::uint32_t seed = 80; seed < 86; ++seed) {
        Sketch sketch = walled_town(seed);
        const AccessModel model(sketch.district());
        AccessField field(model, 9);
        std::mt19937 random(seed);
        for (const int minutes : {1, 3, 6}) {
            const Millis cutoff = minutes_to_millis(minutes);
            const WalkReach reach(
                model, random_places(model, random, minutes == 3 ? 3 : 1), cutoff + kBeyond);
            check_corners(reach, field, cutoff);
        }
    }
}

TEST_CASE("every corner under a plan has the time that the plan's model tells") {
    for (std::uint32_t seed = 90; seed < 96; ++seed) {
        Sketch sketch = walled_town(seed);
        const Changes changes(sketch.district());
        const AccessModel base(sketch.district());
        AccessField base_field(base, 9);
        std::mt19937 random(seed);
        const std::vector<Road>& roads = sketch.district().roads;
        const auto on_street = [&] { return roads[random() % roads.size()].line.front(); };
        const Plan plan =
            resolve_plan(scenario_of({changes.block("b", on_street(), 60),
                                      changes.path("p", {on_street(), on_street()}),
                                      changes.new_gate("g", "A", {90, 140}),
                                      changes.gate(ChangeKind::close_gate, "x", "g1")}),
                         base);
        const PlannedDistrict planned = apply_plan(sketch.district(), plan);
        const AccessModel model(base, planned.district, planned.streets);
        AccessField field(model, base_field);
        QuickIsochrone quick(base_field);
        quick.use(field);
        for (const int minutes : {2, 5}) {
            const Millis cutoff = minutes_to_millis(minutes);
            const auto to = random_places(model, random, 1);
            check_corners(WalkReach(model, to, cutoff + kBeyond), field, cutoff);
            QuickIsochrone fresh(field);
            REQUIRE(quick.ground(to, minutes) == fresh.ground(to, minutes));
        }
    }
}

TEST_CASE("the audit is that of every edge against every ring") {
    double reached_m = 0;
    double wrong_m = 0;
    for (std::uint32_t seed = 100; seed < 106; ++seed) {
        Sketch sketch = walled_town(seed);
        const AccessModel model(sketch.district());
        AccessField field(model, 5);
        const StackedPlaces stacked(model.network(), model.segment_index());
        QuickIsochrone quick(field);
        std::mt19937 random(seed);
        for (int i = 0; i < 4; ++i) {
            const auto to = random_places(model, random, 1 + i % 2);
            const WalkReach reach(model, to, minutes_to_millis(5) + kBeyond);
            for (const Isochrone& isochrone : quick.run({to, {2, 5}, &stacked})) {
                check_audit(isochrone.audit,
                            slow_audit(reach,
                                       minutes_to_millis(isochrone.minutes),
                                       isochrone.ground,
                                       stacked,
                                       field.cell_m()));
                reached_m += isochrone.audit.reached_m;
                wrong_m += isochrone.audit.unreached_inside_m + isochrone.audit.reached_outside_m;
            }
        }
    }
    REQUIRE(reached_m > 10'000);
    REQUIRE(wrong_m < 0.03 * reached_m); // without any division of cells
}

TEST_CASE("an object used again and again answers as a fresh one does") {
    Sketch sketch = walled_town(71);
    const AccessModel model(sketch.district());
    AccessField field(model, 5);
    const StackedPlaces stacked(model.network(), model.segment_index());
    QuickIsochrone quick(field);
    std::mt19937 random(5);
    for (int i = 0; i < 12; ++i) {
        const auto to = random_places(model, random, 1);
        const std::vector<Isochrone> again = quick.run({to, {2, 4}, &stacked});
        QuickIsochrone fresh(field);
        const std::vector<Isochrone> first = fresh.run({to, {2, 4}, &stacked});
        REQUIRE(again.size() == 2);
        for (const std::size_t k : {0U, 1U}) {
            REQUIRE(again[k].ground == first[k].ground);
            REQUIRE(again[k].audit.reached_m == first[k].audit.reached_m);
            REQUIRE(validity_problem(again[k].ground).empty());
        }
        REQUIRE(area(difference_of(again[0].ground, again[1].ground)) < 1e-6);
        REQUIRE(quick.ground({}, 5).empty());
    }
}

TEST_CASE("a line from corners alone and a divided one differ by less than a cell") {
    Sketch sketch = walled_town(72);
    const AccessModel model(sketch.district());
    AccessField field(model, 5);
    const StackedPlaces stacked(model.network(), model.segment_index());
    QuickIsochrone quick(field);
    const std::vector<Destination> to{model.destination_at({10, 20})};
    const WalkReach reach(model, to, minutes_to_millis(5) + kBeyond);
    const Isochrone fine = isochrones(reach, {5}, field, stacked, quiet).front();
    const MultiPolygon ground = quick.ground(to, 5);
    REQUIRE(area(ground) == Approx(fine.area_m2).epsilon(0.02));
    check_audit(quick.run({to, {5}, &stacked}).front().audit,
                slow_audit(reach, minutes_to_millis(5), ground, stacked, 5));
    // Vertices left out on straight stretches move the outline by 2 mm at most.
    const Audit slow = slow_audit(reach, minutes_to_millis(5), fine.ground, stacked, 5);
    REQUIRE(fine.audit.reached_outside_m == Approx(slow.reached_outside_m).margin(0.2));
    REQUIRE(fine.audit.unreached_inside_m == Approx(slow.unreached_inside_m).margin(0.2));
    REQUIRE(fine.audit.reached_m == Approx(slow.reached_m));
}

TEST_CASE("threads change nothing about the corners of a whole district") {
    Sketch sketch = walled_town(73);
    std::vector<MultiPolygon> grounds;
    for (const std::size_t threads : {1U, 2U, 8U}) {
        const ThreadLimit limit(threads);
        const AccessModel model(sketch.district());
        AccessField field(model, 5);
        std::mt19937 random(9);
        const WalkReach reach(
            model, random_places(model, random, 5), minutes_to_millis(3) + kBeyond);
        Tracing tracing;
        tracing.begin(reach, field, quiet, true);
        grounds.push_back(tracing.ground(minutes_to_millis(3), Refinement::none, quiet));
    }
    REQUIRE(grounds[0] == grounds[1]);
    REQUIRE(grounds[0] == grounds[2]);
}
