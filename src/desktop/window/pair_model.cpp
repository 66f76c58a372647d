// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/pair_model.hpp"

#include "desktop/session/answer.hpp"
#include "desktop/session/cell_side.hpp"
#include "desktop/window/theme.hpp"
#include "desktop/window/voice.hpp"

#include <QColor>

#include <algorithm>
#include <tuple>

namespace yike {

namespace {

constexpr double kMsPerMinute = 60000;

QString names_of(const Answer& answer, const StationPair& pair) {
    const auto name = [&answer](StationId id) {
        return QString::fromStdString(station_label(answer.district().stations[id.index()].name));
    };
    return QStringLiteral("%1 – %2").arg(name(pair.a), name(pair.b));
}

} // namespace

void PairModel::set_answer(std::shared_ptr<const Answer> answer) {
    const std::shared_ptr<const Answer> shown = answer_; // until the last row has been compared
    follow(
        rows_of(answer.get()),
        [&] { answer_ = answer; },
        [&](std::size_t now, std::size_t next) {
            const StationPair& a = shown->evaluation->pairs[now];
            const StationPair& b = answer->evaluation->pairs[next];
            return a != b || names_of(*shown, a) != names_of(*answer, b);
        });
}

void PairModel::set_language(Language language) {
    if (language != language_) {
        language_ = language;
        tell_all_changed();
    }
}

const StationPair& PairModel::pair(int row) const {
    return answer_->evaluation->pairs[line_of(row)];
}

std::vector<PairModel::Row> PairModel::rows_of(const Answer* answer) {
    std::vector<Row> rows;
    if (answer == nullptr || !answer->evaluation) {
        return rows;
    }
    const std::vector<StationPair>& pairs = answer->evaluation->pairs;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const std::uint64_t a = pairs[i].a.value();
        rows.push_back({a << 32U | pairs[i].b.value(), i});
    }
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        return std::tuple(!pairs[a.line].proximity_conflict, -pairs[a.line].shared_households) <
               std::tuple(!pairs[b.line].proximity_conflict, -pairs[b.line].shared_households);
    });
    return rows;
}

int PairModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(column_count);
}

QVariant PairModel::text(int row, int column) const {
    const StationPair& one = pair(row);
    switch (column) {
    case stations:
        return names_of(*answer_, one);
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
