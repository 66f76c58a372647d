// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "map_fixture.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

template <typename Value> Value argument(const QSignalSpy& spy, int emission, int index) {
    return qvariant_cast<Value>(spy.at(emission).at(index));
}

void click(SmallMap& map, PlanePoint place) {
    QTest::mouseClick(&map.canvas, Qt::LeftButton, {}, map.at(place));
}

} // namespace

TEST_CASE("a measure tells the straight line and the walk, leg by leg") {
    SmallMap map;
    map.canvas.set_tool(MapTool::measure);
    map.canvas.set_walk_measure([&map](const Line& places) {
        std::vector<std::optional<MapWalk>> legs;
        for (std::size_t i = 1; i < places.size(); ++i) {
            const PlanePoint a = places[i - 1];
            const PlanePoint b = places[i];
            const double metres = std::fabs(a.x - b.x) + std::fabs(a.y - b.y);
            legs.emplace_back(MapWalk{{a, {a.x, b.y}, b}, metres, metres / 66.7});
        }
        map.canvas.set_walks(places, legs);
    });
    QSignalSpy measured(&map.canvas, &MapCanvas::measured);
    click(map, {300, 300});
    CHECK(measured.isEmpty());
    click(map, {600, 300});
    REQUIRE(measured.count() == 1);
    CHECK(measured.at(0).at(0).toDouble() == Approx(300));
    CHECK(measured.at(0).at(1).toDouble() == Approx(300));
    click(map, {600, 500});
    CHECK(measured.at(1).at(0).toDouble() == Approx(500));
    map.canvas.settle();
    CHECK_FALSE(map.canvas.grab().isNull());
    QTest::keyClick(&map.canvas, Qt::Key_Return);
    click(map, {300, 300}); // begins anew
    CHECK(measured.count() == 2);
}

TEST_CASE("without anybody to ask, and where there is no way, the walk is not made up") {
    SmallMap map;
    map.canvas.set_tool(MapTool::measure);
    QSignalSpy measured(&map.canvas, &MapCanvas::measured);
    click(map, {300, 300});
    click(map, {600, 300});
    CHECK(measured.at(0).at(1).toDouble() < 0);
    CHECK(measured.at(0).at(2).toDouble() < 0);
    QTest::keyClick(&map.canvas, Qt::Key_Escape);
    map.canvas.set_walk_measure(
        [&map](const Line& places) { map.canvas.set_walks(places, {std::nullopt}); });
    click(map, {300, 300});
    click(map, {600, 300});
    CHECK(measured.at(1).at(2).toDouble() < 0);
}

TEST_CASE("walks that come late are those of the places that are measured by then") {
    SmallMap map;
    map.canvas.set_tool(MapTool::measure);
    std::vector<Line> asked;
    map.canvas.set_walk_measure([&asked](const Line& places) { asked.push_back(places); });
    QSignalSpy measured(&map.canvas, &MapCanvas::measured);
    const auto walk = [](double metres) { return std::optional(MapWalk{{}, metres, metres / 60}); };
    click(map, {300, 300});
    click(map, {600, 300});
    click(map, {600, 500});
    CHECK(measured.isEmpty()); // nothing is said that is not known
    REQUIRE(asked.size() == 2);
    map.canvas.set_walks(asked[0], {walk(310)}); // one place has come since
    CHECK(measured.isEmpty());
    map.canvas.set_walks(asked[1], {walk(310), walk(220)});
    REQUIRE(measured.count() == 1);
    CHECK(measured.at(0).at(1).toDouble() == Approx(530));
    QTest::keyClick(&map.canvas, Qt::Key_Escape);
    map.canvas.set_walks(asked[1], {walk(310), walk(220)});
    CHECK(measured.count() == 1);
}

TEST_CASE("a path is clicked, shortened, finished") {
    SmallMap map;
    map.canvas.set_tool(MapTool::draw_path);
    QSignalSpy drawn(&map.canvas, &MapCanvas::path_drawn);
    click(map, {300, 300});
    QTest::keyClick(&map.canvas, Qt::Key_Return); // one point is no path
    CHECK(drawn.isEmpty());
    click(map, {400, 300});
    click(map, {500, 500});
    QTest::keyClick(&map.canvas, Qt::Key_Backspace);
    click(map, {500, 300});
    QTest::keyClick(&map.canvas, Qt::Key_Return);
    REQUIRE(drawn.count() == 1);
    const Line path = argument<Line>(drawn, 0, 0);
    REQUIRE(path.size() == 3);
    CHECK(distance(path.back(), {500, 300}) < 2);
    // The double click adds its point once.
    click(map, {300, 200});
    click(map, {420, 200});
    QTest::mouseDClick(&map.canvas, Qt::LeftButton, {}, map.at({420, 200}));
    REQUIRE(drawn.count() == 2);
    CHECK(argument<Line>(drawn, 1, 0).size() == 2);
}

TEST_CASE("Escape drops the sketch first, then the tool") {
    SmallMap map;
    map.canvas.set_tool(MapTool::draw_path);
    QSignalSpy tool(&map.canvas, &MapCanvas::tool_changed);
    click(map, {300, 300});
    QTest::keyClick(&map.canvas, Qt::Key_Escape);
    CHECK(map.canvas.tool() == MapTool::draw_path);
    QTest::keyClick(&map.canvas, Qt::Key_Escape);
    CHECK(map.canvas.tool() == MapTool::look);
    CHECK(tool.count() == 1);
}

