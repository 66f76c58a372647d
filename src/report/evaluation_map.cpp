// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/evaluation_map.hpp"

#include "report/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace yike {

std::optional<double> minutes_of(Millis time) {
    return time == kNever ? std::nullopt
                          : std::optional(static_cast<double>(time) / minutes_to_millis(1));
}

namespace {

void append(MultiPolygon& all, const MultiPolygon& more) {
    all.insert(all.end(), more.begin(), more.end());
}

class MapMaker {
  public:
    MapMaker(const District& district, const Evaluation& evaluation)
        : district_(district), evaluation_(evaluation) {
        for (const Indicator& row : evaluation.indicators) {
            rows_.emplace(std::pair(std::string_view(row.id), std::string_view(row.group)), &row);
        }
    }

    MapData make() && {
        add_head();
        add_areas();
        add_compounds();
        add_lines();
        add_points();
        add_area_units();
        return std::move(map_);
    }

  private:
    const Indicator* row(std::string_view id, std::string_view group) const {
        const auto it = rows_.find({id, group});
        return it == rows_.end() ? nullptr : it->second;
    }

    std::optional<double> value(std::string_view id, const std::string& group) const {
        const Indicator* found = row(id, group);
        return found != nullptr ? found->value : std::nullopt;
    }

    void add_head() {
        const bool both = !district_.note.empty() && !district_.selection.empty();
        map_.name = district_.name;
        map_.data_date = district_.data_date;
        map_.note = district_.note + (both ? " · " : "") + district_.selection;
        map_.attribution = district_.attribution;
        map_.profile = district_.settings.profile;
        map_.speed_km_h = district_.profile().speed_m_per_s * 3.6;
        map_.d_min_m = district_.settings.d_min_m;
        map_.a_min_m2 = district_.settings.a_min_m2;
        map_.area_per_household_m2 = district_.settings.area_per_household_m2;
        map_.estimated_households = has_estimated_households(district_);
        if (const Indicator* headline = row(kHeadline, "all")) {
            map_.households = headline->denominator;
            map_.covered_households = headline->numerator;
            map_.uncovered_households = headline->denominator - headline->numerator;
        }
    }

    void add_areas() {
        map_.boundary = district_.boundary;
        for (const Community& community : district_.communities) {
            const Indicator* covered = row(kHeadline, "community:" + community.id);
            map_.communities.push_back({community.name,
                                        community.ground,
                                        covered != nullptr ? covered->denominator : 0,
                                        covered != nullptr ? covered->numerator : 0});
        }
        for (const Barrier& barrier : district_.barriers) {
            if (barrier.kind == BarrierKind::water || barrier.kind == BarrierKind::river) {
                append(map_.water, barrier.area);
            }
        }
        for (const MultiPolygon& ground : evaluation_.gap_areas) {
            append(map_.gaps, ground);
        }
        for (const Isochrone& isochrone : evaluation_.isochrones) {
            map_.isochrones.push_back({isochrone.minutes, isochrone.ground});
        }
    }

    int stations_within(const CompoundTimes& times, TierSet tier) const {
        return static_cast<int>(
            std::count_if(times.within.begin(), times.within.end(), [&](const StationTime& time) {
                return belongs(district_.stations[time.station.index()], tier);
            }));
    }

    void add_compounds() {
        for (std::size_t i = 0; i < district_.compounds.size(); ++i) {
            const Compound& c = district_.compounds[i];
            if (!c.counts) {
                continue;
            }
            const CompoundTimes& times = evaluation_.times.compounds[i];
            MapCompound compound;
            compound.id = c.id;
            compound.name = c.name;
            compound.ground = c.ground;
            compound.point = c.interior;
            compound.households = c.households;
            compound.minutes = minutes_of(times.of(TierSet::all).nearest_ms);
            compound.walled = evaluation_.model->is_walled(CompoundId(i));
            compound.has_access = times.has_access;
            compound.stations_within = {stations_within(times, TierSet::tier1),
                                        stations_within(times, TierSet::tier2)};
            map_.compounds.push_back(std::move(compound));
        }
    }

