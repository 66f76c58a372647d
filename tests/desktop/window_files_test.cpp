// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Saving, closing, dropping: what becomes of work that is not saved.
#include "desktop/session/recent_model.hpp"
#include "desktop/shared_window.hpp"
#include "desktop/window_hand.hpp"
#include "desktop/window_sight.hpp"
#include "scenario/read_scenario.hpp"

#include <QAbstractButton>
#include <QAction>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QTabBar>
#include <QTimer>
#include <QUrl>
#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

const QString kSave = QString::fromUtf8("保存");
const QString kDoNotSave = QString::fromUtf8("不保存");
const QString kStay = QString::fromUtf8("取消");

/// A window that asks, with a centre closed and not saved.
WindowFixture& window_with_work() {
    WindowFixture& at = open_window();
    REQUIRE(at.session.edit().close("C05"));
    at.rest();
    REQUIRE(at.session.has_unsaved_work());
    at.window.set_unattended(false);
    return at;
}

void drop_on(MainWindow& window, const std::vector<std::filesystem::path>& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const auto& path : paths) {
        urls.append(QUrl::fromLocalFile(QString::fromStdString(path.string())));
    }
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
}

QString text_of(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

void write_sample_under(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder.parent_path());
    std::filesystem::copy(test::sample(), folder, std::filesystem::copy_options::recursive);
}

} // namespace

TEST_CASE("closing with unsaved work: staying keeps the window and the work", "[files]") {
    WindowFixture& at = window_with_work();
    answer(kStay, [&at] { at.window.close(); });
    CHECK(at.window.isVisible());
    CHECK(at.session.state() == Session::State::ready);
    CHECK(at.session.scenario().changes.size() == 1);
    // Escape is staying, too.
    QTimer::singleShot(0, [] {
        if (QWidget* dialog = QApplication::activeModalWidget()) {
            QTest::keyClick(dialog, Qt::Key_Escape);
        }
    });
    at.window.close();
    CHECK(at.window.isVisible());
    CHECK(at.session.scenario().changes.size() == 1);
}

TEST_CASE("closing with unsaved work: both other answers", "[files]") {
    const bool save = GENERATE(true, false);
    const TempFolder folder;
    const std::filesystem::path file = folder / "撤一处";
    {
        WindowFixture at;
        at.open_sample();
        REQUIRE(at.session.edit().close("C05"));
        at.rest();
        at.window.set_unattended(false);
        if (save) {
            answer_with_file(text_of(file), [&at] { answer(kSave, [&at] { at.window.close(); }); });
        } else {
            answer(kDoNotSave, [&at] { at.window.close(); });
        }
        CHECK_FALSE(at.window.isVisible());
        CHECK(at.session.recoverable().empty());
    }
    // The name had no ending.
    CHECK(std::filesystem::exists(folder / "撤一处.toml") == save);
    if (save) {
        CHECK(read_scenario(folder / "撤一处.toml").changes.size() == 1);
    }
}

TEST_CASE("saving on the way out without a cost: the window stays and leads there", "[files]") {
    WindowFixture& at = open_window();
    REQUIRE(at.session.edit().renovate("C05", 3000));
    at.rest();
    at.window.set_unattended(false);
    answer(kSave, [&at] { at.window.close(); });
    CHECK(at.window.isVisible());
    CHECK(at.session.scenario().changes.size() == 1);
    CHECK_FALSE(at.trouble().empty());
    fill_in_cost(at, "1000000");
    CHECK(at.session.missing_costs().empty());
}

TEST_CASE("closing a tab asks for that plan, and each answer does what it says",
          "[files][display]") {
    WindowFixture& at = window_with_work();
    press(at, Qt::Key_N, Qt::ControlModifier);
    REQUIRE(at.session.plan_count() == 2);
    const auto* tabs = at.find<QTabBar>("plan_tabs");
    at.session.choose_plan(0);
    answer(kStay, [&at] { press(at, Qt::Key_W, Qt::ControlModifier); });
    CHECK(at.session.plan_count() == 2);
    const std::filesystem::path file = at.folder / "tab.toml";
    answer_with_file(text_of(file), [&at] {
        answer(kSave, [&at] { press(at, Qt::Key_W, Qt::ControlModifier); });
    });
    CHECK(at.session.plan_count() == 1);
    CHECK(tabs->count() == 1);
    CHECK(read_scenario(file).changes.size() == 1);
    std::filesystem::remove(file);
    // Not saved: it goes, and the other one is not asked about.
    REQUIRE(at.session.edit().close("C06"));
    press(at, Qt::Key_N, Qt::ControlModifier);
    at.session.choose_plan(0);
    answer(kDoNotSave, [&at] { press(at, Qt::Key_W, Qt::ControlModifier); });
    CHECK(at.session.plan_count() == 1);
    CHECK(at.session.scenario().changes.empty());
    CHECK_FALSE(at.session.has_unsaved_work());
}

