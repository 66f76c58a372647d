// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_view.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace yike;

TEST_CASE("a scale is the smallest conventional denominator that fits") {
    const double metre_at_1 = mm_to_pt(1000);
    const auto scale_for = [&](double metres) {
        return choose_scale(metres, 1, metre_at_1, metre_at_1);
    };
    CHECK(scale_for(5000) == 5000);
    CHECK(scale_for(5001) == 6000);
    CHECK(scale_for(6100) == 7500);
    CHECK(scale_for(10'001) == 12'500);
    CHECK(scale_for(12'501) == 15'000);
    CHECK(scale_for(20'001) == 25'000);
    CHECK(scale_for(90'000) == 100'000);
    CHECK(scale_for(1) == 500);
    CHECK(choose_scale(1, 20'000, metre_at_1, metre_at_1) == 20'000);
}

TEST_CASE("the chosen scale fits and the next larger one does not") {
    for (double metres = 600; metres < 2e6; metres *= 1.37) {
        const double scale = choose_scale(metres, metres / 2, 800, 780);
        const double pt_per_m = 72 / 0.0254 / scale;
        CHECK(metres * pt_per_m <= 800 * (1 + 1e-9));
        CHECK(metres * pt_per_m > 800 / 1.34);
    }
}

TEST_CASE("a scale bar is a round length, and as long on paper as it says") {
    const double longest = mm_to_pt(51);
    CHECK(scale_bar_m(20'000, longest) == 1000);
    CHECK(scale_bar_m(10'000, longest) == 500);
    CHECK(scale_bar_m(5'000, longest) == 200);
    CHECK(scale_bar_m(100'000, longest) == 5000);
    const MapView view({0, 0, 600, 600}, {0, 0}, 20'000);
    CHECK(1000 * view.pt_per_m() == Approx(mm_to_pt(50)));
}

TEST_CASE("north is up and the centre lies in the middle") {
    const MapView view({100, 50, 300, 250}, {5000, 7000}, 10'000);
    const PaperPoint middle = view.to_paper(PlanePoint{5000, 7000});
    CHECK(middle.x == Approx(200));
    CHECK(middle.y == Approx(150));
    const PaperPoint north = view.to_paper(PlanePoint{5000, 7100});
    CHECK(north.x == Approx(200));
    CHECK(north.y == Approx(150 - mm_to_pt(10)));
    CHECK(view.extent().max.x - view.extent().min.x == Approx(200 / view.pt_per_m()));
}

TEST_CASE("fills end at the frame and outlines do not run along it") {
    const MapView view({0, 0, 100, 100}, {0, 0}, 10'000);
    const double far = 1e5;
    const MultiPolygon everywhere = {
        {{{-far, -far}, {far, -far}, {far, far}, {-far, far}, {-far, -far}}, {}}};
    const PaperLines rings = view.rings(everywhere);
    REQUIRE(rings.size() == 1);
    const SheetBox box = bounds(rings);
    CHECK(box.left == Approx(0).margin(1e-6));
    CHECK(box.right == Approx(100));
    CHECK(view.outlines(everywhere).empty());
}
