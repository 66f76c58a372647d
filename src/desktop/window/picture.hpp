// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The window drawn into a file: for handbooks, and to look at it without a display.
#pragma once

#include "desktop/window/options.hpp"

#include <QString>

namespace yike {

class MainWindow;
class Session;

/// Runs the event loop until nothing is being computed or read any more.
void wait_for_rest(Session& session);

/// Runs it until the figures are those of the plan; what each change brings may come later.
void wait_for_answer(Session& session);

/// Opens what the options name and waits for the last figure.
/// @returns what failed, in the planner's words and the engine's; empty: nothing
QString open_and_wait(MainWindow& window, Session& session, const DesktopOptions& options);

/// Opens what the options name, waits for the last figure, draws the window.
/// @returns the exit code; what went wrong is told on stderr
int draw_picture(MainWindow& window, Session& session, const DesktopOptions& options);

} // namespace yike
