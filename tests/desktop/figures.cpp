// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// desktop_figures PROJECT [SCENARIO]: the numbers behind the figures that the window shows, one a
// line.
#include "desktop/session/session.hpp"
#include "desktop/window/main_window.hpp"
#include "desktop/window/picture.hpp"
#include "desktop/window/preferences.hpp"

#include <QApplication>
#include <QTemporaryDir>

#include <array>
#include <cstdio>
#include <utility>

using namespace yike;

namespace {

constexpr std::array kNames = {
    std::pair{FigureKind::covered_share, "covered_share"},
    std::pair{FigureKind::covered_households, "covered_households"},
    std::pair{FigureKind::uncovered_households, "uncovered_households"},
    std::pair{FigureKind::stations, "stations"},
    std::pair{FigureKind::conflict_pairs, "conflict_pairs"},
    std::pair{FigureKind::area_shortfall_m2, "area_shortfall_m2"},
};

void print(const Answer& answer) {
    for (const auto& [kind, name] : kNames) {
        const Figure* const figure = find_figure(answer, kind);
        if (figure != nullptr && figure->value) {
            std::printf("%s\t%.17g\n", name, *figure->value);
        } else {
            std::printf("%s\t\n", name);
        }
    }
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Its hints about the platform help nobody here.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    QApplication application(argc, argv);
    const QTemporaryDir folder;
    Session session(
        SessionOptions{.data_folder = folder.path().toStdString(), .language = Language::zh});
    Preferences nothing;
    MainWindow window(session, nothing, Language::zh);
    window.set_unattended(true);
    DesktopOptions options;
    options.project = argc > 1 ? argv[1] : "";
    if (argc > 2) {
        options.scenarios.emplace_back(argv[2]);
    }
    window.show();
    const QString failures = open_and_wait(window, session, options);
    if (!failures.isEmpty() || !session.answer()) {
        std::fprintf(stderr, "%s\n", failures.toUtf8().constData());
        return 3;
    }
    print(*session.answer());
    std::printf("gaps\t%d\n", session.gap_model().rowCount());
    return 0;
}
