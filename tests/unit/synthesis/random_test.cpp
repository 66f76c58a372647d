// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/random.hpp"

#include <catch2/catch.hpp>

using namespace yike;

TEST_CASE("the stream is SplitMix64 as published") {
    Random random(1234567);
    CHECK(random.next() == 6457827717110365317U);
    CHECK(random.next() == 3203168211198807973U);
    CHECK(random.next() == 9817491932198370423U);
}

TEST_CASE("draws stay within their ranges") {
    Random random(1);
    double sum = 0;
    for (int i = 0; i < 10'000; ++i) {
        const double unit = random.unit();
        CHECK((unit >= 0 && unit < 1));
        const double bell = random.bell();
        CHECK((bell > -1 && bell < 1));
        CHECK(random.below(7) < 7);
        sum += unit;
    }
    CHECK(sum / 10'000 == Approx(0.5).margin(0.02));
}

TEST_CASE("a fork depends on its key alone, not on what was drawn before or after") {
    const Random random(5);
    CHECK(random.fork(1).next() == Random(5).fork(1).next());
    CHECK(random.fork(1).next() != random.fork(2).next());
    CHECK(random.fork(1).next() != Random(6).fork(1).next());
}

TEST_CASE("noise is smooth, bounded, and the seed's own") {
    const SmoothNoise noise(3, 100);
    for (int i = 0; i < 1'000; ++i) {
        const PlanePoint p{-500 + 1.0 * i, 0.7 * i};
        const double here = noise.at(p);
        CHECK((here >= -1 && here <= 1));
        CHECK(noise.at(p + PlanePoint{0.5, 0.5}) == Approx(here).margin(0.05));
    }
    CHECK(noise.at({10, 20}) != SmoothNoise(4, 100).at({10, 20}));
}
