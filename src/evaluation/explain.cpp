// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/explain.hpp"

#include "access/walk_reach.hpp"
#include "base/heavy_work.hpp"
#include "base/parallel.hpp"
#include "district/lift_roads.hpp"
#include "network/near_misses.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace yike {

namespace {

constexpr Millis kCutoff = minutes_to_millis(kHeadlineMinutes);

// Remedies farther from the compound than this cannot help it, m: nobody walks so far in 15
// minutes.
constexpr double kRemedyReach = 2000;

// A new gate is tried at this many places along an outline.
constexpr int kGateTrials = 24;

// The samples of one compound, walked to some destinations.
class CompoundWalker {
  public:
    /// @param field  prepared where the compound is
    CompoundWalker(CompoundId compound, const AccessModel& model, const AccessField& field)
        : model_(model) {
        const Compound& own = model.district().compounds[compound.index()];
        people_ = model.is_walled(compound) ? open_gates(model, compound)
                                            : people_on_ground(own, buildings_of(compound), field);
    }

    const People& people() const { return people_; }

    /// The gate rule's time to the nearest of them.
    Millis time(std::vector<Destination> destinations) const {
        return rule_time(people_, times(std::move(destinations)));
    }

    std::vector<Millis> times(std::vector<Destination> destinations,
                              Millis cutoff_ms = kLongestWalk) const {
        const WalkReach reach(model_, std::move(destinations), cutoff_ms);
        std::vector<Millis> times;
        for (const Sample& sample : people_.samples) {
            times.push_back(reach.at(sample.place));
        }
        return times;
    }

  private:
    std::vector<Building> buildings_of(CompoundId compound) const {
        std::vector<Building> own;
        const District& district = model_.district();
        for (const Building& building : district.buildings) {
            if (contains(district.compounds[compound.index()].ground, building.point)) {
                own.push_back(building);
            }
        }
        return own;
    }

    const AccessModel& model_;
    People people_;
};

PlanePoint point_along(const Line& line, double distance_m) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step_m = distance(line[i - 1], line[i]);
        if (distance_m <= step_m && step_m > 0) {
            return along(line[i - 1], line[i], distance_m / step_m);
        }
        distance_m -= step_m;
    }
    return line.back();
}

std::vector<Destination> counted_stations(const AccessModel& model) {
    std::vector<Destination> destinations;
    for (const Station& station : model.district().stations) {
        if (station.counts) {
            destinations.push_back(model.station(station));
        }
    }
    return destinations;
}

// Follows the times of a search down to one of its sources.
class RouteFinder {
  public:
    RouteFinder(const AccessModel& model, const AccessPlace& from, const Destination& to)
        : model_(model), from_(from), to_(to), search_(model.network()) {
        search_.run({to.sources, kLongestWalk, Direction::to_sources});
    }

    /// The walk's time by DESIGN's one rule.
    Millis time() const { return walking_time(model_, from_, to_, search_.times()); }

    ExplainedWalk find() const {
        ExplainedWalk walk;
        walk.from = from_.point;
        walk.straight_m = distance(from_.point, to_.point);
        const Millis best = time();
        const Millis straight = model_.straight_walk(from_, to_);
        if (straight != kNever && straight == best) {
            walk.beside = true;
            walk.network_m = walk.straight_m;
            walk.network_ms = straight;
            walk.route = {from_.point, to_.point};
            return walk;
        }
        for (const Entry& entry : from_.entries) {
            if (walk_along(entry, best, walk) || walk_by_nodes(entry, best, walk)) {
                break;
            }
        }
        return walk;
    }

  private:
    const Network& network() const { return model_.network(); }

    void begin(const Entry& entry, ExplainedWalk& walk) const {
        walk.access_m = entry.distance_m;
        walk.access_ms = entry.access_ms;
        walk.route = {from_.point, network().position(entry.at)};
    }

    void end(const SearchSource& source, Millis best, ExplainedWalk& walk) const {
        const PlanePoint door = network().position(source.at);
        walk.station_ms = source.start_ms;
        walk.station_m = distance(door, to_.point);
        walk.network_ms = best - walk.access_ms - walk.station_ms;
        walk.route.push_back(door);
        for (std::size_t i = 2; i < walk.route.size(); ++i) {
            walk.network_m += distance(walk.route[i - 1], walk.route[i]);
        }
        walk.route.push_back(to_.point);
    }

