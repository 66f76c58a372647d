// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/benchmark.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "desktop/map/map_canvas.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/benchmark_actions.hpp"
#include "desktop/window/benchmark_hand.hpp"
#include "desktop/window/main_window.hpp"
#include "desktop/window/picture.hpp"
#include "desktop/window/pulse.hpp"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <sys/resource.h>
#include <unistd.h>

namespace yike {

namespace {

constexpr int kStations = 4;
constexpr int kFrames = 40; ///< of each drag
constexpr double kRadius_m = 300;
constexpr double kNsPerMs = 1e6;
constexpr int kPatience_ms = 3000;

double ms(qint64 ns) {
    return static_cast<double>(ns) / kNsPerMs;
}

struct Frames {
    std::vector<double> whole;
    std::vector<double> engine;
    std::vector<double> painting;
    int unanswered = 0; ///< movements that no answer came to
};

/// One frame: the mouse moves, the answer comes, the window is painted with it.
void drag_frame(MainWindow& window, Session& session, PlanePoint to, Frames& frames) {
    QEventLoop loop;
    QElapsedTimer clock;
    double engine = 0;
    // Connected last: the panels and the map have taken the answer when it is heard here.
    QObject::connect(&session, &Session::answer_changed, &loop, [&] {
        engine = ms(clock.nsecsElapsed());
        loop.quit();
    });
    clock.start();
    MapCanvas& map = *window.map();
    send_mouse(map, QEvent::MouseMove, map.to_widget(to), Qt::LeftButton);
    QTimer::singleShot(kPatience_ms, &loop, &QEventLoop::quit);
    if (engine == 0) {
        loop.exec();
    }
    if (engine == 0) {
        ++frames.unanswered;
        return;
    }
    // What the answer has made dirty, as on a screen.
    QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    const double whole = ms(clock.nsecsElapsed());
    frames.whole.push_back(whole);
    frames.engine.push_back(engine);
    frames.painting.push_back(whole - engine);
}

void drag_station(MainWindow& window, Session& session, PlanePoint from, Frames& frames) {
    MapCanvas& map = *window.map();
    send_mouse(map, QEvent::MouseMove, map.to_widget(from), Qt::NoButton);
    send_mouse(map, QEvent::MouseButtonPress, map.to_widget(from), Qt::LeftButton);
    send_mouse(map,
               QEvent::MouseMove,
               map.to_widget(from + PlanePoint{kRadius_m / 10, 0}),
               Qt::LeftButton);
    if (session.is_dragging()) {
        for (int frame = 1; frame <= kFrames; ++frame) {
            const double turn = 2 * std::numbers::pi * frame / kFrames;
            const double out = kRadius_m * std::sqrt(static_cast<double>(frame) / kFrames);
            drag_frame(window,
                       session,
                       from + PlanePoint{out * std::cos(turn), out * std::sin(turn)},
                       frames);
        }
    }
    send_mouse(map, QEvent::MouseButtonRelease, map.to_widget(from), Qt::NoButton);
    wait_for_rest(session);
}

/// Stations of tier 1 all over the list.
std::vector<PlanePoint> places_to_drag(const District& district) {
    std::vector<PlanePoint> all;
    for (const Station& station : district.stations) {
        if (station.tier == 1 && station.inside && station.counts) {
            all.push_back(station.point);
        }
    }
    std::vector<PlanePoint> some;
    const std::size_t step = std::max<std::size_t>(1, all.size() / kStations);
    for (std::size_t i = step / 2; i < all.size() && some.size() < kStations; i += step) {
        some.push_back(all[i]);
    }
    return some;
}

double peak_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::round(static_cast<double>(usage.ru_maxrss) / 1024);
}

/// What is held now; 0 where the system does not tell.
double memory_mb() {
    QFile file(QStringLiteral("/proc/self/statm"));
    const QList<QByteArray> pages =
        file.open(QIODevice::ReadOnly) ? file.readAll().split(' ') : QList<QByteArray>();
    const double bytes = pages.value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE));
    return std::round(bytes / (1024 * 1024));
}

