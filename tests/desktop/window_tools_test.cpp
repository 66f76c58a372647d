// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Every tool by the mouse.
#include "desktop/one_change.hpp"
#include "desktop/shared_window.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

/// Chosen by a click on the map.
std::string choose_centre(WindowFixture& at) {
    const Station& station = sample_of(at).stations[lonely_centre(sample_of(at))];
    look_at(at, station.point, 600);
    click_map(at, station.point);
    REQUIRE(at.window.map()->selected().kind == MapHit::Kind::station);
    return station.id;
}

} // namespace

TEST_CASE("mouse: a centre is dragged to bare ground", "[tools]") {
    WindowFixture& at = open_window();
    const PlanePoint from = sample_of(at).stations[lonely_centre(sample_of(at))].point;
    look_at(at, from, 700);
    OneChange change(at);
    at.drag_on_map(from, from + PlanePoint{240, 180});
    change.check(ChangeKind::relocate, true);
}

TEST_CASE("mouse: a centre is dragged onto a room, which brings area and cost", "[tools]") {
    WindowFixture& at = open_window();
    const District& sample = sample_of(at);
    const PlanePoint room = sample.candidates[lonely_candidate(sample)].point;
    const PlanePoint from = sample.stations[lonely_centre(sample)].point;
    Box both{from, from};
    both.add(room);
    at.window.map()->fly_to(both.grown(300));
    at.rest();
    OneChange change(at);
    at.drag_on_map(from, room);
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].candidate ==
          sample.candidates[lonely_candidate(sample)].id);
    change.check(ChangeKind::relocate, false);
}

TEST_CASE("mouse: a station is added on bare ground, of either tier", "[tools]") {
    const bool centre = GENERATE(false, true);
    WindowFixture& at = open_window();
    const PlanePoint place = place_of(at, kBridgeFrom) + PlanePoint{-20, 10};
    look_at(at, place, 500);
    OneChange change(at);
    press(at, Qt::Key_A);
    click_map(at, place, centre ? Qt::ShiftModifier : Qt::NoModifier);
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].tier == (centre ? 1 : 2));
    change.check(ChangeKind::build, true);
}

TEST_CASE("mouse: a station is added in a room", "[tools]") {
    WindowFixture& at = open_window();
    const District& sample = sample_of(at);
    const PlanePoint room = sample.candidates[lonely_candidate(sample)].point;
    look_at(at, room, 500);
    OneChange change(at);
    press(at, Qt::Key_A);
    click_map(at, room + PlanePoint{5, 5});
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].candidate ==
          sample.candidates[lonely_candidate(sample)].id);
    change.check(ChangeKind::build, false);
}

TEST_CASE("mouse: the chosen centre is enlarged", "[tools]") {
    WindowFixture& at = open_window();
    choose_centre(at);
    OneChange change(at);
    QTest::keyClicks(at.find<QLineEdit>("new_area"), "4321");
    at.click("enlarge");
    change.check(ChangeKind::renovate, true);
}

TEST_CASE("mouse: the chosen centre is closed", "[tools]") {
    WindowFixture& at = open_window();
    choose_centre(at);
    OneChange change(at);
    at.click("close_station");
    change.check(ChangeKind::close, false);
}

TEST_CASE("mouse: the chosen centre is moved into a room of the panel's list", "[tools]") {
    WindowFixture& at = open_window();
    choose_centre(at);
    OneChange change(at);
    auto* rooms = at.find<QComboBox>("move_to");
    REQUIRE(rooms->count() > 1);
    rooms->setCurrentIndex(1);
    at.click("move_station");
    change.check(ChangeKind::relocate, false);
}

TEST_CASE("mouse: a closed gate is opened by a click, and closed by another", "[tools]") {
    WindowFixture& at = open_window();
    const PlanePoint gate = gate_place(at, kClosedGate);
    look_at(at, gate, 200);
    OneChange change(at);
    press(at, Qt::Key_G);
    click_map(at, gate);
    CHECK(at.session.scenario().changes.size() == 1);
    click_map(at, gate);
    CHECK(at.session.scenario().changes.empty());
    click_map(at, gate);
    // The way there and back is kept as steps; here only the last is looked at.
    at.session.undo_stack().undo();
    at.session.undo_stack().undo();
    at.session.undo_stack().undo();
    click_map(at, gate);
    change.check(ChangeKind::open_gate, false);
}

