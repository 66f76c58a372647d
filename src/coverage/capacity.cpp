// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/capacity.hpp"

#include "coverage/transport.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace yike {

namespace {

// More than anybody counts, and far from the end of the whole numbers.
constexpr double kMostHouseholds = 1e12;

std::int64_t rounded_down(double households) {
    constexpr double kDust = 1e-9; // 600 / 0.3 is 2000, whatever its last bit says
    return static_cast<std::int64_t>(
        std::floor(std::clamp(households * (1 + kDust), 0.0, kMostHouseholds)));
}

StationCapacity capacity_of(const Station& station, const Settings& settings) {
    if (station.capacity_households) {
        return {rounded_down(*station.capacity_households), CapacitySource::given};
    }
    if (!station.floor_area_m2) {
        return {};
    }
    if (settings.area_per_household_m2 <= 0) {
        return {std::nullopt, CapacitySource::floor_area};
    }
    return {rounded_down(*station.floor_area_m2 / settings.area_per_household_m2),
            CapacitySource::floor_area};
}

// Positions in the order of the ids.
template <typename Thing> std::vector<std::uint32_t> by_id(const std::vector<Thing>& things) {
    std::vector<std::uint32_t> order(things.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&things](std::uint32_t a, std::uint32_t b) {
        return things[a].id < things[b].id;
    });
    return order;
}

// The problem numbers compounds and stations in the order of their ids.
struct NumberedProblem {
    TransportProblem problem;
    std::vector<std::uint32_t> compounds; ///< of each place
    std::vector<std::uint32_t> stations;  ///< of each site
};

NumberedProblem problem_of(const District& district, const CoverageTimes& times, TierSet set) {
    NumberedProblem result;
    result.compounds = by_id(district.compounds);
    result.stations = by_id(district.stations);
    std::vector<std::uint32_t> site_of(district.stations.size());
    for (std::uint32_t site = 0; site < result.stations.size(); ++site) {
        const std::uint32_t s = result.stations[site];
        site_of[s] = site;
        result.problem.capacity.push_back(
            capacity_of(district.stations[s], district.settings).households);
    }
    for (std::uint32_t place = 0; place < result.compounds.size(); ++place) {
        const std::uint32_t c = result.compounds[place];
        result.problem.supply.push_back(whole_households(district.compounds[c]));
        std::vector<Route> routes;
        for (const StationTime& reached : reachable_stations(district, times.compounds[c], set)) {
            routes.push_back({place, site_of[reached.station.index()], reached.time_ms});
        }
        std::sort(routes.begin(), routes.end(), [](const Route& a, const Route& b) {
            return a.site < b.site;
        });
        result.problem.routes.insert(result.problem.routes.end(), routes.begin(), routes.end());
    }
    return result;
}

std::string stations_text(std::size_t some, std::size_t all) {
    return fmt::format("{} of {} station{}", some, all, all == 1 ? "" : "s");
}

} // namespace

std::string to_string(CapacitySource source) {
    switch (source) {
    case CapacitySource::given:
        return "given";
    case CapacitySource::floor_area:
        return "floor_area";
    case CapacitySource::unknown:
        break;
    }
    return "unknown";
}

std::vector<StationCapacity> station_capacities(const District& district) {
    std::vector<StationCapacity> capacities;
    capacities.reserve(district.stations.size());
    for (const Station& station : district.stations) {
        capacities.push_back(capacity_of(station, district.settings));
    }
    return capacities;
}

std::int64_t whole_households(const Compound& compound) {
    return static_cast<std::int64_t>(
        std::floor(std::clamp(compound.households, 0.0, kMostHouseholds) + 0.5));
}

std::optional<double> StationLoad::load() const {
    if (capacity.households.value_or(0) == 0) {
        return std::nullopt;
    }
    return static_cast<double>(assigned) / static_cast<double>(*capacity.households);
}

