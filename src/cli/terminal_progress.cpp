// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal_progress.hpp"

#include "base/log.hpp"
#include "cli/interrupt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace yike::cli {

namespace {

constexpr auto kPatience = std::chrono::seconds(1);
constexpr auto kBetweenDraws = std::chrono::milliseconds(100);

bool stderr_is_a_terminal() {
    const char* kind = std::getenv("TERM");
    return isatty(STDERR_FILENO) != 0 && (kind == nullptr || std::string_view(kind) != "dumb");
}

const char* prefix_of(LogLevel level) {
    switch (level) {
    case LogLevel::error:
        return "error: ";
    case LogLevel::warning:
        return "warning: ";
    case LogLevel::info:
        break;
    }
    return "";
}

} // namespace

std::string progress_text(const std::string& name, std::size_t done, std::size_t total) {
    if (total > 0) {
        const double share =
            static_cast<double>(std::min(done, total)) / static_cast<double>(total);
        return fmt::format("{} {:.0f} %", name, 100.0 * share);
    }
    return done > 0 ? fmt::format("{} {}", name, done) : name;
}

TerminalProgress::TerminalProgress() : TerminalProgress(stderr_is_a_terminal()) {}

TerminalProgress::TerminalProgress(bool draws)
    : draws_(draws), next_draw_((Clock::now() + kPatience).time_since_epoch().count()) {
    if (!draws_) {
        return;
    }
    set_log_sink([this](LogLevel level, const std::string& message) {
        const std::lock_guard lock(mutex_);
        erase();
        std::fprintf(stderr, "%s%s\n", prefix_of(level), message.c_str());
    });
}

TerminalProgress::~TerminalProgress() {
    if (!draws_) {
        return;
    }
    set_log_sink({});
    const std::lock_guard lock(mutex_);
    erase();
}

void TerminalProgress::stage(std::string_view name, std::size_t total) {
    if (!draws_) {
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        name_ = name;
        total_ = total;
        done_ = 0;
    }
    draw_if_due();
}

void TerminalProgress::advance(std::size_t count) {
    if (!draws_) {
        return;
    }
    done_.fetch_add(count, std::memory_order_relaxed);
    draw_if_due();
}

bool TerminalProgress::stop_requested() const {
    return interrupted();
}

void TerminalProgress::draw_if_due() {
    const Clock::time_point now = Clock::now();
    Clock::rep due = next_draw_.load(std::memory_order_relaxed);
    // Of the threads that find the line due, the one that moves the date draws it.
    if (now.time_since_epoch().count() < due ||
        !next_draw_.compare_exchange_strong(due,
                                            (now + kBetweenDraws).time_since_epoch().count())) {
        return;
    }
    const std::lock_guard lock(mutex_);
    erase();
    const std::string text = progress_text(name_, done_, total_);
    std::fprintf(stderr, "%.78s", text.c_str());
    std::fflush(stderr);
    drawn_ = true;
}

void TerminalProgress::erase() {
    if (drawn_) {
        std::fputs("\r\x1b[K", stderr);
        std::fflush(stderr);
        drawn_ = false;
    }
}

} // namespace yike::cli
