// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A window as a person has it before them, and hands to use it with.
#pragma once

#include "desktop/map/map_canvas.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/main_window.hpp"
#include "desktop/window/picture.hpp"
#include "desktop/window/preferences.hpp"
#include "desktop/window/qt_words.hpp"
#include "desktop/window/trouble_bar.hpp"
#include "support/temp_folder.hpp"

#include <QApplication>
#include <QCursor>
#include <QLabel>
#include <QScreen>
#include <QtTest/QTest>
#include <catch2/catch.hpp>

#include <filesystem>
#include <memory>

namespace yike::test {

inline std::filesystem::path sample() {
    return YIKE_SAMPLE;
}

class WindowFixture {
  public:
    static constexpr QSize kSize{1600, 1000};

    explicit WindowFixture(Language language = Language::zh,
                           const std::filesystem::path& data_folder = {})
        : session(SessionOptions{.data_folder =
                                     data_folder.empty() ? folder.path() / "data" : data_folder,
                                 .language = language}),
          window(session, preferences, language) {
        translate_qt(window.voice());
        window.set_unattended(true);
        window.map()->set_reduced_motion(true);
        window.resize(kSize);
        // A display's own pointer would move what a test has in hand.
        QCursor::setPos(QApplication::primaryScreen()->geometry().bottomRight());
        window.show();
        window.activateWindow();
        QApplication::setActiveWindow(&window);
    }

    void open_sample() {
        window.open({sample()});
        rest();
    }

    /// Until the figures are those of the plan and every event has been dealt with.
    void rest() {
        QApplication::processEvents();
        wait_for_answer(session);
        QApplication::processEvents();
        window.map()->settle();
        QApplication::processEvents();
    }

    /// Until nothing is being computed, what each change brings neither.
    void rest_with_gains() {
        wait_for_rest(session);
        rest();
    }

    void click(const char* name) {
        auto* widget = find<QWidget>(name);
        REQUIRE(widget->isVisible());
        REQUIRE(widget->isEnabled());
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    /// The one that is seen, where there are several: what was replaced goes a little later.
    template <class T> T* find(const char* name) {
        T* found = nullptr;
        for (T* widget : window.findChildren<T*>(QString::fromLatin1(name))) {
            if (found == nullptr || widget->isVisible()) {
                found = widget;
            }
        }
        REQUIRE(found != nullptr);
        return found;
    }

    /// What the window complains about; empty: nothing.
    std::string trouble() {
        auto* bar = find<TroubleBar>("trouble");
        return bar->isVisible() ? bar->words().toStdString() : std::string();
    }

    QPoint on_map(PlanePoint place) { return window.map()->to_widget(place).toPoint(); }

    /// With the left button, in some steps, as a hand does it.
    void drag_on_map(PlanePoint from, PlanePoint to) {
        constexpr int kSteps = 6;
        MapCanvas* map = window.map();
        QTest::mouseMove(map, on_map(from));
        QTest::mousePress(map, Qt::LeftButton, Qt::NoModifier, on_map(from));
        for (int step = 1; step <= kSteps; ++step) {
            const double share = static_cast<double>(step) / kSteps;
            QTest::mouseMove(map, on_map(along(from, to, share)));
            QApplication::processEvents();
        }
        QTest::mouseRelease(map, Qt::LeftButton, Qt::NoModifier, on_map(to));
        rest();
    }

    TempFolder folder;
    Preferences preferences;
    Session session;
    MainWindow window;
};

} // namespace yike::test
