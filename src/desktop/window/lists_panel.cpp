// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/lists_panel.hpp"

#include "desktop/session/gap_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/chosen_panel.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/pair_model.hpp"
#include "desktop/window/station_model.hpp"
#include "desktop/window/theme.hpp"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace yike {

ListsPanel::ListsPanel(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), tabs_(new QTabBar(this)), stack_(new QStackedWidget(this)),
      pair_model_(new PairModel(this)), station_model_(new StationModel(this)),
      chosen_(new ChosenPanel(desk)) {
    setObjectName(QStringLiteral("lists"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    tabs_->setObjectName(QStringLiteral("list_tabs"));
    tabs_->setDrawBase(false);
    tabs_->setUsesScrollButtons(false);
    tabs_->setExpanding(false);
    for (const Phrase& phrase :
         {phrases::kGaps, phrases::kPairs, phrases::kStations, phrases::kSelection}) {
        const int tab = tabs_->addTab({});
        desk_.voice().on_change(
            tabs_, [this, tab, phrase] { tabs_->setTabText(tab, desk_.voice()(phrase)); });
    }
    column->addWidget(tabs_);
    column->addWidget(stack_, 1);

    QTableView* gap_table = make_table(desk_.session().gap_model(), QStringLiteral("gaps"));
    for (const int hidden : {GapModel::nearest, GapModel::reason, GapModel::community}) {
        gap_table->setColumnHidden(hidden, true);
    }
    gap_table->setSortingEnabled(true);
    gap_table->sortByColumn(GapModel::households, Qt::DescendingOrder);
    QTableView* pair_table = make_table(*pair_model_, QStringLiteral("pairs"));
    QTableView* station_table = make_table(*station_model_, QStringLiteral("stations"));
    stack_->addWidget(make_list(*gap_table, [this] { return no_gaps(); }));
    stack_->addWidget(make_list(*pair_table, [] { return phrases::kPairsEmpty; }));
    stack_->addWidget(make_list(*station_table, [] { return phrases::kStationsEmpty; }));
    stack_->addWidget(chosen_);

    connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
        stack_->setCurrentIndex(tab);
        follow_answer();
    });
    connect(gap_table, &QTableView::clicked, this, &ListsPanel::choose_gap);
    connect(gap_table, &QTableView::activated, this, &ListsPanel::choose_gap);
    connect(pair_table, &QTableView::clicked, this, &ListsPanel::choose_pair);
    connect(pair_table, &QTableView::activated, this, &ListsPanel::choose_pair);
    connect(station_table, &QTableView::clicked, this, &ListsPanel::choose_station);
    connect(station_table, &QTableView::activated, this, &ListsPanel::choose_station);
    connect(&desk_.session(), &Session::answer_changed, this, &ListsPanel::follow_answer);
    connect(&desk_.session(), &Session::state_changed, this, &ListsPanel::follow_answer);
    desk_.voice().on_change(this, [this] {
        pair_model_->set_language(desk_.voice().language());
        station_model_->set_language(desk_.voice().language());
    });
}

QTableView* ListsPanel::make_table(QAbstractItemModel& model, const QString& name) {
    auto* table = new QTableView(this);
    table->setObjectName(name);
    table->setModel(&model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(theme::space(this, 1.6));
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setResizeContentsPrecision(0); // the rows that are seen: a frame has no time for all
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    return table;
}

/// Where nobody lives, nobody walks either.
Phrase ListsPanel::no_gaps() const {
    const auto shown = desk_.session().shown();
    const bool any = shown && std::any_of(shown->district().compounds.begin(),
                                          shown->district().compounds.end(),
                                          [](const Compound& compound) { return compound.counts; });
    return any ? phrases::kGapsEmpty : phrases::kCompoundsEmpty;
}

QWidget* ListsPanel::make_list(QTableView& table, const std::function<Phrase()>& empty) {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme::space(this, 0.3), 0, 0);
    QLabel* words = theme::caption(box);
    words->setWordWrap(true);
    column->addWidget(words, 0, Qt::AlignTop);
    column->addWidget(&table, 1);
    const auto tell = [this, &table, words, empty] {
        const bool any = table.model()->rowCount() > 0;
        words->setText(desk_.voice()(empty()));
        table.setVisible(any);
        words->setVisible(!any && desk_.session().state() == Session::State::ready);
    };
    connect(table.model(), &QAbstractItemModel::modelReset, box, tell);
    connect(table.model(), &QAbstractItemModel::rowsInserted, box, tell);
    connect(table.model(), &QAbstractItemModel::rowsRemoved, box, tell);
    connect(&desk_.session(), &Session::state_changed, box, tell);
    desk_.voice().on_change(box, tell);
    return box;
}

void ListsPanel::show_list(List list) {
    tabs_->setCurrentIndex(list);
}

/// Only the list that is seen, and not while a station is being dragged: a frame has no time for
/// it.
void ListsPanel::follow_answer() {
    const auto shown = desk_.session().shown();
    if (desk_.session().is_dragging() && shown) {
        return;
    }
    answer_ = shown;
    if (stack_->currentIndex() == pairs) {
        pair_model_->set_answer(answer_);
    } else if (stack_->currentIndex() == stations) {
        station_model_->set_answer(answer_);
    }
}

void ListsPanel::choose_gap(const QModelIndex& row) {
    const QVariant compound = row.data(GapModel::compound_role);
    if (compound.isValid()) {
        emit hit_wanted({.kind = MapHit::Kind::compound, .index = compound.toUInt(), .at = {}});
    }
}

void ListsPanel::choose_pair(const QModelIndex& row) {
    emit pair_wanted(row.data(PairModel::a_role).toUInt(), row.data(PairModel::b_role).toUInt());
}

void ListsPanel::choose_station(const QModelIndex& row) {
    emit hit_wanted({.kind = MapHit::Kind::station,
                     .index = row.data(StationModel::station_role).toUInt(),
                     .at = {}});
}

} // namespace yike
