// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/compound_times.hpp"

#include "base/parallel.hpp"
#include "coverage/ground_samples.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace yike {

namespace {

// The two least times of one sample, from different stations.
struct BestTwo {
    Millis best = kNever;
    Millis other = kNever;
    StationId station;

    // Stations come in ascending order, so that ties stay with the smaller id.
    void offer(Millis time, StationId from) {
        if (time < best) {
            other = best;
            best = time;
            station = from;
        } else {
            other = std::min(other, time);
        }
    }

    Millis without(StationId closed) const { return station == closed ? other : best; }
};

// Samples with the two best stations of each, by TierSet.
struct TimedSamples {
    People people;
    std::array<std::vector<BestTwo>, 3> best;
    std::vector<Millis> by_station;

    const std::vector<BestTwo>& of(TierSet set) const {
        return best[static_cast<std::size_t>(set)];
    }

    /// The rule's time when one station (or none) is closed.
    Millis without(StationId closed, TierSet set) const {
        std::vector<Millis> times;
        times.reserve(people.samples.size());
        for (const BestTwo& two : of(set)) {
            times.push_back(two.without(closed));
        }
        return rule_time(people, times);
    }
};

class CompoundTimer {
  public:
    CompoundTimer(const AccessModel& model, const CoverageTimes& times)
        : model_(model), district_(model.district()), times_(times) {}

    CompoundTimes time(CompoundId id, std::vector<Sample> samples) const {
        const TimedSamples ground = timed({TimeRule::median, std::move(samples)});
        const bool walled = model_.is_walled(id);
        const TimedSamples gates = walled ? timed(open_gates(model_, id)) : TimedSamples{};
        const TimedSamples& people = walled ? gates : ground;
        CompoundTimes result;
        result.by_station = people.by_station;
        result.has_access =
            std::any_of(people.people.samples.begin(),
                        people.people.samples.end(),
                        [](const Sample& sample) { return !sample.place.entries.empty(); });
        for (const TierSet set : kTierSets) {
            CompoundReach& reach = result.reach[static_cast<std::size_t>(set)];
            fill_minutes(people, set, reach);
            fill_shares(ground, set, reach);
            reach.in_circle = in_circle(id, set);
        }
        return result;
    }

  private:
    TimedSamples timed(People people) const {
        TimedSamples result{std::move(people), {}, {}};
        const std::vector<Sample>& samples = result.people.samples;
        result.best.fill(std::vector<BestTwo>(samples.size()));
        result.by_station.assign(district_.stations.size(), kNever);
        std::vector<Millis> times(samples.size());
        for (std::size_t s = 0; s < district_.stations.size(); ++s) {
            for (std::size_t i = 0; i < times.size(); ++i) {
                times[i] = walking_time(
                    model_, samples[i].place, times_.destinations[s], times_.to_node[s]);
            }
            offer(StationId(s), times, result);
            result.by_station[s] = rule_time(result.people, times);
        }
        return result;
    }

    void offer(StationId id, const std::vector<Millis>& times, TimedSamples& result) const {
        for (const TierSet set : kTierSets) {
            if (belongs(district_.stations[id.index()], set)) {
                std::vector<BestTwo>& best = result.best[static_cast<std::size_t>(set)];
                for (std::size_t i = 0; i < times.size(); ++i) {
                    best[i].offer(times[i], id);
                }
            }
        }
    }

    void fill_minutes(const TimedSamples& people, TierSet set, CompoundReach& reach) const {
        reach.nearest_ms = people.without(StationId::none(), set);
        reach.nearest = least(people, set, StationId::none());
        if (!reach.nearest.valid()) {
            return;
        }
        reach.second_ms = people.without(reach.nearest, set);
        reach.second = least(people, set, reach.nearest);
        if (reach.nearest_ms <= minutes_to_millis(kHeadlineMinutes)) {
            reach.vital = vital(people, set);
        }
    }

    // The station with the least time of its own, other than `except`.
    StationId least(const TimedSamples& people, TierSet set, StationId except) const {
        StationId nearest;
        Millis best = kNever;
        for (std::size_t s = 0; s < district_.stations.size(); ++s) {
            if (StationId(s) != except && belongs(district_.stations[s], set) &&
                people.by_station[s] < best) {
                best = people.by_station[s];
                nearest = StationId(s);
            }
        }
        return nearest;
    }

