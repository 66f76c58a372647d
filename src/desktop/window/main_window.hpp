// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The window: wires the session to the map and the panels.
#pragma once

#include <QMainWindow>

namespace yike {

class MapCanvas;
class Session;

class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    /// @param session  must outlive the window
    explicit MainWindow(Session& session, QWidget* parent = nullptr);

  private:
    Session& session_;
    MapCanvas* map_;
};

} // namespace yike
