// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The scenario ledger: a row a change, and below the rows the fields of the one that is chosen.
#pragma once

#include "desktop/window/section.hpp"
#include "geometry/plane_point.hpp"
#include "scenario/scenario.hpp"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;

namespace yike {

class Desk;
class LedgerTable;

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

    /// The sum of the costs, for the heading.
    QLabel* total() const { return total_; }

    bool has_rows() const;

    /// @param fair  pixels that its rows may take before other parts are shown whole
    SectionNeed need(int width, int fair) const;

  signals:
    void place_wanted(yike::PlanePoint place);
    void need_changed();

  private:
    void add_table();
    QWidget* make_fields();
    QLineEdit* make_field(QWidget& box, Phrase phrase, int column, const char* name);
    void follow_plan();
    void tell_state();
    void tell_total();
    void tell_fields();
    void write(int column, const QString& text);

    Desk& desk_;
    LedgerTable* table_ = nullptr;
    QLabel* empty_ = nullptr;
    QLabel* total_ = nullptr;
    QWidget* fields_ = nullptr;
    QLineEdit* cost_ = nullptr;
    QLineEdit* floor_area_ = nullptr;
    QLineEdit* note_ = nullptr;
    std::size_t plan_ = 0;        ///< that the rows are of
    std::vector<Change> changes_; ///< as they were told last
};

} // namespace yike
