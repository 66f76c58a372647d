// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.hpp"

#include <atomic>
#include <csignal>

namespace yike::cli {

namespace {

// Lock-free, hence allowed in a signal handler, and seen by all threads.
std::atomic<bool> stop_flag = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void remember_signal(int signal_number) {
    stop_flag = true;
    std::signal(signal_number, SIG_DFL);
}

} // namespace

void listen_for_interrupts() {
    std::signal(SIGINT, remember_signal);
    std::signal(SIGTERM, remember_signal);
}

bool interrupted() noexcept {
    return stop_flag;
}

} // namespace yike::cli
