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

std::string nearest_name(const Answer& answer, const GapLine& line) {
    return line.nearest.valid() ? answer.district().stations[line.nearest.index()].name
                                : std::string();
}

/// Whether two lines, maybe of two projects, are told in the same words.
bool are_same(const Answer& a, const GapLine& of_a, const Answer& b, const GapLine& of_b) {
    const Compound& one = a.district().compounds[of_a.compound.index()];
    const Compound& other = b.district().compounds[of_b.compound.index()];
    return of_a == of_b && one.id == other.id && one.name == other.name &&
           one.community == other.community && nearest_name(a, of_a) == nearest_name(b, of_b);
}

bool is_number(int column) {
    return column == GapModel::households || column == GapModel::minutes;
}

} // namespace

GapModel::GapModel(Session& session) : session_(session) {
    connect(&session, &Session::answer_changed, this, &GapModel::reload);
    connect(&session, &Session::language_changed, this, &GapModel::change_language);
    reload();
}

GapModel::~GapModel() = default;

void GapModel::reload() {
    const std::shared_ptr<const Answer> shown = answer_; // until the last row has been compared
    const auto answer = session_.shown();
    follow(
        arranged(answer.get()),
        [&] { answer_ = answer; },
        [&](std::size_t now, std::size_t next) {
            return !are_same(*shown, shown->gaps[now], *answer, answer->gaps[next]);
        });
}

void GapModel::change_language() {
    rearrange(arranged(answer_.get())); // reasons have another order
    tell_all_changed();
}

int GapModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(column_count);
}

QVariant GapModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const GapLine& line = answer_->gaps[line_of(index.row())];
    switch (role) {
    case compound_role:
        return line.compound.value();
    case place_role: {
        const PlanePoint place = answer_->district().compounds[line.compound.index()].interior;
        return QPointF(place.x, place.y);
    }
    case Qt::TextAlignmentRole:
        return side_of(is_number(index.column()));
    case Qt::ToolTipRole:
        return tip(line);
    case Qt::DisplayRole:
    case sort_role:
        return cell(*answer_, line, index.column(), role == sort_role);
    default:
        return {};
    }
}

QVariant GapModel::cell(const Answer& answer, const GapLine& line, int column, bool sorts) const {
    const District& district = answer.district();
    const Compound& own = district.compounds[line.compound.index()];
    switch (column) {
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
    rearrange(arranged(answer_.get()));
    emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
}

std::vector<GapModel::Row> GapModel::arranged(const Answer* answer) const {
    std::vector<Row> rows;
    if (answer == nullptr) {
        return rows;
    }
    std::vector<QVariant> keys;
    for (std::size_t line = 0; line < answer->gaps.size(); ++line) {
        rows.push_back({answer->gaps[line].compound.value(), line});
        keys.push_back(cell(*answer, answer->gaps[line], column_, true));
    }
    const auto is_less = [&keys](const Row& a, const Row& b) {
        const bool numbers = keys[a.line].typeId() == QMetaType::Double;
        return numbers ? keys[a.line].toDouble() < keys[b.line].toDouble()
                       : QString::localeAwareCompare(keys[a.line].toString(),
                                                     keys[b.line].toString()) < 0;
    };
    // Ties stay in the order of the gap list.
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        return direction_ == Qt::AscendingOrder ? is_less(a, b) : is_less(b, a);
    });
    return rows;
}

} // namespace yike
