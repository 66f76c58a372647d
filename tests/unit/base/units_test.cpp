// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/units.hpp"

#include <catch2/catch.hpp>

using namespace yike;

TEST_CASE("1000 m at 0.9 s a metre are 900 seconds to the millisecond") {
    const double standard = 1.0 / 0.9;
    CHECK(walk_millis(1000.0, standard) == 900'000U);
    CHECK(walk_millis(0.0, standard) == 0U);
    CHECK(walk_millis(1.0, standard) == 900U);
    CHECK(walk_millis(2000.0, standard) == 1'800'000U);
}

TEST_CASE("a segment's time is rounded half up") {
    // At 1 m/s a millimetre is a millisecond; the halves below are exact in binary.
    CHECK(walk_millis(0.5 / 1000.0 * 1.0, 1.0) == 1U);
    CHECK(walk_millis(0.0625, 25.0) == 3U);  // 2.5 ms
    CHECK(walk_millis(0.03125, 12.5) == 3U); // 2.5 ms
    CHECK(walk_millis(0.0004, 1.0) == 0U);
    CHECK(walk_millis(0.0006, 1.0) == 1U);
}

TEST_CASE("rounding half up goes up at the half, and only there") {
    CHECK(round_half_up(0.0) == 0.0);
    CHECK(round_half_up(0.5) == 1.0);
    CHECK(round_half_up(1.5) == 2.0);
    CHECK(round_half_up(2.5) == 3.0);
    CHECK(round_half_up(2.4999) == 2.0);
}

TEST_CASE("a time that does not fit is never") {
    CHECK(walk_millis(5e9, 1.0) == kNever);
    CHECK(walk_millis(4'294'967.294, 1.0) == kNever - 1);
    CHECK(walk_millis(4'294'967.295, 1.0) == kNever);
    CHECK(walk_millis(1.0, 0.0) == kNever);
}

TEST_CASE("adding to never gives never, and a sum never wraps around") {
    CHECK(add_millis(2, 3) == 5U);
    CHECK(add_millis(kNever, 0) == kNever);
    CHECK(add_millis(0, kNever) == kNever);
    CHECK(add_millis(kNever - 2, 1) == kNever - 1);
    CHECK(add_millis(kNever - 1, 1) == kNever);
    CHECK(add_millis(kNever - 1, kNever - 1) == kNever);
}

TEST_CASE("minutes are sixty thousand milliseconds") {
    CHECK(minutes_to_millis(0) == 0U);
    CHECK(minutes_to_millis(15) == 900'000U);
    CHECK(minutes_to_millis(60) == kLongestWalk);
}
