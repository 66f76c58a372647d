// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/main_window.hpp"

#include "desktop/map/map_canvas.hpp"
#include "desktop/session/session.hpp"

namespace yike {

MainWindow::MainWindow(Session& session, QWidget* parent)
    : QMainWindow(parent), session_(session), map_(new MapCanvas(this)) {
    setCentralWidget(map_);
    connect(&session_, &Session::answer_changed, map_, qOverload<>(&QWidget::update));
}

} // namespace yike
