// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/result_folder.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/write_scenario.hpp"
#include "session_fixture.hpp"

#include <algorithm>
#include <functional>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

std::string written(const Session& session) {
    return write_scenario(session.scenario(), "/plans/plan.toml");
}

const Candidate& candidate_with_cost(const District& district) {
    const auto found =
        std::find_if(district.candidates.begin(),
                     district.candidates.end(),
                     [](const Candidate& each) { return each.cost_yuan && each.floor_area_m2; });
    REQUIRE(found != district.candidates.end());
    return *found;
}

std::string closed_gate(const Session& session) {
    for (const CompoundGate& gate : session.baseline()->evaluation->model->enclosures().gates) {
        if (!gate.open) {
            return gate.id;
        }
    }
    return {};
}

std::string open_gate(const Session& session) {
    for (const CompoundGate& gate : session.baseline()->evaluation->model->enclosures().gates) {
        if (gate.open && !gate.residents) {
            return gate.id;
        }
    }
    return {};
}

} // namespace

TEST_CASE("each way to change a plan is one named step, undone and done again to the byte") {
    SampleSession sample;
    Session& session = sample.session;
    PlanEditor& edit = session.edit();
    const Candidate& room = candidate_with_cost(sample.district());
    const std::vector<Candidate>& rooms = sample.district().candidates;
    const PlanePoint home = sample.place_of("C07");
    const Line path{home, home + PlanePoint{150, 40}};

    const std::vector<std::function<bool()>> steps = {
        [&] {
            return edit.relocate("C07", home + PlanePoint{0, 120});
        },
        [&] {
            return edit.relocate("C07", home + PlanePoint{0, 160});
        },
        [&] { return edit.relocate_to_candidate("C08", room.id); },
        [&] { return edit.renovate("C09", 1234); },
        [&] {
            return edit.relocate("C09", sample.place_of("C09") + PlanePoint{40, 0});
        },
        [&] {
            return edit.build(home + PlanePoint{0, -90}, 2, "新站“甲”");
        },
        [&] { return edit.build_at_candidate(rooms.back().id); },
        [&] { return edit.close("C10"); },
        [&] { return edit.open_gate(closed_gate(session)); },
        [&] { return edit.close_gate(open_gate(session)); },
        [&] { return edit.add_path(path); },
        [&] { return edit.block_road(home, 12); },
        [&] { return edit.set_cost(0, 2'000'000); },
        [&] { return edit.set_yearly_cost(0, 50'000); },
        [&] { return edit.set_floor_area(0, 900); },
        [&] { return edit.set_year(0, 2027); },
        [&] { return edit.set_note(0, "一\n二 \"三\""); },
        [&] { return edit.set_on(1, false); },
        [&] { return edit.set_on(1, true); },
        [&] { return edit.move_row(0, 3); },
        [&] { return edit.set_name(3, "新站乙"); },
        [&] { return edit.remove(4); },
        [&] { return edit.rename_plan("第二稿"); },
        [&] { return edit.set_plan_note("讨论用"); },
    };
    std::vector<std::string> states{written(session)};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        INFO("step " << i);
        const bool done = steps[i]();
        if (!sample.refusals.empty()) {
            INFO(sample.refusals.back().detail.toStdString());
            REQUIRE(done);
        }
        REQUIRE(done);
        CHECK(session.undo_stack().count() == static_cast<int>(i) + 1);
        CHECK_FALSE(session.undo_stack().undoText().isEmpty());
        states.push_back(written(session));
        CHECK(states[i] != states[i + 1]);
        // What is in the session can be read again as it is.
        CHECK(write_scenario(parse_scenario(states.back(), "/plans/plan.toml", CostRule::may_lack),
                             "/plans/plan.toml") == states.back());
    }
    for (std::size_t i = steps.size(); i-- > 0;) {
        session.undo_stack().undo();
        CHECK(written(session) == states[i]);
    }
    CHECK_FALSE(session.has_unsaved_work());
    for (std::size_t i = 1; i <= steps.size(); ++i) {
        session.undo_stack().redo();
        CHECK(written(session) == states[i]);
    }
}

TEST_CASE("a station has one change, whatever is done to it") {
    SampleSession sample;
    Session& session = sample.session;
    const PlanePoint home = sample.place_of("C07");
    REQUIRE(session.edit().renovate("C07", 1500));
    REQUIRE(session.edit().set_cost(0, 3'000'000));
    REQUIRE(session.edit().relocate("C07", home + PlanePoint{100, 0}));
    REQUIRE(session.scenario().changes.size() == 1);
    CHECK(session.scenario().changes[0].kind == ChangeKind::relocate);
    CHECK(session.scenario().changes[0].floor_area_m2 == 1500);
    CHECK(session.scenario().changes[0].cost_yuan == 3'000'000);
    CHECK(session.undo_stack().undoText().startsWith(QString::fromUtf8("迁址")));

    // A room brings its own area and cost.
    const Candidate& room = candidate_with_cost(sample.district());
    REQUIRE(session.edit().relocate_to_candidate("C07", room.id));
    CHECK(session.missing_costs().empty());
    CHECK(session.plan()->changes[0].cost_yuan == room.cost_yuan);
    CHECK(session.plan()->changes[0].floor_area_m2 == room.floor_area_m2);

    REQUIRE(session.edit().close("C07"));
    REQUIRE(session.scenario().changes.size() == 1);
    CHECK(session.scenario().changes[0].kind == ChangeKind::close);
    CHECK(session.missing_costs().empty());
}

TEST_CASE("a gate opened and closed again is as it was") {
    SampleSession sample;
    Session& session = sample.session;
    const std::string gate = closed_gate(session);
    REQUIRE_FALSE(gate.empty());
    REQUIRE(session.edit().open_gate(gate));
    CHECK(session.scenario().changes.size() == 1);
    REQUIRE(session.edit().close_gate(gate));
    CHECK(session.scenario().changes.empty());
    CHECK_FALSE(session.edit().close_gate(gate));
    REQUIRE(sample.refusals.size() == 1);
    CHECK(sample.refusals[0].what.contains(QString::fromUtf8("本来就关着")));
}

TEST_CASE("what is refused leaves plan and steps alone, and says why in both languages") {
    SampleSession sample;
    Session& session = sample.session;
    PlanEditor& edit = session.edit();
    REQUIRE(edit.close("C01"));
    const std::string before = written(session);
    CHECK_FALSE(edit.set_cost(0, 236));
    CHECK_FALSE(edit.set_cost(0, -1));
    CHECK_FALSE(edit.set_year(0, 1492));
    CHECK_FALSE(edit.renovate("C02", -5));
    CHECK_FALSE(edit.close("C99"));
    CHECK_FALSE(edit.remove(7));
    CHECK_FALSE(edit.set_on(7, true));
    CHECK_FALSE(edit.move_row(0, 9));
    CHECK_FALSE(edit.relocate("C02", sample.place_of("C02")));
    CHECK_FALSE(edit.build(sample.place_of("C02") + PlanePoint{90'000, 0}, 1, "x"));
    CHECK_FALSE(edit.add_path({sample.place_of("C02")}));
    CHECK_FALSE(edit.open_new_gate(sample.place_of("C02") + PlanePoint{90'000, 0}));
    CHECK(written(session) == before);
    CHECK(session.undo_stack().count() == 1);
    CHECK(sample.refusals.size() == 12);
    for (const Failure& failure : sample.refusals) {
        CHECK_FALSE(failure.what.isEmpty());
    }
    CHECK(sample.refusals[0].what.contains(QString::fromUtf8("1000 元")));
    session.set_language(Language::en);
    CHECK_FALSE(edit.set_cost(0, 236));
    CHECK(sample.refusals.back().what.contains("under 1000 yuan"));
}

TEST_CASE("a change that would collide with another one cannot be switched on") {
    SampleSession sample;
    Session& session = sample.session;
    const PlanePoint home = sample.place_of("C07");
    REQUIRE(session.edit().relocate("C07", home + PlanePoint{100, 0}));
    REQUIRE(session.edit().set_on(0, false));
    REQUIRE(session.edit().relocate("C07", home + PlanePoint{0, 100}));
    CHECK(session.scenario().changes.size() == 2);
    CHECK_FALSE(session.edit().set_on(0, true));
    REQUIRE(sample.refusals.size() == 1);
    CHECK(sample.refusals[0].what.contains(QString::fromUtf8("一个站点只能有一项")));
}

TEST_CASE("costs, years and notes change the money, not the ground") {
    SampleSession sample;
    Session& session = sample.session;
    REQUIRE(session.edit().close("C01"));
    wait_for_rest(session);
    wait_until([&] { return session.gain(0).has_value(); });
    const auto before = session.answer();
    REQUIRE(session.edit().set_cost(0, 5000));
    CHECK(session.is_settled());
    CHECK(session.answer()->evaluation == before->evaluation);
    CHECK(sample.figure(FigureKind::cost_yuan) == 5000);
    CHECK(session.gain(0).has_value());
}

TEST_CASE("steps are named in the language of the moment") {
    SampleSession sample;
    Session& session = sample.session;
    REQUIRE(session.edit().close("C01"));
    CHECK(session.undo_stack().undoText().startsWith(QString::fromUtf8("撤并")));
    session.set_language(Language::en);
    CHECK(session.undo_stack().undoText().startsWith("Close"));
    session.undo_stack().undo();
    CHECK(session.undo_stack().redoText().startsWith("Close"));
    session.set_language(Language::zh);
    CHECK(session.undo_stack().redoText().startsWith(QString::fromUtf8("撤并")));
}

TEST_CASE("a file written by hand is kept beside the first save") {
    SampleSession sample;
    Session& session = sample.session;
    const std::string text = "# 说明\n[scenario]\nname = \"手写\"\nproject = \"" +
                             kSample.string() +
                             "\"\n\n[[change]]\nid = \"x\"\nkind = \"close\"\nstation = \"C01\"\n";
    const auto file = sample.folder.write("hand.toml", text);
    session.open({file});
    REQUIRE(session.edit().set_note(0, "记下"));
    std::vector<QString> told;
    QObject listener;
    QObject::connect(&session, &Session::told, &listener, [&told](const QString& line) {
        told.push_back(line);
    });
    REQUIRE(session.save_plan());
    CHECK(read_file(sample.folder / "hand.toml.bak") == text);
    REQUIRE(told.size() == 1);
    CHECK(told[0].contains("hand.toml.bak"));
    REQUIRE(session.edit().set_note(0, "再记"));
    REQUIRE(session.save_plan());
    CHECK_FALSE(std::filesystem::exists(sample.folder.path() / "hand.toml.bak2"));
    CHECK(read_scenario(file).changes[0].note == "再记");
}

TEST_CASE("costs that nobody knows are written as 0 only if the planner says so") {
    SampleSession sample;
    Session& session = sample.session;
    REQUIRE(session.edit().relocate("C07", sample.place_of("C07") + PlanePoint{0, 100}));
    const auto file = sample.folder.path() / "plan.toml";
    REQUIRE(session.save_plan(file, MissingCosts::write_zero));
    const Scenario read = read_scenario(file);
    CHECK(read.changes[0].cost_yuan == 0);
    CHECK(read.changes[0].note == "造价待定");
    CHECK_FALSE(session.has_unsaved_work());
    session.undo_stack().undo();
    CHECK(session.missing_costs().size() == 1);
}
