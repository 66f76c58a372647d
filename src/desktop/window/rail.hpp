// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The pages, one under the other, at the left edge of the window.
#pragma once

#include "desktop/window/page.hpp"

#include <QWidget>

class QActionGroup;
class QButtonGroup;
class QMenu;

namespace yike {

class Rail : public QWidget {
    Q_OBJECT

  public:
    /// @param menu      also gets an entry for each page, with its key (Ctrl+1, Ctrl+2 ...)
    /// @param language  the action at its foot
    Rail(Desk& desk, QMenu& menu, QAction& language, QWidget* parent = nullptr);

    void set_page(const QString& page);

    /// False where no project is open: the menu's entries would do nothing.
    void set_reachable(bool reachable);

  signals:
    void page_chosen(const QString& page);

  private:
    void add_page(Desk& desk, QMenu& menu, const PageKind& kind, int number);

    QButtonGroup* buttons_;
    QActionGroup* pages_; ///< of the menu
};

} // namespace yike
