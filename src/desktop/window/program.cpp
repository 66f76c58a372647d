// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/program.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/benchmark.hpp"
#include "desktop/window/main_window.hpp"
#include "desktop/window/options.hpp"
#include "desktop/window/page.hpp"
#include "desktop/window/picture.hpp"
#include "desktop/window/qt_words.hpp"
#include "desktop/window/theme.hpp"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace yike {

namespace {

/// Half a dozen threads that each keep a heap of their own hold a tenth more than they use.
void share_heaps() {
#ifdef __GLIBC__
    constexpr int kHeaps = 2;
    mallopt(M_ARENA_MAX, kHeaps);
#endif
}

QStringList words_of(int argc, char** argv) {
    QStringList words;
    for (int i = 1; i < argc; ++i) {
        words.append(QString::fromLocal8Bit(argv[i]));
    }
    return words;
}

void print(const QString& text) {
    std::fputs(text.toUtf8().constData(), stdout);
}

/// A picture is the same on every machine: no display, no scale, style or language of its user.
void isolate(const DesktopOptions& options) {
    if (options.screenshot || qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    for (const char* name : {"QT_SCREEN_SCALE_FACTORS",
                             "QT_FONT_DPI",
                             "QT_STYLE_OVERRIDE",
                             "QT_ENABLE_HIGHDPI_SCALING"}) {
        qunsetenv(name);
    }
    qputenv("QT_SCALE_FACTOR", QByteArray::number(options.scale));
}

/// Qt itself would abort.
bool has_display() {
#ifdef Q_OS_LINUX
    const auto is_set = [](const char* name) { return !qEnvironmentVariableIsEmpty(name); };
    return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

/// Of what Qt says, only what ends the work: its hints about the platform help nobody who waits for
/// a picture.
void keep_quiet(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtCriticalMsg || type == QtFatalMsg) {
        log_error(message.toStdString());
    }
}

int run_unattended(const DesktopOptions& options, const QElapsedTimer& since_start) {
    const QTemporaryDir folder;
    const Language language = options.language.value_or(Language::zh);
    Session session(
        SessionOptions{.data_folder = folder.path().toStdString(), .language = language});
    Preferences nothing;
    MainWindow window(session, nothing, language);
    translate_qt(window.voice());
    QApplication::setCursorFlashTime(0);
    return options.screenshot ? draw_picture(window, session, options)
                              : run_benchmark(window, session, options, since_start);
}

int run_attended(const DesktopOptions& options) {
    Preferences preferences = Preferences::of_user();
    if (options.language) {
        preferences.set_language(*options.language);
    }
    const Language language = preferences.language();
    Session session(SessionOptions{.data_folder = {}, .language = language});
    MainWindow window(session, preferences, language);
    translate_qt(window.voice());
    window.show();
    std::vector<std::filesystem::path> paths;
    if (!options.project.empty()) {
        paths.push_back(options.project);
        paths.insert(paths.end(), options.scenarios.begin(), options.scenarios.end());
    }
    window.open(paths);
    if (!options.page.isEmpty()) {
        window.show_page(options.page);
    }
    return QApplication::exec();
}

} // namespace

int run_desktop(int argc, char** argv, const char* version) {
    QElapsedTimer since_start;
    since_start.start();
    share_heaps();
    DesktopOptions options;
    try {
        options = parse_options(words_of(argc, argv), page_ids());
    } catch (const Error& error) {
        log_error(error.what());
        return static_cast<int>(error.code());
    }
    if (options.help) {
        print(options_help(page_ids()));
        return 0;
    }
    if (options.version) {
        print(QStringLiteral("yike-desktop %1\n").arg(QLatin1String(version)));
        return 0;
    }
    if (options.is_unattended()) {
        isolate(options);
        qInstallMessageHandler(keep_quiet);
    }
    if (!options.is_unattended() && !has_display()) {
        log_error("there is no display to open a window on; --screenshot FILE.png needs none");
        return static_cast<int>(ExitCode::usage);
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("yike-desktop"));
    QApplication::setApplicationVersion(QLatin1String(version));
    QApplication::setDesktopFileName(QStringLiteral("yike-desktop"));
    theme::apply(application);
    return options.is_unattended() ? run_unattended(options, since_start) : run_attended(options);
}

} // namespace yike
