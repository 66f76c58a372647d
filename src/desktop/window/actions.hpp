// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Everything that can be done from menus, buttons and keys.
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace yike {

class Desk;
class ToolActions;
struct Phrase;

/// Of an action: its plain name, without what the moment adds to its text.
inline constexpr const char* kNameProperty = "name";

/// The actions of one window; the window says what they do.
class WindowActions : public QObject {
    Q_OBJECT

  public:
    WindowActions(Desk& desk, QObject* parent);

    /// File, Edit, View, Tools, Help. Pages are added to View.
    void fill(QMenuBar& bar);

    QMenu* view_menu() const { return view_; }

    QMenu* recent_menu() const { return recent_; }

    QAction* open_project;
    QAction* open_sample;
    QAction* close_project;
    QAction* new_plan;
    QAction* open_plan;
    QAction* rename_plan;
    QAction* save_plan;
    QAction* save_plan_as;
    QAction* close_plan;
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* tick_change;
    QAction* remove_change;
    QAction* copy_place;
    QAction* whole_map;
    QAction* by_fate;
    QAction* next_panel;
    QAction* fold_left;  ///< checked while the panel is seen
    QAction* fold_right; ///< likewise
    QAction* full_screen;
    QAction* language;
    QAction* keys;
    QAction* about;
    ToolActions* tools;

  private:
    void make_file_actions();
    void make_edit_actions();
    void make_view_actions();
    void follow_undo();
    QMenu* add_menu(QMenuBar& bar, const Phrase& phrase);

    Desk& desk_;
    QMenu* view_ = nullptr;
    QMenu* recent_ = nullptr;
};

} // namespace yike
