// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// What the window does with files: opening, saving, dropping, closing.
#include "desktop/map/map_canvas.hpp"
#include "desktop/session/recent_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/actions.hpp"
#include "desktop/window/file_dialogs.hpp"
#include "desktop/window/keys_dialog.hpp"
#include "desktop/window/main_window.hpp"
#include "desktop/window/map_page.hpp"
#include "desktop/window/paths.hpp"
#include "desktop/window/trouble_bar.hpp"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace yike {

namespace {

std::vector<std::filesystem::path> dropped_paths(const QMimeData& data) {
    std::vector<std::filesystem::path> paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            paths.push_back(path_of(url.toLocalFile()));
        }
    }
    return paths;
}

/// A scenario file joins the plans that are open; anything else takes the place of the project.
bool is_scenario(const std::filesystem::path& path) {
    return path.extension() == ".toml" && path.filename() != "project.toml";
}

/// Where letters are typed, they are no keys of the window.
bool is_text_field(const QObject* widget) {
    return qobject_cast<const QLineEdit*>(widget) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
}

} // namespace

void MainWindow::open(const std::vector<std::filesystem::path>& paths) {
    const bool joins = desk_.session().state() == Session::State::ready &&
                       std::all_of(paths.begin(), paths.end(), is_scenario);
    if (!paths.empty() && (joins || may_lose_work())) {
        desk_.session().open(paths);
    }
}

void MainWindow::choose_project() {
    if (!may_lose_work()) {
        return;
    }
    const QString folder = ask_for_folder(
        this, desk_.voice(), phrases::kChooseProject, desk_.session().project().parent_path());
    if (folder.isEmpty()) {
        return;
    }
    if (Session::can_open(path_of(folder))) {
        desk_.session().open_project(path_of(folder));
    } else {
        trouble_->tell({.what = desk_.voice()(phrases::kNotAProject).arg(folder),
                        .detail = {},
                        .help = FailureHelp::choose_project});
    }
}

void MainWindow::choose_plan_file() {
    const QStringList files =
        ask_for_plans(this, desk_.voice(), desk_.session().suggested_file().parent_path());
    for (const QString& file : files) {
        desk_.session().open_plan(path_of(file));
    }
}

bool MainWindow::save_plan(bool elsewhere) {
    Session& session = desk_.session();
    if (session.state() != Session::State::ready) {
        return false;
    }
    std::filesystem::path file; // its own
    if (elsewhere || session.plan_file(session.current_plan()).empty()) {
        // Before a name is asked for: without costs there is nothing to save.
        if (!session.missing_costs().empty()) {
            return session.save_plan();
        }
        file = ask_where_to_save(this, desk_.voice(), session.suggested_file());
        if (file.empty()) {
            return false;
        }
    }
    return session.save_plan(file);
}

void MainWindow::close_plan(std::size_t plan) {
    Session& session = desk_.session();
    if (session.is_modified(plan) && !unattended_) {
        session.choose_plan(plan);
        QMessageBox question(this);
        question.setText(desk_.voice()(phrases::kUnsavedTitle).arg(session.plan_title(plan)));
        question.setInformativeText(desk_.voice()(phrases::kUnsavedText));
        const auto* save =
            question.addButton(desk_.voice()(phrases::kSave), QMessageBox::AcceptRole);
        const auto* stay =
            question.addButton(desk_.voice()(phrases::kDoNotClose), QMessageBox::RejectRole);
        question.addButton(desk_.voice()(phrases::kDoNotSave), QMessageBox::DestructiveRole);
        question.exec();
        if (question.clickedButton() == stay ||
            (question.clickedButton() == save && !save_plan(false))) {
            return;
        }
    }
    session.close_plan(plan);
}

bool MainWindow::may_lose_work() {
    Session& session = desk_.session();
    if (unattended_ || !session.has_unsaved_work()) {
        return true;
    }
    QMessageBox question(this);
    question.setText(desk_.voice()(phrases::kUnsavedPlans));
    question.setInformativeText(desk_.voice()(phrases::kUnsavedPlansText));
    const auto* save = question.addButton(desk_.voice()(phrases::kSave), QMessageBox::AcceptRole);
    const auto* stay =
        question.addButton(desk_.voice()(phrases::kDoNotClose), QMessageBox::RejectRole);
    question.addButton(desk_.voice()(phrases::kDoNotSave), QMessageBox::DestructiveRole);
    question.exec();
    if (question.clickedButton() == save) {
        return save_all_plans();
    }
    return question.clickedButton() != stay && question.clickedButton() != nullptr;
}

