// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Stations of one tier that share households: one row a pair, of the answer that is shown.
#pragma once

#include "base/ids.hpp"
#include "render/words.hpp"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace yike {

struct Answer;
struct StationPair;

/// Pairs in conflict first, then those that share the most households.
class PairModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { stations, minutes, shared, column_count };

    enum Role { conflict_role = Qt::UserRole, a_role, b_role };

    using QAbstractTableModel::QAbstractTableModel;

    void set_answer(std::shared_ptr<const Answer> answer);
    void set_language(Language language);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    const StationPair& pair(int row) const;
    QVariant text(int row, int column) const;
    QString tip(int row) const;

    std::shared_ptr<const Answer> answer_;
    std::vector<std::size_t> order_; ///< rows -> pairs of the evaluation
    Language language_ = Language::zh;
};

} // namespace yike