TEST_CASE("opening another project with unsaved work asks first", "[files][display]") {
    WindowFixture& at = window_with_work();
    const std::string title = at.session.project_name().toStdString();
    answer(kStay, [&at] { drop_on(at.window, {test::sample()}); });
    CHECK(at.session.scenario().changes.size() == 1);
    answer(kStay, [&at] { press(at, Qt::Key_E, Qt::ControlModifier); });
    CHECK(at.session.scenario().changes.size() == 1);
    answer(kStay, [&at] { press(at, Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier); });
    CHECK(at.session.scenario().changes.size() == 1);
    CHECK(at.session.project_name().toStdString() == title);
}

TEST_CASE("a dropped scenario joins the plans and asks nothing", "[files]") {
    WindowFixture& at = window_with_work();
    drop_on(at.window, {std::filesystem::path(YIKE_SCENARIOS) / "gates-and-paths.toml"});
    at.rest();
    CHECK(at.session.plan_count() == 2);
    CHECK(at.session.scenario().changes.size() == 8);
    CHECK(at.session.is_modified(0));
}

TEST_CASE("what cannot be opened is told when it is dropped, what can is opened", "[files]") {
    WindowFixture& at = open_window();
    const std::filesystem::path wrong = at.folder.write("台账.xlsx", "no workbook");
    drop_on(at.window, {wrong});
    CHECK(at.trouble().find("台账.xlsx") != std::string::npos);
    CHECK(at.session.state() == Session::State::ready);
    at.find<TroubleBar>("trouble")->hide();
    drop_on(at.window, {wrong, std::filesystem::path(YIKE_SCENARIOS) / "gates-and-paths.toml"});
    at.rest();
    CHECK(at.trouble().find("台账.xlsx") != std::string::npos);
    CHECK(at.session.scenario().changes.size() == 8);
    // A folder without a project, and a damaged plan.
    drop_on(at.window, {at.folder.path()});
    CHECK_FALSE(at.trouble().empty());
    const std::size_t plans = at.session.plan_count();
    drop_on(at.window, {at.folder.write("坏.toml", "[scenario\n")});
    at.rest();
    CHECK(at.session.plan_count() == plans);
    CHECK(at.trouble().find("坏.toml") != std::string::npos);
}

