// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/polygon.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace yike;

namespace {

Polygon hollow_square() {
    return {{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}},
            {{{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}}}};
}

} // namespace

TEST_CASE("the sign of a ring's area tells its direction") {
    const Ring ccw = {{0, 0}, {4, 0}, {4, 3}, {0, 3}, {0, 0}};
    const Ring cw(ccw.rbegin(), ccw.rend());
    CHECK(signed_area(ccw) == 12);
    CHECK(signed_area(cw) == -12);
    CHECK(signed_area(Ring{{0, 0}, {1, 1}, {0, 0}}) == 0);
    CHECK(signed_area(Ring{}) == 0);
}

TEST_CASE("large false eastings cost the area no digits") {
    const Ring small = {{40500000.25, 3970000.5},
                        {40500001.25, 3970000.5},
                        {40500001.25, 3970001.5},
                        {40500000.25, 3970001.5},
                        {40500000.25, 3970000.5}};
    CHECK(signed_area(small) == 1);
}

TEST_CASE("holes are not part of the area, whatever their direction") {
    Polygon polygon = hollow_square();
    CHECK(area(polygon) == 96);
    std::swap(polygon.holes[0][1], polygon.holes[0][3]);
    CHECK(area(polygon) == 96);
    CHECK(area(MultiPolygon{polygon, polygon}) == 192);
    CHECK(area(MultiPolygon{}) == 0);
}

TEST_CASE("points in holes are outside") {
    const Polygon polygon = hollow_square();
    CHECK(contains(polygon, {1, 1}));
    CHECK_FALSE(contains(polygon, {5, 5}));
    CHECK_FALSE(contains(polygon, {11, 5}));
    CHECK_FALSE(contains(MultiPolygon{}, {0, 0}));
}

TEST_CASE("a ray through a vertex counts it once") {
    const Polygon diamond = {{{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}}, {}};
    CHECK(contains(diamond, {0, 0}));
    CHECK_FALSE(contains(diamond, {-2, 0}));
    CHECK_FALSE(contains(diamond, {-2, 1}));
}

TEST_CASE("the distance to the outline counts holes") {
    const MultiPolygon polygons = {hollow_square()};
    CHECK(distance_to_outline(polygons, {5, 5}) == 1);
    CHECK(distance_to_outline(polygons, {2, 5}) == 2);
    CHECK(distance_to_outline(polygons, {13, 14}) == 5);
    CHECK(distance_to_outline(MultiPolygon{}, {0, 0}) == std::numeric_limits<double>::infinity());
}

TEST_CASE("a chain is as long as its segments") {
    CHECK(length(Line{{0, 0}, {3, 4}, {3, 10}}) == 11);
    CHECK(length(Line{{1, 1}}) == 0);
    CHECK(length(Line{}) == 0);
}

TEST_CASE("bounds enclose the outer rings") {
    const Box box = bounds(MultiPolygon{hollow_square()});
    CHECK(box.min == PlanePoint{0, 0});
    CHECK(box.max == PlanePoint{10, 10});
    CHECK(bounds(Line{}).empty());
}
