// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Projects and scenario files opened before, the newest first.
#pragma once

#include <QAbstractListModel>
#include <QDateTime>

#include <filesystem>
#include <vector>

namespace yike {

/// Kept in a file that several running programs may share; entries that are gone are not shown.
class RecentModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role {
        path_role = Qt::UserRole, ///< QString: to be given to Session::open()
        folder_role,              ///< QString: where it lies
        time_role,                ///< QDateTime: last opened
    };

    /// @param file  of the list; made when first needed
    explicit RecentModel(std::filesystem::path file, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    void add(const std::filesystem::path& path, const QString& name);
    void forget(int row);
    void clear();

  private:
    struct Entry {
        QString path;
        QString name;
        QDateTime time;
    };

    std::vector<Entry> load() const;
    void store(const std::vector<Entry>& entries);

    std::filesystem::path file_;
    std::vector<Entry> entries_;
};

} // namespace yike
