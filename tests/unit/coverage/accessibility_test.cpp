// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/accessibility.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

CoverageTimes times_of(const District& district) {
    const AccessModel model(district);
    AccessField field(model, district.settings.cell_m);
    return compound_times(model, field, quiet);
}

Accessibility access_of(const District& district, TierSet set = TierSet::all) {
    return accessibility(district, times_of(district), set);
}

// A street with two stations and three compounds, 0, 5 and 10 minutes from the stations.
Sketch street() {
    Sketch sketch;
    sketch.road({{-4000, 0}, {4000, 0}});
    sketch.station("S", {0, 0}).station("T", {1000, 0});
    sketch.district().stations[0].floor_area_m2 = 300;
    sketch.district().stations[1].floor_area_m2 = 600;
    sketch.point_compound("at S", {0, 0}, 100);
    sketch.point_compound("near S", {333.3333333333, 0}, 200);
    sketch.point_compound("at T", {1000, 0}, 50);
    return sketch;
}

// exp(-t²/2T²) for 5 and 10 of 15 minutes, from the end 0 to the beginning 1.
const double kEnd = std::exp(-0.5);
const double kFive = (std::exp(-1.0 / 18) - kEnd) / (1 - kEnd);
const double kTen = (std::exp(-4.0 / 18) - kEnd) / (1 - kEnd);

} // namespace

TEST_CASE("the weight of a walk falls from 1 to 0 at the cutoff") {
    REQUIRE(gaussian_decay(0, 900'000) == 1);
    REQUIRE(gaussian_decay(300'000, 900'000) == Approx(0.8626).margin(1e-4));
    REQUIRE(gaussian_decay(600'000, 900'000) == Approx(0.4935).margin(1e-4));
    REQUIRE(gaussian_decay(899'999, 900'000) > 0);
    REQUIRE(gaussian_decay(900'000, 900'000) == 0);
    REQUIRE(gaussian_decay(kNever, 900'000) == 0);
}

TEST_CASE("two steps by hand") {
    const Accessibility result = access_of(street().district());
    // "at T" is 15 minutes from S: within reach, and of weight 0.
    const double to_s = 100 + 200 * kFive;
    const double to_t = 50 + 200 * kTen;
    REQUIRE(*result.supply[0] == Approx(100 * 300 / to_s));
    REQUIRE(*result.supply[1] == Approx(100 * 600 / to_t));
    REQUIRE(*result.compounds[0] == Approx(100 * 300 / to_s));
    REQUIRE(*result.compounds[1] == Approx(100 * (300 * kFive / to_s + 600 * kTen / to_t)));
    REQUIRE(*result.compounds[2] == Approx(100 * 600 / to_t));
}

TEST_CASE("what is within reach adds up to the floor area") {
    Sketch sketch = random_town(17, 14, 80);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(-500, 500);
    for (int i = 0; i < 40; ++i) {
        const double x = place(random);
        const double y = place(random);
        sketch.compound(std::string("k").append(std::to_string(i)),
                        Sketch::square(x, y, x + 60, y + 45),
                        10 + i);
    }
    sketch.station("A", {0, 0}).station("B", {200, 100}, 2).station("C", {-300, 200});
    sketch.station("nobody comes", {4000, 4000});
    double floor = 0;
    for (Station& station : sketch.district().stations) {
        station.floor_area_m2 = 500 + station.point.x;
        floor += station.id == "nobody comes" ? 0 : *station.floor_area_m2;
    }
    const Accessibility result = access_of(sketch.district());
    REQUIRE_FALSE(result.supply[3]);
    double sum = 0;
    for (std::size_t c = 0; c < 40; ++c) {
        sum += sketch.district().compounds[c].households * *result.compounds[c] / 100;
    }
    REQUIRE(sum == Approx(floor));
    const Accessibility tier2 = access_of(sketch.district(), TierSet::tier2);
    REQUIRE_FALSE(tier2.supply[0]);
    REQUIRE(tier2.supply[1]);
}

TEST_CASE("an unknown floor area is never taken for none") {
    Sketch sketch = street();
    sketch.district().stations[1].floor_area_m2.reset();
    const Accessibility some = access_of(sketch.district());
    REQUIRE(*some.compounds[0] > 0);
    REQUIRE(*some.compounds[1] > 0);
    REQUIRE(*some.compounds[2] == 0); // by the 15 minutes to S, whose area is known
    REQUIRE(accessibility_notes(sketch.district()).count("floor_area_unknown") == 1);
    sketch.district().compounds[2].interior.x += 1; // now only T is within reach
    REQUIRE_FALSE(access_of(sketch.district()).compounds[2]);
    sketch.district().stations[0].floor_area_m2.reset();
    const Accessibility none = access_of(sketch.district());
    REQUIRE_FALSE(none.compounds[0]);
    REQUIRE_FALSE(none.supply[0]);
}

TEST_CASE("without any station, nothing is within reach, and that is known") {
    Sketch sketch;
    sketch.road({{-400, 0}, {400, 0}});
    sketch.point_compound("A", {0, 0});
    REQUIRE(access_of(sketch.district()).compounds[0] == 0.0);
    REQUIRE(accessibility_notes(sketch.district()).empty());
}
