// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_labels.hpp"
#include "map_fixture.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace yike;

namespace {

LabelRequest crowded(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(0, 1000);
    std::uniform_real_distribution<double> y(0, 600);
    LabelRequest request;
    request.ground = std::make_shared<GroundIndex>(std::make_shared<MapData>(small_district()));
    for (int i = 0; i < 150; ++i) {
        request.stations.push_back({"站点" + std::to_string(i),
                                    i % 3 == 0 ? 1 : 2,
                                    {x(random), y(random)},
                                    true,
                                    false,
                                    std::nullopt});
    }
    request.camera = {.centre = {500, 300}, .m_per_px = 1.5, .size = {700, 420}};
    request.keep_free = {QRectF(0, 360, 130, 60), QRectF(8, 8, 40, 200)};
    return request;
}

} // namespace

TEST_CASE("labels never meet, nor what is to be kept free") {
    for (unsigned seed = 0; seed < 6; ++seed) {
        const LabelRequest request = crowded(seed);
        const PlacedLabels placed = place_labels(request);
        CHECK(placed.boxes.size() > 20);
        CHECK(placed.boxes.size() < 150);
        const auto in_pt = [](const QRectF& box) {
            return SheetBox{box.left() / kPixelsPerPt,
                            box.top() / kPixelsPerPt,
                            box.right() / kPixelsPerPt,
                            box.bottom() / kPixelsPerPt};
        };
        for (std::size_t a = 0; a < placed.boxes.size(); ++a) {
            for (const SheetBox& box : placed.boxes[a]) {
                for (const QRectF& kept : request.keep_free) {
                    CHECK_FALSE(box.meets(in_pt(kept)));
                }
                for (std::size_t b = 0; b < a; ++b) {
                    for (const SheetBox& other : placed.boxes[b]) {
                        CHECK_FALSE(box.meets(other));
                    }
                }
            }
        }
    }
}

TEST_CASE("no label is cut at the edge of the window, nor does a number leave it") {
    for (unsigned seed = 0; seed < 6; ++seed) {
        LabelRequest request = crowded(seed);
        std::mt19937 random(seed + 100);
        std::uniform_real_distribution<double> x(0, 1000);
        std::uniform_real_distribution<double> y(0, 600);
        for (std::size_t i = 1; i <= 40; ++i) {
            MapChange change;
            change.number = i;
            change.kind = MapChangeKind::built;
            change.at = {x(random), y(random)};
            request.changes.push_back(change);
        }
        const PlacedLabels placed = place_labels(request);
        const SheetBox window{0,
                              0,
                              request.camera.size.width() / kPixelsPerPt,
                              request.camera.size.height() / kPixelsPerPt};
        std::size_t inside = 0;
        for (const auto& label : placed.boxes) {
            for (const SheetBox& box : label) {
                CHECK((window.contains(box) || !window.meets(box)));
                inside += window.contains(box) ? 1 : 0;
            }
        }
        CHECK(inside > 20);
    }
}

TEST_CASE("no label lies on the line between stations too close to each other") {
    LabelRequest request = crowded(2);
    request.conflicts = {{0, 3, 2, 100}, {6, 9, 3, 100}};
    const PlacedLabels placed = place_labels(request);
    for (const MapConflict& conflict : request.conflicts) {
        const QPointF a = request.camera.to_widget(request.stations[conflict.a].point);
        const QPointF b = request.camera.to_widget(request.stations[conflict.b].point);
        for (double share = 0; share <= 1; share += 0.01) {
            const QPointF p = a + share * (b - a);
            for (const auto& label : placed.boxes) {
                for (const SheetBox& box : label) {
                    CHECK_FALSE(
                        box.contains(PaperPoint{p.x() / kPixelsPerPt, p.y() / kPixelsPerPt}));
                }
            }
        }
    }
}

TEST_CASE("the same request gives the same labels, on another thread too") {
    const LabelRequest request = crowded(3);
    const PlacedLabels here = place_labels(request);
    MapLabels labels;
    QSignalSpy changed(&labels, &MapLabels::changed);
    labels.request(request);
    REQUIRE((changed.count() == 1 || changed.wait()));
    CHECK(labels.placed()->image == here.image);
    labels.clear();
    CHECK_FALSE(labels.placed());
}

TEST_CASE("the newest request wins") {
    MapLabels labels;
    labels.request(crowded(1));
    labels.request(crowded(2));
    labels.request(crowded(4));
    labels.finish();
    CHECK(labels.placed()->image == place_labels(crowded(4)).image);
    QApplication::processEvents(); // what was late changes nothing
    CHECK(labels.placed()->image == place_labels(crowded(4)).image);
}
