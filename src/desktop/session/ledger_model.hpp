// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The ledger of the current plan: one row a change.
#pragma once

#include <QAbstractTableModel>

namespace yike {

class Session;
struct LedgerLine;

/// Editable cells go through Session::edit(), so that each edit can be undone. Rows can be
/// dragged to another place.
class LedgerModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column {
        on,          ///< a tick box, and the number of the change
        what,        ///< 「迁址 东风路 → 东风路社区用房1号」
        cost,        ///< yuan in the edit role, empty: none; 「待填」 where one must be given;
                     ///< 「236万」 may be typed too
                     ///< its heading names the gain as well, for views that show both in one column
        gain_alone,  ///< households covered more with it alone; empty while that is computed
        gain_last,   ///< given all others
        floor_area,  ///< m2; empty where the kind has none
        yearly_cost, ///< yuan
        year,        ///<
        note,        ///<
        column_count
    };

    enum Role {
        kind_role = Qt::UserRole, ///< int of ChangeKind
        place_role,               ///< QPointF in the working CRS, where it can be flown to
        missing_role,             ///< bool: the cost is missing
        number_role,              ///< as on the map, from 1
        what_role,                ///< QString: 「迁址 东风路」
        where_role,               ///< QString: 「→ 东风路社区用房1号」; may be empty
    };

    explicit LedgerModel(Session& session);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override;
    bool moveRows(const QModelIndex& from_parent,
                  int row,
                  int count,
                  const QModelIndex& to_parent,
                  int before) override;

  private:
    void reload();
    void refresh();
    QVariant shown(const LedgerLine& line, int column) const;
    static QVariant edited(const LedgerLine& line, int column);

    Session& session_;
    int rows_ = 0;
};

} // namespace yike
