// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/station_model.hpp"

#include "desktop/session/answer.hpp"
#include "desktop/session/cell_side.hpp"
#include "desktop/window/voice.hpp"

#include <algorithm>
#include <tuple>

namespace yike {

void StationModel::set_answer(std::shared_ptr<const Answer> answer) {
    const std::shared_ptr<const Answer> shown = answer_; // until the last row has been compared
    follow(
        rows_of(answer.get()),
        [&] { answer_ = answer; },
        [&](std::size_t now, std::size_t next) {
            const auto told = [](const Answer& of, std::size_t i) {
                const Station& station = of.district().stations[i];
                const StationResult& result = of.evaluation->stations[i];
                return std::tie(station.id, station.name, result.households, result.lost_if_closed);
            };
            return told(*shown, now) != told(*answer, next);
        });
}

void StationModel::set_language(Language language) {
    if (language != language_) {
        language_ = language;
        tell_all_changed();
    }
}

std::vector<StationModel::Row> StationModel::rows_of(const Answer* answer) {
    std::vector<Row> rows;
    if (answer == nullptr || !answer->evaluation) {
        return rows;
    }
    const std::vector<Station>& stations = answer->district().stations;
    for (std::size_t i = 0; i < stations.size(); ++i) {
        if (stations[i].counts && stations[i].inside) {
            rows.push_back({i, i});
        }
    }
    const std::vector<StationResult>& results = answer->evaluation->stations;
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        return results[a.line].lost_if_closed < results[b.line].lost_if_closed;
    });
    return rows;
}

int StationModel::row_of(StationId station) const {
    const auto found = std::find_if(rows().begin(), rows().end(), [station](const Row& row) {
        return row.line == station.index();
    });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
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
    const StationId station(line_of(index.row()));
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
