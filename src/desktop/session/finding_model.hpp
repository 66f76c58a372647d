// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the doctor found, errors first: one row a kind and layer, its places below it.
#pragma once

#include <QAbstractTableModel>

namespace yike {

class Session;

class FindingModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { severity, what, count, households, layer, column_count };

    enum Role {
        severity_role = Qt::UserRole, ///< int of Severity
        kind_role,                    ///< QString: the kind's name in the handbook
        mend_role,                    ///< QString: what can be done, in the session's language
        detail_role,                  ///< QString: the engine's own words, to be folded away
        places_role,                  ///< QVariantList of QPointF (longitude, latitude)
        names_role,                   ///< QStringList parallel to the places: how they are called
        details_role,                 ///< likewise: households, id, where
    };

    explicit FindingModel(Session& session);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    Session& session_;
    int rows_ = 0;
};

} // namespace yike
