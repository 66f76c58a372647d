// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Stations of one tier that share households: one row a pair, of the answer that is shown.
#pragma once

#include "base/ids.hpp"
#include "desktop/session/row_model.hpp"
#include "render/words.hpp"

#include <memory>

namespace yike {

struct Answer;
struct StationPair;

/// Pairs in conflict first, then those that share the most households.
class PairModel : public RowModel {
    Q_OBJECT

  public:
    enum Column { stations, minutes, shared, column_count };

    enum Role { conflict_role = Qt::UserRole, a_role, b_role };

    using RowModel::RowModel;

    void set_answer(std::shared_ptr<const Answer> answer);
    void set_language(Language language);

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    static std::vector<Row> rows_of(const Answer* answer);
    const StationPair& pair(int row) const;
    QVariant text(int row, int column) const;
    QString tip(int row) const;

    std::shared_ptr<const Answer> answer_;
    Language language_ = Language::zh;
};

} // namespace yike
