// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <thread>
#include <utility>

using namespace yike;

namespace {

MultiPolygon hollow_square() {
    return {
        {{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}}}}};
}

} // namespace

TEST_CASE("a prepared polygon covers its outline but not its holes") {
    const PreparedPolygon polygon(hollow_square());
    CHECK(polygon.covers({1, 1}));
    CHECK(polygon.covers({0, 5}));
    CHECK(polygon.covers({10, 10}));
    CHECK(polygon.covers({4, 5}));
    CHECK_FALSE(polygon.covers({5, 5}));
    CHECK_FALSE(polygon.covers({10.001, 5}));
}

TEST_CASE("a prepared polygon agrees with the plain one") {
    const MultiPolygon plain = hollow_square();
    const PreparedPolygon polygon(plain);
    std::mt19937 random(4);
    std::uniform_real_distribution<double> coordinate(-2, 12);
    for (int i = 0; i < 2000; ++i) {
        const PlanePoint p{coordinate(random), coordinate(random)};
        CHECK(polygon.covers(p) == contains(plain, p));
        const double away = contains(plain, p) ? 0 : distance_to_outline(plain, p);
        CHECK(polygon.within_distance(p, 0.5) == (away <= 0.5));
    }
}

TEST_CASE("distances are inclusive, and 0 means touching") {
    const PreparedPolygon polygon(hollow_square());
    CHECK(polygon.within_distance(PlanePoint{13, 5}, 3));
    CHECK_FALSE(polygon.within_distance(PlanePoint{13, 5}, 2.999));
    CHECK(polygon.within_distance(PlanePoint{10, 5}, 0));
    CHECK(polygon.within_distance(Line{{12, -5}, {12, 15}}, 2));
    CHECK_FALSE(polygon.within_distance(Line{{12, -5}, {12, 15}}, 1.9));
    CHECK(polygon.within_distance(Line{{-5, 5}, {15, 5}}, 0));
    CHECK(polygon.within_distance(Line{{10, 15}, {10, 10}}, 0));
    CHECK(polygon.within_distance(Line{{11, 5}}, 1));
    CHECK_FALSE(polygon.within_distance(Line{}, 100));
    CHECK(polygon.within_distance(MultiPolygon{{{{20, 0}, {21, 0}, {20, 1}, {20, 0}}, {}}}, 10));
    CHECK_FALSE(
        polygon.within_distance(MultiPolygon{{{{20, 0}, {21, 0}, {20, 1}, {20, 0}}, {}}}, 9));
}

TEST_CASE("nothing is near an empty polygon") {
    const PreparedPolygon polygon{MultiPolygon{}};
    CHECK_FALSE(polygon.covers({0, 0}));
    CHECK_FALSE(polygon.within_distance(PlanePoint{0, 0}, 1e6));
    CHECK_FALSE(polygon.within_distance(Line{{0, 0}, {1, 1}}, 1e6));
}

TEST_CASE("a prepared polygon may move to another thread and end there") {
    PreparedPolygon polygon(hollow_square());
    CHECK(polygon.covers({1, 1}));
    bool covered = false;
    std::thread worker([moved = std::move(polygon), &covered] { covered = moved.covers({2, 2}); });
    worker.join();
    CHECK(covered);
}