std::optional<std::int64_t> StationLoad::overload() const {
    if (!capacity.households) {
        return std::nullopt;
    }
    return std::max<std::int64_t>(0, nearest - *capacity.households);
}

bool StationLoad::idle() const {
    return load().value_or(1) < kIdleShare;
}

CapacityCoverage
capacity_coverage(const District& district, const CoverageTimes& times, TierSet set) {
    CapacityCoverage result;
    for (const StationCapacity& capacity : station_capacities(district)) {
        result.stations.push_back({capacity, 0, 0});
    }
    result.served.resize(district.compounds.size(), 0);
    for (std::size_t c = 0; c < district.compounds.size(); ++c) {
        result.households.push_back(whole_households(district.compounds[c]));
        const CompoundReach& reach = times.compounds[c].of(set);
        if (reach.nearest.valid() && reach.nearest_ms <= minutes_to_millis(kHeadlineMinutes)) {
            result.stations[reach.nearest.index()].nearest += result.households[c];
        }
    }
    const NumberedProblem numbered = problem_of(district, times, set);
    const TransportPlan plan = cheapest_transport(numbered.problem);
    for (std::size_t r = 0; r < plan.sent.size(); ++r) {
        if (plan.sent[r] > 0) {
            const Route& route = numbered.problem.routes[r];
            const std::uint32_t c = numbered.compounds[route.place];
            const std::uint32_t s = numbered.stations[route.site];
            result.stations[s].assigned += plan.sent[r];
            result.served[c] += plan.sent[r];
            result.assignments.push_back(
                {CompoundId(c), StationId(s), static_cast<Millis>(route.cost), plan.sent[r]});
        }
    }
    std::sort(result.assignments.begin(),
              result.assignments.end(),
              [](const Assignment& a, const Assignment& b) {
                  return std::pair(a.compound, a.station) < std::pair(b.compound, b.station);
              });
    result.served_households = plan.moved;
    result.served_household_ms = plan.cost;
    return result;
}

IssueList capacity_notes(const District& district) {
    std::size_t counted = 0;
    std::size_t derived = 0;
    std::size_t unknown = 0;
    for (const Station& station : district.stations) {
        const CapacitySource source = capacity_of(station, district.settings).source;
        counted += station.counts ? 1 : 0;
        derived += station.counts && source == CapacitySource::floor_area ? 1 : 0;
        unknown += station.counts && source == CapacitySource::unknown ? 1 : 0;
    }
    const auto rounded = static_cast<std::size_t>(std::count_if(
        district.compounds.begin(), district.compounds.end(), [](const Compound& compound) {
            return static_cast<double>(whole_households(compound)) != compound.households;
        }));
    IssueList notes;
    if (derived > 0) {
        notes.add({"capacity_derived",
                   Severity::note,
                   {"", "stations", "", ""},
                   fmt::format("{} give no capacity_households: it was derived from the "
                               "floor area, at {:g} m2 a household",
                               stations_text(derived, counted),
                               district.settings.area_per_household_m2),
                   "give capacity_households where it is known",
                   {},
                   {},
                   0,
                   derived});
    }
    if (unknown > 0) {
        notes.add({"capacity_unknown",
                   Severity::warning,
                   {"", "stations", "", ""},
                   fmt::format(
                       "{} give neither capacity_households nor floor_area_m2: they were taken as "
                       "unlimited, so that the capacity figures are upper bounds",
                       stations_text(unknown, counted)),
                   "give floor_area_m2 or capacity_households",
                   {},
                   {},
                   0,
                   unknown});
    }
    if (rounded > 0) {
        notes.add({"households_rounded",
                   Severity::note,
                   {"", "compounds", "", ""},
                   fmt::format("the households of {} compounds are not whole: they were "
                               "rounded for the assignment under capacity",
                               rounded),
                   "",
                   {},
                   {},
                   0,
                   rounded});
    }
    return notes;
}

} // namespace yike
