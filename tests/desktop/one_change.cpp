// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/one_change.hpp"

#include <QTableView>

namespace yike::test {

const District& sample_of(WindowFixture& at) {
    return at.session.baseline()->district();
}

OneChange::OneChange(WindowFixture& at) : at_(at) {
    move_mouse_away(at_);
    picture_ = picture_of(at_);
    before_ = look(at_);
}

void OneChange::check(ChangeKind kind, bool priced) {
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

void OneChange::check_nothing() {
    move_mouse_away(at_);
    CHECK(look(at_) == before_);
    check_same_picture(picture_of(at_), picture_);
}

void OneChange::leave_tool() {
    at_.window.map()->setFocus();
    for (int i = 0; i < 2 && at_.window.map()->tool() != MapTool::look; ++i) {
        press(at_, Qt::Key_Escape);
    }
    REQUIRE(at_.window.map()->tool() == MapTool::look);
    move_mouse_away(at_);
}

void OneChange::check_steps(int steps) {
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

void OneChange::check_ticks() {
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

void OneChange::check_file() {
    press(at_, Qt::Key_N, Qt::ControlModifier);
    at_.session.close_plan(0);
    CHECK(look(at_) == before_);
    at_.session.open_plan(file_);
    CHECK(look(at_) == after_);
    CHECK_FALSE(at_.session.has_unsaved_work());
}

} // namespace yike::test
