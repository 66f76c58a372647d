// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/map_link.hpp"

#include "desktop/map/map_canvas.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "evaluation/explain.hpp"

#include <algorithm>

namespace yike {

namespace {

constexpr double kRoomRound_m = 150;
constexpr double kMsPerMinute = 60000;

/// The map's copy of an answer: its polygons are the only large thing in it.
std::shared_ptr<const MapAnswer> map_answer(const Answer& answer) {
    auto map = std::make_shared<MapAnswer>();
    map->minutes = answer.map.minutes;
    map->fates = answer.map.fates;
    map->stations = answer.map.stations;
    map->changes = answer.map.changes;
    map->conflicts = answer.map.conflicts;
    map->reach = answer.reach;
    map->moved_reach = answer.moved_reach;
    return map;
}

/// All that is highlighted; empty if it is nowhere.
Box box_of(const MapHighlight& places, const Answer& answer) {
    const District& district = answer.district();
    Box box;
    for (const std::size_t i : places.compounds) {
        box.add(bounds(district.compounds.at(i).ground));
        box.add(district.compounds[i].interior);
    }
    for (const std::size_t i : places.communities) {
        box.add(bounds(district.communities.at(i).ground));
    }
    for (const std::size_t i : places.stations) {
        box.add(district.stations.at(i).point);
    }
    for (const std::size_t i : places.conflicts) {
        const MapConflict& conflict = answer.map.conflicts.at(i);
        box.add(district.stations.at(conflict.a).point);
        box.add(district.stations.at(conflict.b).point);
    }
    for (const std::size_t i : places.changes) {
        const MapChange& change = answer.map.changes.at(i);
        box.add(change.at);
        if (change.kind == MapChangeKind::moved) {
            box.add(change.from);
        }
    }
    return box;
}

} // namespace

MapLink::MapLink(Desk& desk, MapCanvas& map, QObject* parent)
    : QObject(parent), desk_(desk), map_(map) {
    connect_session();
    connect_drags();
    connect_tools();
    connect(&map_, &MapCanvas::clicked, this, [this](const MapHit& hit) { show_hit(hit, false); });
    connect(&map_, &MapCanvas::before_changed, this, [this](bool before) {
        desk_.session().show_before(before);
    });
    map_.set_walk_measure([this](PlanePoint from, PlanePoint to) { return walk(from, to); });
    desk_.voice().on_change(this, [this] { map_.set_language(desk_.voice().language()); });
    show_ground();
}

void MapLink::connect_session() {
    Session& session = desk_.session();
    connect(&session, &Session::ground_changed, this, &MapLink::show_ground);
    connect(&session, &Session::answer_changed, this, &MapLink::show_answer);
    connect(&session, &Session::explained, this, &MapLink::tell_enquiry);
    connect(&session, &Session::state_changed, this, [this] {
        if (desk_.session().state() == Session::State::empty) {
            show_ground();
        }
    });
}

void MapLink::connect_drags() {
    connect(&map_, &MapCanvas::station_drag_begun, this, [this](std::size_t station) {
        const auto answer = desk_.session().answer();
        if (answer && station < answer->district().stations.size()) {
            map_.set_route({});
            desk_.session().begin_drag(answer->district().stations[station].id);
        }
    });
    connect(&map_, &MapCanvas::station_dragged, this, [this](PlanePoint to, int) {
        desk_.session().drag_to(to);
    });
    connect(&map_, &MapCanvas::station_dropped, this, [this](PlanePoint to, int candidate) {
        desk_.session().drag_to(to);
        drop(candidate);
    });
    connect(&map_, &MapCanvas::station_drag_cancelled, &desk_.session(), &Session::cancel_drag);
}

void MapLink::connect_tools() {
    connect(&map_, &MapCanvas::place_chosen, this, &MapLink::place_station);
    connect(&map_, &MapCanvas::gate_chosen, this, &MapLink::choose_gate);
    connect(&map_, &MapCanvas::path_drawn, this, [this](const Line& path) {
        desk_.session().edit().add_path(path);
    });
    connect(&map_, &MapCanvas::road_blocked, this, [this](PlanePoint at, double radius_m) {
        desk_.session().edit().block_road(at, radius_m);
    });
}

std::optional<MapWalk> MapLink::walk(PlanePoint from, PlanePoint to) const {
    const auto answer = desk_.session().answer();
    if (!answer) {
        return std::nullopt;
    }
    const auto found = walk_between(*answer->evaluation->model, from, to);
    if (!found) {
        return std::nullopt;
    }
    return MapWalk{.line = found->route,
                   .length_m = found->length_m(),
                   .minutes = static_cast<double>(found->time_ms()) / kMsPerMinute};
}

void MapLink::drop(int candidate) {
    const auto answer = desk_.session().answer();
    const auto index = static_cast<std::size_t>(candidate);
    if (candidate >= 0 && answer && index < answer->district().candidates.size()) {
        desk_.session().drop_on_candidate(answer->district().candidates[index].id);
    } else {
        desk_.session().drop();
    }
}

void MapLink::place_station(PlanePoint at, int candidate) {
    const auto answer = desk_.session().answer();
    const auto index = static_cast<std::size_t>(candidate);
    if (candidate >= 0 && answer && index < answer->district().candidates.size()) {
        desk_.session().edit().build_at_candidate(answer->district().candidates[index].id);
    } else {
        desk_.session().edit().build(at, 2, desk_.voice()(phrases::kNewStation));
    }
}

void MapLink::choose_gate(const MapHit& hit) {
    const auto answer = desk_.session().answer();
    if (!answer) {
        return;
    }
    PlanEditor& edit = desk_.session().edit();
    if (hit.kind != MapHit::Kind::gate) {
        edit.open_new_gate(hit.at);
        return;
    }
    const std::vector<CompoundGate>& gates = answer->evaluation->model->enclosures().gates;
    if (hit.index >= gates.size()) {
        return;
    }
    const CompoundGate& gate = gates[hit.index];
    if (gate.open) {
        edit.close_gate(gate.id);
    } else {
        edit.open_gate(gate.id);
    }
}

void MapLink::show_ground() {
    shown_.reset();
    baseline_.reset();
    map_.set_route({});
    map_.select({});
    emit hit_chosen({});
    map_.set_ground(desk_.session().ground());
    show_answer();
}

/// The map itself knows how it was before: it always has the plan's answer, and the baseline's.
void MapLink::show_answer() {
    const auto baseline = desk_.session().baseline();
    if (baseline && baseline != baseline_) {
        map_.set_own(map_answer(*baseline));
    }
    baseline_ = baseline;
    const auto shown = desk_.session().answer();
    if (shown == shown_) {
        return;
    }
    shown_ = shown;
    map_.set_answer(shown ? map_answer(*shown) : nullptr);
}

void MapLink::set_before(bool before) {
    map_.set_before(before);
    desk_.session().show_before(before);
}

void MapLink::show_hit(MapHit hit, bool fly) {
    const auto answer = desk_.session().answer();
    map_.set_route({});
    fly_to_enquiry_ = false;
    if (!answer) {
        return;
    }
    const District& district = answer->district();
    const bool compound =
        hit.kind == MapHit::Kind::compound && hit.index < district.compounds.size();
    const bool station = hit.kind == MapHit::Kind::station && hit.index < district.stations.size();
    fly_to_enquiry_ = fly && (compound || station);
    if (fly_to_enquiry_) {
        hit.at =
            compound ? district.compounds[hit.index].interior : district.stations[hit.index].point;
    }
    map_.select(hit);
    emit hit_chosen(hit);
    // Asked last: what is said of a station comes at once.
    if (compound) {
        desk_.session().explain_compound(CompoundId(hit.index));
    } else if (station) {
        desk_.session().explain_station(district.stations[hit.index].id);
    }
}

void MapLink::tell_enquiry(const std::shared_ptr<const Enquiry>& enquiry) {
    map_.set_route(enquiry->route);
    if (fly_to_enquiry_ && !enquiry->box.empty()) {
        map_.fly_to(enquiry->box.grown(kRoomRound_m));
        fly_to_enquiry_ = false;
    }
    emit enquiry_told(*enquiry);
}

void MapLink::show_pair(std::size_t a, std::size_t b) {
    const auto answer = desk_.session().shown();
    if (!answer) {
        return;
    }
    const std::vector<Station>& stations = answer->district().stations;
    Box box;
    box.add(stations.at(a).point);
    box.add(stations.at(b).point);
    map_.select({});
    MapHighlight pair{.stations = {a, b}};
    for (std::size_t i = 0; i < answer->map.conflicts.size(); ++i) {
        const MapConflict& conflict = answer->map.conflicts[i];
        if (std::minmax(conflict.a, conflict.b) == std::minmax(a, b)) {
            pair.conflicts.push_back(i);
        }
    }
    // A line of their own joins those that are too close; the others are joined here.
    map_.set_route(pair.conflicts.empty() ? Line{stations[a].point, stations[b].point} : Line{});
    map_.set_highlight(std::move(pair));
    map_.fly_to(box.grown(kRoomRound_m));
}

void MapLink::show_places(MapHighlight places, bool fly) {
    const auto answer = desk_.session().shown();
    if (!answer) {
        return;
    }
    const Box box = box_of(places, *answer);
    map_.set_highlight(std::move(places));
    if (fly) {
        map_.select({});
        map_.set_route({});
        if (!box.empty()) {
            // A margin for what stands over the edges of the map, whatever its scale.
            constexpr double kShare = 0.06;
            const double side = std::max(box.max.x - box.min.x, box.max.y - box.min.y);
            map_.fly_to(box.grown(std::max(kRoomRound_m, kShare * side)));
        }
    }
}

} // namespace yike
