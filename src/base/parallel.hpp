// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The only place where work is spread over threads.
#pragma once

#include <cstddef>
#include <functional>

namespace yike {

/// Calls `body(begin, end)` for disjoint ranges that together are [0, count).
///
/// Ranges hold at least `grain` items where possible. The body writes result i to slot i, so that
/// results never depend on the number of threads. An exception ends the loop and is rethrown.
void parallel_ranges(std::size_t count,
                     std::size_t grain,
                     const std::function<void(std::size_t begin, std::size_t end)>& body);

/// Calls `work`, whose loops other threads help with only while no other loop has need of them.
/// Exceptions pass through.
void with_less_help(const std::function<void()>& work);

/// Limits the threads used by all loops while it lives; 0 means all cores.
class ThreadLimit {
  public:
    explicit ThreadLimit(std::size_t threads);
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;
    ~ThreadLimit();

  private:
    void* control_;
};

} // namespace yike
