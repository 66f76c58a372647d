// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Opens a project, does so many things to a plan, says how many after each, and waits to be
/// killed: for the test of recovery.
///
/// usage: desktop_killed_session PROJECT DATA_FOLDER COUNT
#include "desktop/session/session.hpp"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    if (argc != 4) {
        return 2;
    }
    yike::Session session({argv[2], yike::Language::zh});
    const int count = std::atoi(argv[3]);
    bool done = false;
    QObject::connect(&session, &yike::Session::answer_changed, [&] {
        if (done || session.state() != yike::Session::State::ready) {
            return;
        }
        done = true;
        const auto& stations = session.baseline()->district().stations;
        for (int i = 0; i < count; ++i) {
            session.edit().relocate(stations[static_cast<std::size_t>(i)].id,
                                    stations[static_cast<std::size_t>(i)].point +
                                        yike::PlanePoint{20, 0});
            std::printf("done %d\n", i + 1);
            std::fflush(stdout);
        }
    });
    session.open_project(argv[1]);
    return QCoreApplication::exec();
}
