// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A line on the terminal that tells how far the work is.
#pragma once

#include "base/progress.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace yike::cli {

/// Shows stages on stderr if that is a terminal, once the work has taken a second, at most ten
/// times a second; the line is gone when the work ends. Log messages go above the line. Stops
/// the work when interrupted() (cli/interrupt.hpp) says so, terminal or not.
///
/// One object at a time: it takes over the log's sink while it lives.
class TerminalProgress : public Progress {
  public:
    TerminalProgress();

    /// For tests: draws, or does not, whatever stderr is.
    explicit TerminalProgress(bool draws);
    ~TerminalProgress() override;

    void stage(std::string_view name, std::size_t total) override;
    void advance(std::size_t count) override;
    bool stop_requested() const override;

  private:
    using Clock = std::chrono::steady_clock;

    void draw_if_due();
    void erase();

    const bool draws_;
    std::atomic<std::size_t> done_ = 0;
    std::atomic<Clock::rep> next_draw_; ///< since the clock's epoch

    std::mutex mutex_; ///< guards what follows, and the terminal's line
    std::string name_;
    std::size_t total_ = 0;
    bool drawn_ = false;
};

/// `roads 42 %`, or `roads 1234` when the total is not known; `roads` before the first step.
std::string progress_text(const std::string& name, std::size_t done, std::size_t total);

} // namespace yike::cli
