// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/map_link.hpp"

#include "desktop/map/map_canvas.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

constexpr double kRoomRound_m = 150;

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

/// The same thing in another answer: stations come and go, and those after them have other indices
/// then. Nothing if it is not there.
MapHit same_in(const MapHit& hit, const Answer* from, const Answer* to) {
    if (hit.kind != MapHit::Kind::station || from == nullptr || to == nullptr) {
        return hit;
    }
    const std::vector<Station>& old = from->district().stations;
    const std::vector<Station>& stations = to->district().stations;
    if (hit.index >= old.size()) {
        return {};
    }
    const auto found = std::find_if(stations.begin(), stations.end(), [&](const Station& station) {
        return station.id == old[hit.index].id;
    });
    if (found == stations.end()) {
        return {};
    }
    return {hit.kind, static_cast<std::size_t>(found - stations.begin()), hit.at};
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
    map_.set_walk_measure([this](const Line& places) { desk_.session().measure(places); });
    desk_.voice().on_change(this, [this] { map_.set_language(desk_.voice().language()); });
    show_ground();
}

void MapLink::connect_session() {
    Session& session = desk_.session();
    connect(&session, &Session::ground_changed, this, &MapLink::show_ground);
    connect(&session, &Session::answer_changed, this, &MapLink::show_answer);
    connect(&session, &Session::legs_measured, this, &MapLink::show_walks);
    connect(&session, &Session::explained, this, &MapLink::tell_enquiry);
    connect(&session, &Session::language_changed, this, &MapLink::ask_again);
    connect(&session, &Session::scenario_changed, this, [this] {
        if (!drops_) {
            map_.put_back(); // of the plan as it was, or of another one
        }
    });
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

void MapLink::show_walks(const Line& places, const std::vector<Measurement>& legs) {
    std::vector<std::optional<MapWalk>> walks;
    for (const Measurement& leg : legs) {
        if (leg.walk_m && leg.minutes) {
            walks.emplace_back(MapWalk{leg.route, *leg.walk_m, *leg.minutes});
        } else {
            walks.emplace_back();
        }
    }
    map_.set_walks(places, std::move(walks));
}

void MapLink::drop(int candidate) {
    const auto answer = desk_.session().answer();
    const auto index = static_cast<std::size_t>(candidate);
    const int steps = desk_.session().undo_stack().index();
    drops_ = true;
    if (candidate >= 0 && answer && index < answer->district().candidates.size()) {
        desk_.session().drop_on_candidate(answer->district().candidates[index].id);
    } else {
        desk_.session().drop();
    }
    drops_ = false;
    if (desk_.session().undo_stack().index() == steps) {
        map_.put_back(); // refused: no answer will have it there
    }
}

void MapLink::place_station(PlanePoint at, int candidate, int tier) {
    const auto answer = desk_.session().answer();
    const auto index = static_cast<std::size_t>(candidate);
    if (candidate >= 0 && answer && index < answer->district().candidates.size()) {
        desk_.session().edit().build_at_candidate(answer->district().candidates[index].id);
    } else {
        desk_.session().edit().build(
            at, tier, desk_.voice()(tier == 1 ? phrases::kNewCentre : phrases::kNewStation));
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
    planned_.reset();
    baseline_.reset();
    map_.set_route({});
    choose({});
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
    const auto now = desk_.session().answer();
    const bool turned =
        std::exchange(before_, desk_.session().shows_before()) != desk_.session().shows_before();
    const bool other = now != planned_;
    if (other) {
        const auto old = std::exchange(planned_, now);
        map_.set_answer(now ? map_answer(*now) : nullptr);
        desk_.session().stop_explaining(); // of what is no more
        follow_station(old.get(), now.get());
    }
    if (turned) {
        mark_chosen();
    }
    if (turned || (other && now && !now->rough && now->reach)) {
        ask_again();
    }
}

void MapLink::set_before(bool before) {
    map_.set_before(before);
    desk_.session().show_before(before);
}

void MapLink::show_hit(MapHit hit, bool fly) {
    const auto answer = desk_.session().answer();
    map_.set_route({});
    if (!answer) {
        return;
    }
    hit = same_in(hit, desk_.session().shown().get(), answer.get());
    const District& district = answer->district();
    const bool compound =
        hit.kind == MapHit::Kind::compound && hit.index < district.compounds.size();
    const bool station = hit.kind == MapHit::Kind::station && hit.index < district.stations.size();
    const bool flies = fly && (compound || station);
    if (flies) {
        hit.at =
            compound ? district.compounds[hit.index].interior : district.stations[hit.index].point;
    }
    choose(hit);
    fly_to_enquiry_ = flies;
    // Asked last: what is said of a station comes at once.
    if (compound) {
        desk_.session().explain_compound(CompoundId(hit.index));
    } else if (station) {
        desk_.session().explain_station(district.stations[hit.index].id);
    }
}

/// The chosen station may have another index now, or be gone.
void MapLink::follow_station(const Answer* old, const Answer* now) {
    const MapHit hit = same_in(chosen_, old, now);
    if (hit == chosen_) {
        return;
    }
    if (hit.kind == MapHit::Kind::nothing) {
        map_.set_route({});
    }
    choose(hit);
}

/// On the map and in the panel: they never tell of two things.
void MapLink::choose(const MapHit& hit) {
    desk_.session().stop_explaining();
    fly_to_enquiry_ = false;
    chosen_ = hit;
    mark_chosen();
    emit hit_chosen(hit);
}

/// The map may show things as they were before the plan, where the chosen one is not, or elsewhere.
void MapLink::mark_chosen() {
    map_.select(same_in(chosen_, desk_.session().answer().get(), desk_.session().shown().get()));
}

/// What is told of the chosen thing is told anew: in another language, or of another answer.
void MapLink::ask_again() {
    const auto answer = desk_.session().answer();
    const MapHit hit = chosen_;
    if (!answer || (hit.kind != MapHit::Kind::compound && hit.kind != MapHit::Kind::station)) {
        return;
    }
    const District& district = answer->district();
    fly_to_enquiry_ = false;
    if (hit.kind == MapHit::Kind::compound && hit.index < district.compounds.size()) {
        desk_.session().explain_compound(CompoundId(hit.index));
    } else if (hit.kind == MapHit::Kind::station && hit.index < district.stations.size()) {
        desk_.session().explain_station(district.stations[hit.index].id);
    }
}

/// Something else may have been chosen since it was asked.
bool MapLink::is_chosen(const Enquiry& enquiry) const {
    const auto answer = desk_.session().answer();
    if (enquiry.compound.valid()) {
        return chosen_.kind == MapHit::Kind::compound && chosen_.index == enquiry.compound.index();
    }
    return chosen_.kind == MapHit::Kind::station && answer &&
           chosen_.index < answer->district().stations.size() &&
           answer->district().stations[chosen_.index].id == enquiry.station;
}

void MapLink::tell_enquiry(const std::shared_ptr<const Enquiry>& enquiry) {
    if (!is_chosen(*enquiry)) {
        return;
    }
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
    choose({});
    MapHighlight pair;
    for (std::size_t i = 0; i < answer->map.conflicts.size(); ++i) {
        const MapConflict& conflict = answer->map.conflicts[i];
        if (std::minmax(conflict.a, conflict.b) == std::minmax(a, b)) {
            pair.conflicts.push_back(i);
        }
    }
    if (pair.conflicts.empty()) {
        pair.stations = {a, b};
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
        choose({});
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
