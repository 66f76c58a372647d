// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to the benchmark. Everything that a planner does, one action after the other.
#pragma once

#include "desktop/window/options.hpp"

#include <QJsonObject>

#include <functional>

namespace yike {

class MainWindow;
class Pulse;
class Session;

/// Does every action some times on the open project; opens it again, and closes it at the end.
/// @param tell  takes one line an action: how often, the median time until its answer was
///              painted, the longest pause of the window until all that follows was there
void benchmark_actions(MainWindow& window,
                       Session& session,
                       Pulse& pulse,
                       const DesktopOptions& options,
                       const std::function<void(const QJsonObject&)>& tell);

} // namespace yike
