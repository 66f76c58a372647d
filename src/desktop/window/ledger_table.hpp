// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The rows of the ledger: tick box and number, what is done and where to, what it costs and
/// brings. Rows are moved with the mouse and by keys.
#pragma once

#include "desktop/session/ledger_model.hpp"
#include "desktop/window/row_table.hpp"

namespace yike {

class Session;

class LedgerTable : public RowTable {
    Q_OBJECT

  public:
    LedgerTable(Session& session, QWidget* parent);

    /// Costs and gains have no column of their own, but a third line.
    bool is_narrow() const { return isColumnHidden(LedgerModel::cost); }

    /// Pixels of the head and so many rows.
    int height_of(int rows) const;

    /// Moves the chosen row up (-1) or down (1).
    void move_current(int by);

    /// Puts a row before another one, and chooses it there.
    void move_row(int row, int before);

    /// Before which row something lands that is let go there.
    int row_before(QPoint at) const;

  signals:
    void rows_changed_height();

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    Session& session_;
};

} // namespace yike
