// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Every tool by the keys alone.
#include "desktop/one_change.hpp"
#include "desktop/shared_window.hpp"
#include "desktop/window/station_model.hpp"

#include <QTabBar>
#include <QTableView>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace yike;
using namespace yike::test;

namespace {

/// Chosen in the list of stations, by keys alone; the map flies there.
std::string choose_centre_by_keys(WindowFixture& at) {
    auto* list = at.find<QTableView>("stations");
    at.find<QTabBar>("list_tabs")->setFocus();
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Left, Qt::Key_Left}) {
        press(at, key);
    }
    press(at, Qt::Key_Right);
    press(at, Qt::Key_Right);
    REQUIRE(list->isVisible());
    for (int i = 0; i < 10 && QApplication::focusWidget() != list; ++i) {
        press(at, Qt::Key_Tab);
    }
    REQUIRE(QApplication::focusWidget() == list);
    press(at, Qt::Key_Home);
    const std::size_t wanted = lonely_centre(sample_of(at));
    const auto is_there = [&] {
        return list->currentIndex().data(StationModel::station_role).toUInt() == wanted;
    };
    for (int i = 0; i < list->model()->rowCount() && !is_there(); ++i) {
        press(at, Qt::Key_Down);
    }
    REQUIRE(is_there());
    press(at, Qt::Key_Return);
    at.rest();
    const MapHit& hit = at.window.map()->selected();
    REQUIRE(hit.kind == MapHit::Kind::station);
    REQUIRE(hit.index == wanted);
    return sample_of(at).stations[wanted].id;
}

/// To the map, as F6 leads there.
void go_to_map(WindowFixture& at) {
    for (int i = 0; i < 6 && !at.window.map()->hasFocus(); ++i) {
        press(at, Qt::Key_F6);
    }
    REQUIRE(at.window.map()->hasFocus());
}

} // namespace

TEST_CASE("keys: a centre of the list is moved by arrows", "[tools]") {
    WindowFixture& at = open_window();
    const std::string id = choose_centre_by_keys(at);
    go_to_map(at);
    OneChange change(at);
    press(at, Qt::Key_M);
    for (int i = 0; i < 8; ++i) {
        press(at, Qt::Key_Right, Qt::ShiftModifier);
        press(at, Qt::Key_Up);
    }
    press(at, Qt::Key_Return);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].station == id);
    change.check(ChangeKind::relocate, true);
}

TEST_CASE("keys: Escape puts a centre in hand back", "[tools]") {
    WindowFixture& at = open_window();
    choose_centre_by_keys(at);
    go_to_map(at);
    OneChange change(at);
    press(at, Qt::Key_M);
    press(at, Qt::Key_Right, Qt::ShiftModifier);
    at.rest();
    CHECK(at.session.is_dragging());
    press(at, Qt::Key_Escape);
    change.check_nothing();
}

TEST_CASE("keys: a centre is carried into a room, and out of it again", "[tools]") {
    WindowFixture& at = open_window();
    const District& sample = sample_of(at);
    choose_centre_by_keys(at);
    go_to_map(at);
    // The scale at which the nearest room is some steps away.
    const PlanePoint from = sample.stations[lonely_centre(sample)].point;
    const auto room = std::min_element(
        sample.candidates.begin(), sample.candidates.end(), [&](const auto& a, const auto& b) {
            return distance(a.point, from) < distance(b.point, from);
        });
    steer_to(at, from, 1);
    press(at, Qt::Key_M);
    const MapCanvas& map = *at.window.map();
    QPointF by = map.to_widget(room->point) - map.to_widget(from);
    const auto carry = [&](double pixels, Qt::Key back, Qt::Key forth) {
        for (int i = 0; i < std::lround(std::abs(pixels) / 4); ++i) {
            press(at, pixels < 0 ? back : forth);
        }
    };
    carry(by.x(), Qt::Key_Left, Qt::Key_Right);
    carry(by.y(), Qt::Key_Up, Qt::Key_Down);
    // On through it, as far again as the room draws.
    for (int i = 0; i < 8; ++i) {
        press(at, by.x() < 0 ? Qt::Key_Left : Qt::Key_Right);
    }
    press(at, Qt::Key_Return);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].candidate.empty());
    press(at, Qt::Key_Z, Qt::ControlModifier);
    at.rest();
    press(at, Qt::Key_M);
    carry(by.x(), Qt::Key_Left, Qt::Key_Right);
    carry(by.y(), Qt::Key_Up, Qt::Key_Down);
    press(at, Qt::Key_Return);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].candidate == room->id);
}

TEST_CASE("keys: the panel of the chosen centre is reached and used", "[tools]") {
    WindowFixture& at = open_window();
    choose_centre_by_keys(at);
    OneChange change(at);
    const auto tab_to = [&](const char* name) {
        auto* wanted = at.find<QWidget>(name);
        for (int i = 0; i < 40 && QApplication::focusWidget() != wanted; ++i) {
            press(at, Qt::Key_Tab);
        }
        REQUIRE(QApplication::focusWidget() == wanted);
    };
    tab_to("new_area");
    QTest::keyClicks(QApplication::focusWidget(), "4321");
    press(at, Qt::Key_Return);
    change.check(ChangeKind::renovate, true);
    press(at, Qt::Key_Z, Qt::ControlModifier);
    press(at, Qt::Key_Z, Qt::ControlModifier);
    choose_centre_by_keys(at);
    tab_to("close_station");
    press(at, Qt::Key_Space);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].kind == ChangeKind::close);
}

TEST_CASE("keys: the tools act under the cross in the middle", "[tools]") {
    WindowFixture& at = open_window();
    go_to_map(at);
    const PlanePoint gate = gate_place(at, kClosedGate);
    steer_to(at, gate, 1);
    press(at, Qt::Key_G);
    press(at, Qt::Key_Space);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes.back().gate == kClosedGate);

    steer_to(at, place_of(at, kWall), 1);
    press(at, Qt::Key_Space);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 2);
    CHECK(at.session.scenario().changes.back().compound == "X173");

    steer_to(at, place_of(at, kBridgeFrom), 1);
    press(at, Qt::Key_P);
    press(at, Qt::Key_Space);
    steer_to(at, place_of(at, kBridgeTo), 1);
    press(at, Qt::Key_Space);
    press(at, Qt::Key_Return);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 3);
    CHECK(at.session.scenario().changes.back().path.size() == 2);

    press(at, Qt::Key_X);
    press(at, Qt::Key_Space);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 4);

    press(at, Qt::Key_A);
    press(at, Qt::Key_Space, Qt::ShiftModifier);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 5);
    CHECK(at.session.scenario().changes.back().tier == 1);
    press(at, Qt::Key_Left);
    press(at, Qt::Key_Space);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 6);
    CHECK(at.session.scenario().changes.back().tier == 2);
    for (int i = 0; i < 6; ++i) {
        press(at, Qt::Key_Z, Qt::ControlModifier);
    }
    at.rest();
    CHECK(at.session.scenario().changes.empty());
}
