// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/legend_panel.hpp"

#include "desktop/map/map_legend.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"

#include <QScrollBar>

#include <algorithm>

namespace yike {

namespace {

/// Lines of the legend of stations, and of that of changes.
constexpr std::size_t kStationLines = 4;
constexpr ChangeKind kChangeLines[] = {ChangeKind::relocate,
                                       ChangeKind::build,
                                       ChangeKind::renovate,
                                       ChangeKind::close,
                                       ChangeKind::open_gate,
                                       ChangeKind::close_gate,
                                       ChangeKind::add_path,
                                       ChangeKind::block_road};

/// Of the compounds coloured by minutes: those that gain, and those that lose.
constexpr std::size_t kGainedLine = 6;
constexpr std::size_t kLostLine = 7;

std::size_t station_line(const MapStation& station) {
    return station.closed ? 3 : !station.inside ? 2 : station.tier == 2 ? 1 : 0;
}

} // namespace

LegendPanel::LegendPanel(Desk& desk, const LayerModel& layers, QWidget* parent)
    : QScrollArea(parent), desk_(desk), legend_(new MapLegend(layers)) {
    setObjectName(QStringLiteral("legend_panel"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    setWidget(legend_);
    legend_->set_filter([this](MapLayer layer, std::size_t line) { return is_told(layer, line); });
    verticalScrollBar()->setSingleStep(MapLegend::row_height());
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const int row = MapLegend::row_height();
        verticalScrollBar()->setValue((value + row / 2) / row * row);
    });
    Session& session = desk_.session();
    connect(&session, &Session::ground_changed, this, &LegendPanel::look_again);
    connect(&session, &Session::scenario_changed, this, &LegendPanel::look_again);
    connect(&session, &Session::answer_changed, this, &LegendPanel::look_again);
    connect(&layers, &LayerModel::layers_changed, this, &LegendPanel::height_changed);
    desk_.voice().on_change(this, [this] {
        legend_->set_language(desk_.voice().language());
        setAccessibleName(legend_->accessibleName());
        emit height_changed();
    });
}

void LegendPanel::set_theme(MapTheme theme) {
    theme_ = theme;
    legend_->set_theme(theme);
    emit height_changed();
}

int LegendPanel::height_of(int lines) const {
    return lines * MapLegend::row_height();
}

int LegendPanel::whole_height(int width) const {
    return legend_->heightForWidth(width);
}

LegendPanel::Present LegendPanel::present() const {
    Present now;
    const auto ground = desk_.session().ground();
    const auto answer = desk_.session().answer();
    if (!ground || !answer) {
        return now;
    }
    const auto has_barrier = [&](BarrierKind kind) {
        const auto& all = answer->district().barriers;
        return std::any_of(
            all.begin(), all.end(), [kind](const Barrier& one) { return one.kind == kind; });
    };
    now.candidates = !ground->candidates.empty();
    now.gates = !ground->gates.empty();
    now.communities = !ground->communities.empty();
    now.railways = has_barrier(BarrierKind::rail);
    now.water = has_barrier(BarrierKind::water) || has_barrier(BarrierKind::river);
    now.walls = has_barrier(BarrierKind::wall) || now.gates;
    now.stations.resize(kStationLines);
    for (const MapStation& station : answer->map.stations) {
        now.stations[station_line(station)] = true;
    }
    for (const ChangeKind kind : kChangeLines) {
        const auto& changes = desk_.session().scenario().changes;
        now.changes.push_back(
            std::any_of(changes.begin(), changes.end(), [kind](const Change& change) {
                return change.kind == kind && !change.off;
            }));
        now.plan = now.plan || now.changes.back();
    }
    return now;
}

/// Often called, while a station is dragged: little happens unless there is news.
void LegendPanel::look_again() {
    Present now = present();
    if (now == present_) {
        return;
    }
    present_ = std::move(now);
    if (const auto ground = desk_.session().ground()) {
        legend_->set_cutoff(ground->cutoff_minutes);
    }
    emit height_changed();
}

bool LegendPanel::is_told(MapLayer layer, std::size_t line) const {
    const auto in = [line](const std::vector<bool>& lines) {
        return line < lines.size() && lines[line];
    };
    switch (layer) {
    case MapLayer::stations:
        return in(present_.stations);
    case MapLayer::changes:
        return in(present_.changes);
    case MapLayer::candidates:
        return present_.candidates;
    case MapLayer::gates:
        return present_.gates;
    case MapLayer::walls:
        return present_.walls;
    case MapLayer::railways:
        return present_.railways;
    case MapLayer::communities:
        return present_.communities;
    case MapLayer::water:
        return present_.water;
    case MapLayer::compounds:
        return theme_ != MapTheme::coverage || present_.plan ||
               (line != kGainedLine && line != kLostLine);
    default:
        return true;
    }
}

void LegendPanel::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    keep_whole_lines();
}

/// What would show half a line is left empty.
void LegendPanel::keep_whole_lines() {
    const bool fits = whole_height(width()) <= height();
    setViewportMargins(0, 0, 0, fits ? 0 : height() % MapLegend::row_height());
}

} // namespace yike
