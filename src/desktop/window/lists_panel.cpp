// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/lists_panel.hpp"

#include "desktop/session/gap_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/chosen_panel.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/pair_model.hpp"
#include "desktop/window/row_table.hpp"
#include "desktop/window/station_model.hpp"
#include "desktop/window/theme.hpp"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace yike {

namespace {

constexpr double kNarrowLines = 17;

} // namespace

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
    tabs_->setElideMode(Qt::ElideRight);
    for (const auto& [title, tip] : {std::pair(phrases::kGaps, phrases::kGapsTip),
                                     std::pair(phrases::kPairs, phrases::kPairsTip),
                                     std::pair(phrases::kStations, phrases::kStationsTip),
                                     std::pair(phrases::kSelection, phrases::kSelectionTip)}) {
        const int tab = tabs_->addTab({});
        desk_.voice().on_change(tabs_, [this, tab, title = title, tip = tip] {
            tabs_->setTabText(tab, desk_.voice()(title));
            tabs_->setTabToolTip(tab, desk_.voice()(tip));
        });
    }
    column->addWidget(tabs_);
    column->addWidget(stack_, 1);

    auto* gap_table =
        new RowTable(desk_.session().gap_model(), QStringLiteral("gaps"), GapModel::compound, this);
    gap_table->hide_columns({GapModel::nearest, GapModel::reason, GapModel::community});
    gap_table->set_optional_column(GapModel::minutes);
    gap_table->setSortingEnabled(true);
    gap_table->sortByColumn(GapModel::households, Qt::DescendingOrder);
    gap_table->horizontalHeader()->setSortIndicatorShown(false); // its heading says it
    auto* pair_table =
        new RowTable(*pair_model_, QStringLiteral("pairs"), PairModel::stations, this);
    auto* station_table =
        new RowTable(*station_model_, QStringLiteral("stations"), StationModel::name, this);
    pair_table->set_optional_column(PairModel::minutes);
    station_table->set_optional_column(StationModel::households);
    name_table(*gap_table, phrases::kGaps);
    name_table(*pair_table, phrases::kPairs);
    name_table(*station_table, phrases::kStations);
    stack_->addWidget(make_list(*gap_table, [this] { return no_gaps(); }));
    stack_->addWidget(make_list(*pair_table, [] { return phrases::kPairsEmpty; }));
    stack_->addWidget(make_list(*station_table, [] { return phrases::kStationsEmpty; }));
    stack_->addWidget(chosen_);

    connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
        stack_->setCurrentIndex(tab);
        follow_answer();
    });
    const auto choose = [this](RowTable* table, auto what) {
        connect(table, &QTableView::clicked, this, what);
        connect(table, &QTableView::activated, this, what);
    };
    choose(gap_table, &ListsPanel::choose_gap);
    choose(pair_table, &ListsPanel::choose_pair);
    choose(station_table, &ListsPanel::choose_station);
    connect(&desk_.session(), &Session::answer_changed, this, &ListsPanel::follow_answer);
    connect(&desk_.session(), &Session::state_changed, this, &ListsPanel::follow_answer);
    desk_.voice().on_change(this, [this] {
        pair_model_->set_language(desk_.voice().language());
        station_model_->set_language(desk_.voice().language());
    });
}

void ListsPanel::name_table(RowTable& table, Phrase name) {
    desk_.voice().on_change(&table,
                            [this, &table, name] { table.setAccessibleName(desk_.voice()(name)); });
}

/// Where nobody lives, nobody walks either.
Phrase ListsPanel::no_gaps() const {
    const auto shown = desk_.session().shown();
    const bool any = shown && std::any_of(shown->district().compounds.begin(),
                                          shown->district().compounds.end(),
                                          [](const Compound& compound) { return compound.counts; });
    return any ? phrases::kGapsEmpty : phrases::kCompoundsEmpty;
}

QWidget* ListsPanel::make_list(RowTable& table, const std::function<Phrase()>& empty) {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, theme::space(this, theme::kTightGap), 0, 0);
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

/// In a narrow panel the names of the lists stand closer.
void ListsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool is_narrow = width() < theme::space(this, kNarrowLines);
    const char* const role = is_narrow ? "narrow" : "";
    if (tabs_->property("role").toByteArray() != role) {
        tabs_->setProperty("role", QByteArray(role));
        tabs_->setFont(theme::font(this, is_narrow ? theme::kCaption_pt : theme::kText_pt));
        tabs_->style()->unpolish(tabs_);
        tabs_->style()->polish(tabs_);
    }
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