    void add_lines() {
        for (const Barrier& barrier : district_.barriers) {
            for (const Line& line : barrier.lines) {
                map_.barriers.push_back({barrier.kind, line});
            }
        }
        for (const Road& road : district_.roads) {
            map_.roads.push_back({road.road_class, road.name, road.line});
        }
        for (const CompoundGate& gate : evaluation_.model->enclosures().gates) {
            map_.gates.push_back({gate.point, gate.open});
        }
    }

    void add_points() {
        map_.stations = map_stations(district_, evaluation_);
        for (const Candidate& candidate : district_.candidates) {
            map_.candidates.push_back(
                {candidate.id, candidate.name, candidate.point, candidate.tier});
        }
        const auto centre = [](const MapStation& station) { return station.tier == 1; };
        const bool small_ones_only =
            !map_.stations.empty() &&
            std::none_of(map_.stations.begin(), map_.stations.end(), centre);
        map_.tier = small_ones_only ? 2 : 1;
        map_.conflicts = map_conflicts(evaluation_);
    }

    void add_area_units() {
        for (const Community& community : district_.communities) {
            const std::string group = "community:" + community.id;
            map_.area_units.push_back({community.name,
                                       community.ground,
                                       value("area.floor.membership", group),
                                       value("area.required.membership", group)});
        }
        for (const Station& station : district_.stations) {
            const bool belongs_here = station.community.valid() || district_.communities.empty();
            if (belongs_here && station.floor_area_m2) {
                map_.floor_area_m2 = map_.floor_area_m2.value_or(0) + *station.floor_area_m2;
            }
        }
        if (district_.stations.empty()) {
            map_.floor_area_m2 = 0;
        }
        map_.area_by_community = !map_.area_units.empty();
        for (std::size_t s = 0; !map_.area_by_community && s < evaluation_.nearest.areas.size();
             ++s) {
            if (!evaluation_.nearest.areas[s].empty()) {
                map_.area_units.push_back({station_label(district_.stations[s].name),
                                           evaluation_.nearest.areas[s],
                                           district_.stations[s].floor_area_m2,
                                           evaluation_.areas[s].required_m2});
            }
        }
    }

    static constexpr const char* kHeadline = "coverage.gate.15.households.all";

    const District& district_;
    const Evaluation& evaluation_;
    std::map<std::pair<std::string_view, std::string_view>, const Indicator*> rows_;
    MapData map_;
};

MapChangeKind map_kind(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::relocate:
        return MapChangeKind::moved;
    case ChangeKind::renovate:
        return MapChangeKind::renovated;
    case ChangeKind::build:
        return MapChangeKind::built;
    case ChangeKind::close:
        return MapChangeKind::closed;
    case ChangeKind::open_gate:
        return MapChangeKind::gate_opened;
    case ChangeKind::close_gate:
        return MapChangeKind::gate_closed;
    case ChangeKind::add_path:
        return MapChangeKind::path;
    case ChangeKind::block_road:
        break;
    }
    return MapChangeKind::blocked;
}

PlanePoint middle_of(const Line& line) {
    const double half = length(line) / 2;
    double so_far = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = distance(line[i - 1], line[i]);
        if (so_far + step >= half && step > 0) {
            return along(line[i - 1], line[i], (half - so_far) / step);
        }
        so_far += step;
    }
    return line.empty() ? PlanePoint{} : line.front();
}