    // Along one segment, past no node.
    bool walk_along(const Entry& entry, Millis best, ExplainedWalk& walk) const {
        for (const SearchSource& source : to_.sources) {
            if (source.at.segment != entry.at.segment) {
                continue;
            }
            const Millis direct =
                walk_within(network(), entry.at.segment, entry.at.offset_m, source.at.offset_m);
            if (add_millis(entry.access_ms, add_millis(direct, source.start_ms)) == best) {
                begin(entry, walk);
                end(source, best, walk);
                return true;
            }
        }
        return false;
    }

    bool walk_by_nodes(const Entry& entry, Millis best, ExplainedWalk& walk) const {
        for (const auto& [node, ms] :
             {std::pair{entry.from, entry.from_ms}, {entry.to, entry.to_ms}}) {
            if (add_millis(search_.times()[node.index()], ms) == best) {
                begin(entry, walk);
                follow(node, best, walk);
                return true;
            }
        }
        return false;
    }

    void follow(NodeId node, Millis best, ExplainedWalk& walk) const {
        std::vector<char> seen(network().node_count(), 0);
        while (seen[node.index()] == 0) {
            seen[node.index()] = 1;
            walk.route.push_back(network().point(node));
            const Millis time = search_.times()[node.index()];
            for (const SearchSource& source : to_.sources) {
                if (time == time_to_source(node, source)) {
                    end(source, best, walk);
                    return;
                }
            }
            // Steps of no time could lead in a circle: nodes are entered once.
            for (const Arc& arc : network().arcs(node)) {
                const Millis next = search_.times()[arc.other.index()];
                if (seen[arc.other.index()] == 0 && add_millis(next, arc.out_ms) == time) {
                    node = arc.other;
                    break;
                }
            }
        }
    }

    Millis time_to_source(NodeId node, const SearchSource& source) const {
        const Segment& segment = network().segment(source.at.segment);
        Millis walk = kNever;
        if (segment.from == node) {
            walk = walk_within(network(), source.at.segment, 0, source.at.offset_m);
        }
        if (segment.to == node) {
            walk = std::min(
                walk,
                walk_within(network(), source.at.segment, segment.length_m, source.at.offset_m));
        }
        return add_millis(walk, source.start_ms);
    }

    const AccessModel& model_;
    const AccessPlace& from_;
    const Destination& to_;
    RangeSearch search_;
};

class Explainer {
  public:
    Explainer(CompoundId compound,
              const PlannedDistrict& planned,
              const Evaluation& baseline,
              const Evaluation& evaluated,
              Remedies remedies)
        : id_(compound), planned_(planned), baseline_(baseline), evaluated_(evaluated),
          wanted_(remedies), model_(*evaluated.model), district_(model_.district()),
          walker_(compound, model_, *evaluated.field) {}

    Explanation run() && {
        const CompoundTimes& times = evaluated_.times.compounds[id_.index()];
        result_.compound = id_;
        result_.covered = covered(times, TierSet::all, kHeadlineMinutes);
        result_.time_ms = times.of(TierSet::all).nearest_ms;
        find_walk(times.of(TierSet::all).nearest);
        if (!result_.covered) {
            for (const Gap& gap : evaluated_.gaps) {
                if (gap.compound == id_) {
                    result_.reason = gap.reason;
                }
            }
            find_remedies();
        }
        return std::move(result_);
    }

  private:
    const Compound& compound() const { return district_.compounds[id_.index()]; }

    bool is_near(PlanePoint p) const { return distance(compound().interior, p) <= kRemedyReach; }

    // The sample whose time is the compound's, to the station nearest by the compound's own time.
    void find_walk(StationId nearest) {
        const std::vector<Sample>& samples = walker_.people().samples;
        times_ = walker_.times(evaluated_.times.destinations);
        const auto best = std::find(times_.begin(), times_.end(), result_.time_ms);
        if (best == times_.end() || result_.time_ms == kNever || !nearest.valid()) {
            return;
        }
        const AccessPlace& from = samples[static_cast<std::size_t>(best - times_.begin())].place;
        // That sample's own nearest station: of an open compound it may be another one.
        if (walk_to(nearest, from)) {
            return;
        }
        for (std::size_t s = 0; s < district_.stations.size(); ++s) {
            if (district_.stations[s].counts && walk_to(StationId(s), from)) {
                return;
            }
        }
    }

    bool walk_to(StationId station, const AccessPlace& from) {
        const Destination& to = evaluated_.times.destinations[station.index()];
        const RouteFinder finder(model_, from, to);
        if (finder.time() != result_.time_ms) {
            return false;
        }
        result_.walk = finder.find();
        result_.walk->station = station;
        if (model_.is_walled(id_)) {
            result_.walk->gate = gate_at(from.point);
        }
        return true;
    }

