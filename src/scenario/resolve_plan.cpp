// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/lift_roads.hpp"
#include "io/walkable_way.hpp"
#include "scenario/plan.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace yike {

namespace {

// A station moved less than this stays where it is, m.
constexpr double kSamePlace = 1;

template <class Things> std::map<std::string_view, std::size_t> by_id(const Things& things) {
    std::map<std::string_view, std::size_t> ids;
    for (std::size_t i = 0; i < things.size(); ++i) {
        ids.emplace(things[i].id, i);
    }
    return ids;
}

std::string some_of(const std::map<std::string_view, std::size_t>& ids) {
    constexpr std::size_t kMost = 6;
    std::vector<std::string_view> names;
    for (const auto& [id, index] : ids) {
        if (names.size() == kMost) {
            break;
        }
        names.push_back(id);
    }
    return ids.empty() ? "there are none"
                       : fmt::format("known are {}{} ({} in all)",
                                     fmt::join(names, ", "),
                                     ids.size() > kMost ? ", ..." : "",
                                     ids.size());
}

class PlanResolver {
  public:
    PlanResolver(const Scenario& scenario, const AccessModel& model)
        : model_(model), district_(model.district()), stations_(by_id(district_.stations)),
          candidates_(by_id(district_.candidates)), gates_(by_id(model.enclosures().gates)),
          compounds_(by_id(district_.compounds)) {
        plan_.scenario = scenario;
    }

    Plan resolve() && {
        for (const Change& change : plan_.scenario.changes) {
            current_ = &change;
            PlannedChange planned;
            planned.change = change;
            planned.cost_yuan = change.cost_yuan.value_or(0);
            resolve_one(planned);
            plan_.changes.push_back(std::move(planned));
        }
        if (!errors_.empty()) {
            throw DataError(fmt::format("{}", fmt::join(errors_, "\n")));
        }
        return std::move(plan_);
    }

  private:
    // The words of an error about the change at hand.
    std::string told(const std::string& problem) const {
        return fmt::format("{}: line {}: change \"{}\" ({}): {}",
                           plan_.scenario.file.string(),
                           current_->line,
                           current_->id,
                           to_string(current_->kind),
                           problem);
    }

    void fail(const std::string& problem) { errors_.push_back(told(problem)); }

    void remark(const std::string& kind, const std::string& problem, const std::string& mend) {
        Issue issue;
        issue.kind = kind;
        issue.place.file = plan_.scenario.file.string();
        issue.place.feature = current_->id;
        issue.message = problem;
        issue.mend = mend;
        plan_.issues.add(std::move(issue));
    }

    void resolve_one(PlannedChange& planned) {
        switch (planned.change.kind) {
        case ChangeKind::relocate:
            find_station(planned);
            find_target(planned);
            check_move(planned);
            break;
        case ChangeKind::renovate:
            find_station(planned);
            check_renovation(planned);
            break;
        case ChangeKind::build:
            check_new_id(planned);
            find_target(planned);
            planned.tier = planned.change.tier.value_or(planned.tier);
            break;
        case ChangeKind::close:
            find_station(planned);
            break;
        case ChangeKind::open_gate:
            resolve_opening(planned);
            break;
        case ChangeKind::close_gate:
            resolve_closing(planned);
            break;
        case ChangeKind::add_path:
            resolve_path(planned);
            break;
        case ChangeKind::block_road:
            resolve_block(planned);
            break;
        }
    }

    // Remembers who uses what; two changes that are on may not share it.
    bool claim(const std::string& what, const std::string& advice) {
        if (current_->off) {
            return true;
        }
        const auto [it, is_new] = claims_.emplace(what, current_);
        if (!is_new) {
            fail(fmt::format("{} is already used by change \"{}\" ({}) in line {}; {}",
                             what,
                             it->second->id,
                             to_string(it->second->kind),
                             it->second->line,
                             advice));
        }
        return is_new;
    }

