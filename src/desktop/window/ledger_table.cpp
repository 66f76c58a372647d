// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/ledger_table.hpp"

#include "desktop/session/session.hpp"
#include "desktop/window/theme.hpp"

#include <QDropEvent>
#include <QHeaderView>
#include <QShortcut>

namespace yike {

namespace {

constexpr double kNarrowLines = 17; ///< below it costs have no column, but a line of each row

/// @param all  the cost and the gain as well, in a line of their own
TwoLines what_is_done(const QModelIndex& cell, bool all) {
    const bool is_on =
        cell.siblingAtColumn(LedgerModel::on).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return {.first = cell.data(LedgerModel::what_role).toString(),
            .second = cell.data(LedgerModel::where_role).toString(),
            .ink = is_on ? palette::kText : theme::kHint,
            .second_ink = is_on ? palette::kTextSoft : theme::kHint,
            .third = all ? cell.siblingAtColumn(LedgerModel::cost).data().toString() +
                               QString::fromUtf8("　") +
                               cell.siblingAtColumn(LedgerModel::gain_last).data().toString()
                         : QString()};
}

/// The gain stands below the cost: both in one narrow column.
TwoLines what_it_brings(const QModelIndex& cell) {
    const QString gain = cell.siblingAtColumn(LedgerModel::gain_last).data().toString();
    const bool lacks_cost = cell.data(LedgerModel::missing_role).toBool();
    const std::string_view gain_ink = gain.startsWith(QLatin1Char('+'))   ? theme::kBetterText
                                      : gain.startsWith(QLatin1Char('-')) ? theme::kWorseText
                                                                          : palette::kTextSoft;
    return {.first = cell.data().toString(),
            .second = gain,
            .ink = lacks_cost ? theme::kDoubtful : palette::kText,
            .second_ink = gain_ink,
            .alignment = Qt::AlignRight};
}

} // namespace

LedgerTable::LedgerTable(Session& session, QWidget* parent)
    : RowTable(session.ledger_model(), QStringLiteral("ledger"), LedgerModel::what, parent),
      session_(session) {
    hide_columns({LedgerModel::gain_alone,
                  LedgerModel::gain_last,
                  LedgerModel::floor_area,
                  LedgerModel::yearly_cost,
                  LedgerModel::year,
                  LedgerModel::note});
    setItemDelegateForColumn(LedgerModel::what,
                             new TwoLineDelegate(*this, [this](const QModelIndex& cell) {
                                 return what_is_done(cell, is_narrow());
                             }));
    setItemDelegateForColumn(LedgerModel::cost, new TwoLineDelegate(*this, what_it_brings));
    verticalHeader()->setDefaultSectionSize(theme::space(this, theme::kTwoLineRow));
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(true);
    for (const auto& [key, step] : {std::pair(Qt::Key_Up, -1), std::pair(Qt::Key_Down, 1)}) {
        auto* keys = new QShortcut(Qt::CTRL | key, this);
        keys->setContext(Qt::WidgetShortcut);
        connect(keys, &QShortcut::activated, this, [this, by = step] { move_current(by); });
    }
}

void LedgerTable::resizeEvent(QResizeEvent* event) {
    const QModelIndex chosen = currentIndex();
    const bool was_seen = chosen.isValid() && visualRect(chosen).top() < event->oldSize().height();
    RowTable::resizeEvent(event);
    if (was_seen) {
        scrollTo(chosen); // its fields are below: it must be seen which row they are of
    }
    const bool narrow = width() < theme::space(this, kNarrowLines);
    if (narrow != is_narrow()) {
        setColumnHidden(LedgerModel::cost, narrow);
        verticalHeader()->setDefaultSectionSize(
            theme::space(this, narrow ? theme::kThreeLineRow : theme::kTwoLineRow));
        emit rows_changed_height();
    }
}

int LedgerTable::height_of(int rows) const {
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() +
           1;
}

void LedgerTable::move_current(int by) {
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    const int to = row + by;
    if (row >= 0 && to >= 0 && to < model()->rowCount()) {
        // A row stands before another one: on its way down it passes itself.
        move_row(row, by > 0 ? to + 1 : to);
    }
}

void LedgerTable::move_row(int row, int before) {
    if (row < 0 || before == row || before == row + 1) {
        return;
    }
    if (session_.edit().move_row(static_cast<std::size_t>(row), static_cast<std::size_t>(before))) {
        setCurrentIndex(model()->index(before > row ? before - 1 : before, LedgerModel::what));
    }
}

int LedgerTable::row_before(QPoint at) const {
    const QModelIndex under = indexAt(at);
    return under.isValid() ? under.row() + (at.y() > visualRect(under).center().y() ? 1 : 0)
                           : model()->rowCount();
}

/// Between rows, never onto one.
void LedgerTable::dragMoveEvent(QDragMoveEvent* event) {
    RowTable::dragMoveEvent(event);
    if (event->source() == this) {
        event->acceptProposedAction();
    }
}

void LedgerTable::dropEvent(QDropEvent* event) {
    if (event->source() != this) {
        return;
    }
    move_row(currentIndex().row(), row_before(event->position().toPoint()));
    // The view must not take the row away: it has been moved.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setState(NoState);
    viewport()->update();
}

} // namespace yike
