// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/ledger_model.hpp"

#include "desktop/session/cell_side.hpp"
#include "desktop/session/ledger_lines.hpp"
#include "desktop/session/session.hpp"
#include "desktop/session/words.hpp"
#include "scenario/read_scenario.hpp"

#include <QLocale>
#include <QPointF>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

bool has_floor_area(ChangeKind kind) {
    return kind == ChangeKind::relocate || kind == ChangeKind::renovate ||
           kind == ChangeKind::build;
}

bool is_number(int column) {
    return column != LedgerModel::what && column != LedgerModel::note;
}

// An empty cell means none; anything that is no number is refused.
struct TypedNumber {
    bool understood = false;
    std::optional<double> number;
};

TypedNumber typed_number(const QVariant& value) {
    if (!value.isValid() || value.toString().trimmed().isEmpty()) {
        return {true, std::nullopt};
    }
    bool understood = false;
    QString typed = value.toString();
    typed.remove(QLatin1Char(',')).remove(QLatin1Char('_')).remove(QLatin1Char(' '));
    const bool is_ten_thousands =
        typed.endsWith(QString::fromUtf8("万")) || typed.endsWith(QString::fromUtf8("万元"));
    typed.remove(QString::fromUtf8("万")).remove(QString::fromUtf8("元"));
    const double number = typed.toDouble(&understood);
    return {understood, is_ten_thousands ? number * 10'000 : number};
}

/// To be edited: all digits, and never as 5e+05.
QString digits(double number) {
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

QString gain_text(double households, Language language) {
    return said(language, "{}户", "{} households", signed_thousands(households));
}

/// All of a line that a narrow column may cut off, the ids of the data, and the note.
QString tip(const LedgerLine& line, Language language) {
    QStringList lines{line.words.what};
    if (!line.words.where.isEmpty()) {
        lines.append(line.words.where);
    }
    if (!line.words.ids.isEmpty()) {
        lines.append(said(language, "编号：", "Ids: ") + line.words.ids);
    }
    if (line.gain) {
        lines.append(said(language,
                          "单独做：{}户；其他都做了再做：{}户",
                          "Alone: {} households; given all others: {} households",
                          signed_thousands(line.gain->alone),
                          signed_thousands(line.gain->last)));
    }
    if (!line.change->note.empty()) {
        lines.append(text(line.change->note));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

LedgerModel::LedgerModel(Session& session) : session_(session) {
    connect(&session, &Session::scenario_changed, this, &LedgerModel::reload);
    connect(&session, &Session::gains_changed, this, &LedgerModel::refresh);
    connect(&session, &Session::language_changed, this, &LedgerModel::refresh);
    reload();
}

void LedgerModel::reload() {
    const int rows = static_cast<int>(session_.scenario().changes.size());
    if (rows == rows_) {
        refresh();
        return;
    }
    beginResetModel();
    rows_ = rows;
    endResetModel();
}

void LedgerModel::refresh() {
    if (rows_ > 0) {
        emit dataChanged(index(0, 0), index(rows_ - 1, column_count - 1));
        emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
    }
}

int LedgerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

int LedgerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(column_count);
}

QVariant LedgerModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    if (role == place_role) {
        const auto place = ledger_place(session_, row);
        return place ? QVariant(QPointF(place->x, place->y)) : QVariant();
    }
    const LedgerLine line = ledger_line(session_, row);
    const Change& change = *line.change;
    switch (role) {
    case Qt::DisplayRole:
        return shown(line, index.column());
    case Qt::EditRole:
        return edited(line, index.column());
    case Qt::CheckStateRole:
        return index.column() == on ? QVariant(change.off ? Qt::Unchecked : Qt::Checked)
                                    : QVariant();
    case Qt::TextAlignmentRole:
        return side_of(is_number(index.column()));
    case Qt::ToolTipRole:
        return tip(line, session_.language());
    case what_role:
        return line.words.what;
    case where_role:
        return line.words.where;
    case kind_role:
        return static_cast<int>(change.kind);
    case missing_role:
        return line.lacks_cost;
    case number_role:
        return index.row() + 1;
    default:
        return {};
    }
}

QVariant LedgerModel::shown(const LedgerLine& line, int column) const {
    const Language language = session_.language();
    const Change& change = *line.change;
    switch (column) {
    case on:
        return QString::number(line.row + 1);
    case what:
        return line.words.where.isEmpty() ? line.words.what
                                          : line.words.what + QLatin1Char(' ') + line.words.where;
    case cost:
        return line.lacks_cost ? said(language, "待填", "to be filled in")
                               : text(money_text(line.cost_yuan, language));
    case gain_alone:
        return line.gain ? QVariant(gain_text(line.gain->alone, language)) : QVariant();
    case gain_last:
        return line.gain ? QVariant(gain_text(line.gain->last, language)) : QVariant();
    case floor_area:
        return line.floor_area_m2 && has_floor_area(change.kind)
                   ? QVariant(text(thousands(*line.floor_area_m2)))
                   : QVariant();
    case yearly_cost:
        return change.yearly_cost_yuan > 0
                   ? QVariant(text(money_text(change.yearly_cost_yuan, language)))
                   : QVariant();
    case year:
        return change.year ? QVariant(*change.year) : QVariant();
    case note:
        return text(change.note);
    default:
        return {};
    }
}

QVariant LedgerModel::edited(const LedgerLine& line, int column) {
    const Change& change = *line.change;
    switch (column) {
    case what:
        return text(change.name);
    case cost:
        return change.cost_yuan ? QVariant(digits(*change.cost_yuan)) : QVariant();
    case floor_area:
        return change.floor_area_m2 ? QVariant(digits(*change.floor_area_m2)) : QVariant();
    case yearly_cost:
        return digits(change.yearly_cost_yuan);
    case year:
        return change.year ? QVariant(*change.year) : QVariant();
    case note:
        return text(change.note);
    default:
        return {};
    }
}

bool LedgerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const auto row = static_cast<std::size_t>(index.row());
    PlanEditor& edit = session_.edit();
    if (role == Qt::CheckStateRole && index.column() == on) {
        return edit.set_on(row, value.toInt() == Qt::Checked);
    }
    if (role != Qt::EditRole || edited(ledger_line(session_, row), index.column()) == value) {
        return false;
    }
    if (index.column() == note) {
        return edit.set_note(row, value.toString());
    }
    if (index.column() == what) {
        return edit.set_name(row, value.toString());
    }
    const TypedNumber typed = typed_number(value);
    const bool must_be_whole = index.column() == year && typed.number;
    if (!typed.understood || (must_be_whole && std::floor(*typed.number) != *typed.number)) {
        return edit.refuse_number(value.toString());
    }
    switch (index.column()) {
    case cost:
        return edit.set_cost(row, typed.number);
    case floor_area:
        return edit.set_floor_area(row, typed.number);
    case yearly_cost:
        return edit.set_yearly_cost(row, typed.number.value_or(0));
    case year:
        return edit.set_year(
            row, typed.number ? std::optional(static_cast<int>(*typed.number)) : std::nullopt);
    default:
        return false;
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return side_of(is_number(section));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const Language language = session_.language();
    switch (section) {
    case on:
        return said(language, "序号", "No.");
    case what:
        return said(language, "变更", "Change");
    case cost:
        return said(language, "造价／增加", "Cost / gain");
    case gain_alone:
        return said(language, "单独增加", "Gain alone");
    case gain_last:
        return said(language, "增加", "Gain");
    case floor_area:
        return said(language, "面积（平方米）", "Floor area, m²");
    case yearly_cost:
        return said(language, "年运行费", "Yearly cost");
    case year:
        return said(language, "年份", "Year");
    case note:
        return said(language, "备注", "Note");
    default:
        return {};
    }
}

Qt::ItemFlags LedgerModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return Qt::ItemIsDropEnabled;
    }
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled;
    const auto row = static_cast<std::size_t>(index.row());
    const ChangeKind kind = row < session_.scenario().changes.size()
                                ? session_.scenario().changes[row].kind
                                : ChangeKind::close;
    switch (index.column()) {
    case on:
        return flags | Qt::ItemIsUserCheckable;
    case what:
        return kind == ChangeKind::build ? flags | Qt::ItemIsEditable : flags;
    case floor_area:
        return has_floor_area(kind) ? flags | Qt::ItemIsEditable : flags;
    case gain_alone:
    case gain_last:
        return flags;
    default:
        return flags | Qt::ItemIsEditable;
    }
}

Qt::DropActions LedgerModel::supportedDropActions() const {
    return Qt::MoveAction;
}

bool LedgerModel::moveRows(const QModelIndex&, int row, int count, const QModelIndex&, int before) {
    if (count != 1 || row < 0 || before < 0 || row >= rows_ || before > rows_ || before == row ||
        before == row + 1) {
        return false;
    }
    // The rows' contents change, as after any other edit.
    return session_.edit().move_row(static_cast<std::size_t>(row),
                                    static_cast<std::size_t>(before));
}

} // namespace yike
