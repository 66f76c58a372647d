// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_camera.hpp"
#include "desktop/map/map_flight.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace yike;

namespace {

MapCamera some_camera() {
    return {.centre = {1000, 2000}, .m_per_px = 3, .size = {800, 600}};
}

} // namespace

TEST_CASE("places go to the widget and back") {
    const MapCamera camera = some_camera();
    const PlanePoint p = camera.to_plane({123, 456});
    CHECK(camera.to_widget(p).x() == Approx(123));
    CHECK(camera.to_widget(p).y() == Approx(456));
    CHECK(camera.to_plane({400, 300}) == camera.centre);
    CHECK(camera.to_plane({400, 0}).y > camera.centre.y);
}

TEST_CASE("the place under the mouse stays there while zooming") {
    MapCamera camera = some_camera();
    const PlanePoint before = camera.to_plane({100, 500});
    camera.zoom_about({100, 500}, 0.7);
    CHECK(distance(camera.to_plane({100, 500}), before) < 1e-6);
    CHECK(camera.m_per_px == 0.7);
}

TEST_CASE("a map moves with the mouse") {
    MapCamera camera = some_camera();
    const PlanePoint held = camera.to_plane({200, 200});
    camera.pan({15, -40});
    CHECK(distance(camera.to_plane({215, 160}), held) < 1e-6);
}

TEST_CASE("all of a box is shown, with a little air") {
    const Box box{{0, 0}, {5000, 200}};
    const MapCamera camera = some_camera().showing(box);
    CHECK(camera.extent().min.x < 0);
    CHECK(camera.extent().max.x > 5000);
    CHECK(camera.extent().max.x < 5400);
    CHECK(some_camera().showing(Box{}) == some_camera());
}

TEST_CASE("the scale is that of paper at 96 dots to the inch") {
    MapCamera camera = some_camera();
    camera.m_per_px = 0.0254 / 96 * 20'000;
    CHECK(camera.scale_denominator() == Approx(20'000));
}

TEST_CASE("a flight begins and ends to the bit and never leaves its way") {
    const MapFlight flight{some_camera(),
                           {.centre = {4000, -1000}, .m_per_px = 0.5, .size = {800, 600}}};
    CHECK(flight.at(0) == flight.from);
    CHECK(flight.at(1) == flight.to);
    double last = flight.from.m_per_px;
    for (double share = 0.05; share < 1; share += 0.05) {
        const MapCamera camera = flight.at(share);
        CHECK(camera.m_per_px < last);
        CHECK(camera.centre.x >= 1000);
        CHECK(camera.centre.x <= 4000);
        last = camera.m_per_px;
    }
}

TEST_CASE("a zoom about a place keeps the place while it flies") {
    MapFlight flight{some_camera(), some_camera()};
    flight.to.zoom_about({700, 50}, 0.9);
    const PlanePoint fixed = flight.from.to_plane({700, 50});
    for (const double share : {0.2, 0.5, 0.9}) {
        CHECK(distance(flight.at(share).to_plane({700, 50}), fixed) < 1e-6);
    }
}
