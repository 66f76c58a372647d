// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Where work begins that no window may wait for: so that a test can tell, without a clock, on
/// which thread it runs.
#pragma once

namespace yike {

/// Called on the thread that is about to work, from several at a time; must not throw.
/// @param what  a name of the work that lives as long as the program
using HeavyWorkWatcher = void (*)(const char* what);

/// @param watcher  null: nobody
/// @returns the watcher before
HeavyWorkWatcher watch_heavy_work(HeavyWorkWatcher watcher) noexcept;

/// Said first by whatever reads a project, asks the engine, or makes a whole map ready.
void begin_heavy_work(const char* what);

} // namespace yike
