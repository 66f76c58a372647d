// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.hpp"
#include "geometry/overlay.hpp"
#include "isochrone/isochrone.hpp"
#include "isochrone/nearest_areas.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

// Keeps a district's model and field together for a test.
struct Bench {
    explicit Bench(const District& district)
        : model(district), field(model, district.settings.cell_m),
          stacked(model.network(), model.segment_index()) {}

    WalkReach reach(PlanePoint to) const {
        return {model, {model.destination_at(to)}, minutes_to_millis(30)};
    }

    std::vector<Isochrone> from(PlanePoint to, const std::vector<int>& minutes) {
        return isochrones(reach(to), minutes, field, stacked, quiet);
    }

    AccessModel model;
    AccessField field;
    StackedPlaces stacked;
};

} // namespace

TEST_CASE("cut edges end exactly where the time runs out") {
    Sketch sketch;
    sketch.road({{0, 0}, {3000, 0}});
    Bench bench(sketch.district());
    const WalkReach reach = bench.reach({1000, 0});
    const auto parts = cut_edges(reach, minutes_to_millis(15));
    REQUIRE(parts.size() == 1);
    REQUIRE(parts[0].from_m == Approx(0).margin(1e-6));
    REQUIRE(parts[0].to_m == Approx(2000));
    REQUIRE(unreached_parts(bench.model.network(), SegmentId(0), parts).size() == 1);
}

TEST_CASE("an isochrone of a single street is the diamond that paper gives") {
    Sketch sketch;
    sketch.settings().max_access_m = 200;
    sketch.road({{-3000, 0}, {3000, 0}});
    Bench bench(sketch.district());
    const Isochrone five = bench.from({0, 0}, {5}).at(0);
    // |x| + |y| <= 333.33 m, cut off at |y| = 200: 2 r^2 less two tips of (r - 200)^2.
    const double r = 1000.0 / 3;
    const double expected = 2 * r * r - 2 * (r - 200) * (r - 200);
    REQUIRE(five.area_m2 == Approx(expected).epsilon(0.002));
    REQUIRE(five.audit.unreached_inside_m < 1);
    REQUIRE(five.audit.reached_outside_m < 1);
    REQUIRE(contains(five.ground, {0, 0}));
}

TEST_CASE("rings nest, the start lies inside, polygons are valid") {
    for (const std::uint32_t seed : {31U, 32U}) {
        Sketch sketch = random_town(seed, 16, 70);
        Bench bench(sketch.district());
        const PlanePoint start{3, 8};
        const auto rings = bench.from(start, {2, 4, 7});
        for (std::size_t i = 0; i < rings.size(); ++i) {
            REQUIRE(validity_problem(rings[i].ground).empty());
            REQUIRE(contains(rings[i].ground, start));
            if (i > 0) {
                REQUIRE(area(difference_of(rings[i - 1].ground, rings[i].ground)) < 1e-6);
            }
        }
        const auto parts = bands(rings);
        REQUIRE(parts[0].area_m2 + parts[1].area_m2 + parts[2].area_m2 == Approx(rings[2].area_m2));
    }
}

TEST_CASE("polygons agree with the edges and with exact times at random places") {
    double reached = 0;
    double wrong_m = 0;
    int wrong = 0;
    int asked = 0;
    for (const std::uint32_t seed : {41U, 42U, 43U}) {
        Sketch sketch = random_town(seed, 16, 70);
        sketch.barrier({{-300, 40}, {-20, 30}, {200, 60}}, BarrierKind::river);
        Bench bench(sketch.district());
        const WalkReach reach = bench.reach({10, 0});
        const Isochrone iso = isochrones(reach, {6}, bench.field, bench.stacked, quiet).at(0);
        reached += iso.audit.reached_m;
        wrong_m += iso.audit.unreached_inside_m + iso.audit.reached_outside_m;
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> place(-700, 700);
        for (int i = 0; i < 4000; ++i, ++asked) {
            const PlanePoint p{place(random), place(random)};
            const bool in_time = reach.at(bench.model.place_at(p)) <= minutes_to_millis(6);
            wrong += in_time != contains(iso.ground, p) ? 1 : 0;
        }
    }
    REQUIRE(wrong_m < 0.01 * reached);
    REQUIRE(wrong <= asked / 1000);
}

