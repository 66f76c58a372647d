// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/benchmark.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "desktop/map/map_canvas.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/main_window.hpp"
#include "desktop/window/picture.hpp"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <sys/resource.h>

namespace yike {

namespace {

constexpr int kStations = 4;
constexpr int kFrames = 40; ///< of each drag
constexpr double kRadius_m = 300;
constexpr double kNsPerMs = 1e6;
constexpr int kBeat_ms = 1;
constexpr int kPatience_ms = 3000;

double ms(qint64 ns) {
    return static_cast<double>(ns) / kNsPerMs;
}

/// The q-quantile of times, ms; 0 of none.
double quantile(std::vector<double> times, double q) {
    if (times.empty()) {
        return 0;
    }
    std::sort(times.begin(), times.end());
    const auto last = static_cast<double>(times.size() - 1);
    return times[static_cast<std::size_t>(std::lround(q * last))];
}

QJsonObject summary(const QString& name, const std::vector<double>& times) {
    const auto rounded = [](double value) { return std::round(value * 100) / 100; };
    return {{QStringLiteral("name"), name},
            {QStringLiteral("count"), static_cast<int>(times.size())},
            {QStringLiteral("median_ms"), rounded(quantile(times, 0.5))},
            {QStringLiteral("p95_ms"), rounded(quantile(times, 0.95))},
            {QStringLiteral("max_ms"), rounded(quantile(times, 1))}};
}

/// Longest time between two turns of the event loop.
class Pulse : public QObject {
  public:
    Pulse() {
        timer_.callOnTimeout(this, [this] {
            longest_ = std::max(longest_, ms(since_.nsecsElapsed()));
            since_.restart();
        });
        since_.start();
        timer_.start(kBeat_ms);
    }

    /// Since the last call, ms.
    double take_longest() {
        since_.restart();
        return std::exchange(longest_, 0);
    }

  private:
    QTimer timer_;
    QElapsedTimer since_;
    double longest_ = 0;
};

struct Frames {
    std::vector<double> whole;
    std::vector<double> engine;
    std::vector<double> painting;
    int unanswered = 0; ///< movements that no answer came to
};

void send_mouse(QWidget& widget, QEvent::Type type, QPointF at, Qt::MouseButtons held) {
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, widget.mapToGlobal(at), button, held, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

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

/// Until the first answer is on the map, ms since the start of the program.
double wait_for_first_map(MainWindow& window, Session& session, const QElapsedTimer& since_start) {
    QEventLoop loop;
    QObject::connect(&session, &Session::answer_changed, &loop, &QEventLoop::quit);
    QObject::connect(&session, &Session::failed, &loop, &QEventLoop::quit);
    if (session.state() != Session::State::ready) {
        loop.exec();
    }
    window.show_page(QStringLiteral("map"));
    window.map()->repaint();
    return ms(since_start.nsecsElapsed());
}

} // namespace

int run_benchmark(MainWindow& window,
                  Session& session,
                  const DesktopOptions& options,
                  const QElapsedTimer& since_start) {
    std::vector<QJsonObject> lines;
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
    lines.push_back({{QStringLiteral("name"), QStringLiteral("first_map")},
                     {QStringLiteral("ms"), std::round(first_map)}});
    wait_for_rest(session);
    window.map()->settle();
    lines.push_back({{QStringLiteral("name"), QStringLiteral("opening_longest_pause")},
                     {QStringLiteral("ms"), std::round(pulse.take_longest())}});

    Frames frames;
    for (const PlanePoint place : places_to_drag(session.baseline()->district())) {
        window.map()->fly_to(Box{place, place}.grown(2.5 * kRadius_m));
        window.map()->settle();
        drag_station(window, session, place, frames);
    }
    QJsonObject whole = summary(QStringLiteral("drag_frame"), frames.whole);
    whole.insert(QStringLiteral("unanswered"), frames.unanswered);
    lines.push_back(whole);
    lines.push_back(summary(QStringLiteral("drag_engine"), frames.engine));
    lines.push_back(summary(QStringLiteral("drag_painting"), frames.painting));
    lines.push_back({{QStringLiteral("name"), QStringLiteral("dragging_longest_pause")},
                     {QStringLiteral("ms"), std::round(pulse.take_longest())}});
    lines.push_back({{QStringLiteral("name"), QStringLiteral("memory")},
                     {QStringLiteral("peak_mb"), peak_mb()}});

    QFile file(QString::fromStdU16String(options.benchmark->u16string()));
    const bool opened = *options.benchmark == "-" ? file.open(stdout, QIODevice::WriteOnly)
                                                  : file.open(QIODevice::WriteOnly);
    if (!opened) {
        log_error((file.fileName() + QStringLiteral(": ") + file.errorString()).toStdString());
        return static_cast<int>(ExitCode::internal);
    }
    for (const QJsonObject& line : lines) {
        file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    }
    return static_cast<int>(ExitCode::done);
}

} // namespace yike
