// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How long things take, told and not judged: desktop_session "[measure]".
#include "session_fixture.hpp"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace yike;
using namespace yike::test;

namespace {

double ms_of(const std::function<void()>& work) {
    QElapsedTimer clock;
    clock.start();
    work();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void tell(const char* what, std::vector<double> ms) {
    std::sort(ms.begin(), ms.end());
    std::printf("%-44s n %4zu  median %8.2f ms  max %8.2f ms\n",
                what,
                ms.size(),
                ms[ms.size() / 2],
                ms.back());
}

} // namespace

TEST_CASE("how long a session takes", "[.][measure]") {
    const TempFolder folder;
    Session session({folder.path() / "data", Language::zh});
    double checked_ms = 0;
    QElapsedTimer clock;
    clock.start();
    QObject::connect(
        &session, &Session::checked, [&] { checked_ms = static_cast<double>(clock.elapsed()); });
    session.open_project(kSample);
    wait_until([&] { return session.state() == Session::State::ready; });
    std::printf("opened, first figures after %lld ms\n", static_cast<long long>(clock.elapsed()));
    wait_for_rest(session);
    std::printf("its polygon after %lld ms\n", static_cast<long long>(clock.elapsed()));
    wait_until([&] { return session.is_checked(); });
    std::printf("findings after %.0f ms\n", checked_ms);

    const std::vector<Station> stations = session.baseline()->district().stations;
    REQUIRE(session.begin_drag("C07"));
    const PlanePoint home = stations[6].point;
    std::vector<double> frames;
    std::vector<double> calls;
    for (int step = 0; step < 60; ++step) {
        frames.push_back(ms_of([&] {
            calls.push_back(ms_of([&] { session.drag_to(home + PlanePoint{0, 5.0 * step}); }));
            wait_until([&] { return session.is_settled(); });
        }));
    }
    tell("frame of a drag, whole answer", frames);
    tell("frame of a drag, the windows' thread", calls);
    session.cancel_drag();

    std::vector<double> edits;
    std::vector<double> rests;
    for (std::size_t i = 0; i < 40; ++i) {
        edits.push_back(ms_of([&] {
            session.edit().relocate(stations[i].id, stations[i].point + PlanePoint{15, 0});
        }));
        rests.push_back(ms_of([&] { wait_for_rest(session); }));
    }
    tell("a step with its journal, the windows' thread", edits);
    tell("until its answer and polygon are there", rests);
    std::vector<double> undone;
    for (int i = 0; i < 40; ++i) {
        undone.push_back(ms_of([&] { session.undo_stack().undo(); }));
    }
    tell("undo, the windows' thread", undone);

    const std::filesystem::path scenarios = YIKE_SCENARIOS;
    tell("opening a plan of 101 changes",
         {ms_of([&] { session.open({scenarios / "combined.toml"}); })});
    wait_for_rest(session);
    tell("a step in it", {ms_of([&] { session.edit().set_note(0, "x"); })});
}
