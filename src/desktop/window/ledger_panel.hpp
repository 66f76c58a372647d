// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The scenario ledger: a line a change, what it costs and what it brings; below it the fields of
/// the line that is chosen.
#pragma once

#include "geometry/plane_point.hpp"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace yike {

class Desk;

class LedgerPanel : public QWidget {
    Q_OBJECT

  public:
    explicit LedgerPanel(Desk& desk, QWidget* parent = nullptr);

    /// The row that is chosen; -1: none.
    int current_row() const;
    void remove_current();
    void tick_current();

    /// Chooses the first row without its cost, and its field.
    void fill_in_costs();

  signals:
    void place_wanted(yike::PlanePoint place);

  private:
    void add_table();
    QWidget* make_fields();
    void tell_state();
    void tell_fields();
    void move_current(int by);
    void write(int column, const QString& text);

    Desk& desk_;
    QTableView* table_ = nullptr;
    QLabel* empty_ = nullptr;
    QLabel* total_ = nullptr;
    QWidget* fields_ = nullptr;
    QLineEdit* cost_ = nullptr;
    QLineEdit* floor_area_ = nullptr;
    QLineEdit* note_ = nullptr;
};

} // namespace yike
