// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/lon_lat.hpp"
#include "geometry/plane_point.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace yike;

TEST_CASE("left turns are positive") {
    CHECK(orientation({0, 0}, {1, 0}, {1, 1}) > 0);
    CHECK(orientation({0, 0}, {1, 0}, {1, -1}) < 0);
    CHECK(orientation({0, 0}, {1, 0}, {2, 0}) == 0);
}

TEST_CASE("the ends of a segment are met to the bit") {
    const PlanePoint a{500000.1, 3970000.7};
    const PlanePoint b{500123.4, 3970456.9};
    CHECK(along(a, b, 0) == a);
    CHECK(along(a, b, 1) == b);
    CHECK(along(a, b, 1.5) == b);
    CHECK(along(a, b, -1) == a);
}

TEST_CASE("the nearest point of a segment may be an end") {
    CHECK(nearest_share({0, 0}, {10, 0}, {3, 5}) == Approx(0.3));
    CHECK(nearest_share({0, 0}, {10, 0}, {-3, 5}) == 0);
    CHECK(nearest_share({0, 0}, {10, 0}, {30, 5}) == 1);
    CHECK(nearest_share({2, 2}, {2, 2}, {30, 5}) == 0);
    CHECK(squared_distance({0, 0}, {10, 0}, {13, 4}) == 25);
}

TEST_CASE("segments with a common end are equally far from a point beyond it") {
    const PlanePoint corner{500000.1, 3970000.7};
    const PlanePoint p{500003.3, 3970004.4};
    CHECK(squared_distance({499900, 3970000.2}, corner, p) ==
          squared_distance(corner, {500000, 3969900}, p));
}

TEST_CASE("a box grows with its points and starts empty") {
    Box box;
    CHECK(box.empty());
    box.add(Box{});
    CHECK(box.empty());
    box.add(PlanePoint{1, 2});
    box.add(PlanePoint{3, -4});
    CHECK(box.min == PlanePoint{1, -4});
    CHECK(box.max == PlanePoint{3, 2});
    CHECK(box.contains({2, 0}));
    CHECK_FALSE(box.contains({0, 0}));
    CHECK(box.grown(1).contains({0, 0}));
    CHECK(box.meets(Box{{3, 2}, {9, 9}}));
    CHECK_FALSE(box.meets(Box{{3.1, 2}, {9, 9}}));
}

TEST_CASE("a position is valid only within the globe") {
    CHECK(is_valid({180, -90}));
    CHECK_FALSE(is_valid({180.1, 0}));
    CHECK_FALSE(is_valid({0, 90.1}));
    CHECK_FALSE(is_valid({std::numeric_limits<double>::quiet_NaN(), 0}));
    CHECK_FALSE(is_valid({0, std::numeric_limits<double>::infinity()}));
}
