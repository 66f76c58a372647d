// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window_fixture.hpp"
#include "desktop/window_hand.hpp"
#include "scenario/write_scenario.hpp"

#include <QFrame>
#include <QProcess>
#include <catch2/catch.hpp>

#include <cstdio>
#include <string>

using namespace yike;
using namespace yike::test;

namespace {

constexpr const char* kFolder = "YIKE_TEST_DATA_FOLDER";

constexpr const char* kMoment = "YIKE_TEST_MOMENT";

/// What the plans hold, and which are saved.
std::string plans_of(Session& session) {
    std::string all;
    const std::size_t chosen = session.current_plan();
    for (std::size_t plan = 0; plan < session.plan_count(); ++plan) {
        session.choose_plan(plan);
        all += session.is_modified(plan) ? "* " : "";
        all += write_scenario(session.scenario(), "/plan.toml");
    }
    session.choose_plan(chosen);
    return all + "chosen " + std::to_string(chosen) + "\n";
}

void tell(const std::string& words) {
    std::fputs(("plans\n" + words + "ready\n").c_str(), stdout);
    std::fflush(stdout);
}

/// A window that is killed at the moment when it says so. @returns what it said of its plans
std::string kill_in(const std::string& moment, const std::filesystem::path& data) {
    qputenv(kFolder, QByteArray::fromStdString(data.string()));
    qputenv(kMoment, QByteArray::fromStdString(moment));
    QProcess victim;
    victim.start(QCoreApplication::applicationFilePath(), {QStringLiteral("[.victim]")});
    QByteArray said;
    while (!said.contains("ready\n") && victim.waitForReadyRead(240'000)) {
        said += victim.readAllStandardOutput();
    }
    INFO(said.toStdString());
    REQUIRE(said.contains("ready\n"));
    victim.kill();
    victim.waitForFinished();
    REQUIRE(victim.exitStatus() == QProcess::CrashExit);
    const qsizetype begin = said.indexOf("plans\n") + 6;
    return said.mid(begin, said.indexOf("ready\n") - begin).toStdString();
}

void drag_on_and_on(WindowFixture& at) {
    const District& district = at.session.baseline()->district();
    const PlanePoint from = district.stations[lonely_centre(district)].point;
    at.window.show_page("map");
    look_at(at, from, 700);
    MapCanvas* map = at.window.map();
    QTest::mouseMove(map, at.on_map(from));
    QTest::mousePress(map, Qt::LeftButton, Qt::NoModifier, at.on_map(from));
    QTest::mouseMove(map, at.on_map(from + PlanePoint{100, 0}));
    QTest::mouseMove(map, at.on_map(from + PlanePoint{300, 0}));
    QApplication::processEvents();
    REQUIRE(at.session.is_dragging());
}

} // namespace

/// Not a test of its own: what is killed in the next ones.
TEST_CASE("a window in which a plan is made, until it is killed", "[.victim]") {
    WindowFixture at(Language::zh, qEnvironmentVariable(kFolder).toStdString());
    const std::string moment = qEnvironmentVariable(kMoment).toStdString();
    if (moment == "recovered") {
        at.click("recover");
        at.rest();
    } else {
        at.open_sample();
        at.session.edit().close("C05");
        at.session.edit().renovate("C06", 3000); // without a cost
        if (moment == "undo") {
            at.session.undo_stack().undo();
        } else if (moment == "two plans") {
            at.session.edit().set_cost(1, 90'000);
            at.session.new_plan();
            at.session.edit().rename_plan("乙");
            at.session.edit().close_gate(
                at.session.baseline()->evaluation->model->enclosures().gates.front().id);
            at.session.choose_plan(0);
        }
        at.rest();
    }
    const std::string plans = plans_of(at.session);
    if (moment == "drag") {
        drag_on_and_on(at);
    }
    tell(plans);
    QApplication::exec();
}

TEST_CASE("after a kill, the start page offers the work, and one click brings it back as it was",
          "[recovery]") {
    const std::string moment = GENERATE(as<std::string>(), "drag", "undo", "two plans");
    INFO(moment);
    const test::TempFolder folder;
    const std::filesystem::path data = folder / "data";
    const std::string plans = kill_in(moment, data);
    if (moment == "two plans") {
        // Once more before anything was done with it.
        CHECK(kill_in("recovered", data) == plans);
    }
    WindowFixture at(Language::zh, data);
    REQUIRE(at.window.page() == "start");
    REQUIRE(at.session.recoverable().size() == 1);
    REQUIRE(at.find<QFrame>("recoverable")->isVisible());
    at.click("recover");
    at.rest();
    REQUIRE(at.session.state() == Session::State::ready);
    CHECK(plans_of(at.session) == plans);
    CHECK(at.session.has_unsaved_work());
    // Then it is saved, and nothing is left to recover.
    for (std::size_t plan = 0; plan < at.session.plan_count(); ++plan) {
        at.session.choose_plan(plan);
        for (const std::size_t row : at.session.missing_costs()) {
            REQUIRE(at.session.edit().set_cost(row, 1'000'000));
        }
        REQUIRE(at.session.save_plan(folder / (std::to_string(plan) + ".toml")));
    }
    CHECK_FALSE(at.session.has_unsaved_work());
    CHECK(std::filesystem::is_empty(data / "recovery"));
}
