// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Tables of the windows: whole rows are chosen and lit, numbers stand at the right.
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

#include <functional>
#include <initializer_list>
#include <string_view>

namespace yike {

/// One row is chosen at a time; the row under the mouse is lit. Cells do not edit themselves.
class RowTable : public QTableView {
    Q_OBJECT

  public:
    /// @param stretched  the column that takes what room is left
    RowTable(QAbstractItemModel& model, const QString& name, int stretched, QWidget* parent);

    /// The column that goes where the stretched one would be too narrow to be read; its words are
    /// in the tool tips too.
    void set_optional_column(int column);

    void hide_columns(std::initializer_list<int> columns);

    /// Under the mouse; -1: none.
    int hovered_row() const { return hovered_row_; }

  protected:
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) override;

  private:
    void set_hovered_row(int row);
    void make_room_soon();
    void make_room();
    void widen();
    int needed_width(int column) const;

    int hovered_row_ = -1;
    int stretched_column_;
    int optional_column_ = -1;
    bool makes_room_ = false; ///< it will, in an event of its own
};

/// Lights the row under the mouse; draws no frame round the cell with the focus.
class RowDelegate : public QStyledItemDelegate {
  public:
    explicit RowDelegate(RowTable& table) : QStyledItemDelegate(&table), table_(table) {}

    /// With air beside it: a number at the right of its cell does not touch the next one's text.
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

  private:
    const RowTable& table_;
};

/// Two lines in a cell: what the eye looks for, and below it, smaller, what it needs less often. A
/// third, at the right, for what has a column of its own where there is room.
struct TwoLines {
    QString first;
    QString second;
    std::string_view ink;        ///< of the first
    std::string_view second_ink; ///< of the others
    Qt::Alignment alignment = Qt::AlignLeft;
    QString third = {};
};

/// Draws them in a box, each cut off with an ellipsis where it is too long.
void draw_two_lines(QPainter& painter, const QFont& font, const QRect& box, const TwoLines& lines);

/// Cells of two lines, in tables and lists.
class TwoLineDelegate : public QStyledItemDelegate {
  public:
    using Say = std::function<TwoLines(const QModelIndex&)>;

    TwoLineDelegate(QAbstractItemView& view, Say say);

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    const QAbstractItemView& view_;
    Say say_;
};

} // namespace yike
