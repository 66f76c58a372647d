// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/ledger_panel.hpp"

#include "desktop/session/ledger_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/elided_label.hpp"
#include "desktop/window/ledger_table.hpp"
#include "desktop/window/plan_field.hpp"
#include "desktop/window/theme.hpp"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointF>
#include <QVBoxLayout>

#include <algorithm>

namespace yike {

namespace {

constexpr int kLeastRows = 2;
constexpr int kWantedRows = 4; ///< even where that is more than half of the height

bool is_same_row(const Change& a, const Change& b) {
    return a.id == b.id && a.kind == b.kind && a.candidate == b.candidate && a.to == b.to;
}

/// The row that a step added, brought back, or gave another place; -1: none, or more than one.
int touched_row(const std::vector<Change>& before, const std::vector<Change>& after) {
    const auto first =
        std::mismatch(before.begin(), before.end(), after.begin(), after.end(), is_same_row);
    const auto row = static_cast<int>(first.second - after.begin());
    if (after.size() == before.size() + 1) {
        return row;
    }
    const bool is_one = after.size() == before.size() && first.first != before.end() &&
                        std::equal(first.first + 1, before.end(), first.second + 1, is_same_row);
    return is_one ? row : -1;
}

} // namespace

LedgerPanel::LedgerPanel(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), total_(new ElidedLabel(this)) {
    setObjectName(QStringLiteral("ledger_panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(this, theme::kTightGap));
    empty_ = theme::caption(this);
    empty_->setObjectName(QStringLiteral("ledger_empty"));
    empty_->setWordWrap(true);
    desk_.voice().text(empty_, phrases::kLedgerEmpty);
    column->addWidget(empty_);
    add_table();
    column->addWidget(table_, 1);
    fields_ = make_fields();
    column->addWidget(fields_);
    column->addStretch(0);
    desk_.voice().tip(total_, phrases::kLedgerTip);

    connect(&desk_.session(), &Session::scenario_changed, this, &LedgerPanel::follow_plan);
    connect(&desk_.session(), &Session::gains_changed, this, &LedgerPanel::tell_total);
    connect(&desk_.session(), &Session::state_changed, this, &LedgerPanel::tell_state);
    desk_.voice().on_change(this, [this] { tell_state(); });
}

void LedgerPanel::add_table() {
    table_ = new LedgerTable(desk_.session(), this);
    desk_.voice().on_change(table_,
                            [this] { table_->setAccessibleName(desk_.voice()(phrases::kLedger)); });
    connect(table_->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &LedgerPanel::tell_fields);
    connect(table_->model(), &QAbstractItemModel::modelReset, this, &LedgerPanel::tell_state);
    connect(table_->model(), &QAbstractItemModel::dataChanged, this, &LedgerPanel::tell_fields);
    connect(table_,
            &LedgerTable::rows_changed_height,
            this,
            &LedgerPanel::need_changed,
            Qt::QueuedConnection); // it is being laid out
    const auto fly = [this](const QModelIndex& index) {
        const QVariant place = index.data(LedgerModel::place_role);
        if (index.column() != LedgerModel::on && place.isValid()) {
            emit place_wanted({place.toPointF().x(), place.toPointF().y()});
        }
    };
    connect(table_, &QTableView::clicked, this, fly);
    connect(table_, &QTableView::activated, this, fly);
}

QWidget* LedgerPanel::make_fields() {
    auto* box = new QWidget(this);
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(theme::space(this, theme::kTightGap));
    cost_ = make_field(*box, phrases::kCostField, LedgerModel::cost, "change_cost");
    floor_area_ =
        make_field(*box, phrases::kFloorAreaField, LedgerModel::floor_area, "change_area");
    note_ = make_field(*box, phrases::kNoteField, LedgerModel::note, "change_note");
    return box;
}

QLineEdit* LedgerPanel::make_field(QWidget& box, Phrase phrase, int column, const char* name) {
    auto* field = new PlanField(&box);
    field->setObjectName(QString::fromLatin1(name));
    auto* label = theme::caption(&box);
    label->setBuddy(field);
    desk_.voice().text(label, phrase);
    desk_.voice().on_change(
        field, [this, field, phrase] { field->setAccessibleName(desk_.voice()(phrase)); });
    connect(field, &QLineEdit::editingFinished, this, [this, field, column] {
        if (field->isModified()) {
            write(column, field->text());
        }
    });
    static_cast<QFormLayout*>(box.layout())->addRow(label, field);
    return field;
}

int LedgerPanel::current_row() const {
    return table_->currentIndex().isValid() ? table_->currentIndex().row() : -1;
}

void LedgerPanel::remove_current() {
    if (current_row() >= 0) {
        desk_.session().edit().remove(static_cast<std::size_t>(current_row()));
    }
}

void LedgerPanel::tick_current() {
    if (current_row() >= 0) {
        const QModelIndex tick = table_->currentIndex().siblingAtColumn(LedgerModel::on);
        const bool on = tick.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        desk_.session().edit().set_on(static_cast<std::size_t>(current_row()), !on);
    }
}

void LedgerPanel::fill_in_costs() {
    const std::vector<std::size_t> missing = desk_.session().missing_costs();
    if (!missing.empty()) {
        table_->setCurrentIndex(
            table_->model()->index(static_cast<int>(missing.front()), LedgerModel::what));
        cost_->setFocus();
    }
}

bool LedgerPanel::has_rows() const {
    return table_->model()->rowCount() > 0;
}

SectionNeed LedgerPanel::need(int width, int fair) const {
    const int rows = table_->model()->rowCount();
    if (rows == 0) {
        const int height = empty_->heightForWidth(width) + theme::space(this, theme::kGap);
        return {height, height, height};
    }
    const int fields = fields_->isHidden()
                           ? 0
                           : fields_->sizeHint().height() + theme::space(this, theme::kTightGap);
    const auto height_of = [&](int shown) {
        return table_->height_of(std::min(rows, shown)) + fields;
    };
    int wanted = table_->is_narrow() ? kLeastRows : kWantedRows;
    while (wanted < rows && height_of(wanted + 1) <= fair) {
        ++wanted;
    }
    return {height_of(kLeastRows), height_of(wanted), height_of(rows)};
}

void LedgerPanel::write(int column, const QString& text) {
    const QModelIndex cell = table_->currentIndex().siblingAtColumn(column);
    if (cell.isValid() && cell.data(Qt::EditRole).toString() != text) {
        table_->model()->setData(cell, text, Qt::EditRole);
    }
    tell_fields();
}

/// The row that the last step made or moved is chosen and seen.
void LedgerPanel::follow_plan() {
    const std::size_t plan = desk_.session().current_plan();
    const std::vector<Change>& changes = desk_.session().scenario().changes;
    const int touched = plan == plan_ ? touched_row(changes_, changes) : -1;
    plan_ = plan;
    changes_ = changes;
    tell_state();
    if (touched >= 0 && touched < table_->model()->rowCount()) {
        const QModelIndex row = table_->model()->index(touched, LedgerModel::what);
        table_->setCurrentIndex(row);
        table_->scrollTo(row);
    }
}

void LedgerPanel::tell_state() {
    const bool any = table_->model()->rowCount() > 0;
    empty_->setVisible(!any);
    table_->setVisible(any);
    tell_total();
    tell_fields();
    emit need_changed();
}

void LedgerPanel::tell_total() {
    const auto plan = desk_.session().plan();
    const Voice& say = desk_.voice();
    if (!plan || plan->changes.empty()) {
        total_->clear();
        return;
    }
    const QString sum = utf8(money_text(plan->cost_yuan(), say.language()));
    const std::size_t missing = desk_.session().missing_costs().size();
    total_->setText(missing > 0 ? say(phrases::kLedgerTotalSoFar).arg(sum).arg(missing)
                                : say(phrases::kLedgerTotal).arg(sum));
}

void LedgerPanel::tell_fields() {
    const QModelIndex row = table_->currentIndex();
    const bool was_hidden = fields_->isHidden();
    fields_->setVisible(row.isValid() && !table_->isHidden());
    if (was_hidden != fields_->isHidden()) {
        emit need_changed();
    }
    if (!row.isValid()) {
        return;
    }
    const auto fill = [&](QLineEdit* field, int column) {
        const QModelIndex cell = row.siblingAtColumn(column);
        field->setEnabled((cell.flags() & Qt::ItemIsEditable) != 0);
        if (!field->hasFocus() || !field->isModified()) {
            field->setText(cell.data(Qt::EditRole).toString());
        }
    };
    fill(cost_, LedgerModel::cost);
    fill(floor_area_, LedgerModel::floor_area);
    fill(note_, LedgerModel::note);
    const Voice& say = desk_.voice();
    const auto& changes = desk_.session().scenario().changes;
    const auto at = static_cast<std::size_t>(row.row());
    const bool has_room = at < changes.size() && !changes[at].candidate.empty();
    // A room brings its own: an empty field is no nought.
    const auto of_room = [&](int column) {
        const QString own = row.siblingAtColumn(column).data().toString();
        return has_room && !own.isEmpty() ? say(phrases::kOfTheRoom).arg(own) : QString();
    };
    cost_->setPlaceholderText(row.data(LedgerModel::missing_role).toBool()
                                  ? say(phrases::kCostMissing)
                                  : of_room(LedgerModel::cost));
    floor_area_->setPlaceholderText(of_room(LedgerModel::floor_area));
}

} // namespace yike
