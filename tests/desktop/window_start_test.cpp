// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/recent_model.hpp"
#include "desktop/window_fixture.hpp"

#include <QAction>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QTableView>
#include <QUrl>
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

using namespace yike;
using test::WindowFixture;

TEST_CASE("from nothing to the first map: one click, one look at the check, one more click",
          "[display]") {
    WindowFixture at;
    CHECK(at.window.page() == "start");
    at.click("open_sample");
    CHECK(at.window.page() == "check");
    at.rest();
    CHECK(at.session.is_checked());
    at.click("see_map");
    CHECK(at.window.page() == "map");
    CHECK(at.window.map()->hasFocus());
    CHECK(at.find<QTableView>("gaps")->model()->rowCount() > 0);
    CHECK(at.find<QLabel>("rule")->text().contains("15"));
}

TEST_CASE("a project folder that is dropped is opened") {
    WindowFixture at;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(test::sample().string()))});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&at.window, &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&at.window, &drop);
    at.rest();
    CHECK(at.session.state() == Session::State::ready);
    CHECK(at.window.page() == "check");
}

TEST_CASE("a project that cannot be read is told with its file and one way out") {
    WindowFixture at;
    at.window.open({at.folder.write("bad/project.toml", "[project\n").parent_path()});
    at.rest();
    CHECK(at.session.state() != Session::State::ready);
    auto* what = at.find<QLabel>("trouble_what");
    CHECK(what->isVisible());
    CHECK_FALSE(what->text().isEmpty());
}

TEST_CASE("closing the project leads back to the start, where it is listed") {
    WindowFixture at;
    at.open_sample();
    at.window.show_page("map");
    at.session.close_project();
    CHECK(at.window.page() == "start");
    CHECK(at.session.recent_model().rowCount() == 1);
}

TEST_CASE("the start page offers nothing that would do nothing, and its cards stand in line") {
    for (const Language language : {Language::zh, Language::en}) {
        WindowFixture at(language);
        at.window.show_page("start");
        QApplication::processEvents();
        CHECK(at.find<QWidget>("open_sample")->geometry().height() ==
              at.find<QWidget>("choose_project")->geometry().height());
        CHECK(at.find<QWidget>("open_sample")->y() == at.find<QWidget>("choose_project")->y());
        const auto pages = [&at] {
            QList<QAction*> found;
            for (QAction* action : at.window.findChildren<QAction*>()) {
                if (action->shortcut() == QKeySequence("Ctrl+1") ||
                    action->shortcut() == QKeySequence("Ctrl+2")) {
                    found.append(action);
                }
            }
            return found;
        };
        REQUIRE(pages().size() == 2);
        CHECK_FALSE(pages()[0]->isEnabled());
        CHECK_FALSE(pages()[1]->isEnabled());
        at.open_sample();
        CHECK(pages()[0]->isEnabled());
        CHECK(pages()[1]->isEnabled());
    }
}

TEST_CASE("the map page is the same whether it was drawn before it is seen or not") {
    // All that is seen, and where.
    const auto state_of = [](WindowFixture& at) {
        std::vector<std::string> state;
        for (const QWidget* widget : at.window.findChildren<QWidget*>()) {
            const QRect box = widget->geometry();
            if (widget->isVisible()) {
                state.push_back(fmt::format("{} {} at {},{}, {} x {} in {}",
                                            widget->metaObject()->className(),
                                            widget->objectName().toStdString(),
                                            box.x(),
                                            box.y(),
                                            box.width(),
                                            box.height(),
                                            widget->parentWidget()
                                                ? widget->parentWidget()->objectName().toStdString()
                                                : ""));
            }
        }
        return state;
    };
    WindowFixture warm;
    warm.open_sample();
    warm.window.show_page("map");
    warm.rest_with_gains();
    WindowFixture cold;
    cold.window.open({test::sample()});
    cold.window.show_page("map");
    cold.rest_with_gains();
    const auto expected = state_of(cold);
    const auto found = state_of(warm);
    REQUIRE(expected.size() > 50);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i] == expected[i]);
    }
}
