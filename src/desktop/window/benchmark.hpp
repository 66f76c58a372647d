// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How quick the window is, as JSON lines.
#pragma once

#include "desktop/window/options.hpp"

#include <QElapsedTimer>

namespace yike {

class MainWindow;
class Session;

/// Opens the project and tells the time to its first map; drags stations about and tells the time
/// of a frame, of the engine and of painting; tells the longest time without an event and the
/// memory.
/// @param since_start  of the program
/// @returns the exit code
int run_benchmark(MainWindow& window,
                  Session& session,
                  const DesktopOptions& options,
                  const QElapsedTimer& since_start);

} // namespace yike
