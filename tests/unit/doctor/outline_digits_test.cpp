// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/outline_digits.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace yike;

namespace {

/// A ring of n vertices around a place; `coarse(i)` has 6 decimals.
template <class Coarse> GlobeLine ring(LonLat centre, int n, const Coarse& coarse) {
    GlobeLine line;
    for (int i = 0; i <= n; ++i) {
        const double angle = 2 * 3.14159265358979 * (i % n) / n;
        LonLat p{centre.lon + 0.05 * std::cos(angle), centre.lat + 0.04 * std::sin(angle)};
        const double unit = coarse(i % n) ? 1e6 : 1e7;
        // The last digit of fine ones is never 0.
        const double more = coarse(i % n) ? 0 : 0.3e-7 + 1e-7;
        p = {std::round(p.lon * 1e6) / 1e6 + more * (unit > 1e6 ? 1 : 0),
             std::round(p.lat * 1e6) / 1e6 + more * (unit > 1e6 ? 1 : 0)};
        line.push_back(p);
    }
    return line;
}

} // namespace

TEST_CASE("an outline in two stretches of different decimals is a mixture") {
    const auto found = mixed_digits(ring({120, 36}, 200, [](int i) { return i < 120; }));
    REQUIRE(found);
    REQUIRE(found->coarse == 120);
    REQUIRE(found->fine == 80);
    REQUIRE(found->coarse_runs == 1);
}

TEST_CASE("one kind of decimals, or both by turns, is none") {
    REQUIRE_FALSE(mixed_digits(ring({120, 36}, 200, [](int) { return true; })));
    REQUIRE_FALSE(mixed_digits(ring({120, 36}, 200, [](int) { return false; })));
    REQUIRE_FALSE(mixed_digits(ring({120, 36}, 200, [](int i) { return i % 2 == 0; })));
    REQUIRE_FALSE(mixed_digits(ring({120, 36}, 60, [](int i) { return i < 30; })));
}

TEST_CASE("beyond the region of GCJ-02 decimals say nothing") {
    REQUIRE_FALSE(mixed_digits(ring({9.5, 47.1}, 200, [](int i) { return i < 120; })));
}
