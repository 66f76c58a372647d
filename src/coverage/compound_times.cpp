// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/compound_times.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

namespace yike {

namespace {

constexpr Millis kHeadline = minutes_to_millis(kHeadlineMinutes);

bool by_station(const StationTime& a, const StationTime& b) {
    return a.station < b.station;
}

// The two least times of one sample, from different stations; equal times: the smaller station.
struct BestTwo {
    Millis best = kNever;
    Millis other = kNever;
    StationId station;

    void offer(Millis time, StationId from) {
        if (time < best || (time == best && time != kNever && from < station)) {
            other = best;
            best = time;
            station = from;
        } else {
            other = std::min(other, time);
        }
    }

    Millis without(StationId closed) const { return station == closed ? other : best; }
};

// The two stations with the least times of their own.
struct NearestStations {
    StationTime first;
    StationTime second;

    void offer(StationTime next) {
        const auto less = [](const StationTime& a, const StationTime& b) {
            return std::tie(a.time_ms, a.station) < std::tie(b.time_ms, b.station);
        };
        if (next.time_ms == kNever) {
            return;
        }
        if (less(next, first)) {
            second = std::exchange(first, next);
        } else if (less(next, second)) {
            second = next;
        }
    }
};

// What one tier (or both) is to the samples of one compound.
struct TierTimes {
    std::vector<BestTwo> best;
    NearestStations nearest;
    Millis farthest_other = kNever;  ///< no sample's second best is beyond; kNever at first
    std::vector<StationId> partly;   ///< reach some sample within the headline, but not enough
    std::vector<Millis> partly_best; ///< least times of those; empty without any

    bool may_improve(const StationRow& row) const {
        return row.least_ms <= farthest_other || row.least_ms <= nearest.second.time_ms;
    }
};

// Asks the stations about the samples of one compound, nearest first, and no more than needed.
class SampleTimer {
  public:
    SampleTimer(const AccessModel& model,
                const SlottedPeople& people,
                const StationReaches& reaches)
        : model_(model), slotted_(people), reaches_(reaches), times_(people.people.samples.size()) {
        for (TierTimes& tier : tiers_) {
            tier.best.resize(times_.size());
        }
    }

    void ask(const std::vector<StationRow>& rows) {
        std::vector<std::uint32_t> order(rows.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&rows](std::uint32_t a, std::uint32_t b) {
            return std::tie(rows[a].least_ms, a) < std::tie(rows[b].least_ms, b);
        });
        for (const std::uint32_t i : order) {
            ask(rows[i]);
        }
        std::sort(within_.begin(), within_.end(), by_station);
    }

    const TierTimes& of(TierSet set) const { return tiers_[static_cast<std::size_t>(set)]; }

    const People& people() const { return slotted_.people; }

    std::vector<StationTime> within() && { return std::move(within_); }

    /// Stations that cover only together; ascending.
    std::vector<StationTime> together(TierSet set) const {
        const Millis time = rule_time(people(), of(set).partly_best);
        std::vector<StationTime> stations;
        if (time <= kHeadline) {
            for (const StationId station : of(set).partly) {
                stations.push_back({station, time});
            }
            std::sort(stations.begin(), stations.end(), by_station);
        }
        return stations;
    }

    /// The rule's time when one station (or none) is closed.
    Millis without(StationId closed, TierSet set) const {
        std::vector<Millis> times;
        times.reserve(times_.size());
        for (const BestTwo& two : of(set).best) {
            times.push_back(two.without(closed));
        }
        return rule_time(people(), std::move(times));
    }

  private:
    void ask(const StationRow& row) {
        const Station& station = model_.district().stations[row.station.index()];
        const auto concerns = [&](TierSet set) {
            return belongs(station, set) && of(set).may_improve(row);
        };
        if (row.least_ms > kHeadline &&
            std::none_of(kTierSets.begin(), kTierSets.end(), concerns)) {
            return;
        }
        times_over_network(slotted_, row.node_times, times_);
        if (row.beside) {
            add_beside(reaches_[row.station.index()]->to);
        }
        const StationTime own{row.station, rule_time(people(), times_)};
        const bool alone = own.time_ms <= kHeadline;
        if (alone) {
            within_.push_back(own);
        }
        for (const TierSet set : kTierSets) {
            if (belongs(station, set)) {
                offer(own, tiers_[static_cast<std::size_t>(set)]);
                if (!alone && row.least_ms <= kHeadline) {
                    offer_part(row.station, tiers_[static_cast<std::size_t>(set)]);
                }
            }
        }
    }

    void offer_part(StationId station, TierTimes& tier) const {
        if (std::all_of(times_.begin(), times_.end(), [](Millis t) { return t > kHeadline; })) {
            return;
        }
        tier.partly.push_back(station);
        tier.partly_best.resize(times_.size(), kNever);
        for (std::size_t i = 0; i < times_.size(); ++i) {
            tier.partly_best[i] = std::min(tier.partly_best[i], times_[i]);
        }
    }

    void add_beside(const Destination& destination) {
        for (std::size_t i = 0; i < times_.size(); ++i) {
            const Millis time = beside_time(model_, people().samples[i].place, destination);
            times_[i] = std::min(times_[i], time <= kLongestWalk ? time : kNever);
        }
    }

