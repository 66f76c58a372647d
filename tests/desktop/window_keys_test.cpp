// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/keys_dialog.hpp"
#include "desktop/window_fixture.hpp"

#include <QAbstractButton>
#include <QAction>
#include <QMenuBar>
#include <catch2/catch.hpp>

#include <set>

using namespace yike;
using test::WindowFixture;

namespace {

QStringList keys_told(const std::vector<KeyGroup>& groups) {
    QStringList keys;
    for (const KeyGroup& group : groups) {
        for (const KeyLine& line : group.lines) {
            keys += line.keys.split(QStringLiteral(" / "));
        }
    }
    return keys;
}

} // namespace

TEST_CASE("the list of keys has every key of every command, whatever is added") {
    WindowFixture at;
    const QStringList told = keys_told(key_groups(*at.window.menuBar(), at.window.voice()));
    int keys = 0;
    for (const QAction* action : at.window.findChildren<QAction*>()) {
        for (const QKeySequence& key : action->shortcuts()) {
            ++keys;
            INFO(action->text().toStdString());
            CHECK(told.contains(key.toString(QKeySequence::NativeText)));
        }
    }
    CHECK(keys > 25);
    for (const char* key : {"Ctrl+N", "Ctrl+W", "Ctrl+Shift+S", "F11", "F7", "V"}) {
        INFO(key);
        CHECK(told.contains(QString::fromLatin1(key)));
    }
}

TEST_CASE("no two commands have the same key") {
    WindowFixture at;
    QStringList keys;
    for (const QAction* action : at.window.findChildren<QAction*>()) {
        for (const QKeySequence& key : action->shortcuts()) {
            keys.append(key.toString());
        }
    }
    const qsizetype all = keys.size();
    keys.removeDuplicates();
    CHECK(keys.size() == all);
}

TEST_CASE("F1 opens the list and the window goes on beside it", "[display]") {
    WindowFixture at;
    QTest::keyClick(&at.window, Qt::Key_F1);
    QApplication::processEvents();
    auto* dialog = at.find<KeysDialog>("keys");
    CHECK(dialog->isVisible());
    CHECK_FALSE(dialog->isModal());
    // It is there once, however often it is asked for.
    QApplication::setActiveWindow(&at.window);
    QTest::keyClick(&at.window, Qt::Key_F1);
    CHECK(at.window.findChildren<KeysDialog*>().size() == 1);
}

TEST_CASE("F6 goes round the panels, those that are folded left out", "[display]") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.rest();
    const auto round = [&at] {
        std::set<QString> panels;
        for (int step = 0; step < 6; ++step) {
            QTest::keyClick(&at.window, Qt::Key_F6);
            const QWidget* focus = QApplication::focusWidget();
            REQUIRE(focus != nullptr);
            for (const char* name : {"layers", "canvas", "figures", "lists"}) {
                const auto* panel = at.find<QWidget>(name);
                if (panel == focus || panel->isAncestorOf(focus)) {
                    panels.insert(QString::fromLatin1(name));
                }
            }
        }
        return panels;
    };
    CHECK(round() == std::set<QString>{"layers", "canvas", "figures", "lists"});
    QTest::keyClick(&at.window, Qt::Key_F7);
    CHECK(round() == std::set<QString>{"canvas", "figures", "lists"});
}

TEST_CASE("every button has a tool tip or words") {
    WindowFixture at;
    at.open_sample();
    for (const char* page : {"check", "map"}) {
        at.window.show_page(page);
        at.rest();
        for (const QAbstractButton* button : at.window.findChildren<QAbstractButton*>()) {
            INFO(button->metaObject()->className() << " " << button->objectName().toStdString());
            CHECK((!button->isVisible() || !button->toolTip().isEmpty() ||
                   !button->text().isEmpty()));
        }
    }
}