TEST_CASE("small holes and far islands are kept") {
    Sketch sketch;
    sketch.settings().max_access_m = 30;
    // A block of 200 m whose middle is out of reach of its streets: a hole of about 2 ha.
    sketch.road({{0, 0}, {200, 0}, {200, 200}, {0, 200}, {0, 0}});
    // A tunnel to a street far away: an island.
    sketch.road({{200, 0}, {260, 0}});
    sketch.road({{260, 0}, {500, 0}});
    Bench bench(sketch.district());
    Isochrone iso = bench.from({100, 0}, {15}).at(0);
    REQUIRE(iso.ground.size() == 1);
    REQUIRE(iso.audit.holes == 1);
    REQUIRE_FALSE(contains(iso.ground, {100, 100}));

    Sketch islands;
    islands.settings().max_access_m = 30;
    islands.road({{0, 0}, {100, 0}});
    islands.road({{100, 0}, {400, 0}});
    islands.road({{400, 0}, {500, 0}});
    // Walls on both sides keep the middle stretch's surroundings out.
    islands.barrier({{102, 0.5}, {398, 0.5}});
    islands.barrier({{102, -0.5}, {398, -0.5}});
    Bench other(islands.district());
    iso = other.from({50, 0}, {15}).at(0);
    REQUIRE(contains(iso.ground, {50, 10}));
    REQUIRE(contains(iso.ground, {450, 10}));
    REQUIRE_FALSE(contains(iso.ground, {250, 10}));
}

TEST_CASE("a wall keeps the isochrone out of a compound but for its gate") {
    Sketch sketch;
    sketch.road({{-500, -20}, {500, -20}});
    sketch.compound("C", Sketch::square(0, 0, 100, 100), 100, Enclosure::walled);
    sketch.gate({100, 50}, 0);
    sketch.station("S", {0, -20});
    Bench bench(sketch.district());
    const Isochrone iso = bench.from({0, -20}, {5}).at(0);
    // 20 m off the street lies the compound; its only gate is 70 m from the street.
    REQUIRE(contains(iso.ground, {50, -5}));
    const WalkReach reach = bench.reach({0, -20});
    for (const PlanePoint p : {PlanePoint{10, 10}, {50, 50}, {95, 50}, {2, 98}}) {
        REQUIRE(contains(iso.ground, p) ==
                (reach.at(bench.model.place_at(p)) <= minutes_to_millis(5)));
    }
}

TEST_CASE("a bridge over a street is counted as stacked, not as wrong") {
    Sketch sketch;
    sketch.road({{-300, 0}, {300, 0}});
    sketch.loose_road({{0, -400}, {0, 400}});
    sketch.settings().min_component_m = 100;
    Bench bench(sketch.district());
    REQUIRE(bench.stacked.count() == 1);
    REQUIRE(bench.stacked.near({0, 3}, 5));
    REQUIRE_FALSE(bench.stacked.near({0, 30}, 5));
    const Isochrone iso = bench.from({-100, 0}, {5}).at(0);
    REQUIRE(iso.audit.stacked_m > 0);
    REQUIRE(iso.audit.unreached_inside_m < 5);
}

TEST_CASE("nothing reached gives an empty polygon") {
    Sketch sketch;
    sketch.road({{0, 0}, {100, 0}});
    Bench bench(sketch.district());
    const Isochrone iso = bench.from({3000, 3000}, {15}).at(0);
    REQUIRE(iso.ground.empty());
    REQUIRE(iso.area_m2 == 0);
}

TEST_CASE("the nearest areas part the ground at the middle of a street") {
    Sketch sketch;
    sketch.boundary(-400, -100, 400, 100);
    sketch.road({{-400, 0}, {400, 0}});
    Bench bench(sketch.district());
    const std::vector<Destination> stations{bench.model.destination_at({-200, 0}),
                                            bench.model.destination_at({300, 0})};
    const NearestGround ground =
        nearest_areas({stations, sketch.district().boundary}, bench.field, quiet);
    const auto& areas = ground.areas;
    REQUIRE(areas.size() == 2);
    // 100 m of street and 50 m of access at (-100, 50).
    const std::size_t corner =
        static_cast<std::size_t>(10 - ground.corners.min.y) * ground.corners.width() +
        static_cast<std::size_t>(-20 - ground.corners.min.x);
    REQUIRE(ground.times.at(corner) == 135'000);
    REQUIRE(area(areas[0]) + area(areas[1]) == Approx(800 * 200));
    REQUIRE(area(areas[0]) == Approx(450 * 200).epsilon(0.01));
    REQUIRE(area(intersection_of(areas[0], areas[1])) < 1e-6);
}

TEST_CASE("one and eight threads give the same polygons") {
    Sketch sketch = random_town(51, 14, 70);
    MultiPolygon first;
    for (const std::size_t threads : {1U, 8U}) {
        const ThreadLimit limit(threads);
        Bench bench(sketch.district());
        const Isochrone iso = bench.from({0, 0}, {6}).at(0);
        if (threads == 1) {
            first = iso.ground;
        } else {
            REQUIRE(first == iso.ground);
        }
    }
}
