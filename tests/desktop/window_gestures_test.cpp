// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Two things at once: a language, a tab, a held key, while something is in hand; and what fingers
// do on a trackpad.
#include "desktop/shared_window.hpp"
#include "desktop/window_hand.hpp"
#include "desktop/window_sight.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QTabBar>
#include <QTableView>
#include <QWheelEvent>
#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;
using namespace yike::test;

namespace {

PlanePoint centre_in_the_middle(WindowFixture& at) {
    const District& district = at.session.baseline()->district();
    const PlanePoint place = district.stations[lonely_centre(district)].point;
    look_at(at, place, 700);
    return place;
}

/// A centre in hand, with the button down.
void lift(WindowFixture& at, PlanePoint from, PlanePoint to) {
    MapCanvas* map = at.window.map();
    QTest::mouseMove(map, at.on_map(from));
    QTest::mousePress(map, Qt::LeftButton, Qt::NoModifier, at.on_map(from));
    QTest::mouseMove(map, at.on_map(along(from, to, 0.5)));
    QTest::mouseMove(map, at.on_map(to));
    QApplication::processEvents();
    REQUIRE(at.session.is_dragging());
}

void let_go(WindowFixture& at, PlanePoint to) {
    QTest::mouseRelease(at.window.map(), Qt::LeftButton, Qt::NoModifier, at.on_map(to));
    at.rest();
}

const QPointingDevice& trackpad() {
    static const QPointingDevice device(QStringLiteral("trackpad"),
                                        1,
                                        QInputDevice::DeviceType::TouchPad,
                                        QPointingDevice::PointerType::Finger,
                                        QInputDevice::Capability::Position,
                                        5,
                                        0);
    return device;
}

void pinch(MapCanvas& map, QPointF at, double value) {
    QNativeGestureEvent event(
        Qt::ZoomNativeGesture, &trackpad(), 2, at, at, map.mapToGlobal(at.toPoint()), value, {});
    QApplication::sendEvent(&map, &event);
}

void two_fingers(MapCanvas& map, QPoint at, QPoint by, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at,
                      map.mapToGlobal(at),
                      by,
                      by * 8,
                      Qt::NoButton,
                      modifiers,
                      Qt::ScrollUpdate,
                      false,
                      Qt::MouseEventNotSynthesized,
                      &trackpad());
    QApplication::sendEvent(&map, &event);
}

} // namespace

TEST_CASE("the language changes while a centre is in hand: it stays there, and is put down",
          "[gestures]") {
    WindowFixture& at = open_window();
    const PlanePoint from = centre_in_the_middle(at);
    const PlanePoint to = from + PlanePoint{260, 120};
    lift(at, from, to);
    press(at, Qt::Key_L, Qt::ControlModifier);
    CHECK(at.window.voice().language() == Language::en);
    CHECK(at.session.is_dragging());
    let_go(at, to);
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].kind == ChangeKind::relocate);
    const Sight english = look(at);
    press(at, Qt::Key_L, Qt::ControlModifier);
    const Sight chinese = look(at);
    CHECK(english.figures != chinese.figures);
    // The same as without the switch.
    press(at, Qt::Key_Z, Qt::ControlModifier);
    at.rest();
    at.drag_on_map(from, to);
    CHECK(look(at) == chinese);
}

TEST_CASE("the language changes while a path is half drawn: its points stay", "[gestures]") {
    WindowFixture& at = open_window();
    const PlanePoint from = place_of(at, kBridgeFrom);
    look_at(at, from, 250);
    press(at, Qt::Key_P);
    click_map(at, from);
    const auto* line = at.find<QLabel>("map_line");
    const QString hint = line->text();
    press(at, Qt::Key_L, Qt::ControlModifier);
    CHECK(line->text() != hint);
    CHECK(at.window.map()->tool() == MapTool::draw_path);
    click_map(at, place_of(at, kBridgeTo));
    press(at, Qt::Key_Return);
    at.rest();
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].path.size() == 2);
}

TEST_CASE("what is told of a chosen compound is told again in the other language, and of the plan",
          "[gestures]") {
    WindowFixture& at = open_window();
    int finished = 0;
    const auto listening = QObject::connect(
        &at.session, &Session::explained, [&](const std::shared_ptr<const Enquiry>& enquiry) {
            finished += enquiry->finished ? 1 : 0;
        });
    constexpr int kHang_ms = 240'000;
    const auto is_told = [&](int times) {
        return QTest::qWaitFor([&] { return finished >= times; }, kHang_ms);
    };
    auto* gaps = at.find<QTableView>("gaps");
    click_row(*gaps, 0);
    CHECK(is_told(1));
    const QStringList chinese = chosen_lines(at);
    finished = 0;
    press(at, Qt::Key_L, Qt::ControlModifier);
    CHECK(is_told(1));
    at.rest();
    const QStringList english = chosen_lines(at);
    CHECK(english.size() == chinese.size());
    CHECK(english.join(' ').contains(QStringLiteral("Not covered")));
    press(at, Qt::Key_L, Qt::ControlModifier);
    at.rest();
    // A station in the compound itself: it is covered, and that is said.
    finished = 0;
    const CompoundId compound = at.session.answer()->gaps.front().compound;
    const PlanePoint place = at.session.answer()->district().compounds[compound.index()].interior;
    REQUIRE(at.session.edit().build(place, 2, "x"));
    at.rest();
    CHECK(QTest::qWaitFor(
        [&] { return chosen_lines(at).join(' ').contains(QString::fromUtf8("已覆盖")); },
        kHang_ms));
    QObject::disconnect(listening);
}

