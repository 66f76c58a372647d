// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The plans as tabs, and the key that shows things as they are.
#pragma once

#include <QStringList>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabBar;

namespace yike {

class Desk;
class Session;

/// The actions of the window that the bar shows as buttons.
struct PlanActions {
    QAction* create = nullptr;
    QAction* save = nullptr;
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* by_fate = nullptr;
    QAction* close = nullptr; ///< on the tabs; its key is told
};

/// False for an empty plan that is the only one: closing it would change nothing.
bool can_close_plan(const Session& session);

class PlanBar : public QWidget {
    Q_OBJECT

  public:
    PlanBar(Desk& desk, const PlanActions& actions, QWidget* parent = nullptr);

    /// A field over the tab; Enter takes the name, Escape leaves it.
    void rename_current();

  signals:
    void close_wanted(std::size_t plan);
    void before_wanted(bool before);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void add_buttons(const PlanActions& actions);
    void reload();
    void add_tab(std::size_t plan);
    void tell_tab(std::size_t plan);
    void end_renaming(bool take);

    Desk& desk_;
    QLabel* project_;
    QTabBar* tabs_;
    QLineEdit* name_;
    QPushButton* before_;
    QAction* close_ = nullptr;
    QStringList titles_; ///< as the tabs say them
    bool reloading_ = false;
};

} // namespace yike
