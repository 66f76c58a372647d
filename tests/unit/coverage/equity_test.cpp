// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/equity.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace yike;

namespace {

// The formula as written, pair by pair.
double slow_gini(const std::vector<Holding>& holdings) {
    double households = 0;
    double all = 0;
    double differences = 0;
    for (const Holding& a : holdings) {
        households += a.households;
        all += a.households * a.value;
        for (const Holding& b : holdings) {
            differences += a.households * b.households * std::abs(a.value - b.value);
        }
    }
    return differences / (2 * households * all);
}

std::vector<Holding> random_holdings(std::uint32_t seed) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> value(0, 12);
    std::uniform_real_distribution<double> households(0, 400);
    std::vector<Holding> holdings;
    for (std::uint32_t i = 0; i < 5 + seed; ++i) {
        holdings.push_back({value(random) / 4.0, households(random)});
    }
    return holdings;
}

} // namespace

TEST_CASE("Gini by hand") {
    REQUIRE(*gini({{3, 10}, {3, 90}}) == Approx(0).margin(1e-15));
    REQUIRE(*gini({{0, 1}, {1, 1}}) == Approx(0.5));
    REQUIRE(*gini({{0, 99}, {1, 1}}) == Approx(0.99));
    // 1, 2 and 3 minutes: differences 1, 1 and 2, both ways: 8 / (2 x 9 x 2)
    REQUIRE(*gini({{1, 1}, {2, 1}, {3, 1}}) == Approx(8.0 / 36));
    REQUIRE(*gini({{1, 2}, {4, 1}}) == Approx(*gini({{1, 1}, {4, 1}, {1, 1}})));
}

TEST_CASE("nothing to share has no Gini coefficient") {
    REQUIRE_FALSE(gini({}));
    REQUIRE_FALSE(gini({{5, 0}}));
    REQUIRE_FALSE(gini({{0, 10}}));
    REQUIRE(lorenz_curve({{0, 10}}).empty());
}

TEST_CASE("Gini is the sum over all pairs, whatever the order") {
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        CAPTURE(seed);
        std::vector<Holding> holdings = random_holdings(seed);
        const double expected = slow_gini(holdings);
        REQUIRE(*gini(holdings) == Approx(expected).margin(1e-12));
        std::reverse(holdings.begin(), holdings.end());
        REQUIRE(*gini(holdings) == Approx(expected).margin(1e-12));
        for (Holding& holding : holdings) {
            holding.value *= 60;
        }
        REQUIRE(*gini(holdings) == Approx(expected).margin(1e-12));
    }
}

TEST_CASE("the Lorenz curve rises from nothing to all, below the diagonal") {
    const std::vector<LorenzPoint> curve = lorenz_curve({{1, 2}, {0, 1}, {4, 1}});
    REQUIRE(curve.size() == 4);
    REQUIRE(curve[1].households == Approx(0.25));
    REQUIRE(curve[1].value == 0);
    REQUIRE(curve[2].households == Approx(0.75));
    REQUIRE(curve[2].value == Approx(2.0 / 6));
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const std::vector<LorenzPoint> points = lorenz_curve(random_holdings(seed));
        REQUIRE(points.front().households == 0);
        REQUIRE(points.back().value == 1);
        for (std::size_t i = 1; i < points.size(); ++i) {
            REQUIRE(points[i].households > points[i - 1].households);
            REQUIRE(points[i].value >= points[i - 1].value);
            REQUIRE(points[i].value <= points[i].households + 1e-12);
        }
    }
}

TEST_CASE("half of the households are not above the median") {
    REQUIRE(median_value({{1, 1}, {2, 1}}) == 1.0);
    REQUIRE(median_value({{9, 3}, {2, 1}, {5, 1}}) == 9.0);
    REQUIRE_FALSE(median_value({}));
    REQUIRE_FALSE(median_value({{4, 0}}));
}

TEST_CASE("the worst tenth is cut within a compound where it ends") {
    // 100 households: 4 walk 30 minutes, 6 of the 16 that walk 20 belong to the tenth.
    const WorstTenth worst = worst_tenth({{20.0, 16}, {30.0, 4}, {5.0, 80}}, Worse::higher);
    REQUIRE(worst.size == 10);
    REQUIRE(worst.households == std::vector<double>{6, 4, 0});
    REQUIRE(*worst.mean == Approx((4 * 30 + 6 * 20) / 10.0));
    REQUIRE(*worst_tenth({{20.0, 16}, {30.0, 4}, {5.0, 80}}, Worse::lower).mean == 5);
}

TEST_CASE("those without a value are the worst off, counted but not in the mean") {
    const WorstTenth some = worst_tenth({{10.0, 90}, {{}, 4}, {30.0, 6}}, Worse::higher);
    REQUIRE(some.households == std::vector<double>{0, 4, 6});
    REQUIRE(some.with_value == 6);
    REQUIRE(*some.mean == 30);
    const WorstTenth most = worst_tenth({{10.0, 50}, {{}, 50}}, Worse::higher);
    REQUIRE(most.size == 10);
    REQUIRE(most.with_value == 0);
    REQUIRE_FALSE(most.mean);
    REQUIRE(worst_tenth({}, Worse::higher).size == 0);
}

TEST_CASE("equal values enter the worst tenth alike") {
    const WorstTenth worst = worst_tenth({{20.0, 30}, {20.0, 10}, {1.0, 60}}, Worse::higher);
    REQUIRE(worst.households[0] == Approx(7.5));
    REQUIRE(worst.households[1] == Approx(2.5));
}
