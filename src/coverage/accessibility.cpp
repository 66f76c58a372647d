// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/accessibility.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

constexpr Millis kCatchment = minutes_to_millis(kHeadlineMinutes);

std::vector<std::optional<double>> supplies(const District& district,
                                            const std::vector<std::vector<StationTime>>& reached) {
    std::vector<double> households(district.stations.size(), 0);
    for (std::size_t c = 0; c < reached.size(); ++c) {
        for (const StationTime& station : reached[c]) {
            households[station.station.index()] +=
                district.compounds[c].households * gaussian_decay(station.time_ms, kCatchment);
        }
    }
    std::vector<std::optional<double>> supply(district.stations.size());
    for (std::size_t s = 0; s < supply.size(); ++s) {
        if (district.stations[s].floor_area_m2 && households[s] > 0) {
            supply[s] = 100 * *district.stations[s].floor_area_m2 / households[s];
        }
    }
    return supply;
}

bool any_area_is_known(const District& district, TierSet set) {
    const auto counted = [set](const Station& station) { return belongs(station, set); };
    const auto known = [&](const Station& station) {
        return counted(station) && station.floor_area_m2.has_value();
    };
    return std::none_of(district.stations.begin(), district.stations.end(), counted) ||
           std::any_of(district.stations.begin(), district.stations.end(), known);
}

} // namespace

double gaussian_decay(Millis time, Millis cutoff) {
    if (time >= cutoff) {
        return 0;
    }
    const double ratio = static_cast<double>(time) / static_cast<double>(cutoff);
    const double end = std::exp(-0.5);
    return (std::exp(-0.5 * ratio * ratio) - end) / (1 - end);
}

Accessibility accessibility(const District& district, const CoverageTimes& times, TierSet set) {
    std::vector<std::vector<StationTime>> reached;
    reached.reserve(times.compounds.size());
    for (const CompoundTimes& compound : times.compounds) {
        reached.push_back(reachable_stations(district, compound, set));
    }
    Accessibility result;
    result.supply = supplies(district, reached);
    result.compounds.resize(reached.size());
    if (!any_area_is_known(district, set)) {
        return result;
    }
    for (std::size_t c = 0; c < reached.size(); ++c) {
        double sum = 0;
        bool known = reached[c].empty();
        for (const StationTime& station : reached[c]) {
            known = known || district.stations[station.station.index()].floor_area_m2.has_value();
            sum += result.supply[station.station.index()].value_or(0) *
                   gaussian_decay(station.time_ms, kCatchment);
        }
        if (known) {
            result.compounds[c] = sum;
        }
    }
    return result;
}

IssueList accessibility_notes(const District& district) {
    std::size_t counted = 0;
    std::size_t unknown = 0;
    for (const Station& station : district.stations) {
        counted += station.counts ? 1 : 0;
        unknown += station.counts && !station.floor_area_m2 ? 1 : 0;
    }
    IssueList notes;
    if (unknown > 0) {
        notes.add({"floor_area_unknown",
                   Severity::warning,
                   {"", "stations", "", ""},
                   fmt::format("{} of {} stations give no floor_area_m2: they add nothing "
                               "to the floor area within reach, so that its figures are "
                               "{}",
                               unknown,
                               counted,
                               unknown == counted ? "left empty" : "lower bounds"),
                   "give floor_area_m2",
                   {},
                   {},
                   0,
                   unknown});
    }
    return notes;
}

} // namespace yike
