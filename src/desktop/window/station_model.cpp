// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/station_model.hpp"

#include "desktop/session/answer.hpp"
#include "desktop/session/cell_side.hpp"
#include "desktop/window/voice.hpp"

#include <algorithm>

namespace yike {

void StationModel::set_answer(std::shared_ptr<const Answer> answer) {
    beginResetModel();
    answer_ = std::move(answer);
    order_.clear();
    if (answer_ && answer_->evaluation) {
        const std::vector<Station>& stations = answer_->district().stations;
        for (std::size_t i = 0; i < stations.size(); ++i) {
            if (stations[i].counts && stations[i].inside) {
                order_.emplace_back(i);
            }
        }
        const std::vector<StationResult>& results = answer_->evaluation->stations;
        std::stable_sort(order_.begin(), order_.end(), [&](StationId a, StationId b) {
            return results[a.index()].lost_if_closed < results[b.index()].lost_if_closed;
        });
    }
    endResetModel();
}

void StationModel::set_language(Language language) {
    if (language != language_) {
        beginResetModel();
        language_ = language;
        endResetModel();
    }
}

int StationModel::row_of(StationId station) const {
    const auto found = std::find(order_.begin(), order_.end(), station);
    return found == order_.end() ? -1 : static_cast<int>(found - order_.begin());
}

int StationModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

int StationModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(column_count);
}

QVariant StationModel::text(StationId station, int column) const {
    const StationResult& result = answer_->evaluation->stations[station.index()];
    switch (column) {
    case name:
        return QString::fromStdString(
            station_label(answer_->district().stations[station.index()].name));
    case households:
        return QString::fromStdString(thousands(result.households));
    case unique:
        return QString::fromStdString(thousands(result.lost_if_closed));
    default:
        return {};
    }
}

QVariant StationModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const StationId station = order_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(station, index.column());
    case Qt::TextAlignmentRole:
        return side_of(index.column() != name);
    case Qt::ToolTipRole:
        return say(phrases::kStationTip, language_)
            .arg(QString::fromStdString(answer_->district().stations[station.index()].name),
                 text(station, households).toString(),
                 text(station, unique).toString(),
                 QString::fromStdString(answer_->district().stations[station.index()].id));
    case station_role:
        return station.value();
    default:
        return {};
    }
}

QVariant StationModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return side_of(section != name);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case name:
        return say(phrases::kStationColumn, language_);
    case households:
        return say(phrases::kReachColumn, language_);
    case unique:
        return say(phrases::kLostColumn, language_);
    default:
        return {};
    }
}

} // namespace yike