/// The pieces of streets inside a circle, near enough for a map.
std::vector<Line> pieces_near(const District& district, PlanePoint at, double radius_m) {
    std::vector<Line> pieces;
    for (const Road& road : district.roads) {
        if (!bounds(road.line).meets(Box{at, at}.grown(radius_m))) {
            continue;
        }
        for (std::size_t i = 1; i < road.line.size(); ++i) {
            constexpr double kStep_m = 2;
            const PlanePoint a = road.line[i - 1];
            const PlanePoint b = road.line[i];
            const double steps = std::max(1.0, std::ceil(distance(a, b) / kStep_m));
            Line piece;
            for (double k = 0; k <= steps; ++k) {
                const PlanePoint p = along(a, b, k / steps);
                if (distance(p, at) <= radius_m) {
                    piece.push_back(p);
                } else if (piece.size() > 1) {
                    break;
                }
            }
            if (piece.size() > 1) {
                pieces.push_back({piece.front(), piece.back()});
            }
        }
    }
    return pieces;
}

class ChangeMaker {
  public:
    ChangeMaker(const District& baseline, const AccessModel& model, Language language)
        : baseline_(baseline), model_(model), language_(language) {}

    MapChange make(const PlannedChange& planned, std::size_t number) const {
        MapChange change;
        change.number = number;
        change.kind = map_kind(planned.change.kind);
        change.what = change_text(baseline_, planned, language_);
        change.cost_yuan = planned.cost_yuan;
        switch (planned.change.kind) {
        case ChangeKind::relocate:
            change.tier = baseline_.stations[planned.station.index()].tier;
            change.from = baseline_.stations[planned.station.index()].point;
            change.at = planned.point;
            break;
        case ChangeKind::renovate:
        case ChangeKind::close:
            change.tier = baseline_.stations[planned.station.index()].tier;
            change.at = baseline_.stations[planned.station.index()].point;
            break;
        case ChangeKind::build:
            change.tier = planned.tier;
            change.at = planned.point;
            break;
        case ChangeKind::open_gate:
        case ChangeKind::close_gate:
            change.at = planned.gate.valid() ? model_.enclosures().gates[planned.gate.index()].point
                                             : planned.at;
            break;
        case ChangeKind::add_path:
            change.lines = {planned.path};
            change.at = middle_of(planned.path);
            break;
        case ChangeKind::block_road:
            add_block(planned, change);
            break;
        }
        return change;
    }

  private:
    void add_block(const PlannedChange& planned, MapChange& change) const {
        if (planned.roads.empty()) {
            change.at = planned.at;
            change.lines = pieces_near(baseline_, planned.at, planned.change.radius_m);
            return;
        }
        for (const RoadId road : planned.roads) {
            change.lines.push_back(baseline_.roads[road.index()].line);
        }
        change.at = middle_of(change.lines.front());
    }

    const District& baseline_;
    const AccessModel& model_;
    Language language_;
};

} // namespace

std::vector<MapStation> map_stations(const District& district, const Evaluation& evaluation) {
    std::vector<MapStation> stations;
    for (std::size_t s = 0; s < district.stations.size(); ++s) {
        const Station& station = district.stations[s];
        // A station that nobody reaches is not needed by anybody, as in the rule of pairs.
        stations.push_back({station.name,
                            station.tier,
                            station.point,
                            station.inside,
                            false,
                            evaluation.stations[s].unique_share().value_or(0)});
    }
    return stations;
}

std::vector<MapConflict> map_conflicts(const Evaluation& evaluation) {
    std::vector<MapConflict> conflicts;
    for (const StationPair& pair : evaluation.pairs) {
        if (pair.proximity_conflict) {
            conflicts.push_back({pair.a.index(),
                                 pair.b.index(),
                                 minutes_of(pair.walk_ms).value_or(0),
                                 pair.shared_households});
        }
    }
    return conflicts;
}

MapChange map_change(const District& baseline,
                     const AccessModel& model,
                     const PlannedChange& planned,
                     std::size_t number,
                     Language language) {
    return ChangeMaker(baseline, model, language).make(planned, number);
}

