// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/ledger_panel.hpp"

#include "desktop/session/ledger_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/icons.hpp"
#include "desktop/window/theme.hpp"

#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointF>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace yike {

LedgerPanel::LedgerPanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setObjectName(QStringLiteral("ledger_panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space(this, 0.3));
    auto* top = new QHBoxLayout;
    QLabel* title = theme::label(this, theme::kText_pt, QFont::DemiBold);
    desk_.voice().text(title, phrases::kLedger);
    top->addWidget(title);
    top->addStretch(1);
    total_ = theme::caption(this);
    top->addWidget(total_);
    column->addLayout(top);
    empty_ = theme::caption(this);
    empty_->setWordWrap(true);
    desk_.voice().text(empty_, phrases::kLedgerEmpty);
    column->addWidget(empty_);
    add_table();
    column->addWidget(table_, 1);
    fields_ = make_fields();
    column->addWidget(fields_);
    column->addStretch(0);

    QAbstractItemModel* model = &desk_.session().ledger_model();
    connect(model, &QAbstractItemModel::modelReset, this, &LedgerPanel::tell_state);
    connect(model, &QAbstractItemModel::rowsInserted, this, &LedgerPanel::tell_state);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &LedgerPanel::tell_state);
    connect(model, &QAbstractItemModel::dataChanged, this, &LedgerPanel::tell_state);
    desk_.voice().on_change(this, [this] { tell_state(); });
}

void LedgerPanel::add_table() {
    table_ = new QTableView(this);
    table_->setObjectName(QStringLiteral("ledger"));
    table_->setModel(&desk_.session().ledger_model());
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(theme::space(this, 1.6));
    for (const int column : {LedgerModel::gain_alone,
                             LedgerModel::floor_area,
                             LedgerModel::yearly_cost,
                             LedgerModel::year,
                             LedgerModel::note}) {
        table_->setColumnHidden(column, true);
    }
    QHeaderView* header = table_->horizontalHeader();
    header->setHighlightSections(false);
    header->setResizeContentsPrecision(0); // the rows that are seen: a frame has no time for all
    header->setMinimumSectionSize(theme::space(this, 1.5));
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(LedgerModel::what, QHeaderView::Stretch);
    desk_.voice().on_change(table_,
                            [this] { table_->setAccessibleName(desk_.voice()(phrases::kLedger)); });
    connect(table_->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &LedgerPanel::tell_fields);
    for (const auto& [key, step] : {std::pair(Qt::Key_Up, -1), std::pair(Qt::Key_Down, 1)}) {
        auto* keys = new QShortcut(Qt::CTRL | key, table_);
        keys->setContext(Qt::WidgetShortcut);
        connect(keys, &QShortcut::activated, this, [this, by = step] { move_current(by); });
    }
    const auto fly = [this](const QModelIndex& index) {
        const QVariant place = index.data(LedgerModel::place_role);
        if (index.column() != LedgerModel::on && place.isValid()) {
            emit place_wanted({place.toPointF().x(), place.toPointF().y()});
        }
    };
    connect(table_, &QTableView::clicked, this, fly);
}

QWidget* LedgerPanel::make_fields() {
    auto* box = new QWidget(this);
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(theme::space(this, 0.25));
    const auto add = [&](Phrase phrase, int column, const QString& name) {
        auto* label = theme::caption(box);
        desk_.voice().text(label, phrase);
        auto* field = new QLineEdit(box);
        field->setObjectName(name);
        desk_.voice().on_change(
            field, [this, field, phrase] { field->setAccessibleName(desk_.voice()(phrase)); });
        connect(field, &QLineEdit::editingFinished, this, [this, field, column] {
            if (field->isModified()) {
                write(column, field->text());
            }
        });
        form->addRow(label, field);
        return field;
    };
    cost_ = add(phrases::kCostField, LedgerModel::cost, QStringLiteral("change_cost"));
    floor_area_ =
        add(phrases::kFloorAreaField, LedgerModel::floor_area, QStringLiteral("change_area"));
    note_ = add(phrases::kNoteField, LedgerModel::note, QStringLiteral("change_note"));
    return box;
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

void LedgerPanel::move_current(int by) {
    const int row = current_row();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= table_->model()->rowCount()) {
        return;
    }
    // A row stands before another one: on its way down it passes itself.
    const int before = by > 0 ? to + 1 : to;
    if (desk_.session().edit().move_row(static_cast<std::size_t>(row),
                                        static_cast<std::size_t>(before))) {
        table_->setCurrentIndex(table_->model()->index(to, LedgerModel::what));
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

void LedgerPanel::write(int column, const QString& text) {
    const QModelIndex cell = table_->currentIndex().siblingAtColumn(column);
    if (cell.isValid() && cell.data(Qt::EditRole).toString() != text) {
        table_->model()->setData(cell, text, Qt::EditRole);
    }
    tell_fields();
}

void LedgerPanel::tell_state() {
    const QAbstractItemModel* model = table_->model();
    const bool any = model->rowCount() > 0;
    empty_->setVisible(!any);
    table_->setVisible(any);
    const auto plan = desk_.session().plan();
    total_->setText(any && plan
                        ? desk_.voice()(phrases::kLedgerTotal)
                              .arg(utf8(money_text(plan->cost_yuan(), desk_.voice().language())))
                        : QString());
    tell_fields();
}

void LedgerPanel::tell_fields() {
    const QModelIndex row = table_->currentIndex();
    fields_->setVisible(row.isValid() && !table_->isHidden());
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
    cost_->setPlaceholderText(row.data(LedgerModel::missing_role).toBool()
                                  ? desk_.voice()(phrases::kCostMissing)
                                  : QString());
}

} // namespace yike