TEST_CASE("a station is added where it is clicked, or in the room beside") {
    SmallMap map;
    map.canvas.set_tool(MapTool::add_station);
    QSignalSpy chosen(&map.canvas, &MapCanvas::place_chosen);
    click(map, {700, 500});
    CHECK(distance(argument<PlanePoint>(chosen, 0, 0), {700, 500}) < 2);
    CHECK(chosen.at(0).at(1).toInt() == -1);
    click(map, {404, 404});
    CHECK(argument<PlanePoint>(chosen, 1, 0) == PlanePoint{400, 400});
    CHECK(chosen.at(1).at(1).toInt() == 0);
}

TEST_CASE("a gate is an old one, or a place on the wall of a compound") {
    SmallMap map;
    map.canvas.set_tool(MapTool::open_gate);
    QSignalSpy chosen(&map.canvas, &MapCanvas::gate_chosen);
    click(map, {204, 160});
    REQUIRE(chosen.count() == 1);
    CHECK(argument<MapHit>(chosen, 0, 0).kind == MapHit::Kind::gate);
    click(map, {310, 160});
    REQUIRE(chosen.count() == 2);
    const MapHit wall = argument<MapHit>(chosen, 1, 0);
    CHECK(wall.kind == MapHit::Kind::compound);
    CHECK(wall.index == 0);
    CHECK(wall.at.x == Approx(320));
    click(map, {660, 160}); // an open compound needs no gate
    CHECK(chosen.count() == 2);
}

TEST_CASE("a block has the usual radius, or the one that is drawn") {
    SmallMap map;
    map.canvas.set_tool(MapTool::block_road);
    QSignalSpy blocked(&map.canvas, &MapCanvas::road_blocked);
    click(map, {500, 300});
    CHECK(blocked.at(0).at(1).toDouble() == 20);
    const QPoint at = map.at({500, 300});
    QTest::mousePress(&map.canvas, Qt::LeftButton, {}, at);
    QTest::mouseMove(&map.canvas, at + QPoint(25, 0));
    map.canvas.grab();
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, at + QPoint(25, 0));
    REQUIRE(blocked.count() == 2);
    CHECK(argument<PlanePoint>(blocked, 1, 0).x == Approx(500).margin(2));
    CHECK(blocked.at(1).at(1).toDouble() == Approx(50).margin(3)); // 25 pixels of 2 m
    // However far the hand goes: a road, not a quarter.
    QTest::mousePress(&map.canvas, Qt::LeftButton, {}, at);
    QTest::mouseMove(&map.canvas, at + QPoint(190, 0));
    QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, at + QPoint(190, 0));
    REQUIRE(blocked.count() == 3);
    CHECK(blocked.at(2).at(1).toDouble() == 200);
}

TEST_CASE("the space bar acts in the middle, for those without a mouse") {
    SmallMap map;
    QSignalSpy clicked(&map.canvas, &MapCanvas::clicked);
    map.canvas.fly_to(PlanePoint{660, 160});
    QTest::keyClick(&map.canvas, Qt::Key_Space);
    REQUIRE(clicked.count() == 1);
    CHECK(argument<MapHit>(clicked, 0, 0).kind == MapHit::Kind::compound);
    map.canvas.set_tool(MapTool::add_station);
    QSignalSpy chosen(&map.canvas, &MapCanvas::place_chosen);
    QTest::keyClick(&map.canvas, Qt::Key_Space);
    CHECK(distance(argument<PlanePoint>(chosen, 0, 0), {660, 160}) < 1e-6);
}

TEST_CASE("a pressed button does nothing any more once a key has taken back what it began") {
    SmallMap map;
    map.canvas.set_tool(MapTool::block_road);
    QSignalSpy blocked(&map.canvas, &MapCanvas::road_blocked);
    const QPoint at = map.at({500, 300});
    const auto take_back = [&](const auto& act) {
        QTest::mousePress(&map.canvas, Qt::LeftButton, {}, at);
        QTest::mouseMove(&map.canvas, at + QPoint(15, 0));
        act();
        QTest::mouseMove(&map.canvas, at + QPoint(25, 0));
        map.canvas.grab();
        QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, at + QPoint(25, 0));
    };
    take_back([&] { QTest::keyClick(&map.canvas, Qt::Key_Backspace); });
    take_back([&] { QTest::keyClick(&map.canvas, Qt::Key_Escape); });
    take_back([&] {
        map.canvas.set_tool(MapTool::measure);
        map.canvas.set_tool(MapTool::block_road);
    });
    CHECK(blocked.isEmpty());
}

TEST_CASE("a station under a pressed button may go before it is lifted") {
    SmallMap map;
    QSignalSpy begun(&map.canvas, &MapCanvas::station_drag_begun);
    const QPoint at = map.at({800, 200});
    const auto lift_after = [&](const auto& act) {
        QTest::mousePress(&map.canvas, Qt::LeftButton, {}, at);
        act();
        QTest::mouseMove(&map.canvas, at + QPoint(30, 0));
        map.canvas.grab();
        QTest::mouseRelease(&map.canvas, Qt::LeftButton, {}, at + QPoint(30, 0));
    };
    lift_after([&] { // an answer without it
        auto answer = std::make_shared<MapAnswer>(answer_of(*map.ground));
        answer->stations.pop_back();
        map.canvas.set_answer(answer);
    });
    map.canvas.set_answer(nullptr);
    lift_after([&] { map.canvas.set_before(true); });
    map.canvas.set_before(false);
    lift_after([&] { // another project
        MapData other = small_district();
        other.stations.clear();
        map.canvas.set_ground(std::make_shared<MapData>(std::move(other)));
        map.canvas.settle();
    });
    CHECK(begun.isEmpty());
}
