// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/reach_shape.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>
#include <random>

using namespace yike;

namespace {

/// A closed ring with many points round a centre.
Ring star(PlanePoint centre, double radius, std::size_t points, std::mt19937& random) {
    std::uniform_real_distribution<double> length(0.6, 1.0);
    Ring ring;
    double share = 1;
    for (std::size_t i = 0; i < points; ++i) {
        const double turn =
            2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(points);
        share = 0.9 * share + 0.1 * length(random);
        ring.push_back(centre + radius * share * PlanePoint{std::cos(turn), std::sin(turn)});
    }
    ring.push_back(ring.front());
    return ring;
}

MultiPolygon random_ground(unsigned seed) {
    std::mt19937 random(seed);
    Polygon large{star({0, 0}, 1000, 4000, random), {}};
    large.holes.push_back(star({100, 50}, 200, 700, random));
    large.holes.push_back(star({-300, 200}, 60, 30, random));
    return {large, {star({2500, 0}, 300, 900, random), {}}};
}

bool inside(const MultiPolygon& ground, PlanePoint p) {
    return contains(ground, p);
}

} // namespace

TEST_CASE("what is near a box is the same ground inside it") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-1500, 3000);
    for (unsigned seed = 0; seed < 5; ++seed) {
        const MultiPolygon ground = random_ground(seed);
        const ReachShape shape(ground);
        for (int i = 0; i < 30; ++i) {
            const PlanePoint corner{place(random), place(random) / 2};
            const Box box{corner, corner + PlanePoint{250, 150}};
            const MultiPolygon near = shape.near(box, 0);
            std::size_t points = 0;
            for (const Polygon& polygon : near) {
                points += polygon.outer.size();
            }
            CHECK(points < 3500); // less than all of it
            for (int k = 0; k < 60; ++k) {
                const PlanePoint p = corner + PlanePoint{250 * std::fmod(k * 0.618, 1.0),
                                                         150 * std::fmod(k * 0.414, 1.0)};
                CHECK(inside(ground, p) == inside(near, p));
            }
        }
    }
}

TEST_CASE("points that are not seen are left out, but none of a visible size") {
    const MultiPolygon ground = random_ground(3);
    const ReachShape shape(ground);
    const Box all{{-2000, -2000}, {4000, 2000}};
    const MultiPolygon fine = shape.near(all, 0);
    const MultiPolygon coarse = shape.near(all, 10);
    CHECK(fine[0].outer.size() == ground[0].outer.size());
    CHECK(coarse[0].outer.size() < fine[0].outer.size() * 6 / 10);
    CHECK(std::fabs(area(coarse) / area(fine) - 1) < 0.01);
    CHECK(shape.near(all, 200)[0].holes.size() == 1); // the smaller hole is a dot by then
}

TEST_CASE("two grounds differ only inside the box of their difference") {
    for (unsigned seed = 0; seed < 6; ++seed) {
        const MultiPolygon before = random_ground(seed);
        MultiPolygon after = before;
        // A bulge in the east of the outline, and one hole filled.
        for (PlanePoint& p : after[0].outer) {
            if (p.x > 700 && std::fabs(p.y) < 200) {
                p.x += 40;
            }
        }
        after[0].holes.pop_back();
        const Box box = ReachShape(before).difference(ReachShape(after));
        REQUIRE_FALSE(box.empty());
        CHECK(box.min.y > -700); // not simply everything
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> place(-1200, 2900);
        for (int i = 0; i < 3000; ++i) {
            const PlanePoint p{place(random), place(random) / 2};
            if (!box.contains(p)) {
                CHECK(inside(before, p) == inside(after, p));
            }
        }
    }
}

TEST_CASE("a ground does not differ from itself, however its rings begin") {
    const MultiPolygon ground = random_ground(1);
    CHECK(ReachShape(ground).difference(ReachShape(ground)).empty());
    const MultiPolygon none;
    CHECK(ReachShape(none).difference(ReachShape(none)).empty());
    CHECK_FALSE(ReachShape(none).difference(ReachShape(ground)).empty());
    CHECK(ReachShape(none).near({{0, 0}, {1, 1}}, 0).empty());
}
