// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.hpp"

#include <QWheelEvent>
#include <catch2/catch.hpp>

using namespace yike;

namespace {

void wheel(MapCanvas& canvas, QPoint at, int delta) {
    QWheelEvent event(at,
                      canvas.mapToGlobal(at),
                      {},
                      {0, delta},
                      Qt::NoButton,
                      Qt::NoModifier,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&canvas, &event);
}

/// Press, several moves, and no release.
void drag(MapCanvas& canvas, QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton) {
    QTest::mousePress(&canvas, button, {}, from);
    for (int i = 1; i <= 4; ++i) {
        const QPoint at = from + (to - from) * i / 4;
        QMouseEvent move(
            QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, button, Qt::NoModifier);
        QApplication::sendEvent(&canvas, &move);
    }
}

template <typename Value> Value argument(const QSignalSpy& spy, int emission, int index) {
    return qvariant_cast<Value>(spy.at(emission).at(index));
}

} // namespace

TEST_CASE("the wheel zooms about the mouse") {
    SmallMap map;
    const QPoint at(150, 300);
    const PlanePoint before = map.canvas.to_plane(at);
    const double scale = map.canvas.scale_denominator();
    wheel(map.canvas, at, 240);
    CHECK(map.canvas.scale_denominator() == Approx(scale / 2));
    CHECK(distance(map.canvas.to_plane(at), before) < 1e-6);
    wheel(map.canvas, at, -240);
    CHECK(map.canvas.scale_denominator() == Approx(scale));
    for (int i = 0; i < 60; ++i) {
        wheel(map.canvas, at, -240);
    }
    CHECK(map.canvas.scale_denominator() < 1e6); // there is a limit
}

TEST_CASE("keys pan, zoom and show everything") {
    SmallMap map;
    const double scale = map.canvas.scale_denominator();
    const PlanePoint middle = map.canvas.to_plane({300, 200});
    QTest::keyClick(&map.canvas, Qt::Key_Plus);
    CHECK(map.canvas.scale_denominator() < scale);
    QTest::keyClick(&map.canvas, Qt::Key_Minus);
    CHECK(map.canvas.scale_denominator() == Approx(scale));
    QTest::keyClick(&map.canvas, Qt::Key_Right);
    CHECK(map.canvas.to_plane({300, 200}).x > middle.x + 100);
    QTest::keyClick(&map.canvas, Qt::Key_Left);
    CHECK(map.canvas.to_plane({300, 200}).x == Approx(middle.x));
    QTest::keyClick(&map.canvas, Qt::Key_Up, Qt::ShiftModifier);
    CHECK(map.canvas.to_plane({300, 200}).y > middle.y + 300);
    QTest::keyClick(&map.canvas, Qt::Key_Home);
    CHECK(map.canvas.extent().contains({0, 0}));
}

TEST_CASE("bare ground and the middle button pan") {
    SmallMap map;
    const PlanePoint held = map.canvas.to_plane({50, 40});
    drag(map.canvas, {50, 40}, {90, 70});
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, {90, 70});
    CHECK(distance(map.canvas.to_plane({90, 70}), held) < 1e-6);
    // On a station too.
    const QPoint station = map.at({300, 320});
    QSignalSpy begun(&map.canvas, &MapCanvas::station_drag_begun);
    drag(map.canvas, station, station + QPoint(20, 10), Qt::MiddleButton);
    QTest::mouseRelease(&map.canvas, Qt::MiddleButton, {}, station + QPoint(20, 10));
    CHECK(begun.isEmpty());
    CHECK(map.at({300, 320}) == station + QPoint(20, 10));
}

TEST_CASE("a click tells what was hit and selects it") {
    SmallMap map;
    QSignalSpy clicked(&map.canvas, &MapCanvas::clicked);
    QTest::mouseClick(&map.canvas, Qt::LeftButton, {}, map.at({630, 130}));
    REQUIRE(clicked.count() == 1);
    CHECK(argument<MapHit>(clicked, 0, 0).kind == MapHit::Kind::compound);
    CHECK(map.canvas.selected().index == 1);
    QTest::mouseClick(&map.canvas, Qt::LeftButton, {}, map.at({300, 320}));
    CHECK(argument<MapHit>(clicked, 1, 0).kind == MapHit::Kind::station);
    QTest::keyClick(&map.canvas, Qt::Key_Escape);
    CHECK(map.canvas.selected().kind == MapHit::Kind::nothing);
    map.canvas.settle();
}

TEST_CASE("a double click comes nearer") {
    SmallMap map;
    const double scale = map.canvas.scale_denominator();
    QTest::mouseDClick(&map.canvas, Qt::LeftButton, {}, {100, 100});
    CHECK(map.canvas.scale_denominator() == Approx(scale / 2));
}

TEST_CASE("a station is dragged from its symbol, beyond a start distance, and dropped") {
    SmallMap map;
    QSignalSpy begun(&map.canvas, &MapCanvas::station_drag_begun);
    QSignalSpy dragged(&map.canvas, &MapCanvas::station_dragged);
    QSignalSpy dropped(&map.canvas, &MapCanvas::station_dropped);
    const QPoint from = map.at({300, 320});
    // A shaky click is none.
    drag(map.canvas, from, from + QPoint(2, 1));
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, from + QPoint(2, 1));
    CHECK(begun.isEmpty());
    const QPoint to = map.at({500, 200});
    drag(map.canvas, from, to);
    REQUIRE(begun.count() == 1);
    CHECK(argument<std::size_t>(begun, 0, 0) == 0);
    CHECK(dragged.count() >= 3);
    CHECK(dropped.isEmpty());
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, to);
    REQUIRE(dropped.count() == 1);
    CHECK(distance(argument<PlanePoint>(dropped, 0, 0), {500, 200}) < 3);
    CHECK(dropped.at(0).at(1).toInt() == -1);
    map.canvas.settle();
}

