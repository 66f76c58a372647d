// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/supply_indicators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace yike {

namespace {

constexpr double kMillisPerMinute = 60'000;
constexpr const char* kAreaUnit = "m2_per_100_households";

double as_double(std::int64_t whole) {
    return static_cast<double>(whole);
}

// Rows of one tier, or of both together.
class TierRows {
  public:
    TierRows(const District& district,
             const CoverageTimes& times,
             const SupplyResult& supply,
             TierSet set,
             std::vector<Indicator>& rows)
        : district_(district), times_(times), capacity_(supply.capacity(set)), set_(set),
          minutes_(minutes_of_households(district, times, set)),
          areas_(area_of_households(district, supply.accessibility(set))), rows_(rows) {}

    void add(const std::vector<Group>& groups) {
        const Name served_id = id(fmt::format("capacity.{}.households", kHeadlineMinutes));
        const Name mean_id = id(fmt::format("accessibility.{}.mean", kHeadlineMinutes));
        const Name median_id = id(fmt::format("accessibility.{}.median", kHeadlineMinutes));
        for (const Group& group : groups) {
            rows_.push_back(served(served_id, group));
            add_accessibility(mean_id, median_id, group);
        }
        add_loads();
        add_equity();
        add_group_shares(groups);
    }

  private:
    Name id(const std::string& what) const { return Name(what + "." + to_string(set_)); }

    Indicator served(Name served_id, const Group& group) const {
        std::int64_t part = 0;
        std::int64_t whole = 0;
        for (const std::size_t i : group.compounds) {
            part += capacity_.served[i];
            whole += capacity_.households[i];
        }
        return share_row(served_id, group.name, as_double(part), as_double(whole));
    }

    void add_accessibility(Name mean_id, Name median_id, const Group& group) {
        std::vector<Holding> known;
        double whole = 0;
        double with_area = 0;
        double sum = 0;
        for (const std::size_t i : group.compounds) {
            const MaybeHolding& area = areas_[i];
            whole += area.households;
            if (area.value) {
                known.push_back({*area.value, area.households});
                with_area += area.households;
                sum += *area.value * area.households;
            }
        }
        const auto add = [&](Name row_id, std::optional<double> value) {
            rows_.push_back({row_id, group.name, area_unit_, value, with_area, whole});
        };
        add(mean_id, with_area > 0 ? std::optional(sum / with_area) : std::nullopt);
        add(median_id, median_value(std::move(known)));
    }

    void add_all(const std::string& what,
                 const char* unit,
                 std::optional<double> value,
                 double numerator,
                 double denominator) {
        rows_.push_back({id(what), all_, Name(unit), value, numerator, denominator});
    }

    void add_loads() {
        double overloaded = 0;
        double overload = 0;
        double idle = 0;
        for (std::size_t s = 0; s < capacity_.stations.size(); ++s) {
            const StationLoad& station = capacity_.stations[s];
            if (!belongs(district_.stations[s], set_) || !station.capacity.households) {
                continue;
            }
            overloaded += *station.overload() > 0 ? 1 : 0;
            overload += as_double(*station.overload());
            idle += station.idle() ? 1 : 0;
        }
        const std::string head = fmt::format("capacity.{}.", kHeadlineMinutes);
        const double served = as_double(capacity_.served_households);
        double whole = 0;
        for (const std::int64_t households : capacity_.households) {
            whole += as_double(households);
        }
        std::optional<double> mean;
        if (served > 0) {
            mean = as_double(capacity_.served_household_ms) / kMillisPerMinute / served;
        }
        add_all(head + "minutes.mean", "min", mean, served, whole);
        add_all(head + "stations_overloaded", "count", overloaded, overloaded, 1);
        add_all(head + "stations_idle", "count", idle, idle, 1);
        add_all(head + "overload", "households", overload, overload, 1);
    }

    void add_equity() {
        double whole = 0;
        double without_time = 0;
        for (const MaybeHolding& minutes : minutes_) {
            whole += minutes.households;
            without_time += minutes.value ? 0 : minutes.households;
        }
        const WorstTenth slowest = worst_tenth(minutes_, Worse::higher);
        add_all("equity.minutes.gini",
                "index",
                gini(with_value(minutes_)),
                whole - without_time,
                whole);
        add_all(
            "equity.minutes.worst_tenth", "min", slowest.mean, slowest.with_value, slowest.size);
        rows_.push_back(share_row(id("equity.no_time.households"), all_, without_time, whole));

        std::vector<MaybeHolding> known;
        double with_area = 0;
        for (const MaybeHolding& area : areas_) {
            if (area.value) {
                known.push_back(area);
                with_area += area.households;
            }
        }
        const WorstTenth poorest = worst_tenth(known, Worse::lower);
        add_all("equity.accessibility.gini", "index", gini(with_value(known)), with_area, whole);
        add_all("equity.accessibility.worst_tenth",
                kAreaUnit,
                poorest.mean,
                poorest.with_value,
                poorest.size);
    }

