// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How the map paints itself.
#include "desktop/map/map_canvas_impl.hpp"

#include <QPainter>

#include <algorithm>

namespace yike {

void MapCanvas::Impl::paint(QPainter& painter) {
    const double ratio = canvas.devicePixelRatioF();
    if (ratio != painted_ratio) { // the window has gone to another screen
        painted_ratio = ratio;
        rest_soon();
    }
    if (!tiles.paint(painter, camera, ratio)) {
        // By a timer: update() alone would paint the rest before any key or mouse gets a turn.
        QTimer::singleShot(0, &canvas, qOverload<>(&QWidget::update));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    overlay.begin(painter, camera, ratio, language);
    if (ground) {
        paint_places(painter);
        furniture.arrange(camera, ratio, language, ground->data());
        furniture.paint(painter);
    }
    overlay.sketch(sketch, tool);
    if (before) {
        const double middle = camera.size.width() / 2;
        double top = 0;
        for (const QRectF& box : covered) {
            if (box.left() < middle && middle < box.right()) {
                top = std::max(top, box.bottom());
            }
        }
        overlay.banner(language == Language::zh ? "现状" : "Before the plan", top);
    }
    if (keyboard_cursor) {
        const QPointF middle(camera.size.width() / 2, camera.size.height() / 2);
        constexpr double kArm_px = 12;
        painter.setPen(QPen(Qt::white, 4));
        const QLineF across(middle - QPointF(kArm_px, 0), middle + QPointF(kArm_px, 0));
        const QLineF down(middle - QPointF(0, kArm_px), middle + QPointF(0, kArm_px));
        painter.drawLines({across, down});
        painter.setPen(QPen(Qt::black, 1.5));
        painter.drawLines({across, down});
    }
}

void MapCanvas::Impl::paint_places(QPainter& painter) {
    if (!before && !shown()->answer->moved_reach.empty()) {
        overlay.moved_reach(shown()->answer->moved_reach, layers.visible(MapLayer::reach));
    }
    if (!highlight.empty()) {
        overlay.spotlight(spots());
    }
    const auto paler = [this](MapLayer layer) {
        constexpr double kNames = 0.75;
        constexpr double kSymbols = 0.35;
        return highlight.empty() ? 1.0 : layer == MapLayer::labels ? kNames : kSymbols;
    };
    const auto& states = layers.states();
    for (auto state = states.rbegin(); state != states.rend(); ++state) {
        if (!state->visible || !LayerModel::is_place(state->layer)) {
            continue;
        }
        painter.setOpacity(state->opacity * paler(state->layer));
        switch (state->layer) {
        case MapLayer::candidates:
            overlay.candidates(ground->data().candidates,
                               held ? held->candidate : candidate_under_mouse);
            break;
        case MapLayer::conflicts:
            overlay.conflicts(conflicts(), stations(), held);
            break;
        case MapLayer::changes:
            overlay.changes(changes());
            break;
        case MapLayer::stations:
            overlay.stations(stations(), held);
            break;
        default:
            labels.paint(painter, camera, canvas.devicePixelRatioF());
            break;
        }
    }
    painter.setOpacity(1);
    paint_highlight();
    paint_selection();
    overlay.routes(routes);
}

std::vector<Spot> MapCanvas::Impl::spots() const {
    const MapData& data = ground->data();
    std::vector<Spot> spots;
    for (const std::size_t i : highlight.communities) {
        if (i < data.communities.size()) {
            spots.push_back({data.communities[i].ground, {}});
        }
    }
    for (const std::size_t i : highlight.compounds) {
        if (i < data.compounds.size()) {
            spots.push_back({data.compounds[i].ground, data.compounds[i].point});
        }
    }
    return spots;
}

void MapCanvas::Impl::paint_highlight() {
    std::vector<std::size_t> marked = highlight.stations;
    for (const std::size_t i : marked) {
        if (i < stations().size()) {
            overlay.selected_place(stations()[i].point,
                                   MapOverlay::station_radius_px(stations()[i], camera) /
                                       kPixelsPerPt);
        }
    }
    // The line of a pair marks its stations by itself.
    std::vector<MapConflict> lines;
    for (const std::size_t i : highlight.conflicts) {
        if (i < conflicts().size()) {
            lines.push_back(conflicts()[i]);
            marked.push_back(lines.back().a);
            marked.push_back(lines.back().b);
        }
    }
    if (!lines.empty()) {
        overlay.conflicts(lines, stations(), held);
    }
    for (const std::size_t i : marked) {
        if (i < stations().size()) {
            overlay.station(stations()[i]);
        }
    }
    std::vector<MapChange> shown;
    for (const std::size_t i : highlight.changes) {
        if (i < changes().size()) {
            shown.push_back(changes()[i]);
        }
    }
    overlay.changes(shown);
    for (const MapChange& change : shown) {
        constexpr double kRound_pt = 7;
        overlay.selected_place(change.at, kRound_pt);
    }
}

void MapCanvas::Impl::end_highlight() {
    if (!highlight.empty()) {
        highlight = {};
        canvas.update();
        emit canvas.highlight_ended();
    }
}

void MapCanvas::Impl::paint_selection() {
    const MapData& data = ground->data();
    const std::size_t i = selection.index;
    switch (selection.kind) {
    case MapHit::Kind::station:
        if (i < stations().size() && !(held && held->station == i)) {
            overlay.selected_place(stations()[i].point,
                                   MapOverlay::station_radius_px(stations()[i], camera) /
                                       kPixelsPerPt);
        }
        break;
    case MapHit::Kind::gate:
        if (i < data.gates.size()) {
            overlay.selected_place(data.gates[i].point, mm_to_pt(palette::kGate_mm) / 2);
        }
        break;
    case MapHit::Kind::candidate:
        if (i < data.candidates.size()) {
            overlay.selected_place(data.candidates[i].point, mm_to_pt(palette::kCandidate_mm) / 2);
        }
        break;
    case MapHit::Kind::compound:
        if (i < data.compounds.size()) {
            overlay.selected_ground(data.compounds[i].ground, data.compounds[i].point);
        }
        break;
    case MapHit::Kind::road:
        if (i < data.roads.size()) {
            overlay.selected_line(data.roads[i].line);
        }
        break;
    case MapHit::Kind::nothing:
        break;
    }
}

} // namespace yike