MapFate map_fate(Fate fate) {
    switch (fate) {
    case Fate::gained:
        return MapFate::gained;
    case Fate::lost:
        return MapFate::lost;
    case Fate::kept:
        return MapFate::kept;
    case Fate::uncovered:
        break;
    }
    return MapFate::uncovered;
}

MapData evaluation_map(const District& district, const Evaluation& evaluation) {
    return MapMaker(district, evaluation).make();
}

MapData plan_map(const Comparison& comparison, const ScenarioOutcome& outcome, Language language) {
    const Evaluation& baseline = *comparison.baseline;
    MapData map = evaluation_map(outcome.planned.district, outcome.evaluation);
    map.scenario =
        outcome.plan.scenario.name.empty() ? outcome.plan.scenario.id : outcome.plan.scenario.name;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < outcome.fates.size(); ++i) {
        if (outcome.planned.district.compounds[i].counts) {
            map.compounds[shown].fate = map_fate(outcome.fates[i]);
            map.compounds[shown].minutes_before =
                minutes_of(baseline.times.compounds[i].of(TierSet::all).nearest_ms);
            ++shown;
        }
    }
    MapPlan plan;
    plan.covered_before = covered_households(*comparison.district, baseline.times);
    plan.gained = outcome.households.gained;
    plan.lost = outcome.households.lost;
    plan.longer_walk = outcome.longer_walk_households;
    plan.cost_yuan = outcome.cost_yuan();
    const ChangeMaker maker(*comparison.district, *baseline.model, language);
    for (std::size_t i = 0; i < outcome.plan.changes.size(); ++i) {
        if (!outcome.plan.changes[i].change.off) {
            plan.changes.push_back(maker.make(outcome.plan.changes[i], i + 1));
            plan.changes.back().gain_alone = outcome.ledger.gains[i].alone;
            plan.changes.back().gain_last = outcome.ledger.gains[i].last;
        }
    }
    map.plan = std::move(plan);
    return map;
}

std::string change_kind_text(ChangeKind kind, Language language) {
    const bool zh = language == Language::zh;
    switch (kind) {
    case ChangeKind::relocate:
        return zh ? "迁址" : "Move";
    case ChangeKind::renovate:
        return zh ? "改造" : "Enlarge";
    case ChangeKind::build:
        return zh ? "新建" : "Build";
    case ChangeKind::close:
        return zh ? "撤并" : "Close";
    case ChangeKind::open_gate:
        return zh ? "新开大门" : "Open gate";
    case ChangeKind::close_gate:
        return zh ? "关闭大门" : "Close gate";
    case ChangeKind::add_path:
        return zh ? "新增步行路" : "Add path";
    case ChangeKind::block_road:
        break;
    }
    return zh ? "封闭路段" : "Block street";
}

std::string change_text(const District& baseline, const PlannedChange& planned, Language language) {
    const Change& change = planned.change;
    std::string what = change_kind_text(change.kind, language);
    const auto say = [&what](const std::string& more) {
        if (!more.empty()) {
            what += " " + more;
        }
    };
    if (planned.station.valid()) {
        const Station& station = baseline.stations[planned.station.index()];
        say(station.name.empty() ? station.id : station_label(station.name));
    }
    switch (change.kind) {
    case ChangeKind::relocate:
        what += change.candidate.empty() ? "" : " → " + change.candidate;
        break;
    case ChangeKind::build:
        say(!change.name.empty()    ? station_label(change.name)
            : !planned.name.empty() ? station_label(planned.name)
                                    : change.new_id);
        break;
    case ChangeKind::open_gate:
    case ChangeKind::close_gate:
        say(!change.gate.empty() ? change.gate : change.compound);
        break;
    case ChangeKind::add_path:
        say(change.note);
        break;
    case ChangeKind::block_road:
        say(change.source_id);
        break;
    case ChangeKind::renovate:
    case ChangeKind::close:
        break;
    }
    return what;
}

} // namespace yike
