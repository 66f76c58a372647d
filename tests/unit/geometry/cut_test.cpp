// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace yike;

namespace {

MultiPolygon square(double x, double y, double size) {
    return {{{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}, {}}};
}

double total_area(const std::vector<MultiPolygon>& faces) {
    double total = 0;
    for (const MultiPolygon& face : faces) {
        total += area(face);
    }
    return total;
}

} // namespace

TEST_CASE("a square is cut by a cross into four") {
    const std::vector<MultiPolygon> faces =
        cut_along(square(0, 0, 10), {{{5, -1}, {5, 11}}, {{-1, 5}, {11, 5}}});
    REQUIRE(faces.size() == 4);
    for (const MultiPolygon& face : faces) {
        CHECK(area(face) == Approx(25));
    }
    CHECK(faces[0][0].outer.front() == PlanePoint{0, 0});
    CHECK(faces[1][0].outer.front() == PlanePoint{5, 0});
}

TEST_CASE("a line that ends inside cuts nothing off") {
    const std::vector<MultiPolygon> faces = cut_along(square(0, 0, 10), {{{-5, 5}, {5, 5}}});
    REQUIRE(faces.size() == 1);
    CHECK(area(faces[0]) == Approx(100));
    CHECK(cut_along(square(0, 0, 10), {}).size() == 1);
    CHECK(cut_along({}, {{{-5, 5}, {5, 5}}}).empty());
}

TEST_CASE("lines beyond the polygon make no faces there") {
    const std::vector<Line> lines = {
        {{-5, 5}, {15, 5}}, {{-5, -5}, {-5, 15}}, {{-8, -2}, {-8, 8}, {-2, 8}, {-2, -2}, {-8, -2}}};
    CHECK(total_area(cut_along(square(0, 0, 10), lines)) == Approx(100));
}

TEST_CASE("a hole stays a hole") {
    MultiPolygon hollow = square(0, 0, 10);
    hollow[0].holes.push_back({{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}});
    const std::vector<MultiPolygon> faces = cut_along(hollow, {{{-1, 5}, {11, 5}}});
    CHECK(faces.size() == 2);
    CHECK(total_area(faces) == Approx(96));
}

TEST_CASE("the faces are the polygon, however the lines run") {
    std::mt19937 random(9);
    std::uniform_real_distribution<double> coordinate(-20, 120);
    std::vector<Line> lines;
    for (int i = 0; i < 30; ++i) {
        lines.push_back({{coordinate(random), coordinate(random)},
                         {coordinate(random), coordinate(random)},
                         {coordinate(random), coordinate(random)}});
    }
    const MultiPolygon ground = square(0, 0, 100);
    const std::vector<MultiPolygon> faces = cut_along(ground, lines);
    CHECK(faces.size() > 20);
    CHECK(total_area(faces) == Approx(10000).epsilon(1e-9));
    std::reverse(lines.begin(), lines.end());
    const std::vector<MultiPolygon> again = cut_along(ground, lines);
    CHECK(again.size() == faces.size());
    CHECK(total_area(again) == Approx(10000).epsilon(1e-9));
}

TEST_CASE("the parts of a line inside keep its direction and its order") {
    const std::vector<Line> parts =
        lines_inside({{{-5, 5}, {15, 5}, {15, 8}, {-5, 8}}}, square(0, 0, 10));
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == Line{{0, 5}, {10, 5}});
    CHECK(parts[1] == Line{{10, 8}, {0, 8}});
}

TEST_CASE("a line wholly inside comes back to the bit, one wholly outside not at all") {
    const Line inside = {{0.1, 0.2}, {3.3, 4.4}, {7.7, 1.1}};
    CHECK(lines_inside({inside, {{20, 20}, {30, 30}}}, square(0, 0, 10)) ==
          std::vector<Line>{inside});
    CHECK(lines_inside({{{1, 1}}}, square(0, 0, 10)).empty());
    CHECK(lines_inside({inside}, {}).empty());
}

TEST_CASE("a way there and back counts twice") {
    const Line there_and_back = {{-5, 5}, {5, 5}, {-5, 5}};
    CHECK(length_inside({there_and_back}, square(0, 0, 10)) == Approx(10));
    CHECK(length_inside({{{1, 1}, {2, 1}}, {{1, 1}, {2, 1}}}, square(0, 0, 10)) == Approx(2));
}

TEST_CASE("a corner inside keeps the line in one piece") {
    const std::vector<Line> parts = lines_inside({{{-5, 5}, {5, 5}, {5, 15}}}, square(0, 0, 10));
    REQUIRE(parts.size() == 1);
    CHECK(parts[0] == Line{{0, 5}, {5, 5}, {5, 10}});
}

TEST_CASE("lengths inside and outside add up") {
    std::mt19937 random(21);
    std::uniform_real_distribution<double> coordinate(-10, 20);
    std::vector<Line> lines;
    for (int i = 0; i < 40; ++i) {
        Line line;
        for (int k = 0; k < 6; ++k) {
            line.push_back({coordinate(random), coordinate(random)});
        }
        lines.push_back(line);
    }
    const MultiPolygon inner = square(0, 0, 10);
    const MultiPolygon outer = difference_of(square(-50, -50, 100), inner);
    double total = 0;
    for (const Line& line : lines) {
        total += length(line);
    }
    CHECK(length_inside(lines, inner) + length_inside(lines, outer) == Approx(total).epsilon(1e-9));
}
