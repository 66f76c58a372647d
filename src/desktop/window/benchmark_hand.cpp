// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/benchmark_hand.hpp"

#include <QApplication>
#include <QEventLoop>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace yike {

double quantile(std::vector<double> times, double q) {
    if (times.empty()) {
        return 0;
    }
    std::sort(times.begin(), times.end());
    const auto last = static_cast<double>(times.size() - 1);
    return times[static_cast<std::size_t>(std::lround(q * last))];
}

double rounded(double value) {
    constexpr double kParts = 100;
    return std::round(value * kParts) / kParts;
}

QJsonObject summary(const QString& name, const std::vector<double>& times) {
    return {{QStringLiteral("name"), name},
            {QStringLiteral("count"), static_cast<int>(times.size())},
            {QStringLiteral("median_ms"), rounded(quantile(times, 0.5))},
            {QStringLiteral("p95_ms"), rounded(quantile(times, 0.95))},
            {QStringLiteral("max_ms"), rounded(quantile(times, 1))}};
}

void send_mouse(QWidget& widget, QEvent::Type type, QPointF at, Qt::MouseButtons held) {
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, widget.mapToGlobal(at), button, held, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

void click(QWidget& widget, QPointF at) {
    send_mouse(widget, QEvent::MouseMove, at, Qt::NoButton);
    send_mouse(widget, QEvent::MouseButtonPress, at, Qt::LeftButton);
    send_mouse(widget, QEvent::MouseButtonRelease, at, Qt::NoButton);
}

void send_key(QWidget& widget, QEvent::Type type, int key) {
    QKeyEvent event(type, key, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

bool run_until(const std::function<bool()>& is_true, int patience_ms) {
    QEventLoop loop;
    QTimer look;
    look.setTimerType(Qt::PreciseTimer);
    look.callOnTimeout(&loop, [&] {
        if (is_true()) {
            loop.quit();
        }
    });
    look.start(1);
    QTimer::singleShot(patience_ms, &loop, &QEventLoop::quit);
    if (!is_true()) {
        loop.exec();
    }
    return is_true();
}

} // namespace yike