    void find_station(PlannedChange& planned) {
        const std::string& id = planned.change.station;
        const auto it = stations_.find(id);
        if (it == stations_.end()) {
            fail(fmt::format(
                "station = \"{}\": there is no such station; {}", id, some_of(stations_)));
            return;
        }
        planned.station = StationId(it->second);
        claim(fmt::format("station \"{}\"", id), "one change for a station is enough");
        planned.floor_area_m2 = station_of(planned).floor_area_m2;
    }

    const Station& station_of(const PlannedChange& planned) const {
        return district_.stations[planned.station.index()];
    }

    void find_target(PlannedChange& planned) {
        const Change& change = planned.change;
        if (change.candidate.empty()) {
            planned.point = district_.crs.to_plane(*change.to);
            check_place(planned.point, *change.to, "to");
        } else if (const auto it = candidates_.find(change.candidate); it == candidates_.end()) {
            fail(fmt::format("to = \"{}\": there is no such candidate; {}",
                             change.candidate,
                             some_of(candidates_)));
        } else {
            take_candidate(planned, district_.candidates[it->second]);
        }
        if (change.floor_area_m2) {
            planned.floor_area_m2 = change.floor_area_m2;
        }
        if (!planned.floor_area_m2) {
            remark("no_floor_area",
                   "has no floor area, nor has the candidate; it counts as unknown",
                   "write floor_area_m2");
        }
    }

    void take_candidate(PlannedChange& planned, const Candidate& candidate) {
        planned.point = candidate.point;
        planned.floor_area_m2 =
            candidate.floor_area_m2 ? candidate.floor_area_m2 : planned.floor_area_m2;
        planned.tier = candidate.tier;
        planned.name = candidate.name;
        claim(fmt::format("candidate \"{}\"", candidate.id), "a room holds one station");
        check_access(candidate.point, fmt::format("to = \"{}\"", candidate.id));
        if (planned.change.cost_yuan) {
            return;
        }
        if (candidate.cost_yuan) {
            planned.cost_yuan = *candidate.cost_yuan;
        } else {
            fail(fmt::format("cost_yuan is missing, and candidate \"{}\" has no cost either: a "
                             "number of yuan, 0 if it costs nothing",
                             candidate.id));
        }
    }

    void check_place(PlanePoint p, LonLat lon_lat, std::string_view key) {
        const std::string place = fmt::format("{} = [{}, {}]", key, lon_lat.lon, lon_lat.lat);
        const double margin_m = district_.settings.margin_m;
        const bool near = contains(district_.boundary, p) ||
                          distance_to_outline(district_.boundary, p) <= margin_m;
        if (near) {
            check_access(p, place);
            return;
        }
        const PlanePoint swapped = district_.crs.to_plane({lon_lat.lat, lon_lat.lon});
        fail(fmt::format(
            "{}: lies beyond the boundary and its margin of {} m{}",
            place,
            margin_m,
            contains(district_.boundary, swapped) ? "; longitude and latitude are swapped" : ""));
    }

    void check_access(PlanePoint p, const std::string& place) {
        if (model_.destination_at(p).sources.empty()) {
            fail(fmt::format("{}: no street within {} m that a walk could lead over; it may lie in "
                             "water, or need add_path",
                             place,
                             district_.settings.max_access_m));
        }
    }

    void check_move(const PlannedChange& planned) {
        if (planned.station.valid() &&
            distance(station_of(planned).point, planned.point) < kSamePlace &&
            planned.floor_area_m2 == station_of(planned).floor_area_m2) {
            fail(fmt::format("changes nothing: station \"{}\" stands there already",
                             planned.change.station));
        }
    }

    void check_renovation(PlannedChange& planned) {
        if (!planned.station.valid()) {
            return;
        }
        if (planned.floor_area_m2 == planned.change.floor_area_m2) {
            fail(fmt::format("changes nothing: station \"{}\" has {} m2 already",
                             planned.change.station,
                             *planned.change.floor_area_m2));
        }
        planned.floor_area_m2 = planned.change.floor_area_m2;
    }

