// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <thread>

namespace yike {

void parallel_ranges(std::size_t count,
                     std::size_t grain,
                     const std::function<void(std::size_t begin, std::size_t end)>& body) {
    using Range = oneapi::tbb::blocked_range<std::size_t>;
    oneapi::tbb::parallel_for(Range(0, count, std::max<std::size_t>(grain, 1)),
                              [&body](const Range& range) { body(range.begin(), range.end()); });
}

void with_less_help(const std::function<void()>& work) {
    using oneapi::tbb::task_arena;
    task_arena arena(task_arena::automatic, 1, task_arena::priority::low);
    arena.execute(work);
}

ThreadLimit::ThreadLimit(std::size_t threads) {
    if (threads == 0) {
        threads = std::max(1U, std::thread::hardware_concurrency());
    }
    control_ = new oneapi::tbb::global_control(oneapi::tbb::global_control::max_allowed_parallelism,
                                               threads);
}

ThreadLimit::~ThreadLimit() {
    delete static_cast<oneapi::tbb::global_control*>(control_);
}

} // namespace yike