    // Each group's part of the households, of those covered, not covered, served and worst off.
    void add_group_shares(const std::vector<Group>& groups) {
        const std::size_t n = district_.compounds.size();
        std::vector<double> households;
        std::vector<double> covered_households;
        std::vector<double> uncovered_households;
        std::vector<double> served_households;
        for (std::size_t i = 0; i < n; ++i) {
            const double all = district_.compounds[i].households;
            const bool reached = covered(times_.compounds[i], set_, kHeadlineMinutes);
            households.push_back(all);
            covered_households.push_back(reached ? all : 0);
            uncovered_households.push_back(reached ? 0 : all);
            served_households.push_back(as_double(capacity_.served[i]));
        }
        const std::vector<double> worst = worst_tenth(minutes_, Worse::higher).households;
        const std::string head = fmt::format("equity.group.{}.", kHeadlineMinutes);
        if (set_ == TierSet::all) {
            add_shares(Name("equity.group.households"), groups, households);
        }
        add_shares(id(head + "covered"), groups, covered_households);
        add_shares(id(head + "uncovered"), groups, uncovered_households);
        add_shares(id(head + "served"), groups, served_households);
        add_shares(id("equity.group.worst_tenth"), groups, worst);
    }

    void
    add_shares(Name name, const std::vector<Group>& groups, const std::vector<double>& amount) {
        double whole = 0;
        for (const double a : amount) {
            whole += a;
        }
        for (const Group& group : groups) {
            if (group.name == all_) {
                continue;
            }
            double part = 0;
            for (const std::size_t i : group.compounds) {
                part += amount[i];
            }
            rows_.push_back(share_row(name, group.name, part, whole));
        }
    }

    const District& district_;
    const CoverageTimes& times_;
    const CapacityCoverage& capacity_;
    TierSet set_;
    std::vector<MaybeHolding> minutes_; ///< to the nearest
    std::vector<MaybeHolding> areas_;   ///< within reach
    std::vector<Indicator>& rows_;
    const Name all_{"all"};
    const Name area_unit_{kAreaUnit};
};

void add_sources(const District& district, std::vector<Indicator>& rows) {
    std::map<CapacitySource, double> sources;
    double unknown_areas = 0;
    const std::vector<StationCapacity> capacities = station_capacities(district);
    for (std::size_t s = 0; s < capacities.size(); ++s) {
        if (district.stations[s].counts) {
            ++sources[capacities[s].source];
            unknown_areas += district.stations[s].floor_area_m2 ? 0 : 1;
        }
    }
    const auto add = [&](const std::string& what, double count) {
        rows.push_back(
            {Name("count.stations." + what), Name("all"), Name("count"), count, count, 1});
    };
    for (const CapacitySource source :
         {CapacitySource::given, CapacitySource::floor_area, CapacitySource::unknown}) {
        add("capacity_" + to_string(source), sources[source]);
    }
    add("floor_area_unknown", unknown_areas);
}

} // namespace

SupplyResult supply_result(const District& district, const CoverageTimes& times) {
    SupplyResult result;
    for (const TierSet set : kTierSets) {
        const auto i = static_cast<std::size_t>(set);
        result.capacity_by_tier[i] = capacity_coverage(district, times, set);
        result.accessibility_by_tier[i] = accessibility(district, times, set);
    }
    return result;
}

std::vector<MaybeHolding>
minutes_of_households(const District& district, const CoverageTimes& times, TierSet set) {
    std::vector<MaybeHolding> holdings;
    for (std::size_t i = 0; i < times.compounds.size(); ++i) {
        const Millis time = times.compounds[i].of(set).nearest_ms;
        holdings.push_back({std::nullopt, district.compounds[i].households});
        if (time != kNever) {
            holdings.back().value = static_cast<double>(time) / kMillisPerMinute;
        }
    }
    return holdings;
}

std::vector<Holding> with_value(const std::vector<MaybeHolding>& holdings) {
    std::vector<Holding> result;
    for (const MaybeHolding& holding : holdings) {
        if (holding.value) {
            result.push_back({*holding.value, holding.households});
        }
    }
    return result;
}

std::vector<MaybeHolding> area_of_households(const District& district,
                                             const Accessibility& accessibility) {
    std::vector<MaybeHolding> holdings;
    for (std::size_t i = 0; i < accessibility.compounds.size(); ++i) {
        holdings.push_back({accessibility.compounds[i], district.compounds[i].households});
    }
    return holdings;
}

std::vector<Indicator> supply_indicators(const District& district,
                                         const Demand& demand,
                                         const CoverageTimes& times,
                                         const SupplyResult& supply) {
    std::vector<Indicator> rows;
    for (const TierSet set : kTierSets) {
        TierRows(district, times, supply, set, rows).add(demand.groups);
    }
    add_sources(district, rows);
    return rows;
}

IssueList supply_notes(const District& district) {
    IssueList notes = capacity_notes(district);
    notes.append(accessibility_notes(district));
    const auto left_out = static_cast<std::size_t>(std::count_if(
        district.compounds.begin(), district.compounds.end(), [](const Compound& compound) {
            return !compound.counts;
        }));
    if (left_out > 0) {
        notes.add({"demand_left_out",
                   Severity::note,
                   {"", "compounds", "", ""},
                   fmt::format("{} compounds are not selected: their households do not compete for "
                               "room in the figures of capacity and of floor area within reach",
                               left_out),
                   "",
                   {},
                   {},
                   0,
                   left_out});
    }
    return notes;
}

} // namespace yike
