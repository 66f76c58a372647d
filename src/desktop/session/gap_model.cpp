// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/gap_model.hpp"

#include "desktop/session/cell_side.hpp"
#include "desktop/session/place_words.hpp"
#include "desktop/session/session.hpp"
#include "desktop/session/words.hpp"

#include <QPointF>

#include <algorithm>
#include <limits>
#include <numeric>

namespace yike {

namespace {

QString reason_text(const std::string& reason, Language language) {
    if (reason == "too_far") {
        return said(language, "太远", "too far");
    }
    if (reason == "no_access") {
        return said(language, "没有路通到小区", "no street leads there");
    }
    if (reason == "gates_closed") {
        return said(language, "大门都关着", "all gates are closed");
    }
    if (reason == "no_station_in_60_min") {
        return said(language, "60 分钟内走不到任何站点", "no station within 60 minutes");
    }
    return text(reason);
}

bool is_number(int column) {
    return column == GapModel::households || column == GapModel::minutes;
}

} // namespace

GapModel::GapModel(Session& session) : session_(session) {
    connect(&session, &Session::answer_changed, this, &GapModel::reload);
    connect(&session, &Session::language_changed, this, &GapModel::reload);
    reload();
}

GapModel::~GapModel() = default;

void GapModel::reload() {
    const auto answer = session_.shown();
    const std::size_t count = answer ? answer->gaps.size() : 0;
    const bool same_size = count == order_.size() && count > 0;
    if (!same_size) {
        beginResetModel();
    } else {
        emit layoutAboutToBeChanged();
    }
    answer_ = answer;
    order_.resize(count);
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    arrange();
    if (!same_size) {
        endResetModel();
    } else {
        emit layoutChanged();
    }
}

int GapModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

int GapModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(column_count);
}

QVariant GapModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const GapLine& line = answer_->gaps[order_[static_cast<std::size_t>(index.row())]];
    const District& district = answer_->district();
    const Compound& own = district.compounds[line.compound.index()];
    const bool sorts = role == sort_role;
    if (role == compound_role) {
        return line.compound.value();
    }
    if (role == place_role) {
        return QPointF(own.interior.x, own.interior.y);
    }
    if (role == Qt::TextAlignmentRole) {
        return side_of(is_number(index.column()));
    }
    if (role == Qt::ToolTipRole) {
        return tip(line);
    }
    if (role != Qt::DisplayRole && !sorts) {
        return {};
    }
    switch (index.column()) {
    case compound:
        return name_of(own);
    case households:
        return sorts ? QVariant(line.households) : QVariant(text(thousands(line.households)));
    case minutes:
        if (sorts) {
            return line.minutes.value_or(std::numeric_limits<double>::infinity());
        }
        return line.minutes ? text(minutes_number(*line.minutes, kHeadlineMinutes))
                            : QStringLiteral("–");
    case nearest:
        return line.nearest.valid() ? name_of(district.stations[line.nearest.index()])
                                    : QStringLiteral("–");
    case reason:
        return reason_text(line.reason, session_.language());
    case community:
        return own.community.valid() ? name_of(district.communities[own.community.index()])
                                     : QString();
    default:
        return {};
    }
}

/// All of a line, that of hidden columns too.
QString GapModel::tip(const GapLine& line) const {
    const Language language = session_.language();
    const District& district = answer_->district();
    const Compound& own = district.compounds[line.compound.index()];
    QStringList lines{name_of(own) + QString::fromUtf8(" · ") +
                      text(households_text(line.households, language))};
    if (own.community.valid()) {
        const Community& around = district.communities[own.community.index()];
        lines.append(name_of(around));
    }
    if (line.nearest.valid() && line.minutes) {
        const Station& station = district.stations[line.nearest.index()];
        lines.append(said(language,
                          "最近站点：{}，步行{}分钟",
                          "Nearest station: {}, {} minutes on foot",
                          name_of(station).toStdString(),
                          minutes_number(*line.minutes, kHeadlineMinutes)));
    }
    lines.append(said(language, "原因：", "Reason: ") + reason_text(line.reason, language));
    lines.append(said(language, "编号：", "Id: ") + text(own.id));
    return lines.join(QLatin1Char('\n'));
}

QVariant GapModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return side_of(is_number(section));
    }
    if (orientation == Qt::Horizontal && role == Qt::InitialSortOrderRole) {
        return static_cast<int>(is_number(section) ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    // Down where the largest stands first.
    const char* const arrow = direction_ == Qt::DescendingOrder ? " ▼" : " ▲";
    return section == column_ ? heading(section) + QString::fromUtf8(arrow) : heading(section);
}

QString GapModel::heading(int section) const {
    const Language language = session_.language();
    switch (section) {
    case compound:
        return said(language, "小区", "Compound");
    case households:
        return said(language, "户数", "Households");
    case minutes:
        return said(language, "分钟", "Minutes");
    case nearest:
        return said(language, "最近站点", "Nearest station");
    case reason:
        return said(language, "原因", "Reason");
    case community:
        return said(language, "社区", "Community");
    default:
        return {};
    }
}

void GapModel::sort(int column, Qt::SortOrder order) {
    column_ = column;
    direction_ = order;
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> lines;
    for (const QModelIndex& index : before) {
        lines.push_back(order_[static_cast<std::size_t>(index.row())]);
    }
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    arrange();
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto row =
            std::find(order_.begin(), order_.end(), lines[static_cast<std::size_t>(i)]);
        changePersistentIndex(before[i],
                              index(static_cast<int>(row - order_.begin()), before[i].column()));
    }
    emit layoutChanged({}, VerticalSortHint);
    emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
}

void GapModel::arrange() {
    if (!answer_ || column_ < 0 || column_ >= column_count) {
        return;
    }
    std::sort(order_.begin(), order_.end()); // ties stay in the order of the gap list
    std::vector<QVariant> keys(order_.size());
    for (std::size_t line = 0; line < keys.size(); ++line) {
        keys[line] = data(createIndex(static_cast<int>(line), column_), sort_role);
    }
    const auto is_less = [&keys](std::size_t a, std::size_t b) {
        const bool numbers = keys[a].typeId() == QMetaType::Double;
        return numbers ? keys[a].toDouble() < keys[b].toDouble()
                       : QString::localeAwareCompare(keys[a].toString(), keys[b].toString()) < 0;
    };
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        return direction_ == Qt::AscendingOrder ? is_less(a, b) : is_less(b, a);
    });
}

} // namespace yike