/// One after the other, each seen while its file is asked for; false: one could not be.
bool MainWindow::save_all_plans() {
    Session& session = desk_.session();
    for (std::size_t plan = 0; plan < session.plan_count(); ++plan) {
        if (session.is_modified(plan)) {
            session.choose_plan(plan);
            if (!save_plan(false)) {
                return false;
            }
        }
    }
    return true;
}

void MainWindow::fill_recent() {
    QMenu* menu = actions_->recent_menu();
    menu->clear();
    QAbstractItemModel& recent = desk_.session().recent_model();
    for (int row = 0; row < recent.rowCount(); ++row) {
        const QModelIndex index = recent.index(row, 0);
        const QString path = index.data(RecentModel::path_role).toString();
        QAction* action = menu->addAction(index.data().toString());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { open({path_of(path)}); });
    }
    menu->addSeparator();
    QAction* forget = menu->addAction(desk_.voice()(phrases::kForgetRecent));
    forget->setEnabled(recent.rowCount() > 0);
    connect(forget, &QAction::triggered, this, [this] {
        static_cast<RecentModel&>(desk_.session().recent_model()).clear();
    });
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!may_lose_work()) {
        event->ignore();
        return;
    }
    desk_.preferences().set_window_geometry(saveGeometry());
    desk_.preferences().set_panels(map_page_->panel_state());
    desk_.session().close_project();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!dropped_paths(*event->mimeData()).empty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    std::vector<std::filesystem::path> paths = dropped_paths(*event->mimeData());
    const auto other = std::stable_partition(paths.begin(), paths.end(), Session::can_open);
    if (other != paths.end()) {
        trouble_->tell({.what = desk_.voice()(phrases::kNothingToOpen).arg(text_of(*other)),
                        .detail = {},
                        .help = FailureHelp::choose_project});
    }
    paths.erase(other, paths.end());
    open(paths);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow()) {
        hold_before(false);
    }
    if (event->type() == QEvent::WindowStateChange) {
        // Also where the window's own frame or the last session has done it.
        actions_->full_screen->setChecked(isFullScreen());
    }
}

/// The key for "before" is held anywhere in the window, but not where letters are typed.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    const bool press = event->type() == QEvent::KeyPress;
    if ((press || event->type() == QEvent::KeyRelease) && isActiveWindow()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_B && !press && holds_before_) {
            // Wherever it is let go, and with whatever else is held.
            if (!key->isAutoRepeat()) {
                hold_before(false);
            }
            return true;
        }
        if (key->key() == Qt::Key_B && key->modifiers() == Qt::NoModifier &&
            watched->isWidgetType() && !is_text_field(watched)) {
            // A station in hand is of the plan: there is no before for it.
            if (press && !key->isAutoRepeat() && !desk_.session().is_dragging()) {
                hold_before(true);
            }
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::hold_before(bool before) {
    if (before != holds_before_ && desk_.session().state() == Session::State::ready) {
        holds_before_ = before;
        emit desk_.before_wanted(before);
    }
}

void MainWindow::show_keys() {
    auto* keys = findChild<KeysDialog*>();
    if (keys == nullptr || !keys->isVisible()) { // one that was closed goes a little later
        keys = new KeysDialog(*menuBar(), desk_.voice(), this);
    }
    keys->show();
    keys->raise();
    keys->activateWindow();
}

void MainWindow::show_about() {
    QMessageBox box(this);
    box.setWindowTitle(desk_.voice()(phrases::kAbout));
    box.setText(desk_.voice()(phrases::kAboutText).arg(QApplication::applicationVersion()));
    box.addButton(desk_.voice()(phrases::kClose), QMessageBox::AcceptRole);
    box.exec();
}

} // namespace yike
