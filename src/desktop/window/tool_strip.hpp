// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The tools that float over the map, and a line that says how the one in hand is used.
#pragma once

#include "desktop/map/map_answer.hpp"
#include "render/words.hpp"

#include <QActionGroup>
#include <QWidget>

namespace yike {

class Desk;

/// One action a tool, of which one is on: for the strip, the menu and their keys.
class ToolActions : public QActionGroup {
    Q_OBJECT

  public:
    ToolActions(Desk& desk, QObject* parent);

    void set_tool(MapTool tool);

  signals:
    void tool_chosen(yike::MapTool tool);
};

class ToolStrip : public QWidget {
    Q_OBJECT

  public:
    ToolStrip(Desk& desk, ToolActions& tools, QWidget* parent);
};

/// How a tool is used; empty for looking.
QString tool_hint(MapTool tool, Language language);

} // namespace yike
