// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/shared_window.hpp"

#include <QAction>
#include <QTabBar>

namespace yike::test {

namespace {

std::unique_ptr<WindowFixture>& shared() {
    static std::unique_ptr<WindowFixture> window;
    return window;
}

/// Whatever the last test left, also one that failed halfway.
void make_as_new(WindowFixture& at) {
    MapCanvas& map = *at.window.map();
    at.window.set_unattended(true);
    at.window.voice().set_language(Language::zh);
    if (at.window.windowState() != Qt::WindowNoState) {
        at.window.showNormal();
    }
    at.window.activateWindow();
    QApplication::setActiveWindow(&at.window);
    at.window.resize(WindowFixture::kSize);
    at.session.show_before(false);
    map.set_before(false);
    at.session.cancel_drag();
    map.set_tool(MapTool::look);
    for (std::size_t plans = at.session.plan_count(); plans > 0; --plans) {
        at.session.close_plan(0);
    }
    for (QAction* action : at.window.findChildren<QAction*>()) {
        if (action->isCheckable() && action->shortcut() == QKeySequence(Qt::Key_T)) {
            action->setChecked(false);
        }
    }
    at.find<TroubleBar>("trouble")->hide();
    at.window.show_page("map");
    at.find<QTabBar>("list_tabs")->setCurrentIndex(0);
    QTest::mouseClick(&map, Qt::LeftButton, Qt::NoModifier, {2, 2}); // the cross of the keys goes
    map.select({});
    emit map.clicked(map.selected());
    map.show_all();
    map.setFocus();
    at.rest();
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

WindowFixture& open_window() {
    std::unique_ptr<WindowFixture>& window = shared();
    if (!window) {
        window = std::make_unique<WindowFixture>();
        qAddPostRoutine([] { shared().reset(); }); // before the application ends
        window->open_sample();
    }
    make_as_new(*window);
    return *window;
}

} // namespace yike::test