    void check_new_id(const PlannedChange& planned) {
        const std::string& id = planned.change.new_id;
        if (stations_.count(id) > 0) {
            fail(fmt::format("new_id = \"{}\": there is a station with this id already", id));
            return;
        }
        claim(fmt::format("new_id \"{}\"", id), "each station needs an id of its own");
    }

    void resolve_opening(PlannedChange& planned) {
        const Change& change = planned.change;
        if (change.gate.empty()) {
            resolve_new_gate(planned);
            return;
        }
        if (find_gate(planned)) {
            const CompoundGate& gate = model_.enclosures().gates[planned.gate.index()];
            if (gate.open && !gate.residents && !has_hours(gate.id)) {
                fail(fmt::format("changes nothing: gate \"{}\" is open to everybody already",
                                 change.gate));
            }
        }
    }

    // A gate that is shut for a part of the day is open all day afterwards.
    bool has_hours(const std::string& id) const {
        return std::any_of(district_.gates.begin(), district_.gates.end(), [&id](const Gate& gate) {
            return gate.id == id && gate.open == GateHours::hours;
        });
    }

    void resolve_closing(PlannedChange& planned) {
        if (find_gate(planned) && !model_.enclosures().gates[planned.gate.index()].open) {
            fail(
                fmt::format("changes nothing: gate \"{}\" is closed already", planned.change.gate));
        }
    }

    bool find_gate(PlannedChange& planned) {
        const std::string& id = planned.change.gate;
        const auto it = gates_.find(id);
        if (it == gates_.end()) {
            const bool read = std::any_of(district_.gates.begin(),
                                          district_.gates.end(),
                                          [&id](const Gate& gate) { return gate.id == id; });
            fail(read ? fmt::format("gate = \"{}\": this gate belongs to no walled compound, so "
                                    "that it stops nobody",
                                    id)
                      : fmt::format(
                            "gate = \"{}\": there is no such gate; {}", id, some_of(gates_)));
            return false;
        }
        planned.gate = GateId(it->second);
        return claim(fmt::format("gate \"{}\"", id), "a gate is opened or closed once");
    }

    void resolve_new_gate(PlannedChange& planned) {
        const Change& change = planned.change;
        const auto it = compounds_.find(change.compound);
        if (it == compounds_.end()) {
            fail(fmt::format("compound = \"{}\": there is no such compound; {}",
                             change.compound,
                             some_of(compounds_)));
            return;
        }
        planned.compound = CompoundId(it->second);
        planned.at = district_.crs.to_plane(*change.at);
        if (!model_.is_walled(planned.compound)) {
            fail(fmt::format("changes nothing: compound \"{}\" is open and has no gates",
                             change.compound));
            return;
        }
        const MultiPolygon& ground = district_.compounds[it->second].ground;
        const double away_m = distance_to_outline(ground, planned.at);
        if (away_m > kNewGateReach) {
            fail(fmt::format("at = [{}, {}]: {:.0f} m from the outline of compound \"{}\"; must be "
                             "within {} m",
                             change.at->lon,
                             change.at->lat,
                             away_m,
                             change.compound,
                             kNewGateReach));
            return;
        }
        for (const GateId id : model_.enclosures().compounds[it->second].gates) {
            const CompoundGate& gate = model_.enclosures().gates[id.index()];
            if (distance(gate.point, planned.at) < kSamePlace) {
                fail(fmt::format(
                    "gate \"{}\" is there already; write gate = \"{}\"", gate.id, gate.id));
            }
        }
    }

