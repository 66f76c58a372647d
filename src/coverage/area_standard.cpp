// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/area_standard.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

using StationsOfCommunity = std::vector<std::vector<std::size_t>>;

StationsOfCommunity stations_of_communities(const District& district) {
    StationsOfCommunity result(district.communities.size());
    for (std::size_t s = 0; s < district.stations.size(); ++s) {
        const CommunityId community = district.stations[s].community;
        if (community.valid()) {
            result[community.index()].push_back(s);
        }
    }
    return result;
}

std::optional<double> floor_area(const District& district,
                                 const std::vector<std::size_t>& stations) {
    double sum = 0;
    for (const std::size_t s : stations) {
        if (!district.stations[s].floor_area_m2) {
            return std::nullopt;
        }
        sum += *district.stations[s].floor_area_m2;
    }
    return sum;
}

std::vector<double> households_walking_to(const District& district, const CoverageTimes& times) {
    std::vector<double> households(district.stations.size(), 0);
    for (std::size_t i = 0; i < times.compounds.size(); ++i) {
        const StationId nearest = times.compounds[i].of(TierSet::all).nearest;
        if (nearest.valid()) {
            households[nearest.index()] += district.compounds[i].households;
        }
    }
    return households;
}

} // namespace

std::string to_string(AreaAssignment assignment) {
    return assignment == AreaAssignment::membership ? "membership" : "walk";
}

std::optional<double> AreaBalance::shortfall_m2() const {
    return floor_m2 ? std::optional(std::max(0.0, required_m2 - *floor_m2)) : std::nullopt;
}

double required_area(const Settings& settings, double households) {
    const double least = households >= kAreaMinimumFrom ? settings.a_min_m2 : 0;
    return std::max(least, settings.area_per_household_m2 * households);
}

std::vector<AreaBalance>
community_areas(const District& district, const CoverageTimes& times, AreaAssignment assignment) {
    std::vector<AreaBalance> balances(district.communities.size());
    if (assignment == AreaAssignment::membership) {
        for (const Compound& compound : district.compounds) {
            if (compound.community.valid()) {
                balances[compound.community.index()].households += compound.households;
            }
        }
    } else {
        const std::vector<double> walking = households_walking_to(district, times);
        for (std::size_t s = 0; s < walking.size(); ++s) {
            const CommunityId community = district.stations[s].community;
            if (community.valid()) {
                balances[community.index()].households += walking[s];
            }
        }
    }
    const StationsOfCommunity stations = stations_of_communities(district);
    for (std::size_t c = 0; c < balances.size(); ++c) {
        balances[c].required_m2 = required_area(district.settings, balances[c].households);
        balances[c].floor_m2 = floor_area(district, stations[c]);
    }
    return balances;
}

std::vector<AreaBalance> station_areas(const District& district, const CoverageTimes& times) {
    const std::vector<double> walking = households_walking_to(district, times);
    std::vector<AreaBalance> result(district.stations.size());
    for (std::size_t s = 0; s < result.size(); ++s) {
        result[s] = {walking[s],
                     required_area(district.settings, walking[s]),
                     district.stations[s].floor_area_m2};
    }
    const StationsOfCommunity stations = stations_of_communities(district);
    const std::vector<AreaBalance> communities =
        community_areas(district, times, AreaAssignment::membership);
    for (std::size_t c = 0; c < communities.size(); ++c) {
        const AreaBalance& whole = communities[c];
        const double count = static_cast<double>(stations[c].size());
        for (const std::size_t s : stations[c]) {
            const bool known = whole.floor_m2.value_or(0) > 0;
            const double share =
                known ? *district.stations[s].floor_area_m2 / *whole.floor_m2 : 1 / count;
            result[s].households = whole.households * share;
            result[s].required_m2 = whole.required_m2 * share;
            if (!whole.floor_m2) {
                result[s].floor_m2 = std::nullopt;
            }
        }
    }
    return result;
}

} // namespace yike
