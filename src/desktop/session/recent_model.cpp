// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/recent_model.hpp"

#include "desktop/session/session.hpp"
#include "desktop/session/words.hpp"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace yike {

namespace {

constexpr std::size_t kMost = 12;

QString told(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::path full = std::filesystem::absolute(path, error);
    return text((error ? path : full).lexically_normal().string());
}

} // namespace

RecentModel::RecentModel(std::filesystem::path file, QObject* parent)
    : QAbstractListModel(parent), file_(std::move(file)), entries_(load()) {}

std::vector<RecentModel::Entry> RecentModel::load() const {
    std::vector<Entry> entries;
    QSettings settings(text(file_.string()), QSettings::IniFormat);
    const int count = settings.beginReadArray(QStringLiteral("recent"));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        Entry entry{settings.value(QStringLiteral("path")).toString(),
                    settings.value(QStringLiteral("name")).toString(),
                    settings.value(QStringLiteral("time")).toDateTime()};
        if (!entry.path.isEmpty() && QFileInfo::exists(entry.path)) {
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

void RecentModel::store(const std::vector<Entry>& entries) {
    std::error_code ignored; // a list that cannot be kept is no reason to disturb anybody
    std::filesystem::create_directories(file_.parent_path(), ignored);
    {
        QSettings settings(text(file_.string()), QSettings::IniFormat);
        settings.remove(QStringLiteral("recent"));
        settings.beginWriteArray(QStringLiteral("recent"));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            settings.setArrayIndex(static_cast<int>(i));
            settings.setValue(QStringLiteral("path"), entries[i].path);
            settings.setValue(QStringLiteral("name"), entries[i].name);
            settings.setValue(QStringLiteral("time"), entries[i].time);
        }
        settings.endArray();
    }
    beginResetModel();
    entries_ = entries;
    endResetModel();
}

void RecentModel::add(const std::filesystem::path& path, const QString& name) {
    const QString where = told(path);
    std::vector<Entry> entries{{where, name, QDateTime::currentDateTime()}};
    for (const Entry& entry : load()) { // another program may have added to it
        if (entry.path != where && entries.size() < kMost) {
            entries.push_back(entry);
        }
    }
    store(entries);
}

void RecentModel::forget(int row) {
    std::vector<Entry> entries = load();
    if (row >= 0 && row < static_cast<int>(entries_.size())) {
        const QString path = entries_[static_cast<std::size_t>(row)].path;
        std::erase_if(entries, [&path](const Entry& entry) { return entry.path == path; });
    }
    store(entries);
}

void RecentModel::clear() {
    store({});
}

int RecentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QVariant RecentModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Entry& entry = entries_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.name.isEmpty() ? QFileInfo(entry.path).fileName() : entry.name;
    case Qt::ToolTipRole:
    case path_role:
        return QDir::toNativeSeparators(entry.path);
    case folder_role:
        return QDir::toNativeSeparators(QFileInfo(entry.path).path());
    case time_role:
        return entry.time;
    default:
        return {};
    }
}

} // namespace yike