    // Only a station that is the best for some sample can be missed.
    static std::vector<StationId> vital(const TimedSamples& people, TierSet set) {
        std::vector<StationId> candidates;
        for (const BestTwo& two : people.of(set)) {
            if (two.station.valid()) {
                candidates.push_back(two.station);
            }
        }
        std::sort(candidates.begin(), candidates.end());
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        std::erase_if(candidates, [&](StationId station) {
            return people.without(station, set) <= minutes_to_millis(kHeadlineMinutes);
        });
        return candidates;
    }

    void fill_shares(const TimedSamples& ground, TierSet set, CompoundReach& reach) const {
        double whole = 0;
        for (const Sample& sample : ground.people.samples) {
            whole += sample.weight;
        }
        for (const int minutes : share_minutes(district_.settings)) {
            double within = 0;
            for (std::size_t i = 0; i < ground.people.samples.size(); ++i) {
                const bool reached = ground.of(set)[i].best <= minutes_to_millis(minutes);
                within += reached ? ground.people.samples[i].weight : 0;
            }
            reach.share.push_back(whole > 0 ? within / whole : 0);
        }
    }

    bool in_circle(CompoundId id, TierSet set) const {
        const PlanePoint interior = district_.compounds[id.index()].interior;
        return std::any_of(
            district_.stations.begin(), district_.stations.end(), [&](const Station& station) {
                return belongs(station, set) && distance(interior, station.point) <= kCircleRadius;
            });
    }

    const AccessModel& model_;
    const District& district_;
    const CoverageTimes& times_;
};

void prepare_field(const District& district, AccessField& field, Progress& progress) {
    Box box;
    for (const Compound& compound : district.compounds) {
        box.add(bounds(compound.ground));
    }
    if (!box.empty()) {
        field.prepare(field.corners_of(box.grown(field.cell_m())), progress);
    }
}

void search_stations(const AccessModel& model, CoverageTimes& times, Progress& progress) {
    const std::vector<Station>& stations = model.district().stations;
    times.destinations.resize(stations.size());
    times.to_node.resize(stations.size());
    progress.stage("walks to stations", stations.size());
    parallel_ranges(stations.size(), 1, [&](std::size_t begin, std::size_t end) {
        RangeSearch search(model.network());
        for (std::size_t s = begin; s < end; ++s) {
            progress.check();
            times.destinations[s] = model.station(stations[s]);
            search.run({times.destinations[s].sources, kLongestWalk, Direction::to_sources});
            times.to_node[s].assign(search.times().begin(), search.times().end());
            progress.advance();
        }
    });
}

} // namespace

namespace {

std::vector<int> with(std::vector<int> minutes, std::initializer_list<int> more) {
    minutes.insert(minutes.end(), more);
    std::sort(minutes.begin(), minutes.end());
    minutes.erase(std::unique(minutes.begin(), minutes.end()), minutes.end());
    return minutes;
}

} // namespace

std::vector<int> share_minutes(const Settings& settings) {
    return with(settings.minutes, {5, 10, kHeadlineMinutes});
}

std::vector<int> indicator_minutes(const Settings& settings) {
    return with(settings.minutes, {kHeadlineMinutes});
}

std::string to_string(TierSet set) {
    switch (set) {
    case TierSet::tier1:
        return "tier1";
    case TierSet::tier2:
        return "tier2";
    case TierSet::all:
        break;
    }
    return "all";
}

bool belongs(const Station& station, TierSet set) {
    return set == TierSet::all || station.tier == (set == TierSet::tier1 ? 1 : 2);
}

CoverageTimes compound_times(const AccessModel& model, AccessField& field, Progress& progress) {
    const District& district = model.district();
    CoverageTimes times;
    prepare_field(district, field, progress);
    search_stations(model, times, progress);
    const auto buildings = buildings_by_compound(district);
    const CompoundTimer timer(model, times);
    times.compounds.resize(district.compounds.size());
    progress.stage("minutes of compounds", district.compounds.size());
    parallel_ranges(district.compounds.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            progress.check();
            const Compound& compound = district.compounds[i];
            times.compounds[i] =
                timer.time(CompoundId(i), samples_of(compound, buildings[i], field));
            progress.advance();
        }
    });
    return times;
}

} // namespace yike
