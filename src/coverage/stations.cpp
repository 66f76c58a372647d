// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/stations.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace yike {

namespace {

constexpr Millis kHeadline = minutes_to_millis(kHeadlineMinutes);

bool reaches(const CompoundTimes& compound, std::size_t station) {
    return compound.by_station[station] <= kHeadline;
}

// The stations of one tier that a compound reaches, ascending.
std::vector<std::size_t>
reached_stations(const District& district, const CompoundTimes& compound, TierSet tier) {
    std::vector<std::size_t> stations;
    for (std::size_t s = 0; s < district.stations.size(); ++s) {
        if (belongs(district.stations[s], tier) && reaches(compound, s)) {
            stations.push_back(s);
        }
    }
    return stations;
}

// Floor area asked of each community centre, by the households that walk to it.
void add_area(const District& district,
              const CoverageTimes& times,
              std::vector<StationResult>& results) {
    std::vector<double> nearest_households(results.size(), 0);
    for (std::size_t i = 0; i < times.compounds.size(); ++i) {
        const StationId nearest = times.compounds[i].of(TierSet::tier1).nearest;
        if (nearest.valid()) {
            nearest_households[nearest.index()] += district.compounds[i].households;
        }
    }
    const Settings& settings = district.settings;
    for (std::size_t s = 0; s < results.size(); ++s) {
        if (district.stations[s].tier != 1) {
            continue;
        }
        const double households = nearest_households[s];
        const double least = households >= kAreaMinimumFrom ? settings.a_min_m2 : 0;
        const double required = std::max(least, settings.area_per_household_m2 * households);
        results[s].required_area_m2 = required;
        if (district.stations[s].floor_area_m2) {
            results[s].shortfall_m2 = std::max(0.0, required - *district.stations[s].floor_area_m2);
        }
    }
}

class PairFinder {
  public:
    PairFinder(const AccessModel& model,
               const CoverageTimes& times,
               const std::vector<StationResult>& results)
        : model_(model), district_(model.district()), times_(times), results_(results),
          near_ms_(walk_millis(district_.settings.d_min_m, model.speed_m_per_s())) {}

    std::vector<StationPair> find() const {
        std::vector<StationPair> pairs;
        const std::size_t n = district_.stations.size();
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = i + 1; j < n; ++j) {
                if (district_.stations[i].tier == district_.stations[j].tier) {
                    add(StationId(i), StationId(j), pairs);
                }
            }
        }
        std::sort(pairs.begin(), pairs.end(), [this](const StationPair& p, const StationPair& q) {
            return std::pair(id(p.a), id(p.b)) < std::pair(id(q.a), id(q.b));
        });
        return pairs;
    }

  private:
    const std::string& id(StationId station) const {
        return district_.stations[station.index()].id;
    }

    void add(StationId a, StationId b, std::vector<StationPair>& pairs) const {
        if (id(b) < id(a)) {
            std::swap(a, b);
        }
        // One way may be longer (slopes, one-way paths): near is near, whatever the ids.
        StationPair pair{
            a, b, district_.stations[a.index()].tier, std::min(walk(a, b), walk(b, a)), 0, false};
        for (std::size_t c = 0; c < times_.compounds.size(); ++c) {
            const CompoundTimes& compound = times_.compounds[c];
            if (reaches(compound, a.index()) && reaches(compound, b.index())) {
                pair.shared_households += district_.compounds[c].households;
            }
        }
        const bool near = pair.walk_ms <= near_ms_;
        pair.proximity_conflict = near && (hardly_unique(a) || hardly_unique(b));
        if (near || pair.shared_households > 0) {
            pairs.push_back(pair);
        }
    }

    bool hardly_unique(StationId station) const {
        // A station that nobody reaches is not needed either.
        return results_[station.index()].unique_share().value_or(0) < kConflictShare;
    }

    Millis walk(StationId a, StationId b) const {
        return walking_time(model_,
                            as_place(model_, times_.destinations[a.index()]),
                            times_.destinations[b.index()],
                            times_.to_node[b.index()]);
    }

    const AccessModel& model_;
    const District& district_;
    const CoverageTimes& times_;
    const std::vector<StationResult>& results_;
    Millis near_ms_;
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
    add_area(district, times, results);
    return results;
}

std::vector<StationPair> station_pairs(const AccessModel& model,
                                       const CoverageTimes& times,
                                       const std::vector<StationResult>& results) {
    return PairFinder(model, times, results).find();
}

} // namespace yike