TEST_CASE("mouse: a click on a wall opens a new gate", "[tools]") {
    WindowFixture& at = open_window();
    const PlanePoint wall = place_of(at, kWall);
    look_at(at, wall, 200);
    OneChange change(at);
    press(at, Qt::Key_G);
    click_map(at, wall);
    change.check(ChangeKind::open_gate, false);
    CHECK(at.session.scenario().changes[0].compound == "X173");
}

TEST_CASE("mouse: a gate is closed in the panel of what was clicked", "[tools]") {
    WindowFixture& at = open_window();
    std::string open_gate;
    for (const CompoundGate& gate : at.session.baseline()->evaluation->model->enclosures().gates) {
        if (gate.open && open_gate.empty()) {
            open_gate = gate.id;
        }
    }
    const PlanePoint gate = gate_place(at, open_gate);
    look_at(at, gate, 200);
    click_map(at, gate);
    REQUIRE(at.window.map()->selected().kind == MapHit::Kind::gate);
    OneChange change(at);
    at.click("close_gate");
    change.check(ChangeKind::close_gate, false);
}

TEST_CASE("mouse: a path is drawn by clicks; the last one may be double", "[tools]") {
    const bool twice = GENERATE(true, false);
    WindowFixture& at = open_window();
    const PlanePoint from = place_of(at, kBridgeFrom);
    const PlanePoint to = place_of(at, kBridgeTo);
    look_at(at, along(from, to, 0.5), 250);
    OneChange change(at);
    press(at, Qt::Key_P);
    click_map(at, from);
    click_map(at, along(from, to, 0.3) + PlanePoint{0, 90});
    press(at, Qt::Key_Backspace);
    CHECK(at.session.scenario().changes.empty());
    if (twice) {
        double_click_map(at, to);
    } else {
        click_map(at, to);
        press(at, Qt::Key_Return);
    }
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].path.size() == 2);
    change.check(ChangeKind::add_path, false);
}

TEST_CASE("mouse: Escape gives up a path, and then the tool", "[tools]") {
    WindowFixture& at = open_window();
    const PlanePoint from = place_of(at, kBridgeFrom);
    look_at(at, from, 250);
    OneChange change(at);
    press(at, Qt::Key_P);
    click_map(at, from);
    click_map(at, from + PlanePoint{60, 0});
    press(at, Qt::Key_Escape);
    CHECK(at.window.map()->tool() == MapTool::draw_path);
    press(at, Qt::Key_Return); // there is nothing to end
    press(at, Qt::Key_Escape);
    CHECK(at.window.map()->tool() == MapTool::look);
    change.check_nothing();
}

TEST_CASE("mouse: a road is blocked by a click, or wider by a drag", "[tools]") {
    const bool wide = GENERATE(false, true);
    WindowFixture& at = open_window();
    const PlanePoint place = place_of(at, kBridgeFrom);
    look_at(at, place, 250);
    OneChange change(at);
    press(at, Qt::Key_X);
    if (wide) {
        at.drag_on_map(place, place + PlanePoint{70, 0});
    } else {
        click_map(at, place);
    }
    REQUIRE(at.session.scenario().changes.size() == 1);
    const double radius = at.session.scenario().changes[0].radius_m;
    CHECK(radius == Approx(wide ? 70 : 20).margin(wide ? 2 : 0));
    change.check(ChangeKind::block_road, false);
}

TEST_CASE("mouse: measuring tells straight and walk, and changes nothing", "[tools]") {
    WindowFixture& at = open_window();
    const PlanePoint from = place_of(at, kBridgeFrom);
    look_at(at, from, 250);
    OneChange change(at);
    press(at, Qt::Key_R);
    click_map(at, from);
    click_map(at, from + PlanePoint{100, 0});
    auto* line = at.find<QLabel>("map_line");
    CHECK(line->isVisible());
    static const QRegularExpression number(QStringLiteral("(\\d+)"));
    CHECK(number.match(line->text()).captured(1).toDouble() == Approx(100).margin(2));
    CHECK(line->text().contains(QString::fromUtf8("步行")));
    press(at, Qt::Key_Escape);
    press(at, Qt::Key_Escape);
    CHECK_FALSE(line->isVisible());
    change.check_nothing();
}
