// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// The window tells what the command line tells, figure by figure, list by list.
#include "desktop/session/ledger_model.hpp"
#include "desktop/shared_window.hpp"
#include "desktop/window_hand.hpp"
#include "desktop/window_sight.hpp"

#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QTableView>
#include <catch2/catch.hpp>

#include <set>

using namespace yike;
using namespace yike::test;

namespace {

/// Puts the first gap in front and compares what is said of it with `yike explain`.
void check_explanation(WindowFixture& at, const std::filesystem::path& scenario) {
    if (at.session.answer()->gaps.empty()) {
        return;
    }
    auto* gaps = at.find<QTableView>("gaps");
    at.find<QTabBar>("list_tabs")->setCurrentIndex(0);
    const CompoundId compound = at.session.answer()->gaps.front().compound;
    QStringList words{
        "explain",
        YIKE_SAMPLE,
        "--compound",
        QString::fromStdString(at.session.answer()->district().compounds[compound.index()].id)};
    if (!scenario.empty()) {
        words << "--scenario" << QString::fromStdString(scenario.string());
    }
    CommandLine engine(words);
    bool told = false;
    const auto listening = QObject::connect(
        &at.session, &Session::explained, [&](const std::shared_ptr<const Enquiry>& enquiry) {
            told = told || (enquiry->finished && enquiry->compound == compound);
        });
    click_row(*gaps, 0);
    constexpr int kHang_ms = 240'000;
    CHECK(QTest::qWaitFor([&told] { return told; }, kHang_ms));
    QObject::disconnect(listening);
    const QStringList shown = chosen_lines(at);
    const QStringList printed = engine.finish().split('\n', Qt::SkipEmptyParts);
    // Everything but the mends, which have their own words there: name, minutes, walk.
    REQUIRE(shown.size() > 3);
    constexpr qsizetype kOfTheWalk = 3;
    for (qsizetype i = 0; i < std::min(kOfTheWalk, printed.size()); ++i) {
        INFO(printed[i].toStdString());
        CHECK(shown.contains(printed[i]));
    }
}

void check_all(WindowFixture& at, const std::filesystem::path& scenario, const std::string& name) {
    const auto coverage = CommandLine::coverage(scenario, at.folder / (name + "-coverage"));
    std::unique_ptr<CommandLine> comparison;
    if (!scenario.empty()) {
        comparison = CommandLine::comparison(scenario, at.folder / (name + "-comparison"));
    }
    const Sight sight = look(at);
    coverage->finish();
    check_same(sight, CoverageTables(at.folder / (name + "-coverage")));
    if (comparison) {
        comparison->finish();
        check_same_ledger(at, at.folder / (name + "-comparison"));
    }
    check_explanation(at, scenario);
}

void set_costs(WindowFixture& at) {
    press(at, Qt::Key_S, Qt::ControlModifier);
    while (!at.session.missing_costs().empty()) {
        const std::size_t left = at.session.missing_costs().size();
        fill_in_cost(at, "1,250,000");
        REQUIRE(at.session.missing_costs().size() == left - 1);
        if (left > 1) {
            at.window.map()->setFocus();
            press(at, Qt::Key_S, Qt::ControlModifier);
        }
    }
}

/// All eight kinds, each with its own tool.
void make_plan_of_eight(WindowFixture& at) {
    const District& sample = at.session.baseline()->district();
    const auto choose = [&at](std::size_t station) {
        const PlanePoint place = at.session.baseline()->district().stations[station].point;
        look_at(at, place, 500);
        click_map(at, place);
        REQUIRE(at.window.map()->selected().kind == MapHit::Kind::station);
    };
    const std::size_t lonely = lonely_centre(sample);
    look_at(at, sample.stations[lonely].point, 700);
    at.drag_on_map(sample.stations[lonely].point,
                   sample.stations[lonely].point + PlanePoint{200, 0});
    choose(lonely == 6 ? 7 : 6);
    QTest::keyClicks(at.find<QLineEdit>("new_area"), "2400");
    at.click("enlarge");
    choose(lonely == 20 ? 21 : 20);
    at.click("close_station");
    look_at(at, sample.candidates[lonely_candidate(sample)].point, 400);
    press(at, Qt::Key_A);
    click_map(at, sample.candidates[lonely_candidate(sample)].point);
    look_at(at, gate_place(at, kClosedGate), 200);
    press(at, Qt::Key_G);
    click_map(at, gate_place(at, kClosedGate));
    const auto& gates = at.session.baseline()->evaluation->model->enclosures().gates;
    const auto open = std::find_if(
        gates.begin(), gates.end(), [](const CompoundGate& gate) { return gate.open; });
    look_at(at, open->point, 200);
    click_map(at, open->point);
    look_at(at, along(place_of(at, kBridgeFrom), place_of(at, kBridgeTo), 0.5), 250);
    press(at, Qt::Key_P);
    click_map(at, place_of(at, kBridgeFrom));
    double_click_map(at, place_of(at, kBridgeTo));
    const PlanePoint street = sample.stations[lonely].point + PlanePoint{-150, 0};
    look_at(at, street, 300);
    press(at, Qt::Key_X);
    at.drag_on_map(street, street + PlanePoint{60, 0});
    at.window.map()->set_tool(MapTool::look);
}

} // namespace

TEST_CASE("the window tells what the command line tells: the baseline", "[oracle]") {
    WindowFixture& at = open_window();
    check_all(at, {}, "baseline");
}

TEST_CASE("the window tells what the command line tells: plans of the sample", "[oracle]") {
    const std::string name = GENERATE(
        as<std::string>(), "eleven-relocations", "seventy-eight-stations", "gates-and-paths");
    WindowFixture& at = open_window();
    const std::filesystem::path file = std::filesystem::path(YIKE_SCENARIOS) / (name + ".toml");
    at.session.open_plan(file);
    at.rest();
    check_all(at, file, name);
}

TEST_CASE("the window tells what the command line tells: a plan of all eight kinds made in it",
          "[oracle]") {
    WindowFixture& at = open_window();
    make_plan_of_eight(at);
    INFO(at.trouble());
    REQUIRE(at.session.scenario().changes.size() == 8);
    std::set<ChangeKind> kinds;
    for (const Change& change : at.session.scenario().changes) {
        kinds.insert(change.kind);
    }
    CHECK(kinds.size() == 8);
    set_costs(at);
    // One of them off: the ledger keeps it, the figures do not.
    at.find<QTableView>("ledger")->setCurrentIndex(
        at.session.ledger_model().index(2, LedgerModel::what));
    press(at, Qt::Key_T, Qt::ControlModifier);
    at.rest();
    const std::filesystem::path file = at.folder / "八种.toml";
    REQUIRE(at.session.save_plan(file));
    check_all(at, file, "eight");
    press(at, Qt::Key_T, Qt::ControlModifier);
    at.rest();
    REQUIRE(at.session.save_plan());
    check_all(at, file, "all-on");
}