TEST_CASE("an answer that comes late tells nothing of what is chosen by then", "[gestures]") {
    WindowFixture& at = open_window();
    bool finished = false;
    const auto listening = QObject::connect(
        &at.session, &Session::explained, [&](const std::shared_ptr<const Enquiry>& enquiry) {
            finished = finished || (enquiry->compound.valid() && enquiry->finished);
        });
    const std::size_t centre = lonely_centre(at.session.baseline()->district());
    look_at(at, at.session.baseline()->district().stations[centre].point, 300);
    click_map(at, at.session.baseline()->district().stations[centre].point);
    const QString told = chosen_lines(at).join(QLatin1Char('\n'));
    at.session.explain_compound(at.session.answer()->gaps.front().compound);
    constexpr int kHang_ms = 240'000;
    REQUIRE(QTest::qWaitFor([&] { return finished; }, kHang_ms));
    CHECK(chosen_lines(at).join(QLatin1Char('\n')) == told);
    CHECK(told.contains(QString::fromUtf8("15 分钟内")));
    QObject::disconnect(listening);
}

TEST_CASE("when places are shown apart, nothing is chosen, in either language", "[gestures]") {
    WindowFixture& at = open_window();
    const std::size_t centre = lonely_centre(at.session.baseline()->district());
    const PlanePoint place = at.session.baseline()->district().stations[centre].point;
    look_at(at, place, 300);
    click_map(at, place);
    CHECK(chosen_lines(at).size() > 2);
    at.find<QTabBar>("list_tabs")->setCurrentIndex(1);
    at.rest();
    auto* pairs = at.find<QTableView>("pairs");
    REQUIRE(pairs->isVisible());
    click_row(*pairs, 0);
    const auto tells_of_nothing = [&](const char* words) {
        return chosen_lines(at).join(' ').contains(QString::fromUtf8(words));
    };
    CHECK(tells_of_nothing("在地图上点一个小区"));
    press(at, Qt::Key_L, Qt::ControlModifier);
    CHECK(tells_of_nothing("Click a compound"));
}

TEST_CASE("while before is held the chosen station is the same one, whatever its index",
          "[gestures]") {
    WindowFixture& at = open_window();
    const District& own = at.session.baseline()->district();
    const auto click_station = [&](const char* id) {
        const auto station = std::find_if(
            own.stations.begin(), own.stations.end(), [id](const auto& s) { return s.id == id; });
        REQUIRE(station != own.stations.end());
        const PlanePoint place = station->point;
        look_at(at, place, 200);
        click_map(at, place);
    };
    const auto id_on_map = [&at] {
        const MapHit& hit = at.window.map()->selected();
        const auto& stations = at.session.shown()->district().stations;
        return hit.kind == MapHit::Kind::station ? stations.at(hit.index).id : std::string();
    };
    const auto title = [&at] { return at.find<QLabel>("chosen_title")->text().toStdString(); };
    REQUIRE(at.session.edit().close("C05"));
    at.rest();
    REQUIRE(at.session.answer()->district().stations.size() < own.stations.size());
    click_station("C20");
    CHECK(id_on_map() == "C20");
    CHECK_THAT(title(), Catch::Contains("C20"));
    QTest::keyPress(at.window.map(), Qt::Key_B);
    at.rest();
    REQUIRE(at.session.shows_before());
    CHECK(id_on_map() == "C20");
    CHECK_THAT(title(), Catch::Contains("C20"));
    click_station("C30");
    CHECK(id_on_map() == "C30");
    CHECK_THAT(title(), Catch::Contains("C30"));
    click_station("C05"); // which the plan closes: there is nothing to be done with it
    CHECK(id_on_map().empty());
    click_station("C31");
    QTest::keyRelease(at.window.map(), Qt::Key_B);
    at.rest();
    REQUIRE_FALSE(at.session.shows_before());
    CHECK(id_on_map() == "C31");
    CHECK_THAT(title(), Catch::Contains("C31"));
}