TEST_CASE("a station is put down where the button is let go, told of the way there or not") {
    SmallMap map;
    QSignalSpy dropped(&map.canvas, &MapCanvas::station_dropped);
    drag(map.canvas, map.at({300, 320}), map.at({500, 200}));
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, map.at({600, 260}));
    REQUIRE(dropped.count() == 1);
    CHECK(distance(argument<PlanePoint>(dropped, 0, 0), {600, 260}) < 3);
}

TEST_CASE("another button lets nothing go") {
    SmallMap map;
    QSignalSpy dropped(&map.canvas, &MapCanvas::station_dropped);
    const QPoint to = map.at({500, 200});
    drag(map.canvas, map.at({300, 320}), to);
    for (const Qt::MouseButton other : {Qt::MiddleButton, Qt::RightButton}) {
        QTest::mousePress(&map.canvas, other, {}, to);
        QTest::mouseRelease(&map.canvas, other, {}, to);
    }
    CHECK(dropped.isEmpty());
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, to);
    CHECK(dropped.count() == 1);
    QSignalSpy clicked(&map.canvas, &MapCanvas::clicked);
    QTest::mousePress(&map.canvas, Qt::LeftButton, {}, map.at({100, 100}));
    QTest::mousePress(&map.canvas, Qt::RightButton, {}, map.at({100, 100}));
    QTest::mouseRelease(&map.canvas, Qt::RightButton, {}, map.at({100, 100}));
    CHECK(clicked.isEmpty());
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, map.at({100, 100}));
    CHECK(clicked.count() == 1);
}

TEST_CASE("a drag near a candidate is drawn to it") {
    SmallMap map;
    QSignalSpy dropped(&map.canvas, &MapCanvas::station_dropped);
    const QPoint to = map.at({400, 400}) + QPoint(5, -4);
    drag(map.canvas, map.at({300, 320}), to);
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, to);
    REQUIRE(dropped.count() == 1);
    CHECK(argument<PlanePoint>(dropped, 0, 0) == PlanePoint{400, 400});
    CHECK(dropped.at(0).at(1).toInt() == 0);
}

TEST_CASE("Escape puts a station back") {
    SmallMap map;
    QSignalSpy cancelled(&map.canvas, &MapCanvas::station_drag_cancelled);
    QSignalSpy dropped(&map.canvas, &MapCanvas::station_dropped);
    const QPoint to = map.at({500, 200});
    drag(map.canvas, map.at({300, 320}), to);
    QTest::keyClick(&map.canvas, Qt::Key_Escape);
    CHECK(cancelled.count() == 1);
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, to);
    CHECK(dropped.isEmpty());
}

TEST_CASE("before the plan nothing is dragged") {
    SmallMap map;
    map.canvas.set_before(true);
    QSignalSpy begun(&map.canvas, &MapCanvas::station_drag_begun);
    drag(map.canvas, map.at({300, 320}), map.at({500, 200}));
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, map.at({500, 200}));
    CHECK(begun.isEmpty());
}

TEST_CASE("a station is moved without a mouse") {
    SmallMap map;
    QSignalSpy begun(&map.canvas, &MapCanvas::station_drag_begun);
    QSignalSpy dropped(&map.canvas, &MapCanvas::station_dropped);
    map.canvas.select({MapHit::Kind::station, 1, {}});
    QTest::keyClick(&map.canvas, Qt::Key_M);
    REQUIRE(begun.count() == 1);
    CHECK(argument<std::size_t>(begun, 0, 0) == 1);
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(&map.canvas, Qt::Key_Right);
    }
    QTest::keyClick(&map.canvas, Qt::Key_Return);
    REQUIRE(dropped.count() == 1);
    const PlanePoint at = argument<PlanePoint>(dropped, 0, 0);
    CHECK(at.x == Approx(800 + 5 * 4 * 2)); // 4 pixels of 2 m each
    CHECK(at.y == Approx(200));
}

TEST_CASE("the cursor tells what the button would do") {
    SmallMap map;
    const auto hover = [&map](PlanePoint place) {
        const QPoint at = map.at(place);
        QMouseEvent move(QEvent::MouseMove,
                         at,
                         map.canvas.mapToGlobal(at),
                         Qt::NoButton,
                         Qt::NoButton,
                         Qt::NoModifier);
        QApplication::sendEvent(&map.canvas, &move);
        return map.canvas.cursor().shape();
    };
    QSignalSpy hits(&map.canvas, &MapCanvas::hit_hovered);
    CHECK(hover({300, 320}) == Qt::OpenHandCursor);
    CHECK(hover({302, 321}) == Qt::OpenHandCursor);
    CHECK(hits.count() == 1); // told once
    CHECK(hover({630, 130}) == Qt::PointingHandCursor);
    CHECK(hover({900, 500}) == Qt::ArrowCursor);
    map.canvas.set_tool(MapTool::measure);
    CHECK(hover({630, 130}) == Qt::CrossCursor);
}
