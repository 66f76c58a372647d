// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "geometry/overlay.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

using namespace yike;

namespace {

Polygon rectangle(double x0, double y0, double x1, double y1) {
    return {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}};
}

Polygon square_with_hole() {
    Polygon polygon = rectangle(0, 0, 10, 10);
    polygon.holes.push_back({{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}});
    return polygon;
}

/// A star-shaped polygon: always simple.
Polygon star(std::mt19937& random, PlanePoint centre) {
    std::uniform_real_distribution<double> radius(20, 100);
    Polygon polygon;
    constexpr int kCorners = 24;
    for (int i = 0; i < kCorners; ++i) {
        const double angle = 2 * std::numbers::pi * i / kCorners;
        const double r = radius(random);
        polygon.outer.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    polygon.outer.push_back(polygon.outer.front());
    return polygon;
}

bool is_canonical(const MultiPolygon& polygons) {
    const auto lowest_first = [](const Ring& ring) {
        return std::all_of(ring.begin(), ring.end(), [&ring](PlanePoint p) {
            return ring.front().y < p.y || (ring.front().y == p.y && ring.front().x <= p.x);
        });
    };
    for (const Polygon& polygon : polygons) {
        if (signed_area(polygon.outer) <= 0 || !lowest_first(polygon.outer)) {
            return false;
        }
        for (const Ring& hole : polygon.holes) {
            if (signed_area(hole) >= 0 || !lowest_first(hole)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

TEST_CASE("intersection and difference together are the whole") {
    std::mt19937 random(15);
    for (int round = 0; round < 50; ++round) {
        const MultiPolygon a = {star(random, {500000, 3970000})};
        const MultiPolygon b = {star(random, {500000 + round * 3.0, 3970010})};
        const MultiPolygon both = intersection_of(a, b);
        CHECK(area(a) == Approx(area(both) + area(difference_of(a, b))).epsilon(1e-9));
        CHECK(area(union_of({a, b})) == Approx(area(a) + area(b) - area(both)).epsilon(1e-9));
        CHECK(intersection_of(b, a) == both);
        CHECK(is_canonical(both));
        CHECK(is_canonical(difference_of(a, b)));
    }
}

TEST_CASE("the area of an intersection is the share of random points in both") {
    std::mt19937 random(7);
    const MultiPolygon a = {star(random, {0, 0})};
    const MultiPolygon b = {star(random, {30, 10})};
    std::uniform_real_distribution<double> coordinate(-120, 140);
    constexpr int kPoints = 40000;
    int hits = 0;
    for (int i = 0; i < kPoints; ++i) {
        const PlanePoint p{coordinate(random), coordinate(random)};
        hits += contains(a, p) && contains(b, p) ? 1 : 0;
    }
    CHECK(area(intersection_of(a, b)) == Approx(260.0 * 260.0 * hits / kPoints).epsilon(0.05));
}

TEST_CASE("results are in one order whatever the order of the parts") {
    const MultiPolygon west = {rectangle(0, 5, 1, 6)};
    const MultiPolygon east = {rectangle(10, 0, 11, 1)};
    const MultiPolygon hollow = {square_with_hole()};
    const MultiPolygon far_hollow = {{hollow[0].outer, hollow[0].holes}};
    CHECK(union_of({west, east}) == union_of({east, west}));
    CHECK(union_of({west, east}) == MultiPolygon{east[0], west[0]});
    const MultiPolygon united = union_of({far_hollow});
    REQUIRE(united.size() == 1);
    CHECK(is_canonical(united));
    CHECK(area(united) == Approx(96));
}

TEST_CASE("results are the same on any number of threads") {
    std::mt19937 random(3);
    std::vector<MultiPolygon> stars;
    for (int i = 0; i < 40; ++i) {
        stars.push_back({star(random, {i * 20.0, i * 7.0})});
    }
    const auto cut_all = [&stars](std::size_t threads) {
        const ThreadLimit limit(threads);
        std::vector<MultiPolygon> cuts(stars.size() - 1);
        parallel_ranges(cuts.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                cuts[i] = intersection_of(stars[i], stars[i + 1]);
            }
        });
        return cuts;
    };
    CHECK(cut_all(1) == cut_all(8));
}

TEST_CASE("polygons that only touch have no common ground") {
    CHECK(intersection_of({rectangle(0, 0, 1, 1)}, {rectangle(1, 0, 2, 1)}).empty());
    CHECK(intersection_of({rectangle(0, 0, 1, 1)}, {rectangle(5, 5, 6, 6)}).empty());
    CHECK(area(union_of({{rectangle(0, 0, 1, 1)}, {rectangle(1, 0, 2, 1)}})) == Approx(2));
    CHECK(union_of({{rectangle(0, 0, 1, 1)}, {rectangle(1, 0, 2, 1)}}).size() == 1);
}

TEST_CASE("nothing in, nothing out") {
    const MultiPolygon none;
    const MultiPolygon some = {rectangle(0, 0, 1, 1)};
    CHECK(intersection_of(none, some).empty());
    CHECK(difference_of(none, some).empty());
    CHECK(difference_of(some, none) == some);
    CHECK(union_of({}).empty());
    CHECK(buffer_of(none, 10).empty());
    CHECK(buffer_of(std::vector<Line>{}, 10).empty());
    CHECK(make_valid(none).empty());
    CHECK_FALSE(interior_point(none).has_value());
    CHECK(validity_problem(none).empty());
}

TEST_CASE("a figure of eight is not valid, and says where") {
    const MultiPolygon eight = {{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}};
    CHECK_THAT(validity_problem(eight), Catch::Contains("Self-intersection"));
    CHECK_THAT(validity_problem(eight), Catch::Contains("5.00, 5.00"));
    const MultiPolygon mended = make_valid(eight);
    CHECK(validity_problem(mended).empty());
    CHECK(area(mended) == Approx(50));
    CHECK(mended.size() == 2);
}

TEST_CASE("rings that are no rings are named, not passed on") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THAT(validity_problem({{{{0, 0}, {1, 0}, {0, 0}}, {}}}), Catch::Contains("3 points"));
    CHECK_THAT(validity_problem({{{{0, 0}, {1, 0}, {1, nan}, {0, 0}}, {}}}),
               Catch::Contains("not a number"));
    CHECK_THAT(validity_problem({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {}}}),
               Catch::Contains("not closed"));
    CHECK(make_valid({{{{0, 0}, {1, 0}, {1, nan}, {0, 0}}, {}}}).empty());
    CHECK(area(make_valid({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {}}})) == Approx(1));
    CHECK(validity_problem({rectangle(0, 0, 1, 1)}).empty());
}

