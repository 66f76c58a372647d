// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/map_page.hpp"

#include "desktop/map/layer_model.hpp"
#include "desktop/map/map_canvas.hpp"
#include "desktop/session/figure_model.hpp"
#include "desktop/session/ledger_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/actions.hpp"
#include "desktop/window/chosen_panel.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/figure_places.hpp"
#include "desktop/window/figures_panel.hpp"
#include "desktop/window/flanks.hpp"
#include "desktop/window/layers_panel.hpp"
#include "desktop/window/ledger_panel.hpp"
#include "desktop/window/left_panel.hpp"
#include "desktop/window/legend_panel.hpp"
#include "desktop/window/lists_panel.hpp"
#include "desktop/window/map_link.hpp"
#include "desktop/window/map_stage.hpp"
#include "desktop/window/plan_bar.hpp"
#include "desktop/window/right_panel.hpp"
#include "desktop/window/theme.hpp"
#include "desktop/window/tool_strip.hpp"

#include <QAction>
#include <QApplication>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>

namespace yike {

namespace {

/// A panel with air round it, less beside the map, where its handle is.
QWidget* padded(QWidget* inside, Flank side, QWidget* parent) {
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    const int edge = theme::space(box, theme::kPanelGap);
    const int inner = theme::space(box, theme::kTightGap);
    const bool is_left = side == Flank::left;
    column->setContentsMargins(is_left ? edge : inner, edge, is_left ? inner : edge, edge);
    column->addWidget(inside);
    return box;
}

/// The first thing in a panel that takes the focus, or the panel itself; null: nothing that is
/// seen.
QWidget* first_focus(QWidget* panel) {
    const auto takes_it = [](const QWidget* one) {
        return one->isVisible() && one->isEnabled() && (one->focusPolicy() & Qt::TabFocus) != 0 &&
               one->focusProxy() == nullptr;
    };
    if (takes_it(panel)) {
        return panel;
    }
    const QList<QWidget*> inside = panel->findChildren<QWidget*>();
    const auto found = std::find_if(inside.begin(), inside.end(), takes_it);
    return found == inside.end() ? nullptr : *found;
}

} // namespace

MapPage::MapPage(Desk& desk, WindowActions& actions, QWidget* parent)
    : QWidget(parent), desk_(desk), actions_(actions), map_(new MapCanvas) {
    setObjectName(QStringLiteral("map"));
    map_->setObjectName(QStringLiteral("canvas"));
    map_->setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    plans_ = new PlanBar(desk,
                         {.create = actions.new_plan,
                          .save = actions.save_plan,
                          .undo = actions.undo,
                          .redo = actions.redo,
                          .by_fate = actions.by_fate,
                          .close = actions.close_plan},
                         this);
    column->addWidget(plans_);
    // In the order in which the focus goes round.
    left_ = new LeftPanel(desk, map_->layers(), this);
    stage_ = new MapStage(*map_, *new ToolStrip(desk, *actions.tools, this), this);
    link_ = new MapLink(desk, *map_, this);
    right_ = new RightPanel(desk, this);
    flanks_ = new Flanks(desk.voice(),
                         *padded(left_, Flank::left, this),
                         *stage_,
                         *padded(right_, Flank::right, this),
                         this);
    column->addWidget(flanks_, 1);
    connect_map();
    connect_panels();
    connect_actions();
}

LedgerPanel& MapPage::ledger() {
    return left_->ledger();
}

ListsPanel& MapPage::lists() {
    return right_->lists();
}

void MapPage::connect_map() {
    connect(map_, &MapCanvas::hovered, &desk_, &Desk::place_pointed);
    connect(map_, &MapCanvas::hover_left, &desk_, &Desk::place_left);
    connect(map_, &MapCanvas::view_changed, this, [this] {
        emit desk_.scale_changed(map_->scale_denominator());
    });
    connect(map_, &MapCanvas::tool_changed, this, [this](MapTool tool) {
        actions_.tools->set_tool(tool);
        measured_.clear();
        tell_line();
    });
    connect(map_, &MapCanvas::highlight_ended, this, &MapPage::end_figure);
    connect(map_, &MapCanvas::clicked, this, &MapPage::end_figure);
    connect(map_, &MapCanvas::measured, this, &MapPage::tell_measured);
    connect(link_, &MapLink::hit_chosen, this, [this](const MapHit& hit) {
        lists().chosen_panel().set_hit(hit);
        if (hit.kind != MapHit::Kind::nothing) {
            lists().show_list(ListsPanel::chosen);
        }
    });
    connect(link_, &MapLink::enquiry_told, &lists().chosen_panel(), &ChosenPanel::set_enquiry);
    connect(&desk_.session(), &Session::ground_changed, this, [this] {
        measured_.clear(); // of another project
        tell_line();
        emit desk_.scale_changed(map_->scale_denominator());
    });
    connect(&desk_, &Desk::place_wanted, map_, [this](PlanePoint place) { map_->fly_to(place); });
    end_figure_ = new QShortcut(Qt::Key_Escape, this);
    end_figure_->setEnabled(false);
    connect(end_figure_, &QShortcut::activated, this, &MapPage::end_figure);
    connect(&desk_.session(), &Session::answer_changed, this, [this] {
        if (figure_) {
            follow_figure(false);
        } else if (!map_->highlight().empty()) {
            end_figure(); // a pair of the answer before
        }
    });
    desk_.voice().on_change(this, [this] {
        measured_.clear(); // it was told in the other language
        if (figure_) {
            follow_figure(false);
        }
        tell_line();
    });
}

void MapPage::connect_panels() {
    connect(&right_->figures(), &FiguresPanel::places_wanted, this, &MapPage::show_figure);
    connect(&lists(), &ListsPanel::hit_wanted, this, [this](const MapHit& hit) {
        end_figure();
        link_->show_hit(hit, true);
    });
    connect(&lists(), &ListsPanel::pair_wanted, this, [this](std::size_t a, std::size_t b) {
        end_figure();
        link_->show_pair(a, b);
        end_figure_->setEnabled(true);
    });
    connect(&ledger(), &LedgerPanel::place_wanted, map_, [this](PlanePoint place) {
        map_->fly_to(place);
    });
    connect(plans_, &PlanBar::before_wanted, link_, &MapLink::set_before);
    connect(&desk_, &Desk::before_wanted, link_, &MapLink::set_before);
    connect(plans_, &PlanBar::close_wanted, &desk_, &Desk::close_plan_wanted);
}

void MapPage::connect_actions() {
    connect(actions_.tools, &ToolActions::tool_chosen, map_, [this](MapTool tool) {
        map_->set_tool(tool);
        map_->setFocus();
        tell_line();
    });
    connect(actions_.whole_map, &QAction::triggered, map_, &MapCanvas::show_all);
    connect(actions_.by_fate, &QAction::toggled, this, &MapPage::set_by_fate);
    connect(actions_.remove_change, &QAction::triggered, &ledger(), &LedgerPanel::remove_current);
    connect(actions_.tick_change, &QAction::triggered, &ledger(), &LedgerPanel::tick_current);
    connect(actions_.rename_plan, &QAction::triggered, plans_, &PlanBar::rename_current);
    for (const auto& [action, side] : {std::pair(actions_.fold_left, Flank::left),
                                       std::pair(actions_.fold_right, Flank::right)}) {
        connect(action, &QAction::triggered, this, [this, side = side](bool shown) {
            flanks_->set_folded(side, !shown);
        });
    }
    connect(flanks_, &Flanks::folded_changed, this, &MapPage::tell_folded);
    tell_folded();
    connect(actions_.next_panel, &QAction::triggered, this, &MapPage::focus_next_panel);
}

void MapPage::set_by_fate(bool by_fate) {
    const MapTheme theme = by_fate ? MapTheme::fates : MapTheme::coverage;
    map_->set_theme(theme);
    left_->legend().set_theme(theme);
}

void MapPage::show_figure(int row) {
    const QModelIndex figure = desk_.session().figure_model().index(row, 0);
    figure_ = static_cast<FigureKind>(figure.data(FigureModel::kind_role).toInt());
    follow_figure(true);
    switch (*figure_) {
    case FigureKind::conflict_pairs:
        return lists().show_list(ListsPanel::pairs);
    case FigureKind::missing_costs:
    case FigureKind::cost_yuan:
        return ledger().fill_in_costs();
    case FigureKind::stations:
        return lists().show_list(ListsPanel::stations);
    case FigureKind::uncovered_households:
    case FigureKind::covered_share:
        return lists().show_list(ListsPanel::gaps);
    default:
        return;
    }
}

/// The places of the figure as the shown answer has it.
void MapPage::follow_figure(bool fly) {
    const auto answer = desk_.session().shown();
    const Figure* figure = figure_ && answer ? find_figure(*answer, *figure_) : nullptr;
    if (figure == nullptr) {
        return end_figure();
    }
    std::set<std::size_t> without_cost;
    const QAbstractItemModel& ledger = desk_.session().ledger_model();
    for (int row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.index(row, 0).data(LedgerModel::missing_role).toBool()) {
            without_cost.insert(static_cast<std::size_t>(row) + 1);
        }
    }
    MapHighlight places = places_of(*figure, *answer, without_cost);
    shows_ = places_text(*figure, places, desk_.voice());
    link_->show_places(std::move(places), fly);
    end_figure_->setEnabled(true);
    tell_line();
}

