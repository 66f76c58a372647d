// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Every tool by the mouse and by the keys alone: what the window tells of it is what the command
// line tells of the saved plan, undo takes it back to the pixel, and its file brings it again.
#include "desktop/shared_window.hpp"
#include "desktop/window/station_model.hpp"
#include "desktop/window_hand.hpp"
#include "desktop/window_sight.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QTableView>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace yike;
using namespace yike::test;

namespace {

/// One change, from the moment before it was made.
class OneChange {
  public:
    explicit OneChange(WindowFixture& at) : at_(at) {
        move_mouse_away(at_);
        picture_ = picture_of(at_);
        before_ = look(at_);
    }

    /// @param kind   that is to be in the ledger now, alone
    /// @param priced  it asks for a cost before it is saved
    void check(ChangeKind kind, bool priced) {
        at_.rest();
        INFO(at_.trouble());
        REQUIRE(at_.session.scenario().changes.size() == 1);
        CHECK(at_.session.scenario().changes[0].kind == kind);
        CHECK(at_.session.missing_costs().empty() != priced);
        leave_tool();
        CHECK(picture_of(at_) != picture_);
        if (priced) {
            press(at_, Qt::Key_S, Qt::ControlModifier);
            fill_in_cost(at_, "1234567");
        }
        after_ = look(at_);
        CHECK(after_.ledger.size() == 1);
        REQUIRE(at_.session.save_plan(file_));
        const auto engine = CommandLine::coverage(file_, at_.folder / "result");
        check_steps(priced ? 2 : 1);
        check_ticks();
        check_file();
        engine->finish();
        check_same(after_, CoverageTables(at_.folder / "result"));
        std::filesystem::remove_all(at_.folder / "result");
        std::filesystem::remove(file_);
    }

    const Sight& before() const { return before_; }

  private:
    void leave_tool() {
        at_.window.map()->setFocus();
        for (int i = 0; i < 2 && at_.window.map()->tool() != MapTool::look; ++i) {
            press(at_, Qt::Key_Escape);
        }
        REQUIRE(at_.window.map()->tool() == MapTool::look);
        move_mouse_away(at_);
    }

    void check_steps(int steps) {
        at_.window.map()->setFocus();
        for (int i = 0; i < steps; ++i) {
            press(at_, Qt::Key_Z, Qt::ControlModifier);
        }
        CHECK(look(at_) == before_);
        check_same_picture(picture_of(at_), picture_);
        for (int i = 0; i < steps; ++i) {
            press(at_, Qt::Key_Y, Qt::ControlModifier);
        }
        CHECK(look(at_) == after_);
    }

    void check_ticks() {
        auto* ledger = at_.find<QTableView>("ledger");
        ledger->setFocus();
        ledger->setCurrentIndex(ledger->model()->index(0, 1));
        press(at_, Qt::Key_T, Qt::ControlModifier);
        const Sight off = look(at_);
        CHECK(off.figures == before_.figures);
        CHECK(off.gaps == before_.gaps);
        CHECK(off.pairs == before_.pairs);
        CHECK(off.stations == before_.stations);
        press(at_, Qt::Key_T, Qt::ControlModifier);
        CHECK(look(at_) == after_);
    }

    void check_file() {
        press(at_, Qt::Key_N, Qt::ControlModifier);
        at_.session.close_plan(0);
        CHECK(look(at_) == before_);
        at_.session.open_plan(file_);
        CHECK(look(at_) == after_);
        CHECK_FALSE(at_.session.has_unsaved_work());
    }

    WindowFixture& at_;
    std::filesystem::path file_ = at_.folder / "plan.toml";
    QImage picture_;
    Sight before_;
    Sight after_;
};

const District& sample_of(WindowFixture& at) {
    return at.session.baseline()->district();
}

/// Chosen by a click on the map.
std::string choose_centre(WindowFixture& at) {
    const Station& station = sample_of(at).stations[lonely_centre(sample_of(at))];
    look_at(at, station.point, 600);
    click_map(at, station.point);
    REQUIRE(at.window.map()->selected().kind == MapHit::Kind::station);
    return station.id;
}

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

// ---- the mouse

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
    const OneChange change(at);
    const QImage picture = picture_of(at);
    press(at, Qt::Key_P);
    click_map(at, from);
    click_map(at, from + PlanePoint{60, 0});
    press(at, Qt::Key_Escape);
    CHECK(at.window.map()->tool() == MapTool::draw_path);
    press(at, Qt::Key_Return); // there is nothing to end
    press(at, Qt::Key_Escape);
    CHECK(at.window.map()->tool() == MapTool::look);
    move_mouse_away(at);
    CHECK(look(at) == change.before());
    check_same_picture(picture_of(at), picture);
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
    const OneChange change(at);
    const QImage picture = picture_of(at);
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
    move_mouse_away(at);
    CHECK(look(at) == change.before());
    check_same_picture(picture_of(at), picture);
}

// ---- the keys alone

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
    const OneChange change(at);
    const QImage picture = picture_of(at);
    press(at, Qt::Key_M);
    press(at, Qt::Key_Right, Qt::ShiftModifier);
    at.rest();
    CHECK(at.session.is_dragging());
    press(at, Qt::Key_Escape);
    CHECK(look(at) == change.before());
    check_same_picture(picture_of(at), picture);
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