TEST_CASE("mending keeps ground and holes of what is valid") {
    const MultiPolygon polygon = {square_with_hole()};
    CHECK(area(make_valid(polygon)) == area(polygon));
    CHECK(make_valid(make_valid(polygon)) == make_valid(polygon));
    // Overlapping parts become one.
    CHECK(area(make_valid({rectangle(0, 0, 2, 1), rectangle(1, 0, 3, 1)})) == Approx(3));
}

TEST_CASE("overlay of polygons that are not valid works on their mended form") {
    const MultiPolygon eight = {{{{0, 0}, {10, 10}, {10, 0}, {0, 10}, {0, 0}}, {}}};
    const MultiPolygon left = {rectangle(-1, -1, 5, 11)};
    CHECK(area(intersection_of(eight, left)) == Approx(25).margin(1e-6));
}

TEST_CASE("the interior point lies inside, also of a horseshoe") {
    const MultiPolygon horseshoe = {
        {{{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 1}, {1, 1}, {1, 10}, {0, 10}, {0, 0}}, {}}};
    const auto p = interior_point(horseshoe);
    REQUIRE(p.has_value());
    CHECK(contains(horseshoe, *p));
    const auto q = interior_point({square_with_hole()});
    REQUIRE(q.has_value());
    CHECK(contains(MultiPolygon{square_with_hole()}, *q));
}

TEST_CASE("buffers have the area of their inscribed circles") {
    const MultiPolygon grown = buffer_of(MultiPolygon{rectangle(0, 0, 10, 10)}, 2);
    // Four quarter circles, each of eight chords.
    const double circle = 0.5 * 32 * 4 * std::sin(2 * std::numbers::pi / 32);
    CHECK(area(grown) == Approx(100 + 4 * 20 + circle).epsilon(1e-9));
    CHECK(area(buffer_of(MultiPolygon{rectangle(0, 0, 10, 10)}, -2)) == Approx(36));
    CHECK(buffer_of(MultiPolygon{rectangle(0, 0, 10, 10)}, -6).empty());
    CHECK(is_canonical(grown));
}

TEST_CASE("lines are buffered with flat ends") {
    CHECK(area(buffer_of(std::vector<Line>{{{0, 0}, {10, 0}}}, 1)) == Approx(20));
    CHECK(area(buffer_of(std::vector<Line>{{{0, 0}, {10, 0}}, {{5, -5}, {5, 5}}}, 1)) ==
          Approx(36));
}
