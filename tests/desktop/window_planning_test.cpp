// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/command_line.hpp"
#include "desktop/session/figure_model.hpp"
#include "desktop/shared_window.hpp"
#include "desktop/window/figure_tile.hpp"
#include "desktop/window_hand.hpp"
#include "render/words.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <catch2/catch.hpp>

using namespace yike;
using test::WindowFixture;

namespace {

/// The window with a centre of the sample in the middle of the map, and where it is.
PlanePoint fly_to_centre(WindowFixture& at) {
    const District& district = at.session.baseline()->district();
    const PlanePoint place = district.stations[test::lonely_centre(district)].point;
    at.window.map()->fly_to(Box{place, place}.grown(700));
    at.rest();
    return place;
}

QString figure(WindowFixture& at, FigureKind kind) {
    const QAbstractItemModel& model = at.session.figure_model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(FigureModel::kind_role).toInt() == static_cast<int>(kind)) {
            return model.index(row, 0).data().toString();
        }
    }
    return {};
}

} // namespace

TEST_CASE("a centre dragged by 300 m: the figure is the one that the engine gives for the file",
          "[display]") {
    WindowFixture& at = test::open_window();
    const PlanePoint from = fly_to_centre(at);
    const QString before = figure(at, FigureKind::covered_households);
    at.drag_on_map(from, from + PlanePoint{240, 180});
    INFO(at.trouble());
    REQUIRE(at.session.scenario().changes.size() == 1);
    CHECK(at.session.scenario().changes[0].kind == ChangeKind::relocate);
    const QString after = figure(at, FigureKind::covered_households);

    // It must have a cost to be saved: in the ledger, by hand.
    CHECK_FALSE(at.session.save_plan(at.folder / "plan.toml"));
    at.click("trouble_help");
    auto* cost = at.find<QLineEdit>("change_cost");
    REQUIRE(cost->isVisible());
    QTest::keyClicks(cost, "1200000");
    QTest::keyClick(cost, Qt::Key_Return);
    REQUIRE(at.session.save_plan(at.folder / "plan.toml"));
    at.rest();
    CHECK(figure(at, FigureKind::covered_households) == after);
    test::CommandLine::coverage(at.folder / "plan.toml", at.folder / "result")->finish();
    const double engine = test::CoverageTables(at.folder / "result")
                              .number("coverage.gate.15.households.all", "numerator");
    CHECK(after.toStdString().find(thousands(engine)) != std::string::npos);

    // Undo the cost, then the move; and again.
    QTest::keyClick(&at.window, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(&at.window, Qt::Key_Z, Qt::ControlModifier);
    at.rest();
    CHECK(at.session.scenario().changes.empty());
    CHECK(figure(at, FigureKind::covered_households) == before);
    QTest::keyClick(&at.window, Qt::Key_Y, Qt::ControlModifier);
    at.rest();
    CHECK(at.session.scenario().changes.size() == 1);
    CHECK(figure(at, FigureKind::covered_households) == after);
}

TEST_CASE("figures follow while the mouse still moves", "[display]") {
    WindowFixture& at = test::open_window();
    const PlanePoint from = fly_to_centre(at);
    MapCanvas* map = at.window.map();
    QTest::mouseMove(map, at.on_map(from));
    QTest::mousePress(map, Qt::LeftButton, Qt::NoModifier, at.on_map(from));
    QTest::mouseMove(map, at.on_map(from + PlanePoint{60, 0}));
    QTest::mouseMove(map, at.on_map(from + PlanePoint{500, 0}));
    REQUIRE(at.session.is_dragging());
    at.rest();
    CHECK(at.session.answer()->moved != "");
    CHECK(at.session.scenario().changes.empty());
    QTest::keyClick(map, Qt::Key_Escape);
    QTest::mouseRelease(map, Qt::LeftButton, Qt::NoModifier, at.on_map(from));
    at.rest();
    CHECK(at.session.scenario().changes.empty());
}

TEST_CASE("holding a key, or the button, shows things as they are", "[display]") {
    WindowFixture& at = test::open_window();
    const PlanePoint from = fly_to_centre(at);
    at.drag_on_map(from, from + PlanePoint{400, 0});
    REQUIRE(at.session.shown() == at.session.answer());
    QTest::keyPress(at.window.map(), Qt::Key_B);
    CHECK(at.session.shown() == at.session.baseline());
    CHECK(at.window.map()->before());
    QTest::keyRelease(at.window.map(), Qt::Key_B);
    CHECK(at.session.shown() == at.session.answer());
    auto* button = at.find<QPushButton>("before");
    QTest::mousePress(button, Qt::LeftButton);
    CHECK(at.session.shown() == at.session.baseline());
    QTest::mouseRelease(button, Qt::LeftButton);
    CHECK(at.session.shown() == at.session.answer());
}

TEST_CASE("a change is ticked off, and deleted, by keys", "[display]") {
    WindowFixture& at = test::open_window();
    const PlanePoint from = fly_to_centre(at);
    at.drag_on_map(from, from + PlanePoint{400, 0});
    auto* ledger = at.find<QTableView>("ledger");
    REQUIRE(ledger->model()->rowCount() == 1);
    ledger->setCurrentIndex(ledger->model()->index(0, 1));
    QTest::keyClick(&at.window, Qt::Key_T, Qt::ControlModifier);
    at.rest();
    CHECK(at.session.scenario().changes[0].off);
    QTest::keyClick(&at.window, Qt::Key_Delete, Qt::ControlModifier);
    at.rest();
    CHECK(at.session.scenario().changes.empty());
    QTest::keyClick(&at.window, Qt::Key_Z, Qt::ControlModifier);
    at.rest();
    CHECK(at.session.scenario().changes.size() == 1);
}

TEST_CASE("a click explains a compound and draws its walk", "[display]") {
    WindowFixture& at = test::open_window();
    auto* gaps = at.find<QTableView>("gaps");
    REQUIRE(gaps->isVisible());
    test::click_row(*gaps, 0);
    at.rest();
    CHECK(at.window.map()->selected().kind == MapHit::Kind::compound);
    // The engine is asked on a thread of its own; the panel is made anew with its answer.
    const auto is_told = [&at] {
        const auto* title = at.window.findChild<QLabel*>(QStringLiteral("chosen_title"));
        return title != nullptr && !title->text().isEmpty();
    };
    constexpr int kHang_ms = 120'000;
    CHECK(QTest::qWaitFor(is_told, kHang_ms));
}

TEST_CASE("a station of the list tells what it does, not only its name", "[display]") {
    WindowFixture& at = test::open_window();
    at.window.map()->select({});
    const PlanePoint place = at.session.baseline()->district().stations.at(6).point;
    at.window.map()->fly_to(Box{place, place}.grown(300));
    QTest::mouseClick(at.window.map(),
                      Qt::LeftButton,
                      Qt::NoModifier,
                      at.window.map()->to_widget(place).toPoint());
    at.rest();
    QString told;
    for (const auto* label : at.window.findChildren<QLabel*>()) {
        told += label->isVisible() ? label->text() + QLatin1Char('\n') : QString();
    }
    CHECK_FALSE(told.contains(QString::fromUtf8("正在计算")));
    CHECK(told.contains(QString::fromUtf8("15 分钟内")));
}

TEST_CASE("every figure shows its places", "[display]") {
    WindowFixture& at = test::open_window();
    const Box all = at.window.map()->extent();
    int flights = 0;
    for (auto* tile : at.window.findChildren<FigureTile*>()) {
        if (tile->isVisible()) {
            at.window.map()->show_all();
            QTest::mouseClick(tile, Qt::LeftButton);
            at.rest();
            const Box seen = at.window.map()->extent();
            flights += seen.min == all.min && seen.max == all.max ? 0 : 1;
        }
    }
    // Covered and uncovered households, stations, pairs, shortfall.
    CHECK(flights >= 4);
}

TEST_CASE("scenario files become tabs, and each can be chosen", "[display]") {
    WindowFixture at;
    const std::filesystem::path plans = YIKE_SCENARIOS;
    at.window.open(
        {test::sample(), plans / "eleven-relocations.toml", plans / "gates-and-paths.toml"});
    at.rest();
    CHECK(at.session.plan_count() == 2);
    at.window.show_page("map");
    auto* tabs = at.find<QTabBar>("plan_tabs");
    REQUIRE(tabs->count() == 2);
    QTest::mouseClick(tabs, Qt::LeftButton, Qt::NoModifier, tabs->tabRect(0).center());
    at.rest();
    CHECK(at.session.current_plan() == 0);
    CHECK(at.find<QTableView>("ledger")->model()->rowCount() ==
          static_cast<int>(at.session.scenario().changes.size()));
}
