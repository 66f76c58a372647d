// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/stations.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace yike {

namespace {

// The stations of one tier that a compound reaches, ascending.
std::vector<std::size_t>
reached_stations(const District& district, const CompoundTimes& compound, TierSet tier) {
    std::vector<std::size_t> stations;
    for (const StationTime& reached : compound.within) {
        if (belongs(district.stations[reached.station.index()], tier)) {
            stations.push_back(reached.station.index());
        }
    }
    return stations;
}

class PairFinder {
  public:
    PairFinder(const AccessModel& model,
               const CoverageTimes& times,
               const std::vector<StationResult>& results)
        : district_(model.district()), times_(times), results_(results),
          near_ms_(walk_millis(district_.settings.d_min_m, model.speed_m_per_s())) {}

    std::vector<StationPair> find() && {
        share_households();
        const std::size_t n = district_.stations.size();
        for (std::size_t to = 0; to < n; ++to) {
            for (const StationWalk& walk : times_.to_station[to]) {
                if (walk.from != StationId(to) && walk.walk_ms <= near_ms_) {
                    shared_.try_emplace(in_order(walk.from, StationId(to)), 0);
                }
            }
        }
        std::vector<StationPair> pairs;
        for (const auto& [stations, households] : shared_) {
            add(stations.first, stations.second, households, pairs);
        }
        std::sort(pairs.begin(), pairs.end(), [this](const StationPair& p, const StationPair& q) {
            return std::pair(id(p.a), id(p.b)) < std::pair(id(q.a), id(q.b));
        });
        return pairs;
    }

  private:
    using StationIds = std::pair<StationId, StationId>;

    const std::string& id(StationId station) const {
        return district_.stations[station.index()].id;
    }

    // The one with the smaller id first.
    StationIds in_order(StationId a, StationId b) const {
        return id(b) < id(a) ? StationIds{b, a} : StationIds{a, b};
    }

    void share_households() {
        for (std::size_t c = 0; c < times_.compounds.size(); ++c) {
            const std::vector<StationTime>& within = times_.compounds[c].within;
            for (std::size_t i = 0; i < within.size(); ++i) {
                for (std::size_t j = i + 1; j < within.size(); ++j) {
                    shared_[in_order(within[i].station, within[j].station)] +=
                        district_.compounds[c].households;
                }
            }
        }
    }

    void add(StationId a, StationId b, double shared, std::vector<StationPair>& pairs) const {
        const int tier = district_.stations[a.index()].tier;
        if (district_.stations[b.index()].tier != tier) {
            return;
        }
        // One way may be longer (slopes, one-way paths): near is near, whatever the ids.
        StationPair pair{a, b, tier, std::min(walk(a, b), walk(b, a)), shared, false};
        const bool near = pair.walk_ms <= near_ms_;
        pair.proximity_conflict = near && (hardly_unique(a) || hardly_unique(b));
        if (near || shared > 0) {
            pairs.push_back(pair);
        }
    }

    bool hardly_unique(StationId station) const {
        // A station that nobody reaches is not needed either.
        return results_[station.index()].unique_share().value_or(0) < kConflictShare;
    }

    Millis walk(StationId from, StationId to) const {
        const std::vector<StationWalk>& walks = times_.to_station[to.index()];
        const auto it = std::lower_bound(
            walks.begin(), walks.end(), from, [](const StationWalk& walk, StationId station) {
                return walk.from < station;
            });
        return it != walks.end() && it->from == from ? it->walk_ms : kNever;
    }

    const District& district_;
    const CoverageTimes& times_;
    const std::vector<StationResult>& results_;
    Millis near_ms_;
    std::map<StationIds, double> shared_; ///< households
};

} // namespace

std::optional<double> StationResult::unique_share() const {
    return households > 0 ? std::optional(unique_households / households) : std::nullopt;
}

std::vector<StationResult> station_results(const District& district, const CoverageTimes& times) {
    std::vector<StationResult> results(district.stations.size());
    for (std::size_t i = 0; i < times.compounds.size(); ++i) {
        const double households = district.compounds[i].households;
        const CompoundTimes& compound = times.compounds[i];
        for (const TierSet tier : {TierSet::tier1, TierSet::tier2}) {
            const auto reached = reached_stations(district, compound, tier);
            for (const std::size_t s : reached) {
                results[s].households += households;
                results[s].unique_households += reached.size() == 1 ? households : 0;
            }
            for (const StationId vital : compound.of(tier).vital) {
                results[vital.index()].lost_if_closed += households;
            }
        }
    }
    return results;
}

std::vector<StationPair> station_pairs(const AccessModel& model,
                                       const CoverageTimes& times,
                                       const std::vector<StationResult>& results) {
    return PairFinder(model, times, results).find();
}

} // namespace yike
