// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/actions.hpp"

#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/icons.hpp"
#include "desktop/window/tool_strip.hpp"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QUndoGroup>

#include <optional>

namespace yike {

namespace {

QAction* make(Desk& desk,
              QObject* parent,
              const Phrase& phrase,
              const QKeySequence& shortcut = {},
              std::optional<Glyph> glyph = std::nullopt) {
    auto* action = new QAction(parent);
    action->setShortcut(shortcut);
    if (glyph) {
        action->setIcon(glyph_icon(*glyph));
        action->setIconVisibleInMenu(false);
    }
    desk.voice().on_change(action, [&desk, action, phrase] {
        const QString name = desk.voice()(phrase);
        action->setText(name);
        action->setProperty(kNameProperty, name);
        const QString written = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(written.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, written));
    });
    return action;
}

} // namespace

WindowActions::WindowActions(Desk& desk, QObject* parent)
    : QObject(parent), tools(new ToolActions(desk, this)), desk_(desk) {
    make_file_actions();
    make_edit_actions();
    make_view_actions();
}

void WindowActions::make_file_actions() {
    const auto add = [this](const Phrase& phrase,
                            const QKeySequence& shortcut = {},
                            std::optional<Glyph> glyph = std::nullopt) {
        return make(desk_, this, phrase, shortcut, glyph);
    };
    open_project = add(phrases::kOpenProject, QKeySequence::Open, Glyph::folder);
    open_sample = add(phrases::kOpenSample, Qt::CTRL | Qt::Key_E, Glyph::sample);
    open_sample->setEnabled(!Session::sample_project().empty());
    close_project = add(phrases::kCloseProject, Qt::CTRL | Qt::SHIFT | Qt::Key_W);
    new_plan = add(phrases::kNewScenario, QKeySequence::New, Glyph::add);
    open_plan = add(phrases::kOpenScenario, Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    rename_plan = add(phrases::kRenameScenario, Qt::Key_F2);
    save_plan = add(phrases::kSaveScenario, QKeySequence::Save, Glyph::save);
    save_plan_as = add(phrases::kSaveScenarioAs, Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    close_plan = add(phrases::kCloseScenario, Qt::CTRL | Qt::Key_W);
    quit = add(phrases::kQuit, Qt::CTRL | Qt::Key_Q);
    about = add(phrases::kAbout);
    keys = add(phrases::kKeys, Qt::Key_F1);
}

void WindowActions::make_edit_actions() {
    undo = make(desk_, this, phrases::kUndo, QKeySequence::Undo, Glyph::undo);
    redo = make(desk_, this, phrases::kRedo, Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Glyph::redo);
    redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    tick_change = make(desk_, this, phrases::kTickChange, Qt::CTRL | Qt::Key_T);
    remove_change = make(desk_, this, phrases::kRemoveChange, Qt::CTRL | Qt::Key_Delete);
    copy_place = make(desk_, this, phrases::kCopyCoordinates, Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    copy_place->setObjectName(QStringLiteral("copy_coordinates"));
    follow_undo();
}

/// One stack for everything: the names of what goes and comes stand on the actions.
void WindowActions::follow_undo() {
    QUndoGroup& group = desk_.session().undo_group();
    connect(undo, &QAction::triggered, &group, &QUndoGroup::undo);
    connect(redo, &QAction::triggered, &group, &QUndoGroup::redo);
    const auto name = [](QAction& action, const QString& verb, const QString& what) {
        action.setText(what.isEmpty() ? verb : QStringLiteral("%1: %2").arg(verb, what));
        action.setToolTip(QStringLiteral("%1 (%2)").arg(
            action.text(), action.shortcut().toString(QKeySequence::NativeText)));
    };
    const auto tell = [this, &group, name] {
        undo->setEnabled(group.canUndo());
        redo->setEnabled(group.canRedo());
        name(*undo, desk_.voice()(phrases::kUndo), group.undoText());
        name(*redo, desk_.voice()(phrases::kRedo), group.redoText());
    };
    connect(&group, &QUndoGroup::canUndoChanged, this, tell);
    connect(&group, &QUndoGroup::canRedoChanged, this, tell);
    connect(&group, &QUndoGroup::undoTextChanged, this, tell);
    connect(&group, &QUndoGroup::redoTextChanged, this, tell);
    desk_.voice().on_change(this, tell);
}

void WindowActions::make_view_actions() {
    whole_map = make(desk_, this, phrases::kWholeMap, Qt::CTRL | Qt::Key_0, Glyph::whole);
    by_fate = make(desk_, this, phrases::kByFate, Qt::Key_T, Glyph::layers);
    by_fate->setCheckable(true);
    next_panel = make(desk_, this, phrases::kNextPanel, Qt::Key_F6);
    fold_left = make(desk_, this, phrases::kShowLeft, Qt::Key_F7);
    fold_right = make(desk_, this, phrases::kShowRight, Qt::Key_F8);
    fold_left->setCheckable(true);
    fold_right->setCheckable(true);
    full_screen = make(desk_, this, phrases::kFullScreen, Qt::Key_F11);
    full_screen->setCheckable(true);
    language = make(desk_, this, phrases::kSwitchLanguage, Qt::CTRL | Qt::Key_L, Glyph::language);
}

QMenu* WindowActions::add_menu(QMenuBar& bar, const Phrase& phrase) {
    QMenu* menu = bar.addMenu(QString());
    menu->setToolTipsVisible(false);
    desk_.voice().on_change(menu, [this, menu, phrase] { menu->setTitle(desk_.voice()(phrase)); });
    return menu;
}

void WindowActions::fill(QMenuBar& bar) {
    QMenu* file = add_menu(bar, phrases::kFile);
    file->addActions({open_project, open_sample});
    recent_ = file->addMenu(QString());
    desk_.voice().on_change(recent_,
                            [this] { recent_->setTitle(desk_.voice()(phrases::kRecent)); });
    file->addAction(close_project);
    file->addSeparator();
    file->addActions({new_plan, open_plan, rename_plan, save_plan, save_plan_as, close_plan});
    file->addSeparator();
    file->addAction(quit);
    QMenu* edit = add_menu(bar, phrases::kEdit);
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addActions({tick_change, remove_change});
    edit->addSeparator();
    edit->addAction(copy_place);
    view_ = add_menu(bar, phrases::kView);
    view_->addActions({whole_map, by_fate});
    view_->addSeparator();
    view_->addActions({fold_left, fold_right, next_panel, full_screen});
    view_->addSeparator();
    view_->addAction(language);
    add_menu(bar, phrases::kTools)->addActions(tools->actions());
    add_menu(bar, phrases::kHelp)->addActions({keys, about});
}

} // namespace yike
