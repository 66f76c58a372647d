// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Rows that follow an answer while it changes under the mouse.
#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <functional>
#include <vector>

namespace yike {

/// A table whose rows show lines of a list that is replaced as a whole. What is in both lists keeps
/// its row: views keep what is chosen and where they are, and repaint only what differs.
class RowModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;

  protected:
    struct Row {
        std::uint64_t key = 0; ///< of what the line tells, in every list
        std::size_t line = 0;  ///< into the list
    };

    std::size_t line_of(int row) const { return rows_[static_cast<std::size_t>(row)].line; }

    const std::vector<Row>& rows() const { return rows_; }

    /// Shows the lines of another list.
    ///
    /// @param next    keys differ from each other
    /// @param take    replaces the list; from then on lines of `next` are asked for
    /// @param differ  whether a line of the list that is shown, and one of the other, look
    /// different
    void follow(const std::vector<Row>& next,
                const std::function<void()>& take,
                const std::function<bool(std::size_t, std::size_t)>& differ);

    /// The same list in another order.
    void rearrange(const std::vector<Row>& next);

    /// All texts are others.
    void tell_all_changed();

  private:
    void remove_rows(const std::vector<bool>& gone);
    void insert_rows(const std::vector<Row>& next, const std::vector<bool>& is_new);

    std::vector<Row> rows_;
};

} // namespace yike
