// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_findings.hpp"

#include <algorithm>
#include <tuple>

namespace yike {

namespace {

constexpr double kHardlyUnique = 0.2;

double share_covered(const MapCommunity& community) {
    return community.covered_households / community.households;
}

double uncovered(const MapCommunity& community) {
    return community.households - community.covered_households;
}

} // namespace

bool is_covered(const MapData& data, const MapCompound& compound) {
    return compound.has_access && compound.minutes && *compound.minutes <= data.cutoff_minutes;
}

std::vector<const MapCompound*> ranked_gaps(const MapData& data) {
    std::vector<const MapCompound*> gaps;
    for (const MapCompound& compound : data.compounds) {
        if (!is_covered(data, compound)) {
            gaps.push_back(&compound);
        }
    }
    std::sort(gaps.begin(), gaps.end(), [](const MapCompound* a, const MapCompound* b) {
        return a->households != b->households ? a->households > b->households : a->id < b->id;
    });
    return gaps;
}

std::vector<const MapCompound*> ranked_fates(const MapData& data) {
    std::vector<const MapCompound*> changed;
    for (const MapCompound& compound : data.compounds) {
        if (compound.fate == MapFate::gained || compound.fate == MapFate::lost) {
            changed.push_back(&compound);
        }
    }
    const auto key = [](const MapCompound* c) {
        return std::tuple(c->fate == MapFate::gained, -c->households, std::string_view(c->id));
    };
    std::sort(changed.begin(), changed.end(), [&](const MapCompound* a, const MapCompound* b) {
        return key(a) < key(b);
    });
    return changed;
}

std::vector<const MapCommunity*> ranked_communities(const MapData& data) {
    std::vector<const MapCommunity*> communities;
    for (const MapCommunity& community : data.communities) {
        if (community.households > 0) {
            communities.push_back(&community);
        }
    }
    std::sort(
        communities.begin(), communities.end(), [](const MapCommunity* a, const MapCommunity* b) {
            return std::tuple(share_covered(*a), -uncovered(*a), a->name) <
                   std::tuple(share_covered(*b), -uncovered(*b), b->name);
        });
    return communities;
}

bool is_of_tier(const MapStation& station, int tier) {
    return (station.tier == 1) == (tier == 1);
}

std::vector<const MapConflict*> conflicts_of_tier(const MapData& data) {
    std::vector<const MapConflict*> conflicts;
    for (const MapConflict& conflict : data.conflicts) {
        if (is_of_tier(data.stations[conflict.a], data.tier)) {
            conflicts.push_back(&conflict);
        }
    }
    std::stable_sort(
        conflicts.begin(), conflicts.end(), [](const MapConflict* a, const MapConflict* b) {
            return a->minutes < b->minutes;
        });
    return conflicts;
}

bool is_hardly_unique(const MapStation& station) {
    return station.inside && station.unique_share && *station.unique_share < kHardlyUnique;
}

std::size_t hardly_unique_stations(const MapData& data) {
    return static_cast<std::size_t>(
        std::count_if(data.stations.begin(), data.stations.end(), [&](const MapStation& station) {
            return is_of_tier(station, data.tier) && is_hardly_unique(station);
        }));
}

double households_twice(const MapData& data) {
    double households = 0;
    for (const MapCompound& compound : data.compounds) {
        const int stations = compound.stations_within[data.tier == 1 ? 0 : 1];
        households += stations >= 2 ? compound.households : 0;
    }
    return households;
}

double households_of_compounds(const MapData& data) {
    double households = 0;
    for (const MapCompound& compound : data.compounds) {
        households += compound.households;
    }
    return households;
}

std::optional<double> adequacy(const MapAreaUnit& unit) {
    if (!unit.floor_m2 || !unit.required_m2 || !(*unit.required_m2 > 0)) {
        return std::nullopt;
    }
    return *unit.floor_m2 / *unit.required_m2;
}

double shortfall_m2(const MapAreaUnit& unit) {
    return adequacy(unit) ? std::max(0.0, *unit.required_m2 - *unit.floor_m2) : 0;
}

AreaFinding area_finding(const MapData& data) {
    AreaFinding finding;
    for (const MapAreaUnit& unit : data.area_units) {
        finding.judged += adequacy(unit) ? 1 : 0;
        finding.below += shortfall_m2(unit) > 0 ? 1 : 0;
        finding.shortfall_m2 += shortfall_m2(unit);
    }
    return finding;
}

std::vector<const MapAreaUnit*> ranked_shortfalls(const MapData& data) {
    std::vector<const MapAreaUnit*> units;
    for (const MapAreaUnit& unit : data.area_units) {
        if (shortfall_m2(unit) > 0) {
            units.push_back(&unit);
        }
    }
    std::stable_sort(units.begin(), units.end(), [](const MapAreaUnit* a, const MapAreaUnit* b) {
        return std::tuple(-shortfall_m2(*a), a->name) < std::tuple(-shortfall_m2(*b), b->name);
    });
    return units;
}

} // namespace yike