void MapPage::end_figure() {
    figure_.reset();
    end_figure_->setEnabled(false);
    map_->set_highlight({});
    tell_line();
}

void MapPage::tell_line() {
    const Voice& say = desk_.voice();
    stage_->tell(figure_               ? say(phrases::kShowsEnd).arg(shows_)
                 : measured_.isEmpty() ? tool_hint(map_->tool(), say.language())
                                       : measured_);
}

void MapPage::tell_measured(double straight_m, double walk_m, double minutes) {
    const Voice& say = desk_.voice();
    const QString straight = utf8(distance_text(straight_m, say.language()));
    measured_ = minutes < 0 ? say(phrases::kMeasuredStraight).arg(straight)
                            : say(phrases::kMeasured)
                                  .arg(straight,
                                       utf8(distance_text(walk_m, say.language())),
                                       utf8(minutes_number(minutes, kHeadlineMinutes)));
    tell_line();
}

/// Round the panels in the order of the eye: layers, legend, ledger, map, figures, list.
void MapPage::focus_next_panel() {
    const std::array<QWidget*, 6> panels{
        &left_->layers(), &left_->legend(), &left_->ledger(), map_, &right_->figures(), &lists()};
    QWidget* now = QApplication::focusWidget();
    std::size_t next = 0;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        if (now != nullptr && (now == panels[i] || panels[i]->isAncestorOf(now))) {
            next = i + 1;
        }
    }
    for (std::size_t step = 0; step < panels.size(); ++step) {
        if (QWidget* first = first_focus(panels[(next + step) % panels.size()])) {
            first->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MapPage::tell_folded() {
    actions_.fold_left->setChecked(!flanks_->is_folded(Flank::left));
    actions_.fold_right->setChecked(!flanks_->is_folded(Flank::right));
}

QByteArray MapPage::panel_state() const {
    return flanks_->state() + '\n' + left_->state().join(QLatin1Char(' ')).toLatin1();
}

void MapPage::restore_panels(const QByteArray& state) {
    const QByteArrayList lines = state.split('\n');
    flanks_->restore(lines.value(0));
    left_->restore(QString::fromLatin1(lines.value(1)).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

} // namespace yike
