// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/heavy_work.hpp"

#include <atomic>

namespace yike {

namespace {

std::atomic<HeavyWorkWatcher> the_watcher = nullptr;

} // namespace

HeavyWorkWatcher watch_heavy_work(HeavyWorkWatcher watcher) noexcept {
    return the_watcher.exchange(watcher);
}

void begin_heavy_work(const char* what) {
    if (const HeavyWorkWatcher watcher = the_watcher) {
        watcher(what);
    }
}

} // namespace yike
