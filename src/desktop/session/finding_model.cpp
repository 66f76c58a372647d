// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/finding_model.hpp"

#include "desktop/session/cell_side.hpp"
#include "desktop/session/finding_places.hpp"
#include "desktop/session/finding_words.hpp"
#include "desktop/session/session.hpp"
#include "desktop/session/words.hpp"

#include <QPointF>
#include <QVariantList>

namespace yike {

namespace {

bool is_number(int column) {
    return column == FindingModel::count || column == FindingModel::households;
}

} // namespace

FindingModel::FindingModel(Session& session) : session_(session) {
    const auto reload = [this] {
        beginResetModel();
        rows_ = static_cast<int>(session_.findings().size());
        endResetModel();
    };
    connect(&session, &Session::checked, this, reload);
    connect(&session, &Session::state_changed, this, reload);
    connect(&session, &Session::language_changed, this, reload);
    rows_ = static_cast<int>(session_.findings().size());
}

int FindingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

int FindingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(column_count);
}

QVariant FindingModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Language language = session_.language();
    const Finding& finding = session_.findings().at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        break;
    case Qt::TextAlignmentRole:
        return side_of(is_number(index.column()));
    case severity_role:
        return static_cast<int>(finding.severity);
    case kind_role:
        return text(finding.kind);
    case mend_role:
        return finding_mend(finding, language);
    case detail_role:
        return text(finding.message);
    case places_role: {
        QVariantList places;
        for (const Where& where : finding.where) {
            places.push_back(where.lon && where.lat ? QVariant(QPointF(*where.lon, *where.lat))
                                                    : QVariant());
        }
        return places;
    }
    case names_role:
    case details_role: {
        QStringList words;
        for (const FindingPlace& place :
             finding_places(finding, session_.baseline().get(), language)) {
            words.push_back(role == names_role ? place.name : place.detail);
        }
        return words;
    }
    default:
        return {};
    }
    switch (index.column()) {
    case severity:
        return severity_text(finding.severity, language);
    case what:
        return finding_title(finding, language);
    case count:
        return text(thousands(static_cast<double>(finding.count)));
    case households:
        return finding.households > 0 ? text(thousands(finding.households)) : QString();
    case layer:
        return layer_text(finding.layer, language);
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return side_of(is_number(section));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const Language language = session_.language();
    switch (section) {
    case severity:
        return said(language, "程度", "Severity");
    case what:
        return said(language, "问题", "What");
    case count:
        return said(language, "处数", "Count");
    case households:
        return said(language, "涉及户数", "Households");
    case layer:
        return said(language, "图层", "Layer");
    default:
        return {};
    }
}

} // namespace yike
