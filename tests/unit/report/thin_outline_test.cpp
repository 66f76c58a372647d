// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/thin_outline.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace yike;

TEST_CASE("a thinned outline keeps within its tolerance of every vertex") {
    Ring ring;
    for (int i = 0; i < 1000; ++i) {
        const double angle = 2 * M_PI * i / 1000;
        const double radius = 100 + 5 * std::sin(40 * angle);
        ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    const MultiPolygon thin = thinned({{ring, {}}}, 1);
    REQUIRE(thin.size() == 1);
    CHECK(thin[0].outer.size() < 500);
    CHECK(thin[0].outer.front() == thin[0].outer.back());
    for (const PlanePoint& p : ring) {
        CHECK(distance_to_outline(thin, p) <= 1.0 + 1e-9);
    }
    CHECK(thinned({{ring, {}}}, 0)[0].outer == ring);
}

TEST_CASE("what becomes flat is left out, holes too") {
    const Ring square{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}};
    const Ring speck{{10, 10}, {10, 10.5}, {10.5, 10.5}, {10.5, 10}, {10, 10}};
    const MultiPolygon thin = thinned({{square, {speck}}, {speck, {}}}, 1);
    REQUIRE(thin.size() == 1);
    CHECK(thin[0].outer == square);
    CHECK(thin[0].holes.empty());
    CHECK(thinned({}, 1).empty());
}
