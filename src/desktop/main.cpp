// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/session.hpp"
#include "desktop/window/main_window.hpp"

#include <QApplication>

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    QApplication::setApplicationName("yike-desktop");
    QApplication::setApplicationVersion(YIKE_VERSION);
    yike::Session session;
    yike::MainWindow window(session);
    window.show();
    return QApplication::exec();
}
