// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/row_table.hpp"

#include "desktop/window/theme.hpp"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace yike {

namespace {

constexpr double kLeastStretched = 4.5; ///< width that a name needs, in lines of text
constexpr double kCellGap = 0.3;        ///< beside the words of a cell, in lines of text

/// The whole row under the mouse, and no frame round the cell with the focus.
void light_row(QStyleOptionViewItem& option,
               const QAbstractItemView& view,
               const QModelIndex& index) {
    option.state.setFlag(QStyle::State_HasFocus, false);
    const auto* table = qobject_cast<const RowTable*>(&view);
    if (table != nullptr) {
        option.state.setFlag(QStyle::State_MouseOver, false);
    }
    if (table != nullptr ? table->hovered_row() == index.row()
                         : option.state.testFlag(QStyle::State_MouseOver)) {
        option.backgroundBrush = theme::colour(theme::kHover);
    }
}

} // namespace

RowTable::RowTable(QAbstractItemModel& model, const QString& name, int stretched, QWidget* parent)
    : QTableView(parent), stretched_column_(stretched) {
    setObjectName(name);
    setModel(&model);
    setItemDelegate(new RowDelegate(*this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(theme::space(this, theme::kRow));
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(theme::space(this, 1.5));
    header->setResizeContentsPrecision(0); // the rows that are seen: a frame has no time for all
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &RowTable::widen);
}

void RowTable::set_optional_column(int column) {
    optional_column_ = column;
    connect(model(), &QAbstractItemModel::modelReset, this, &RowTable::make_room_soon);
    connect(model(), &QAbstractItemModel::headerDataChanged, this, &RowTable::make_room_soon);
    connect(model(), &QAbstractItemModel::rowsInserted, this, &RowTable::make_room_soon);
    connect(model(), &QAbstractItemModel::rowsRemoved, this, &RowTable::make_room_soon);
    connect(model(), &QAbstractItemModel::dataChanged, this, &RowTable::make_room_soon);
}

/// Qt would choose the next row, which nobody has asked for.
void RowTable::rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) {
    if (currentIndex().row() >= first && currentIndex().row() <= last) {
        selectionModel()->clear();
    }
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

int RowTable::needed_width(int column) const {
    return std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
}

/// Once for all rows that an answer changes, and before they are painted.
void RowTable::make_room_soon() {
    if (!std::exchange(makes_room_, true)) {
        const auto settle = [this] {
            makes_room_ = false;
            make_room();
        };
        QMetaObject::invokeMethod(this, settle, Qt::QueuedConnection);
    }
}

void RowTable::make_room() {
    if (optional_column_ < 0) {
        return;
    }
    int needed = needed_width(optional_column_) + theme::space(this, kLeastStretched);
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (column != stretched_column_ && column != optional_column_ && !isColumnHidden(column)) {
            needed += needed_width(column);
        }
    }
    setColumnHidden(optional_column_, needed > width());
}

void RowTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    make_room();
    widen();
}

/// Rows that have come into sight may need wider columns; narrower ones would only be restless.
void RowTable::widen() {
    QHeaderView* header = horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        if (!header->isSectionHidden(column) && column != stretched_column_ &&
            needed_width(column) > header->sectionSize(column)) {
            header->resizeSection(column, needed_width(column));
        }
    }
}

void RowTable::hide_columns(std::initializer_list<int> columns) {
    for (const int column : columns) {
        setColumnHidden(column, true);
    }
}

bool RowTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        set_hovered_row(indexAt(static_cast<QMouseEvent*>(event)->position().toPoint()).row());
    } else if (event->type() == QEvent::Leave) {
        set_hovered_row(-1);
    }
    return QTableView::viewportEvent(event);
}

void RowTable::set_hovered_row(int row) {
    if (row != hovered_row_) {
        hovered_row_ = row;
        viewport()->update();
    }
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    light_row(*option, table_, index);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize own = QStyledItemDelegate::sizeHint(option, index);
    return {own.width() + theme::space(&table_, kCellGap), own.height()};
}

void draw_two_lines(QPainter& painter, const QFont& font, const QRect& box, const TwoLines& lines) {
    QFont small = font;
    small.setPointSizeF(theme::kCaption_pt);
    const QFontMetrics upper(font);
    const QFontMetrics lower(small);
    const int below = (lines.second.isEmpty() ? 0 : 1) + (lines.third.isEmpty() ? 0 : 1);
    const int height = upper.height() + below * lower.height();
    QRect line(box.left(), box.center().y() - height / 2, box.width(), upper.height());
    const auto write =
        [&](const QString& text, const QFont& face, std::string_view ink, Qt::Alignment alignment) {
            if (text.isEmpty()) {
                return;
            }
            const QFontMetrics metrics(face);
            line.setHeight(metrics.height());
            painter.setFont(face);
            painter.setPen(theme::colour(ink));
            painter.drawText(line,
                             static_cast<int>(alignment | Qt::AlignVCenter),
                             metrics.elidedText(text, Qt::ElideRight, line.width()));
            line.translate(0, line.height());
        };
    write(lines.first, font, lines.ink, lines.alignment);
    write(lines.second, small, lines.second_ink, lines.alignment);
    write(lines.third, small, lines.second_ink, Qt::AlignRight);
}

TwoLineDelegate::TwoLineDelegate(QAbstractItemView& view, Say say)
    : QStyledItemDelegate(&view), view_(view), say_(std::move(say)) {}

void TwoLineDelegate::paint(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    QStyleOptionViewItem ground(option);
    initStyleOption(&ground, index);
    ground.text.clear();
    light_row(ground, view_, index);
    view_.style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, &view_);
    painter->save();
    const int side = theme::space(&view_, kCellGap);
    draw_two_lines(*painter, option.font, option.rect.adjusted(side, 0, -side, 0), say_(index));
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    const TwoLines lines = say_(index);
    QFont small = option.font;
    small.setPointSizeF(theme::kCaption_pt);
    const int width = std::max(QFontMetrics(option.font).horizontalAdvance(lines.first),
                               QFontMetrics(small).horizontalAdvance(lines.second));
    return {
        width + 2 * theme::space(&view_, kCellGap) + 1,
        theme::space(&view_, lines.third.isEmpty() ? theme::kTwoLineRow : theme::kThreeLineRow)};
}

} // namespace yike
