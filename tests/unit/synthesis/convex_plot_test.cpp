// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/convex_plot.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

const ConvexPlot kSquare{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {10, 11, 12, 13}};

} // namespace

TEST_CASE("an inset moves every side and keeps what it faces") {
    const ConvexPlot inner = kSquare.inset(10);
    CHECK(inner.area_m2() == Approx(6'400));
    CHECK(inner.faces == kSquare.faces);
    CHECK(kSquare.inset(51).size() == 0);
}

TEST_CASE("what is left of a line faces the line with its new side") {
    const ConvexPlot west = kSquare.left_of_line({40, 0}, {0, 1}, kNoStreet);
    CHECK(west.area_m2() == Approx(4'000));
    CHECK(west.faces == std::vector<HalfIndex>{10, kNoStreet, 12, 13});
    CHECK(kSquare.left_of_line({-1, 0}, {0, 1}, kNoStreet).size() == 0);
}

TEST_CASE("halves have a gap between them") {
    const auto [one, two] = halves_of(kSquare, 4);
    CHECK(one.area_m2() == Approx(4'800));
    CHECK(two.area_m2() == Approx(4'800));
    CHECK_FALSE(one.contains({50, 50}));
    CHECK_FALSE(two.contains({50, 50}));
}

TEST_CASE("a line enters by one side and leaves by another") {
    const auto crossing = kSquare.crossed_by({50, 30}, {1, 0});
    REQUIRE(crossing);
    CHECK(crossing->enter == Approx(-50));
    CHECK(crossing->leave == Approx(50));
    CHECK(crossing->enter_side == 3);
    CHECK(crossing->leave_side == 1);
    CHECK_FALSE(kSquare.crossed_by({0, 101}, {1, 0}));
}

TEST_CASE("corners that hardly turn or crowd go, and no ground is won") {
    const ConvexPlot plot{{{0, 0}, {50, -0.1}, {100, 0}, {100, 99}, {99, 100}, {0, 100}},
                          {1, 2, 3, 4, 5, 6}};
    const ConvexPlot simple = plot.simplified(3);
    CHECK(simple.size() == 4);
    CHECK(simple.area_m2() <= plot.area_m2());
    CHECK(simple.area_m2() > plot.area_m2() - 200);
}

TEST_CASE("a plot keeps clear of the streets around its block by their class") {
    const Street trunk{StreetClass::trunk};
    const Street lane{StreetClass::living_street};
    const StreetMesh mesh({{0, 0}, {200, 0}, {200, 200}, {0, 200}},
                          {{0, 1, trunk}, {1, 2, lane}, {2, 3, lane}, {3, 0, lane}});
    const Box box = bounds(plot_within(mesh, 0).ring());
    CHECK(box.min.y == Approx(clearance_m(StreetClass::trunk)));
    CHECK(box.min.x == Approx(clearance_m(StreetClass::living_street)));
    CHECK(box.max.y == Approx(200 - clearance_m(StreetClass::living_street)));
}