    void resolve_path(PlannedChange& planned) {
        const Change& change = planned.change;
        const auto classes = walkable_classes();
        if (std::find(classes.begin(), classes.end(), change.road_class) == classes.end()) {
            fail(fmt::format(
                "class = \"{}\": must be one of {}", change.road_class, fmt::join(classes, ", ")));
        }
        for (const LonLat position : change.path) {
            const PlanePoint p = district_.crs.to_plane(position);
            if (planned.path.empty() || p != planned.path.back()) {
                planned.path.push_back(p);
            }
        }
        if (planned.path.size() < 2) {
            fail("changes nothing: all positions of the line are the same");
            return;
        }
        const double first_m = to_network(planned.path.front());
        const double last_m = to_network(planned.path.back());
        if (first_m > kPathReach && last_m > kPathReach) {
            fail(fmt::format("joins nothing: its ends lie {} and {} from the nearest street; one "
                             "of them at least must be within {} m",
                             metres(first_m),
                             metres(last_m),
                             kPathReach));
        } else if (std::max(first_m, last_m) > kPathReach) {
            remark("dead_end_path",
                   fmt::format("joins a street at one end only; the other lies {} from the "
                               "nearest one",
                               metres(std::max(first_m, last_m))),
                   "bring it within 1 m of a street if it should go through");
        }
        find_heights(planned);
    }

    void find_heights(PlannedChange& planned) {
        Road road;
        road.road_class = planned.change.road_class;
        road.line = planned.path;
        planned.path_heights = road_heights(district_, road);
        if (district_.elevation && planned.path_heights.empty()) {
            remark("elevation_missing",
                   "a position of the line has no elevation; the path is walked as level ground",
                   "take a raster that covers the boundary and the margin around it");
        }
    }

    static std::string metres(double m) {
        return std::isinf(m) ? "farther than any street" : fmt::format("{:.1f} m", m);
    }

    double to_network(PlanePoint p) const {
        const PieceIndex& index = model_.segment_index();
        const auto found = index.nearest(
            p, std::numeric_limits<double>::infinity(), [&index](std::uint32_t number, double) {
                return index.pieces()[number].a != index.pieces()[number].b;
            });
        return found ? std::sqrt(found->squared_distance) : std::numeric_limits<double>::infinity();
    }

    void resolve_block(PlannedChange& planned) {
        const Change& change = planned.change;
        if (!change.source_id.empty()) {
            for (std::size_t i = 0; i < district_.roads.size(); ++i) {
                if (district_.roads[i].id == change.source_id) {
                    planned.roads.emplace_back(i);
                }
            }
            if (planned.roads.empty()) {
                fail(fmt::format("source_id = \"{}\": there is no such road", change.source_id));
            }
            claim(fmt::format("road \"{}\"", change.source_id), "a road is blocked once");
            return;
        }
        planned.at = district_.crs.to_plane(*change.at);
        const double nearest_m = to_network(planned.at);
        if (nearest_m > change.radius_m) {
            fail(fmt::format("changes nothing: the nearest street is {} from the middle, which is "
                             "more than radius_m = {}",
                             metres(nearest_m),
                             change.radius_m));
        }
    }

    const AccessModel& model_;
    const District& district_;
    std::map<std::string_view, std::size_t> stations_;
    std::map<std::string_view, std::size_t> candidates_;
    std::map<std::string_view, std::size_t> gates_;
    std::map<std::string_view, std::size_t> compounds_;
    Plan plan_;
    const Change* current_ = nullptr;
    std::map<std::string, const Change*> claims_;
    std::vector<std::string> errors_;
};

double sum_of_active(const std::vector<PlannedChange>& changes,
                     const std::function<double(const PlannedChange&)>& value) {
    double sum = 0;
    for (const PlannedChange& change : changes) {
        sum += change.change.off ? 0 : value(change);
    }
    return sum;
}

} // namespace

bool PlannedChange::is_of_stations() const {
    return change.kind == ChangeKind::relocate || change.kind == ChangeKind::renovate ||
           change.kind == ChangeKind::build || change.kind == ChangeKind::close;
}

double Plan::cost_yuan() const {
    return sum_of_active(changes, [](const PlannedChange& c) { return c.cost_yuan; });
}

double Plan::yearly_cost_yuan() const {
    return sum_of_active(changes, [](const PlannedChange& c) { return c.change.yearly_cost_yuan; });
}

Plan resolve_plan(const Scenario& scenario, const AccessModel& model) {
    return PlanResolver(scenario, model).resolve();
}

} // namespace yike
