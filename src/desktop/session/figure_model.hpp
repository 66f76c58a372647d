// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The answer in figures, of the answer that is shown.
#pragma once

#include "desktop/session/answer.hpp"

#include <QAbstractListModel>

#include <memory>

namespace yike {

class Session;

/// One row a figure, in the order of FigureKind; rows that say nothing for the answer (gained,
/// lost and cost of a baseline) are left out. The display role is the figure as it is printed.
class FigureModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role {
        caption_role = Qt::UserRole, ///< QString: what it is
        difference_role,             ///< QString with its sign; empty: none
        kind_role,                   ///< int of FigureKind
        worse_role,                  ///< bool: the difference is for the worse
    };

    explicit FigureModel(Session& session);
    ~FigureModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// The figure of a row.
    const Figure& figure(int row) const;

  private:
    void reload();

    Session& session_;
    std::shared_ptr<const Answer> answer_;
    std::vector<std::size_t> rows_; ///< -> figures of the answer
};

} // namespace yike