TEST_CASE("saving under a name that exists asks before it is written over", "[files][display]") {
    WindowFixture& at = window_with_work();
    const std::filesystem::path file = at.folder.write("有了.toml", "# by hand\n");
    const std::filesystem::path without = at.folder / "有了";
    const auto save_elsewhere = [&at] {
        press(at, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    };
    // No, and then give up the dialog: nothing was written.
    bool gave_up = false;
    QTimer giving_up;
    QObject::connect(&giving_up, &QTimer::timeout, [&gave_up] {
        QWidget* dialog = QApplication::activeModalWidget();
        if (gave_up && qobject_cast<QFileDialog*>(dialog) != nullptr) {
            QTest::keyClick(dialog, Qt::Key_Escape);
        }
    });
    giving_up.start(10);
    answer_with_file(
        text_of(without),
        [&] {
            QTimer asked;
            QObject::connect(&asked, &QTimer::timeout, [&gave_up] {
                gave_up = gave_up ||
                          qobject_cast<QMessageBox*>(QApplication::activeModalWidget()) != nullptr;
            });
            asked.start(1);
            save_elsewhere();
        },
        QApplication::translate("QPlatformTheme", "&No").remove('&'));
    giving_up.stop();
    CHECK(gave_up);
    CHECK(at.folder.read("有了.toml") == "# by hand\n");
    CHECK(at.session.has_unsaved_work());
    // Its own file afterwards: no question.
    REQUIRE(at.session.save_plan(at.folder / "own.toml"));
    REQUIRE(at.session.edit().close("C06"));
    press(at, Qt::Key_S, Qt::ControlModifier);
    CHECK_FALSE(at.session.has_unsaved_work());
    CHECK(read_scenario(at.folder / "own.toml").changes.size() == 2);
    std::filesystem::remove(file);
    std::filesystem::remove(at.folder / "own.toml");
}

TEST_CASE("what must not be written is refused in words: the project, another plan's file, a "
          "place where nothing can be written",
          "[files]") {
    WindowFixture& at = window_with_work();
    const std::filesystem::path project = at.folder.write("p/project.toml", "# a project\n");
    CHECK_FALSE(at.session.save_plan(project));
    CHECK(at.folder.read("p/project.toml") == "# a project\n");
    CHECK(at.trouble().find("project.toml") != std::string::npos);

    const std::filesystem::path file = at.folder / "one.toml";
    REQUIRE(at.session.save_plan(file));
    press(at, Qt::Key_N, Qt::ControlModifier);
    REQUIRE(at.session.edit().close("C06"));
    CHECK_FALSE(at.session.save_plan(file));
    CHECK(at.trouble().find("one.toml") != std::string::npos);
    CHECK(read_scenario(file).changes[0].station == "C05");

    // A file where the folder should be; root may write into folders that are read-only.
    const std::filesystem::path no_folder = at.folder.write("file", "") / "plan.toml";
    at.find<TroubleBar>("trouble")->hide();
    CHECK_FALSE(at.session.save_plan(no_folder));
    CHECK_FALSE(at.trouble().empty());
    CHECK(at.session.has_unsaved_work());
    CHECK(at.session.scenario().changes.size() == 1);
    std::filesystem::remove(file);
}

TEST_CASE("a project in a folder with a Chinese name: opened, saved beside, opened again, recent",
          "[files]") {
    const TempFolder folder;
    const std::filesystem::path project = folder / "隐珠 街道（试）/项目 一";
    write_sample_under(project);
    WindowFixture at;
    at.window.open({project});
    at.rest();
    REQUIRE(at.session.state() == Session::State::ready);
    at.window.show_page("map");
    REQUIRE(at.session.edit().close("C05"));
    at.rest();
    const Sight sight = look(at);
    CHECK(at.session.suggested_file().parent_path() == project.parent_path());
    REQUIRE(at.session.save_plan(at.session.suggested_file()));
    const std::filesystem::path file = at.session.plan_file(0);
    at.session.close_project();
    REQUIRE(at.window.page() == "start");
    // The scenario alone brings its project along.
    drop_on(at.window, {file});
    at.rest();
    at.window.show_page("map");
    CHECK(look(at) == sight);
    // The list of recent ones, through the menu.
    at.session.close_project();
    QMenu* recent = nullptr;
    for (auto* menu : at.window.menuBar()->findChildren<QMenu*>()) {
        if (menu->title().contains(QString::fromUtf8("最近"))) {
            recent = menu;
        }
    }
    REQUIRE(recent != nullptr);
    emit recent->aboutToShow();
    REQUIRE(recent->actions().size() >= 2);
    recent->actions().front()->trigger();
    at.rest();
    CHECK(at.session.state() == Session::State::ready);
    at.session.close_project();
    emit recent->aboutToShow();
    recent->actions().back()->trigger();
    CHECK(at.session.recent_model().rowCount() == 0);
}

TEST_CASE("F11 fills the screen, and gives back what was", "[files][display]") {
    WindowFixture& at = open_window();
    const auto is_ticked = [&at] {
        for (const auto* action : at.window.findChildren<QAction*>()) {
            if (action->shortcut() == QKeySequence(Qt::Key_F11)) {
                return action->isChecked();
            }
        }
        return false;
    };
    press(at, Qt::Key_F11);
    CHECK(QTest::qWaitFor([&] { return at.window.isFullScreen(); }));
    CHECK(is_ticked());
    press(at, Qt::Key_F11);
    CHECK(QTest::qWaitFor([&] { return !at.window.isFullScreen(); }));
    CHECK_FALSE(is_ticked());
    // Left by other ways, the tick follows.
    at.window.showFullScreen();
    CHECK(QTest::qWaitFor([&] { return is_ticked(); }));
    at.window.showNormal();
    CHECK(QTest::qWaitFor([&] { return !is_ticked(); }));
}
