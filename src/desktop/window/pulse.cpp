// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/pulse.hpp"

#include <algorithm>
#include <ctime>

namespace yike {

namespace {

constexpr int kBeat_ms = 1;
constexpr double kNsPerMs = 1e6;

/// Processor time of this thread so far; 0 where the system does not count it.
std::int64_t own_time_ns() {
#ifdef CLOCK_THREAD_CPUTIME_ID
    constexpr std::int64_t kNsPerSecond = 1'000'000'000;
    timespec time{};
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0) {
        return time.tv_sec * kNsPerSecond + time.tv_nsec;
    }
#endif
    return 0;
}

} // namespace

void Pause::take_longer(const Pause& other) {
    wall_ms = std::max(wall_ms, other.wall_ms);
    own_ms = std::max(own_ms, other.own_ms);
}

Pulse::Pulse() {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.callOnTimeout(this, [this] { beat(); });
    take_longest();
    timer_.start(kBeat_ms);
}

Pause Pulse::since_last() const {
    return {static_cast<double>(wall_.nsecsElapsed()) / kNsPerMs,
            static_cast<double>(own_time_ns() - own_ns_) / kNsPerMs};
}

void Pulse::beat() {
    longest_.take_longer(since_last());
    wall_.restart();
    own_ns_ = own_time_ns();
}

Pause Pulse::take_longest() {
    wall_.restart();
    own_ns_ = own_time_ns();
    return std::exchange(longest_, {});
}

} // namespace yike
