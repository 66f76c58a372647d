// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"
#include "synthesis/sea.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;

TEST_CASE("the sea is one sound ring that keeps the coast and goes on beyond any view") {
    // Land on the left: on the way north the sea is in the east.
    const Line coast = {{0, 0}, {120, 800}, {-60, 1700}, {40, 2600}};
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Ring ring = sea_before(coast, Random(seed));
        CHECK(validity_problem({Polygon{ring, {}}}).empty());
        CHECK(std::search(ring.begin(), ring.end(), coast.rbegin(), coast.rend()) != ring.end());
        const Polygon sea{ring, {}};
        CHECK(contains(sea, {500, 1300}));
        CHECK_FALSE(contains(sea, {-500, 1300}));
        for (const double north : {-kSeaReach_m * 0.8, 1300.0, kSeaReach_m * 0.8}) {
            CHECK(contains(sea, {kSeaReach_m * 0.8, north}));
            CHECK_FALSE(contains(sea, {-kSeaReach_m * 0.3, north}));
        }
        CHECK(ring == sea_before(coast, Random(seed)));
    }
}

TEST_CASE("the shore beyond a coast winds, and begins where the coast ends") {
    const Line coast = {{0, 0}, {0, 3000}};
    const Ring ring = sea_before(coast, Random(5));
    const auto end = std::find(ring.begin(), ring.end(), coast.back());
    REQUIRE(end != ring.begin());
    CHECK(distance(*std::prev(end), coast.back()) < 150);
    double west = 0;
    double east = 0;
    for (auto p = ring.begin(); p != end; ++p) {
        west = std::min(west, p->x);
        east = std::max(east, p->x);
    }
    CHECK(east - west > 500);
}
