// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What each station does: one row a station, of the answer that is shown.
#pragma once

#include "base/ids.hpp"
#include "desktop/session/row_model.hpp"
#include "render/words.hpp"

#include <memory>

namespace yike {

struct Answer;

/// Those that fewest households need first; stations that do not count are left out.
class StationModel : public RowModel {
    Q_OBJECT

  public:
    enum Column { name, households, unique, column_count };

    enum Role { station_role = Qt::UserRole };

    using RowModel::RowModel;

    void set_answer(std::shared_ptr<const Answer> answer);
    void set_language(Language language);

    /// The row of a station; -1: none.
    int row_of(StationId station) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    static std::vector<Row> rows_of(const Answer* answer);
    QVariant text(StationId station, int column) const;

    std::shared_ptr<const Answer> answer_;
    Language language_ = Language::zh;
};

} // namespace yike
