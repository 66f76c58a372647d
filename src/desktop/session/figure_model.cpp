// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/figure_model.hpp"

#include "desktop/session/session.hpp"
#include "desktop/session/words.hpp"

#include <cmath>

namespace yike {

namespace {

// Changes themselves are no figures of a baseline.
bool is_of_plans(FigureKind kind) {
    return kind == FigureKind::gained_households || kind == FigureKind::lost_households ||
           kind == FigureKind::cost_yuan || kind == FigureKind::missing_costs;
}

QString caption(const Figure& figure, Language language) {
    switch (figure.kind) {
    case FigureKind::covered_share:
        return said(language, "步行15分钟覆盖率（按户）", "Households within 15 minutes");
    case FigureKind::covered_households:
        return said(language, "已覆盖", "Covered");
    case FigureKind::uncovered_households:
        return said(language, "未覆盖", "Not covered");
    case FigureKind::gained_households:
        return said(language, "新覆盖", "Gained");
    case FigureKind::lost_households:
        return said(language, "失去覆盖", "Lost");
    case FigureKind::cost_yuan:
        return said(language, "造价合计", "Cost so far");
    case FigureKind::missing_costs:
        return said(language, "造价待填", "Costs to be filled in");
    case FigureKind::stations:
        return said(language, "站点", "Stations");
    case FigureKind::conflict_pairs:
        return said(language, "位置相近", "Too close");
    case FigureKind::area_shortfall_m2:
        break;
    }
    return figure.partial ? said(language, "面积缺口（已知部分）", "Area lacking, as known")
                          : said(language, "面积缺口", "Floor area lacking");
}

QString printed(FigureKind kind, double value, Language language) {
    switch (kind) {
    case FigureKind::covered_share:
        return text(percent(value));
    case FigureKind::covered_households:
    case FigureKind::uncovered_households:
    case FigureKind::gained_households:
    case FigureKind::lost_households:
        return text(households_text(value, language));
    case FigureKind::cost_yuan:
        return text(money_text(value, language));
    case FigureKind::missing_costs:
        return said(language, "{}项", "{} changes", thousands(value));
    case FigureKind::stations:
        return said(language, "{}处", "{}", thousands(value));
    case FigureKind::conflict_pairs:
        return said(language, "{}对", "{} pairs", thousands(value));
    case FigureKind::area_shortfall_m2:
        break;
    }
    return text(area_text(value, language));
}

/// A tenth of a point, as the share itself; less than that is written so that it is not nought, and
/// that two shares written alike do not seem to differ by a tenth.
QString points_text(double difference, Language language) {
    constexpr int kMostDecimals = 4;
    const double points = difference * 100;
    int decimals = 1;
    double least = 0.1;
    while (decimals < kMostDecimals && std::abs(points) < least) {
        ++decimals;
        least /= 10;
    }
    return said(language, "{:+.{}f}个百分点", "{:+.{}f} points", points, decimals);
}

QString printed_difference(const Figure& figure, Language language) {
    if (!figure.difference || *figure.difference == 0) {
        return {};
    }
    if (figure.kind == FigureKind::covered_share) {
        return points_text(*figure.difference, language);
    }
    return text(signed_thousands(*figure.difference));
}

bool is_better_when_less(FigureKind kind) {
    return kind == FigureKind::uncovered_households || kind == FigureKind::conflict_pairs ||
           kind == FigureKind::area_shortfall_m2;
}

bool is_worse(const Figure& figure) {
    if (figure.kind == FigureKind::lost_households) {
        return figure.value.value_or(0) > 0;
    }
    if (!figure.difference || figure.kind == FigureKind::stations) {
        return false;
    }
    return is_better_when_less(figure.kind) ? *figure.difference > 0 : *figure.difference < 0;
}

} // namespace

FigureModel::FigureModel(Session& session) : session_(session) {
    connect(&session, &Session::answer_changed, this, &FigureModel::reload);
    connect(&session, &Session::language_changed, this, &FigureModel::reload);
    reload();
}

FigureModel::~FigureModel() = default;

void FigureModel::reload() {
    const auto answer = session_.shown();
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; answer && i < answer->figures.size(); ++i) {
        if (answer->baseline || !is_of_plans(answer->figures[i].kind)) {
            rows.push_back(i);
        }
    }
    // While a station is dragged the rows stay: views keep their place.
    if (rows.size() == rows_.size() && !rows.empty()) {
        answer_ = answer;
        rows_ = std::move(rows);
        emit dataChanged(index(0), index(static_cast<int>(rows_.size()) - 1));
        return;
    }
    beginResetModel();
    answer_ = answer;
    rows_ = std::move(rows);
    endResetModel();
}

int FigureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

const Figure& FigureModel::figure(int row) const {
    return answer_->figures[rows_.at(static_cast<std::size_t>(row))];
}

QVariant FigureModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Figure& shown = figure(index.row());
    const Language language = session_.language();
    switch (role) {
    case Qt::DisplayRole:
        return shown.value ? printed(shown.kind, *shown.value, language) : QStringLiteral("–");
    case caption_role:
        return caption(shown, language);
    case difference_role:
        return printed_difference(shown, language);
    case kind_role:
        return static_cast<int>(shown.kind);
    case worse_role:
        return is_worse(shown);
    default:
        return {};
    }
}

QHash<int, QByteArray> FigureModel::roleNames() const {
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(caption_role, "caption");
    names.insert(difference_role, "difference");
    names.insert(kind_role, "kind");
    names.insert(worse_role, "worse");
    return names;
}

} // namespace yike