/// Until the whole map is there with its first answer, ms since the start of the program.
double wait_for_first_map(MainWindow& window, Session& session, const QElapsedTimer& since_start) {
    QEventLoop loop;
    QObject::connect(&session, &Session::answer_changed, &loop, &QEventLoop::quit);
    QObject::connect(&session, &Session::failed, &loop, &QEventLoop::quit);
    if (session.state() != Session::State::ready) {
        loop.exec();
    }
    QApplication::processEvents(); // a person turns the page later
    window.show_page(QStringLiteral("map"));
    run_until([&window] { return window.map()->is_whole(); }, kPatience_ms);
    window.map()->repaint();
    return ms(since_start.nsecsElapsed());
}

using Tell = std::function<void(const QJsonObject&)>;

void measure_drags(MainWindow& window, Session& session, Pulse& pulse, const Tell& tell) {
    Frames frames;
    Pause longest;
    for (const PlanePoint place : places_to_drag(session.baseline()->district())) {
        window.map()->fly_to(Box{place, place}.grown(2.5 * kRadius_m));
        window.map()->settle();
        pulse.take_longest(); // settling waits where a window would not
        drag_station(window, session, place, frames);
        longest.take_longer(pulse.take_longest());
    }
    QJsonObject whole = summary(QStringLiteral("drag_frame"), frames.whole);
    whole.insert(QStringLiteral("unanswered"), frames.unanswered);
    tell(whole);
    tell(summary(QStringLiteral("drag_engine"), frames.engine));
    tell(summary(QStringLiteral("drag_painting"), frames.painting));
    tell({{QStringLiteral("name"), QStringLiteral("dragging_longest_pause")},
          {QStringLiteral("ms"), std::round(longest.wall_ms)},
          {QStringLiteral("own_ms"), std::round(longest.own_ms)}});
}

} // namespace

int run_benchmark(MainWindow& window,
                  Session& session,
                  const DesktopOptions& options,
                  const QElapsedTimer& since_start) {
    QFile file(QString::fromStdU16String(options.benchmark->u16string()));
    const bool opened = *options.benchmark == "-" ? file.open(stdout, QIODevice::WriteOnly)
                                                  : file.open(QIODevice::WriteOnly);
    if (!opened) {
        log_error((file.fileName() + QStringLiteral(": ") + file.errorString()).toStdString());
        return static_cast<int>(ExitCode::internal);
    }
    const auto tell = [&file](const QJsonObject& line) {
        file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
        file.flush();
    };
    window.set_unattended(true);
    window.resize(options.size);
    window.show();
    Pulse pulse;
    window.open({options.project});
    const double first_map = wait_for_first_map(window, session, since_start);
    if (session.state() != Session::State::ready) {
        log_error(options.project.string() + ": not to be read");
        return static_cast<int>(ExitCode::bad_data);
    }
    tell({{QStringLiteral("name"), QStringLiteral("first_map")},
          {QStringLiteral("ms"), std::round(first_map)}});
    wait_for_rest(session);
    const Pause opening = pulse.take_longest();
    tell({{QStringLiteral("name"), QStringLiteral("opening_longest_pause")},
          {QStringLiteral("ms"), std::round(opening.wall_ms)},
          {QStringLiteral("own_ms"), std::round(opening.own_ms)}});
    window.map()->settle();

    measure_drags(window, session, pulse, tell);
    tell({{QStringLiteral("name"), QStringLiteral("memory")},
          {QStringLiteral("peak_mb"), peak_mb()}});
    benchmark_actions(window, session, pulse, options, tell);
    run_until([] { return false; }, kPatience_ms); // what was closed is still being given back
    tell({{QStringLiteral("name"), QStringLiteral("memory_after_actions")},
          {QStringLiteral("peak_mb"), peak_mb()},
          {QStringLiteral("closed_mb"), memory_mb()}});
    return static_cast<int>(ExitCode::done);
}

} // namespace yike