TEST_CASE("what is told of a compound follows before, and comes back to the plan", "[gestures]") {
    WindowFixture& at = open_window();
    const std::size_t compound = at.session.answer()->gaps.front().compound.index();
    const PlanePoint place = at.session.baseline()->district().compounds[compound].interior;
    REQUIRE(at.session.edit().build(place + PlanePoint{1, 1}, 2, "x"));
    at.rest();
    look_at(at, place, 400);
    at.window.map()->select({MapHit::Kind::compound, compound, place});
    emit at.window.map()->clicked(at.window.map()->selected());
    const auto tells = [&at](const char* words) {
        constexpr int kHang_ms = 240'000;
        return QTest::qWaitFor(
            [&] { return chosen_lines(at).join(' ').contains(QString::fromUtf8(words)); },
            kHang_ms);
    };
    CHECK(tells("已覆盖"));
    QTest::keyPress(at.window.map(), Qt::Key_B);
    CHECK(tells("未覆盖"));
    QTest::keyRelease(at.window.map(), Qt::Key_B);
    CHECK(tells("已覆盖"));
}

TEST_CASE("before is held while a centre is in hand: nothing happens, and nothing is lost",
          "[gestures]") {
    WindowFixture& at = open_window();
    const PlanePoint from = centre_in_the_middle(at);
    const PlanePoint to = from + PlanePoint{260, 120};
    lift(at, from, to);
    QTest::keyPress(at.window.map(), Qt::Key_B);
    CHECK_FALSE(at.window.map()->before());
    CHECK(at.session.is_dragging());
    QTest::keyRelease(at.window.map(), Qt::Key_B);
    let_go(at, to);
    CHECK(at.session.scenario().changes.size() == 1);
    CHECK_FALSE(at.session.shows_before());
}

TEST_CASE("before is held while tabs are switched, and let go elsewhere", "[gestures]") {
    WindowFixture& at = open_window();
    REQUIRE(at.session.edit().close("C05"));
    at.rest();
    press(at, Qt::Key_N, Qt::ControlModifier);
    REQUIRE(at.session.edit().close("C06"));
    at.rest();
    QTest::keyPress(at.window.map(), Qt::Key_B);
    REQUIRE(at.session.shows_before());
    const Sight before = look(at);
    auto* tabs = at.find<QTabBar>("plan_tabs");
    QTest::mouseClick(tabs, Qt::LeftButton, Qt::NoModifier, tabs->tabRect(0).center());
    at.rest();
    CHECK(at.session.current_plan() == 0);
    CHECK(at.session.shown() == at.session.baseline());
    CHECK(look(at).figures == before.figures);
    // Let go in a field, with another key held: it is over all the same.
    at.find<QTableView>("ledger")->setCurrentIndex(at.session.ledger_model().index(0, 1));
    auto* note = at.find<QLineEdit>("change_note");
    note->setFocus();
    QTest::keyRelease(note, Qt::Key_B, Qt::ShiftModifier);
    CHECK_FALSE(at.session.shows_before());
    CHECK_FALSE(at.window.map()->before());
    CHECK(at.session.shown() == at.session.answer());
    // In a field it is a letter.
    QTest::keyClick(note, Qt::Key_B);
    CHECK(note->text() == "b");
    CHECK_FALSE(at.session.shows_before());
    note->setModified(false);
    at.window.map()->setFocus();
}

