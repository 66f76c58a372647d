// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How long the window is deaf: the time between two turns of its event loop.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>

namespace yike {

/// Two clocks of one pause, ms.
struct Pause {
    double wall_ms = 0; ///< what a person would notice, whoever took the time
    double own_ms = 0;  ///< processor time of the window's thread: what is the window's own fault

    void take_longer(const Pause& other);
};

/// Beats in the event loop of the thread that made it.
class Pulse : public QObject {
    Q_OBJECT

  public:
    Pulse();

    /// Longest pause since the last call; each clock has its own longest.
    Pause take_longest();

  private:
    void beat();
    Pause since_last() const;

    QTimer timer_;
    QElapsedTimer wall_;
    std::int64_t own_ns_ = 0;
    Pause longest_;
};

} // namespace yike
