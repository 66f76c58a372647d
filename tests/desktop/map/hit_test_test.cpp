// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/hit_test.hpp"
#include "map_fixture.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

struct Scene {
    Scene() : ground(std::make_shared<MapData>(small_district())) {}

    MapHit hit(PlanePoint place) const { return hit_test(request(), camera.to_widget(place)); }

    HitRequest request() const {
        return {.ground = ground,
                .stations = ground.data().stations,
                .camera = camera,
                .layers = layers.states()};
    }

    GroundIndex ground;
    MapCamera camera{.centre = {500, 300}, .m_per_px = 1, .size = {1000, 600}};
    LayerModel layers;
};

} // namespace

TEST_CASE("each kind of thing is found where it lies") {
    const Scene scene;
    CHECK(scene.hit({300, 320}).kind == MapHit::Kind::station);
    CHECK(scene.hit({800, 204}).index == 1);
    CHECK(scene.hit({200, 160}).kind == MapHit::Kind::gate);
    CHECK(scene.hit({400, 400}).kind == MapHit::Kind::candidate);
    CHECK(scene.hit({660, 160}).kind == MapHit::Kind::compound);
    CHECK(scene.hit({660, 160}).index == 1);
    CHECK(scene.hit({700, 303}).kind == MapHit::Kind::road);
    CHECK(scene.hit({900, 500}).kind == MapHit::Kind::nothing);
}

TEST_CASE("the tolerance is in pixels, whatever the scale") {
    Scene scene;
    CHECK(scene.hit({900, 304}).kind == MapHit::Kind::road);
    CHECK(scene.hit({900, 307}).kind == MapHit::Kind::nothing);
    scene.camera.m_per_px = 3;
    CHECK(scene.hit({900, 312}).kind == MapHit::Kind::road);
    CHECK(scene.hit({900, 320}).kind == MapHit::Kind::nothing);
}

TEST_CASE("a station stands before the compound it stands in") {
    MapData data = small_district();
    data.stations.push_back({"", 2, {260, 160}, true, false, std::nullopt});
    const GroundIndex ground(std::make_shared<MapData>(data));
    const MapCamera camera{.centre = {500, 300}, .m_per_px = 1, .size = {1000, 600}};
    const LayerModel layers;
    const HitRequest request{
        .ground = ground, .stations = data.stations, .camera = camera, .layers = layers.states()};
    CHECK(hit_test(request, camera.to_widget({260, 160})).kind == MapHit::Kind::station);
    CHECK(hit_test(request, camera.to_widget({300, 200})).kind == MapHit::Kind::compound);
}

TEST_CASE("what is not seen is not hit") {
    Scene scene;
    scene.layers.set_visible(MapLayer::stations, false);
    CHECK(scene.hit({300, 320}).kind != MapHit::Kind::station);
    scene.layers.set_visible(MapLayer::compounds, false);
    CHECK(scene.hit({660, 160}).kind == MapHit::Kind::nothing);
    scene.layers.set_visible(MapLayer::candidates, false);
    CHECK_FALSE(candidate_near(scene.request(), scene.camera.to_widget({400, 400}), 10));
    // Gates are not drawn on small scales.
    Scene far;
    far.camera.m_per_px = 20;
    CHECK(far.hit({200, 160}).kind != MapHit::Kind::gate);
}

TEST_CASE("the nearest of one kind is taken") {
    MapData data = small_district();
    data.stations = {{"", 1, {300, 300}, true, false, std::nullopt},
                     {"", 1, {306, 300}, true, false, std::nullopt}};
    const GroundIndex ground(std::make_shared<MapData>(data));
    const MapCamera camera{.centre = {500, 300}, .m_per_px = 1, .size = {1000, 600}};
    const LayerModel layers;
    const HitRequest request{
        .ground = ground, .stations = data.stations, .camera = camera, .layers = layers.states()};
    CHECK(hit_test(request, camera.to_widget({302, 300})).index == 0);
    CHECK(hit_test(request, camera.to_widget({304, 300})).index == 1);
    CHECK(hit_test(request, camera.to_widget({303, 300})).index == 0); // equally near
}
