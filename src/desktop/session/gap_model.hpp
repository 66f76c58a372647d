// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Who is not covered: one row a compound, of the answer that is shown.
#pragma once

#include "desktop/session/answer.hpp"
#include "desktop/session/row_model.hpp"

#include <memory>

namespace yike {

class Session;

/// Sortable by every column; the heading of the one it is sorted by has an arrow. Most households
/// first unless asked otherwise. The order asked for is kept when the answer changes.
class GapModel : public RowModel {
    Q_OBJECT

  public:
    enum Column { compound, households, minutes, nearest, reason, community, column_count };

    enum Role {
        compound_role = Qt::UserRole, ///< quint32: index of the compound in the district
        place_role,                   ///< QPointF in the working CRS
        sort_role,                    ///< the number or text behind the words
    };

    explicit GapModel(Session& session);
    ~GapModel() override;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

  private:
    void reload();
    void change_language();
    std::vector<Row> arranged(const Answer* answer) const;
    QVariant cell(const Answer& answer, const GapLine& line, int column, bool sorts) const;
    QString tip(const GapLine& line) const;
    QString heading(int section) const;

    Session& session_;
    std::shared_ptr<const Answer> answer_;
    int column_ = households;
    Qt::SortOrder direction_ = Qt::DescendingOrder;
};

} // namespace yike
