// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/pair_model.hpp"

#include "desktop/session/answer.hpp"
#include "desktop/session/cell_side.hpp"
#include "desktop/window/theme.hpp"
#include "desktop/window/voice.hpp"

#include <QColor>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace yike {

namespace {

constexpr double kMsPerMinute = 60000;

} // namespace

void PairModel::set_answer(std::shared_ptr<const Answer> answer) {
    beginResetModel();
    answer_ = std::move(answer);
    order_.clear();
    if (answer_ && answer_->evaluation) {
        const std::vector<StationPair>& pairs = answer_->evaluation->pairs;
        order_.resize(pairs.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            return std::tuple(!pairs[a].proximity_conflict, -pairs[a].shared_households) <
                   std::tuple(!pairs[b].proximity_conflict, -pairs[b].shared_households);
        });
    }
    endResetModel();
}

void PairModel::set_language(Language language) {
    if (language != language_) {
        beginResetModel();
        language_ = language;
        endResetModel();
    }
}

const StationPair& PairModel::pair(int row) const {
    return answer_->evaluation->pairs[order_[static_cast<std::size_t>(row)]];
}

int PairModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

int PairModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(column_count);
}

QVariant PairModel::text(int row, int column) const {
    const StationPair& one = pair(row);
    switch (column) {
    case stations: {
        const auto name = [&](StationId id) {
            return QString::fromStdString(
                station_label(answer_->district().stations[id.index()].name));
        };
        return QStringLiteral("%1 – %2").arg(name(one.a), name(one.b));
    }
    case minutes:
        if (one.walk_ms == kNever) {
            return QStringLiteral("–");
        }
        return QString::fromStdString(
            minutes_number(static_cast<double>(one.walk_ms) / kMsPerMinute, kHeadlineMinutes));
    case shared:
        return QString::fromStdString(thousands(one.shared_households));
    default:
        return {};
    }
}

/// All of a row, that of a narrow column too.
QString PairModel::tip(int row) const {
    const QString words = say(phrases::kPairTip, language_)
                              .arg(text(row, stations).toString(),
                                   text(row, minutes).toString(),
                                   text(row, shared).toString());
    return pair(row).proximity_conflict
               ? words + QLatin1Char('\n') + say(phrases::kConflictTip, language_)
               : words;
}

QVariant PairModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const StationPair& one = pair(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return side_of(index.column() != stations);
    case Qt::ForegroundRole:
        return one.proximity_conflict ? QVariant(theme::colour(theme::kBad)) : QVariant();
    case Qt::ToolTipRole:
        return tip(index.row());
    case conflict_role:
        return one.proximity_conflict;
    case a_role:
        return one.a.value();
    case b_role:
        return one.b.value();
    default:
        return {};
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return side_of(section != stations);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case stations:
        return say(phrases::kPairColumn, language_);
    case minutes:
        return say(phrases::kMinutesColumn, language_);
    case shared:
        return say(phrases::kSharedColumn, language_);
    default:
        return {};
    }
}

} // namespace yike