    // Samples without any way onto the network are left out of farthest_other: stations for which
    // that does not matter stand beside them, and are always asked.
    void offer(const StationTime& own, TierTimes& tier) const {
        tier.farthest_other = 0;
        for (std::size_t i = 0; i < times_.size(); ++i) {
            tier.best[i].offer(times_[i], own.station);
            if (slotted_.first[i] < slotted_.first[i + 1]) {
                tier.farthest_other = std::max(tier.farthest_other, tier.best[i].other);
            }
        }
        tier.nearest.offer(own);
    }

    const AccessModel& model_;
    const SlottedPeople& slotted_;
    const StationReaches& reaches_;
    std::array<TierTimes, 3> tiers_;
    std::vector<StationTime> within_;
    std::vector<Millis> times_;
};

// Only a station that is the best for some sample can be missed.
std::vector<StationId> vital(const SampleTimer& people, TierSet set) {
    std::vector<StationId> candidates;
    for (const BestTwo& two : people.of(set).best) {
        if (two.station.valid()) {
            candidates.push_back(two.station);
        }
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::erase_if(candidates,
                  [&](StationId station) { return people.without(station, set) <= kHeadline; });
    return candidates;
}

void fill_minutes(const SampleTimer& people, TierSet set, CompoundReach& reach) {
    const NearestStations& nearest = people.of(set).nearest;
    reach.nearest_ms = people.without(StationId::none(), set);
    reach.nearest = nearest.first.station;
    if (!reach.nearest.valid()) {
        return;
    }
    reach.second_ms = people.without(reach.nearest, set);
    reach.second = nearest.second.station;
    if (reach.nearest_ms <= kHeadline) {
        reach.vital = vital(people, set);
    }
}

void fill_shares(const SampleTimer& ground,
                 TierSet set,
                 const std::vector<int>& minutes_told,
                 CompoundReach& reach) {
    const std::vector<Sample>& samples = ground.people().samples;
    const std::vector<BestTwo>& best = ground.of(set).best;
    double whole = 0;
    for (const Sample& sample : samples) {
        whole += sample.weight;
    }
    for (const int minutes : minutes_told) {
        double within = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            within += best[i].best <= minutes_to_millis(minutes) ? samples[i].weight : 0;
        }
        reach.share.push_back(whole > 0 ? within / whole : 0);
    }
}

bool in_circle(const District& district, CompoundId id, TierSet set) {
    const PlanePoint interior = district.compounds[id.index()].interior;
    return std::any_of(
        district.stations.begin(), district.stations.end(), [&](const Station& station) {
            return belongs(station, set) && distance(interior, station.point) <= kCircleRadius;
        });
}

std::vector<int> with(std::vector<int> minutes, std::initializer_list<int> more) {
    minutes.insert(minutes.end(), more);
    std::sort(minutes.begin(), minutes.end());
    minutes.erase(std::unique(minutes.begin(), minutes.end()), minutes.end());
    return minutes;
}

} // namespace

CompoundTimer::CompoundTimer(const AccessModel& model, const StationReaches& reaches)
    : model_(model), reaches_(reaches), share_minutes_(share_minutes(model.district().settings)) {}

CompoundTimes CompoundTimer::time(CompoundId id,
                                  const CompoundPlaces& places,
                                  const std::vector<StationRow>& rows) const {
    SampleTimer ground(model_, places.ground, reaches_);
    ground.ask(rows);
    SampleTimer gates(model_, places.gates, reaches_);
    if (places.walled) {
        gates.ask(rows);
    }
    SampleTimer& people = places.walled ? gates : ground;
    CompoundTimes result;
    result.has_access = places.has_access;
    for (const TierSet set : kTierSets) {
        CompoundReach& reach = result.reach[static_cast<std::size_t>(set)];
        fill_minutes(people, set, reach);
        fill_shares(ground, set, share_minutes_, reach);
        reach.together = people.together(set);
        reach.in_circle = in_circle(model_.district(), id, set);
    }
    result.within = std::move(people).within();
    return result;
}

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
    return station.counts &&
           (set == TierSet::all || station.tier == (set == TierSet::tier1 ? 1 : 2));
}

std::vector<StationTime>
reachable_stations(const District& district, const CompoundTimes& times, TierSet set) {
    std::vector<StationTime> alone;
    for (const StationTime& reached : times.within) {
        if (belongs(district.stations[reached.station.index()], set)) {
            alone.push_back(reached);
        }
    }
    const std::vector<StationTime>& together = times.of(set).together;
    std::vector<StationTime> stations;
    std::merge(alone.begin(),
               alone.end(),
               together.begin(),
               together.end(),
               std::back_inserter(stations),
               by_station);
    return stations;
}

CoverageTimes compound_times(const AccessModel& model, AccessField& field, Progress& progress) {
    const std::vector<CompoundPlaces> places = all_places(field, progress);
    StationWalks walks = station_walks(model, places, progress);
    const CompoundTimer timer(model, walks.reaches);
    CoverageTimes times;
    times.compounds.resize(places.size());
    progress.stage("minutes of compounds", places.size());
    parallel_ranges(places.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            progress.check();
            times.compounds[i] = timer.time(CompoundId(i), places[i], walks.to_compounds[i]);
            progress.advance();
        }
    });
    for (const auto& reach : walks.reaches) {
        times.destinations.push_back(reach->to);
    }
    times.to_station = std::move(walks.to_station);
    return times;
}

} // namespace yike
