// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to the benchmark. What a hand does to the window, and waiting for what comes of it.
#pragma once

#include <QEvent>
#include <QPointF>
#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QJsonObject;

namespace yike {

/// The q-quantile of times, ms; 0 of none.
double quantile(std::vector<double> times, double q);

/// To a hundredth.
double rounded(double value);

/// count, median_ms, p95_ms, max_ms of some times.
QJsonObject summary(const QString& name, const std::vector<double>& times);

void send_mouse(QWidget& widget, QEvent::Type type, QPointF at, Qt::MouseButtons held);
void click(QWidget& widget, QPointF at);
void send_key(QWidget& widget, QEvent::Type type, int key);

/// Lets the event loop run until something is true.
/// @returns false if it is not within `patience_ms`
bool run_until(const std::function<bool()>& is_true, int patience_ms);

} // namespace yike