    GateId gate_at(PlanePoint p) const {
        for (const GateId gate : model_.enclosures().compounds[id_.index()].gates) {
            const CompoundGate& own = model_.enclosures().gates[gate.index()];
            if (own.open && own.point == p) {
                return gate;
            }
        }
        return GateId::none();
    }

    void find_remedies() {
        if (wanted_ == Remedies::all) {
            try_gates();
            try_new_gates();
            try_gaps();
        }
        try_candidates();
        add_speed();
        // What is known to cost nothing, then what has no price, then by price; walking faster is
        // no change of the town and comes last.
        std::stable_sort(
            result_.remedies.begin(), result_.remedies.end(), [](const Remedy& a, const Remedy& b) {
                const auto rank = [](const Remedy& remedy) {
                    return std::tuple(remedy.kind == RemedyKind::walk_faster,
                                      remedy.cost_yuan.value_or(0),
                                      remedy.gap_m,
                                      remedy.time_ms);
                };
                return rank(a) < rank(b);
            });
    }

    /// The compound's time with a few more changes of streets.
    Millis time_with(const PlannedDistrict& changed) const {
        const AccessModel model(*baseline_.model, changed.district, changed.streets);
        AccessField field(model, *baseline_.field);
        const Box box = bounds(compound().ground);
        if (!box.empty()) {
            Progress quiet;
            field.prepare(field.corners_of(box.grown(field.cell_m())), quiet);
        }
        return CompoundWalker(id_, model, field).time(counted_stations(model));
    }

    void keep(Remedy remedy) {
        if (remedy.time_ms <= kCutoff) {
            result_.remedies.push_back(std::move(remedy));
        }
    }

    // Gates that are closed, or for residents only, here and on the way.
    void try_gates() {
        const std::vector<CompoundGate>& gates = model_.enclosures().gates;
        const std::size_t known = baseline_.model->enclosures().gates.size();
        for (std::size_t g = 0; g < known; ++g) {
            if ((gates[g].open && !gates[g].residents) || !is_near(gates[g].point)) {
                continue;
            }
            PlannedDistrict changed = planned_;
            std::erase(changed.streets.closed, GateId(g));
            changed.streets.opened.emplace_back(g);
            keep({.kind = RemedyKind::open_gate,
                  .what = gates[g].id,
                  .at = gates[g].point,
                  .to = {},
                  .gap_m = 0,
                  .cost_yuan = {},
                  .time_ms = time_with(changed),
                  .speed_m_per_s = 0});
        }
    }

    // Places along the outline; of those that help, the one with the shortest walk.
    void try_new_gates() {
        if (!model_.is_walled(id_)) {
            return;
        }
        Remedy best{.kind = RemedyKind::new_gate,
                    .what = compound().id,
                    .at = {},
                    .to = {},
                    .gap_m = 0,
                    .cost_yuan = {},
                    .time_ms = kNever,
                    .speed_m_per_s = 0};
        for (const Polygon& polygon : compound().ground) {
            const double step_m = length(polygon.outer) / kGateTrials;
            for (int k = 0; k < kGateTrials; ++k) {
                const PlanePoint p = point_along(polygon.outer, k * step_m);
                PlannedDistrict changed = planned_;
                changed.streets.new_gates.push_back({"", id_, p});
                const Millis time = time_with(changed);
                if (time < best.time_ms) {
                    best.time_ms = time;
                    best.at = p;
                }
            }
        }
        keep(best);
    }

    // Dead ends that stop just short of another street.
    void try_gaps() {
        const Network& network = baseline_.model->network();
        const auto level_of = [&](EdgeId edge) {
            const RoadId road = network.edges()[edge.index()].road;
            return road.valid() ? district_.roads[road.index()].level : 0;
        };
        for (const NearMiss& miss :
             near_misses(network, baseline_.model->segment_index(), level_of)) {
            const PlanePoint from = network.point(miss.end);
            if (!is_near(from)) {
                continue;
            }
            const PlanePoint to = network.position(miss.at);
            const EdgeId own = network.edge_of(network.arcs(miss.end).front().segment);
            const RoadId road = network.edges()[own.index()].road;
            PlannedDistrict changed = planned_;
            add_road(changed, {from, to});
            keep({.kind = RemedyKind::close_gap,
                  .what = road.valid() ? district_.roads[road.index()].id : "",
                  .at = from,
                  .to = to,
                  .gap_m = miss.gap_m,
                  .cost_yuan = {},
                  .time_ms = time_with(changed),
                  .speed_m_per_s = 0});
        }
    }

