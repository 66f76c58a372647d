// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.hpp"
#include "desktop/session/session.hpp"
#include "scenario/read_scenario.hpp"
#include "session_fixture.hpp"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <map>

using namespace yike;
using namespace yike::test;

namespace {

// indicator -> value of group "all", as the command line writes them.
std::map<QString, QString> indicators_of(const std::filesystem::path& result) {
    std::map<QString, QString> values;
    QFile file(QString::fromStdString((result / "indicators.csv").string()));
    REQUIRE(file.open(QIODevice::ReadOnly));
    while (!file.atEnd()) {
        const QStringList fields = QString::fromUtf8(file.readLine()).trimmed().split(',');
        if (fields.size() >= 6 && fields[1] == "all") {
            values[fields[0]] = fields[4]; // numerator
        }
    }
    return values;
}

double covered_by_command_line(const std::filesystem::path& scenario,
                               const std::filesystem::path& result) {
    QProcess program;
    program.start(YIKE_PROGRAM,
                  {"coverage",
                   YIKE_SAMPLE,
                   "--scenario",
                   QString::fromStdString(scenario.string()),
                   "--tables-only",
                   "-o",
                   QString::fromStdString(result.string())});
    REQUIRE(program.waitForFinished(240'000));
    INFO(program.readAllStandardError().toStdString());
    REQUIRE(program.exitCode() == 0);
    return indicators_of(result)["coverage.gate.15.households.all"].toDouble();
}

} // namespace

TEST_CASE("opening the sample answers without being asked: findings, figures, polygon") {
    const TempFolder folder;
    Session session({folder.path() / "data", Language::zh});
    std::vector<Session::State> states;
    QObject::connect(&session, &Session::state_changed, [&] { states.push_back(session.state()); });
    CHECK(session.state() == Session::State::empty);
    CHECK(session.answer() == nullptr);

    session.open_project(kSample);
    CHECK(session.state() == Session::State::loading);
    wait_for_rest(session);
    wait_until([&session] { return session.is_checked(); });
    CHECK(states == std::vector{Session::State::loading, Session::State::ready});
    CHECK_FALSE(session.findings().empty());

    const Answer& answer = *session.answer();
    CHECK(&answer == session.baseline().get());
    CHECK(find_figure(answer, FigureKind::covered_households)->value == 107'112);
    CHECK(find_figure(answer, FigureKind::gained_households) == nullptr);
    CHECK(answer.gaps.size() ==
          find_figure(answer, FigureKind::uncovered_households)->compounds.size());
    CHECK(answer.map.minutes.size() == answer.district().compounds.size());
    CHECK(answer.map.stations.size() == answer.district().stations.size());
    CHECK(session.ground()->compounds.size() == answer.district().compounds.size());
    CHECK(session.plan_count() == 1);
    CHECK_FALSE(session.has_unsaved_work());
}

TEST_CASE(
    "a dragged centre: frames follow, the drop is one step, its figure is the command line's") {
    SampleSession sample;
    Session& session = sample.session;
    const PlanePoint home = sample.place_of("C07");
    const double before = sample.figure(FigureKind::covered_households);

    CHECK_FALSE(session.begin_drag("nobody"));
    REQUIRE(session.begin_drag("C07"));
    int frames = 0;
    QObject listener;
    QObject::connect(&session, &Session::answer_changed, &listener, [&] {
        frames += session.answer()->moved == "C07" ? 1 : 0;
    });
    for (int step = 1; step <= 10; ++step) {
        session.drag_to(home + PlanePoint{0, 30.0 * step});
        wait_until([&] { return session.is_settled(); });
    }
    CHECK(frames == 10);
    const auto last_frame = session.answer();
    CHECK(last_frame->rough);
    CHECK_FALSE(last_frame->moved_reach.empty());
    CHECK(session.undo_stack().count() == 0);
    session.drop();
    wait_for_rest(session);

    CHECK(sample.failures.empty());
    CHECK(sample.refusals.empty());
    CHECK(session.undo_stack().count() == 1);
    CHECK(session.scenario().changes.size() == 1);
    const double after = sample.figure(FigureKind::covered_households);
    CHECK(find_figure(*last_frame, FigureKind::covered_households)->value == after);
    CHECK(session.answer()->map.minutes != session.baseline()->map.minutes);
    CHECK(session.missing_costs() == std::vector<std::size_t>{0});

    // Without its cost it is not saved by accident.
    const std::filesystem::path file = sample.folder.path() / "plan.toml";
    CHECK_FALSE(session.save_plan(file));
    CHECK_FALSE(std::filesystem::exists(file));
    REQUIRE(sample.failures.size() == 1);
    CHECK(sample.failures[0].help == FailureHelp::fill_in_costs);

    REQUIRE(session.edit().set_cost(0, 1'250'000));
    REQUIRE(session.save_plan(file));
    CHECK_FALSE(session.has_unsaved_work());
    CHECK(read_scenario(file).changes.size() == 1);
    CHECK(covered_by_command_line(file, sample.folder.path() / "result") == after);

    // Back and forth again.
    session.undo_stack().undo();
    session.undo_stack().undo();
    wait_for_rest(session);
    CHECK(session.scenario().changes.empty());
    CHECK(sample.figure(FigureKind::covered_households) == before);
    CHECK(session.has_unsaved_work());
    session.undo_stack().redo();
    session.undo_stack().redo();
    wait_for_rest(session);
    CHECK(sample.figure(FigureKind::covered_households) == after);
    CHECK_FALSE(session.has_unsaved_work());
}

TEST_CASE("a drag that is cancelled, or ends where nobody can walk, changes nothing") {
    SampleSession sample;
    Session& session = sample.session;
    const double before = sample.figure(FigureKind::covered_households);
    REQUIRE(session.begin_drag("C01"));
    session.drag_to(sample.place_of("C01") + PlanePoint{900, 900});
    wait_until([&] { return session.is_settled(); });
    session.cancel_drag();
    wait_for_rest(session);
    CHECK(session.answer() == session.baseline());
    CHECK(sample.figure(FigureKind::covered_households) == before);

    REQUIRE(session.begin_drag("C01"));
    session.drag_to(sample.place_of("C01") + PlanePoint{60'000, 0});
    session.drop();
    wait_for_rest(session);
    CHECK(session.scenario().changes.empty());
    REQUIRE(sample.refusals.size() == 1);
    CHECK(sample.refusals[0].what.contains(QString::fromUtf8("边界")));
    CHECK_FALSE(sample.refusals[0].detail.isEmpty());
}

TEST_CASE("hold the key: the baseline is shown, and the answer again") {
    SampleSession sample;
    Session& session = sample.session;
    REQUIRE(session.edit().close("C01"));
    wait_for_rest(session);
    CHECK(session.shown() == session.answer());
    session.show_before(true);
    CHECK(session.shown() == session.baseline());
    session.show_before(false);
    CHECK(session.shown() == session.answer());
}

TEST_CASE("scenario files open as plans, and every sample file has the command line's figure") {
    SampleSession sample;
    Session& session = sample.session;
    const std::filesystem::path scenarios = YIKE_SCENARIOS;
    session.open({scenarios / "eleven-relocations.toml", scenarios / "gates-and-paths.toml"});
    CHECK(session.plan_count() == 2);
    wait_for_rest(session);
    CHECK(sample.figure(FigureKind::covered_households) == 113'693);
    CHECK(sample.figure(FigureKind::gained_households) == 6'581);
    CHECK(sample.figure(FigureKind::cost_yuan) == 2'170'000);
    session.choose_plan(0);
    wait_for_rest(session);
    CHECK(sample.figure(FigureKind::covered_households) == 116'090);
    CHECK(sample.figure(FigureKind::lost_households) == 346);
    CHECK_FALSE(session.has_unsaved_work());
    wait_until([&] { return session.gain(0).has_value(); });
    session.open({scenarios / "gates-and-paths.toml"});
    CHECK(session.plan_count() == 2); // it is open already
    CHECK(session.current_plan() == 1);
    session.close_plan(1);
    session.close_plan(0);
    CHECK(session.plan_count() == 1);
    CHECK(session.scenario().changes.empty());
}

TEST_CASE("what cannot be read is told in words, with the engine's own folded, and examined") {
    const TempFolder folder;
    folder.write("broken/project.toml", "[project]\nname = \"x\"\ncolour = \"red\"\n");
    Session session({folder.path() / "data", Language::zh});
    std::vector<Failure> failures;
    QObject::connect(&session, &Session::failed, [&failures](const Failure& failure) {
        failures.push_back(failure);
    });
    session.open_project(folder.path() / "broken");
    wait_until([&] { return session.state() == Session::State::unusable && session.is_checked(); });
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].what.contains(QString::fromUtf8("打不开项目「broken」")));
    CHECK(failures[0].detail.contains("colour"));
    CHECK(failures[0].help == FailureHelp::show_findings);
    REQUIRE(session.findings().size() == 1);
    CHECK(session.findings()[0].kind == "unreadable_project");

    folder.write("bad.toml",
                 "[scenario]\nname = \"x\"\nproject = \"" + kSample.string() +
                     "\"\n[[change]]\nid = \"a\"\nkind = \"close\"\nstation = \"ZZ\"\n");
    session.open({folder.path() / "bad.toml"});
    wait_until([&] { return session.state() == Session::State::ready && failures.size() == 2; });
    CHECK(failures[1].what.contains(QString::fromUtf8("没有这个站点")));
    CHECK(failures[1].what.contains(QString::fromUtf8("行，变更 ")));
    CHECK(session.plan_count() == 1);
}

TEST_CASE("reading can be given up") {
    const TempFolder folder;
    Session session({folder.path() / "data", Language::zh});
    session.open_project(kSample);
    session.stop();
    CHECK(session.state() == Session::State::empty);
    session.open_project(kSample);
    wait_until([&] { return session.state() == Session::State::ready; });
    session.close_project();
    CHECK(session.state() == Session::State::empty);
    CHECK(session.answer() == nullptr);
    CHECK(session.scenario().changes.empty());
    CHECK_FALSE(session.edit().close("C01"));
}

TEST_CASE("questions about a compound, a station and a walk are answered") {
    SampleSession sample;
    Session& session = sample.session;
    std::vector<std::shared_ptr<const Enquiry>> told;
    QObject listener;
    QObject::connect(
        &session,
        &Session::explained,
        &listener,
        [&told](const std::shared_ptr<const Enquiry>& enquiry) { told.push_back(enquiry); });
    session.explain_compound(session.answer()->gaps.front().compound);
    wait_until([&told] { return !told.empty() && told.back()->finished; });
    CHECK(told.front()->lines.size() >= 2);
    CHECK_FALSE(told.back()->route.empty());

    told.clear();
    session.explain_station("C07");
    REQUIRE(told.size() == 1);
    CHECK(told[0]->compounds.size() > 1);

    std::vector<Measurement> measured;
    QObject::connect(
        &session,
        &Session::legs_measured,
        &listener,
        [&measured](const Line&, const std::vector<Measurement>& legs) { measured = legs; });
    session.measure({sample.place_of("C01"), sample.place_of("C07"), sample.place_of("C05")});
    wait_until([&measured] { return !measured.empty(); });
    REQUIRE(measured.size() == 2);
    CHECK(measured[0].to == measured[1].from);
    for (const Measurement& leg : measured) {
        CHECK(leg.straight_m > 0);
        if (leg.walk_m) {
            CHECK(*leg.walk_m >= leg.straight_m - 0.01);
            CHECK(*leg.minutes == Approx(*leg.walk_m * 0.9 / 60).margin(0.02));
        }
    }
}