TEST_CASE("a refused place: the centre stands where it was, and the window says why",
          "[gestures]") {
    WindowFixture& at = open_window();
    const PlanePoint from = centre_in_the_middle(at);
    // Far outside, where no street is.
    at.window.map()->fly_to(Box{from, from}.grown(30'000));
    at.rest();
    move_mouse_away(at);
    const QImage picture = picture_of(at);
    const Sight before = look(at);
    at.drag_on_map(from, from + PlanePoint{25'000, -20'000});
    CHECK(at.session.scenario().changes.empty());
    CHECK_FALSE(at.trouble().empty());
    at.find<TroubleBar>("trouble")->hide();
    at.rest();
    move_mouse_away(at);
    CHECK(look(at) == before);
    check_same_picture(picture_of(at), picture);
}

TEST_CASE("undo, another tab, and a closed tab while a station of the plan is in hand",
          "[gestures]") {
    WindowFixture& at = open_window();
    const PlanePoint place = place_of(at, kBridgeFrom);
    look_at(at, place, 500);
    const auto take_up = [&] {
        REQUIRE(at.session.edit().build(place, 2, "x"));
        at.rest();
        at.window.map()->select(
            {MapHit::Kind::station, at.session.answer()->district().stations.size() - 1, place});
        at.window.map()->setFocus();
        press(at, Qt::Key_M);
        REQUIRE(at.session.is_dragging());
        press(at, Qt::Key_Right, Qt::ShiftModifier);
        at.rest();
    };
    take_up();
    press(at, Qt::Key_Z, Qt::ControlModifier);
    at.rest();
    press(at, Qt::Key_Return);
    at.rest();
    press(at, Qt::Key_Escape);
    picture_of(at);
    CHECK(at.session.answer()->district().stations.size() ==
          at.session.baseline()->district().stations.size());

    take_up();
    press(at, Qt::Key_N, Qt::ControlModifier);
    at.rest();
    CHECK_FALSE(at.session.is_dragging());
    press(at, Qt::Key_Left);
    press(at, Qt::Key_Return);
    at.rest();
    picture_of(at);
    CHECK(at.session.scenario().changes.empty());
    CHECK(at.session.answer() == at.session.baseline());

    take_up();
    press(at, Qt::Key_W, Qt::ControlModifier);
    at.rest();
    picture_of(at);
    CHECK_FALSE(at.session.is_dragging());
}

TEST_CASE("the chosen station of a plan stays chosen when one before it goes, and comes back",
          "[gestures]") {
    WindowFixture& at = open_window();
    const MapCanvas& map = *at.window.map();
    const PlanePoint place = place_of(at, kBridgeFrom);
    REQUIRE(at.session.edit().build(place, 2, "一"));
    REQUIRE(at.session.edit().build(place + PlanePoint{-20, 10}, 2, "二"));
    at.rest();
    const auto chosen_name = [&] {
        const MapHit& hit = map.selected();
        REQUIRE(hit.kind == MapHit::Kind::station);
        return at.session.answer()->district().stations.at(hit.index).name;
    };
    at.window.map()->select(
        {MapHit::Kind::station, at.session.answer()->district().stations.size() - 1, place});
    emit at.window.map()->clicked(map.selected());
    at.rest();
    REQUIRE(chosen_name() == "二");
    REQUIRE(at.session.edit().remove(0));
    at.rest();
    CHECK(chosen_name() == "二");
    press(at, Qt::Key_Z, Qt::ControlModifier);
    at.rest();
    CHECK(chosen_name() == "二");
    CHECK(at.find<QTableView>("ledger")->currentIndex().row() == 0); // what came back
    REQUIRE(at.session.edit().remove(1));
    at.rest();
    CHECK(map.selected().kind == MapHit::Kind::nothing);
}

// ---- the trackpad

TEST_CASE("two fingers apart come nearer about the fingers, together go away", "[gestures]") {
    WindowFixture& at = open_window();
    MapCanvas& map = *at.window.map();
    const QPointF fingers(300, 200);
    const PlanePoint under = map.to_plane(fingers);
    const double scale = map.scale_denominator();
    for (int i = 0; i < 5; ++i) {
        pinch(map, fingers, 0.1);
    }
    CHECK(map.scale_denominator() == Approx(scale / std::pow(1.1, 5)).epsilon(1e-6));
    CHECK(distance(map.to_plane(fingers), under) < 0.01);
    for (int i = 0; i < 5; ++i) {
        pinch(map, fingers, -0.1);
    }
    CHECK(map.scale_denominator() > scale / std::pow(1.1, 5));
    CHECK(distance(map.to_plane(fingers), under) < 0.01);
    // Without end there is an end.
    for (int i = 0; i < 300; ++i) {
        pinch(map, fingers, -0.5);
    }
    CHECK(map.scale_denominator() < 5e6);
    at.rest();
}

TEST_CASE("two fingers side by side carry the map along, and with Ctrl scale it", "[gestures]") {
    WindowFixture& at = open_window();
    MapCanvas& map = *at.window.map();
    look_at(at, place_of(at, kBridgeFrom), 500);
    const QPoint fingers(300, 200);
    const PlanePoint under = map.to_plane(fingers);
    const double scale = map.scale_denominator();
    two_fingers(map, fingers, {40, -25});
    two_fingers(map, fingers, {10, 5});
    CHECK(map.scale_denominator() == Approx(scale));
    CHECK(distance(map.to_plane(fingers + QPoint(50, -20)), under) < 0.01);
    two_fingers(map, fingers, {0, 15}, Qt::ControlModifier);
    CHECK(map.scale_denominator() < scale);
    at.rest();
}

TEST_CASE("fingers on the trackpad carry the map while a centre is in hand", "[gestures]") {
    WindowFixture& at = open_window();
    const PlanePoint from = centre_in_the_middle(at);
    const PlanePoint to = from + PlanePoint{200, 0};
    lift(at, from, to);
    MapCanvas& map = *at.window.map();
    two_fingers(map, at.on_map(to), {-120, 0});
    pinch(map, at.on_map(to), 0.2);
    CHECK(at.session.is_dragging());
    let_go(at, to);
    REQUIRE(at.session.scenario().changes.size() == 1);
}