    static void add_road(PlannedDistrict& changed, Line line) {
        Road road;
        road.id = "gap";
        road.road_class = "footway";
        road.from = changed.district.junctions++;
        road.to = changed.district.junctions++;
        road.line = std::move(line);
        road.heights = road_heights(changed.district, road);
        changed.streets.paths.emplace_back(changed.district.roads.size());
        changed.district.roads.push_back(std::move(road));
    }

    void try_candidates() {
        for (const Candidate& candidate : district_.candidates) {
            if (!is_near(candidate.point)) {
                continue;
            }
            std::vector<Millis> times =
                walker_.times({model_.destination_at(candidate.point)}, kCutoff);
            for (std::size_t i = 0; i < times.size(); ++i) {
                times[i] = std::min(times[i], times_[i]);
            }
            keep({.kind = RemedyKind::use_candidate,
                  .what = candidate.id,
                  .at = candidate.point,
                  .to = {},
                  .gap_m = 0,
                  .cost_yuan = candidate.cost_yuan,
                  .time_ms = rule_time(walker_.people(), std::move(times)),
                  .speed_m_per_s = 0});
        }
    }

    // All times shrink alike where there are neither penalties nor slopes.
    void add_speed() {
        const WalkingProfile& profile = district_.profile();
        const bool plain = profile.slope == SlopeRule::none && profile.crossing_penalty_s == 0 &&
                           profile.steps_penalty_s == 0 && profile.footbridge_penalty_s == 0;
        if (result_.time_ms == kNever || !plain) {
            return;
        }
        const double needed = model_.speed_m_per_s() * result_.time_ms / kCutoff;
        if (needed <= kFastestWalk) {
            result_.remedies.push_back({.kind = RemedyKind::walk_faster,
                                        .what = compound().id,
                                        .at = compound().interior,
                                        .to = {},
                                        .gap_m = 0,
                                        .cost_yuan = {},
                                        .time_ms = kCutoff,
                                        .speed_m_per_s = needed});
        }
    }

    static constexpr double kFastestWalk = 1.5; ///< m/s; nobody plans for faster people

    CompoundId id_;
    const PlannedDistrict& planned_;
    const Evaluation& baseline_;
    const Evaluation& evaluated_;
    Remedies wanted_;
    const AccessModel& model_;
    const District& district_;
    CompoundWalker walker_;
    std::vector<Millis> times_; ///< of the samples, to the nearest station
    Explanation result_;
};

} // namespace

std::optional<double> ExplainedWalk::detour_ratio() const {
    return straight_m > 0 ? std::optional(length_m() / straight_m) : std::nullopt;
}

double walking_km_per_h(const Remedy& remedy) {
    return std::ceil(remedy.speed_m_per_s * 36 - 1e-6) / 10;
}

std::string to_string(RemedyKind kind) {
    switch (kind) {
    case RemedyKind::open_gate:
        return "open_gate";
    case RemedyKind::new_gate:
        return "new_gate";
    case RemedyKind::close_gap:
        return "close_gap";
    case RemedyKind::use_candidate:
        return "use_candidate";
    case RemedyKind::walk_faster:
        break;
    }
    return "walk_faster";
}

Explanation explain(CompoundId compound,
                    const PlannedDistrict& planned,
                    const Evaluation& baseline,
                    const Evaluation& evaluated,
                    Remedies remedies) {
    begin_heavy_work("explain");
    return Explainer(compound, planned, baseline, evaluated, remedies).run();
}

std::optional<ExplainedWalk>
walk_between(const AccessModel& model, PlanePoint from, PlanePoint to) {
    begin_heavy_work("walk_between");
    const AccessPlace place = model.place_at(from);
    const Destination destination = model.destination_at(to);
    const RouteFinder finder(model, place, destination);
    return finder.time() == kNever ? std::nullopt : std::optional(finder.find());
}

std::vector<Explanation> explain_all(const PlannedDistrict& planned,
                                     const Evaluation& baseline,
                                     const Evaluation& evaluated,
                                     Progress& progress) {
    std::vector<Explanation> explanations(planned.district.compounds.size());
    progress.stage("explanations", explanations.size());
    parallel_ranges(explanations.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            progress.check();
            explanations[i] = explain(CompoundId(i), planned, baseline, evaluated, Remedies::quick);
            progress.advance();
        }
    });
    return explanations;
}

} // namespace yike
