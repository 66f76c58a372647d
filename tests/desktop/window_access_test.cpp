// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// For people who use no mouse, or a screen reader.
#include "desktop/shared_window.hpp"
#include "desktop/window_hand.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSlider>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace yike;
using namespace yike::test;

namespace {

bool is_control(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr ||
           qobject_cast<const QSlider*>(&widget) != nullptr ||
           qobject_cast<const QTabBar*>(&widget) != nullptr ||
           qobject_cast<const MapCanvas*>(&widget) != nullptr;
}

/// Parts of other controls, and what Qt shows by itself.
bool is_part(const QWidget& widget) {
    return widget.objectName().startsWith("qt_") || widget.inherits("QHeaderView") ||
           widget.inherits("QTableCornerButton") ||
           (widget.parentWidget() != nullptr &&
            (qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr ||
             qobject_cast<const QTabBar*>(widget.parentWidget()) != nullptr ||
             widget.parentWidget()->inherits("QMenuBar") || widget.inherits("QMenuBar")));
}

std::string named(const QWidget& widget) {
    return std::string(widget.metaObject()->className()) + " " + widget.objectName().toStdString() +
           " “" + widget.toolTip().toStdString() + "”";
}

std::vector<QWidget*> controls_of(QWidget& window) {
    std::vector<QWidget*> all;
    for (auto* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible() && is_control(*widget) && !is_part(*widget)) {
            all.push_back(widget);
        }
    }
    return all;
}

void check_names(QWidget& window, bool chinese) {
    static const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    static const QRegularExpression latin(QStringLiteral("[A-Za-z]{2}"));
    for (QWidget* control : controls_of(window)) {
        QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(control);
        INFO(named(*control));
        REQUIRE(reader != nullptr);
        const QString name = reader->text(QAccessible::Name);
        CHECK_FALSE(name.trimmed().isEmpty());
        if (qobject_cast<const QAbstractButton*>(control) != nullptr && !name.isEmpty()) {
            INFO(name.toStdString());
            // The switch of the language names itself in the other one; keys are keys.
            const bool other =
                control->objectName() == "language" || control->objectName() == "coordinate_system";
            CHECK((other || name.contains(chinese ? han : latin)));
        }
    }
}

/// All that Tab comes to, from the map on, until it has gone round.
std::set<const QWidget*> reached_by_tab(WindowFixture& at) {
    std::set<const QWidget*> reached;
    constexpr int kMost = 200;
    for (int i = 0; i < kMost; ++i) {
        press(at, Qt::Key_Tab);
        const QWidget* now = QApplication::focusWidget();
        if (now == nullptr || (!reached.insert(now).second && i > kMost / 2)) {
            break;
        }
    }
    return reached;
}

void check_reached(WindowFixture& at) {
    const std::set<const QWidget*> reached = reached_by_tab(at);
    for (const QWidget* control : controls_of(at.window)) {
        const auto* button = qobject_cast<const QAbstractButton*>(control);
        const bool is_one_of_some = button != nullptr && button->group() != nullptr;
        if (control->isEnabled() && !is_one_of_some) {
            INFO(named(*control));
            CHECK(reached.count(control) == 1);
        } else if (is_one_of_some) { // arrows go from one to the next
            const QList<QAbstractButton*> group = button->group()->buttons();
            CHECK(std::any_of(group.begin(), group.end(), [&](const QWidget* one) {
                return reached.count(one) == 1;
            }));
        }
    }
}

void choose_first_station(WindowFixture& at) {
    const PlanePoint place = at.session.baseline()->district().stations[6].point;
    look_at(at, place, 300);
    click_map(at, place);
}

} // namespace

TEST_CASE("every control has a name for screen readers, in the window's language", "[access]") {
    WindowFixture& at = open_window();
    choose_first_station(at);
    REQUIRE(at.session.edit().close("C05"));
    at.rest();
    at.find<QTableView>("ledger")->setCurrentIndex(at.session.ledger_model().index(0, 1));
    for (const bool chinese : {true, false}) {
        at.window.voice().set_language(chinese ? Language::zh : Language::en);
        for (const char* page : {"map", "check"}) {
            at.window.show_page(page);
            at.rest();
            check_names(at.window, chinese);
        }
    }
}

TEST_CASE("Tab comes to every control of each page", "[access][display]") {
    WindowFixture& at = open_window();
    choose_first_station(at);
    REQUIRE(at.session.edit().close("C05"));
    at.rest();
    at.find<QTableView>("ledger")->setCurrentIndex(at.session.ledger_model().index(0, 1));
    for (int list = 0; list < 4; ++list) {
        at.find<QTabBar>("list_tabs")->setCurrentIndex(list);
        at.rest();
        check_reached(at);
    }
    at.window.show_page("check");
    at.rest();
    check_reached(at);
}

TEST_CASE("Tab comes to every control of the start page", "[access]") {
    WindowFixture at;
    at.rest();
    check_names(at.window, true);
    check_reached(at);
}

TEST_CASE("nothing is modal while a plan is made, and no dialog has more than three fields",
          "[access]") {
    WindowFixture& at = open_window();
    at.window.set_unattended(false);
    int modal = 0;
    std::size_t fields = 0;
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, [&] {
        if (QWidget* dialog = QApplication::activeModalWidget()) {
            ++modal;
            std::size_t here = 0;
            for (QWidget* control : controls_of(*dialog)) {
                here += qobject_cast<QAbstractButton*>(control) == nullptr ? 1 : 0;
            }
            fields = std::max(fields, here);
            QTest::keyClick(dialog, Qt::Key_Escape);
        }
    });
    watch.start(5);
    // A step of each kind by the editor's calls, costs, a note, undo and redo, a new tab.
    PlanEditor& edit = at.session.edit();
    const District& sample = at.session.baseline()->district();
    REQUIRE(edit.relocate_to_candidate("C07", sample.candidates.front().id));
    REQUIRE(edit.renovate("C08", 2000));
    REQUIRE(edit.close("C05"));
    REQUIRE(edit.open_gate(kClosedGate));
    REQUIRE(edit.add_path({place_of(at, kBridgeFrom), place_of(at, kBridgeTo)}));
    at.rest();
    at.find<QTableView>("ledger")->setCurrentIndex(at.session.ledger_model().index(1, 1));
    QTest::keyClicks(at.find<QLineEdit>("change_cost"), "500000\r");
    QTest::keyClicks(at.find<QLineEdit>("change_note"), "x\r");
    at.window.map()->setFocus();
    press(at, Qt::Key_Z, Qt::ControlModifier);
    press(at, Qt::Key_Y, Qt::ControlModifier);
    press(at, Qt::Key_N, Qt::ControlModifier);
    press(at, Qt::Key_F2);
    QTest::keyClicks(QApplication::focusWidget(), "y\r");
    at.rest();
    CHECK(modal == 0);
    // Questions and the keys: none of them is a form.
    at.session.choose_plan(0);
    press(at, Qt::Key_F1);
    press(at, Qt::Key_W, Qt::ControlModifier);
    at.window.close();
    CHECK(at.window.isVisible());
    CHECK(modal > 0);
    CHECK(fields <= 3);
    watch.stop();
    for (QWidget* other : QApplication::topLevelWidgets()) {
        if (qobject_cast<QDialog*>(other) != nullptr) {
            other->close();
        }
    }
}
