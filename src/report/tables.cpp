// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/tables.hpp"

#include "io/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace yike {

namespace {

std::string flag(bool value) {
    return value ? "1" : "0";
}

std::string optional_text(const std::optional<double>& value, int decimals) {
    return value ? rounded_text(*value, decimals) : "";
}

std::string optional_text(const std::optional<std::int64_t>& value) {
    return value ? fmt::format("{}", *value) : "";
}

std::string station_id(const District& district, StationId id) {
    return id.valid() ? district.stations[id.index()].id : "";
}

std::string community_id(const District& district, CommunityId id) {
    return id.valid() ? district.communities[id.index()].id : "";
}

std::string share_text(const District& district, const CompoundReach& reach, int minutes) {
    const std::vector<int> told = share_minutes(district.settings);
    const auto it = std::find(told.begin(), told.end(), minutes);
    return rounded_text(reach.share[static_cast<std::size_t>(it - told.begin())], 6);
}

void add_compound(const District& district,
                  const Evaluation& evaluation,
                  CompoundId id,
                  CsvWriter& csv) {
    const Compound& compound = district.compounds[id.index()];
    const CompoundTimes& times = evaluation.times.compounds[id.index()];
    const CompoundReach& reach = times.of(TierSet::all);
    csv << compound.id << compound.name << compound.type_name
        << community_id(district, compound.community)
        << (evaluation.model->is_walled(id) ? "walled" : "open")
        << to_string(evaluation.model->enclosures().compounds[id.index()].source)
        << rounded_text(compound.households, 6) << rounded_text(compound.people, 6)
        << rounded_text(compound.elderly, 6) << station_id(district, reach.nearest)
        << minutes_text(reach.nearest_ms) << station_id(district, reach.second)
        << minutes_text(reach.second_ms);
    for (const int minutes : {5, 10, 15}) {
        csv << flag(covered(times, TierSet::all, minutes));
    }
    for (const int minutes : {5, 10, 15}) {
        csv << share_text(district, reach, minutes);
    }
    csv << flag(reach.in_circle);
    csv.end_row();
}

} // namespace

std::string minutes_text(Millis time) {
    if (time == kNever) {
        return "";
    }
    const Millis hundredths = (time + 300) / 600; // half up, in whole numbers
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

std::string seconds_text(Millis time) {
    return time == kNever ? "" : fmt::format("{}.{:03}", time / 1000, time % 1000);
}

std::string rounded_text(double value, int decimals) {
    std::string text = fixed(value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') {
            text.pop_back();
        }
    }
    return text;
}

std::string indicators_csv(const Evaluation& evaluation) {
    CsvWriter csv{"indicator", "group", "unit", "value", "numerator", "denominator"};
    for (const Indicator& row : evaluation.indicators) {
        csv << row.id << row.group << row.unit << optional_text(row.value, 6)
            << rounded_text(row.numerator, 6) << rounded_text(row.denominator, 6);
        csv.end_row();
    }
    return csv.text();
}

std::string compounds_csv(const District& district, const Evaluation& evaluation) {
    CsvWriter csv{"compound_id", "name",           "type",           "community", "enclosure",
                  "gate_source", "households",     "people",         "elderly",   "nearest_station",
                  "minutes",     "second_station", "second_minutes", "covered_5", "covered_10",
                  "covered_15",  "share_5",        "share_10",       "share_15",  "circle_15"};
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        if (district.compounds[i].counts) {
            add_compound(district, evaluation, CompoundId(i), csv);
        }
    }
    return csv.text();
}

std::string stations_csv(const District& district, const Evaluation& evaluation) {
    CsvWriter csv{"station_id",
                  "name",
                  "tier",
                  "community",
                  "floor_area_m2",
                  "required_area_m2",
                  "shortfall_m2",
                  "households_15",
                  "unique_households_15",
                  "unique_share_15",
                  "lost_if_closed_15"};
    for (std::size_t s = 0; s < district.stations.size(); ++s) {
        const Station& station = district.stations[s];
        const StationResult& result = evaluation.stations[s];
        csv << station.id << station.name << fmt::format("{}", station.tier)
            << community_id(district, station.community) << optional_text(station.floor_area_m2, 2)
            << rounded_text(evaluation.areas[s].required_m2, 2)
            << optional_text(evaluation.areas[s].shortfall_m2(), 2)
            << rounded_text(result.households, 6) << rounded_text(result.unique_households, 6)
            << optional_text(result.unique_share(), 6) << rounded_text(result.lost_if_closed, 6);
        csv.end_row();
    }
    return csv.text();
}

std::string pairs_csv(const District& district, const Evaluation& evaluation) {
    CsvWriter csv{"station_a",
                  "station_b",
                  "tier",
                  "walk_time_s",
                  "shared_households_15",
                  "proximity_conflict"};
    for (const StationPair& pair : evaluation.pairs) {
        csv << station_id(district, pair.a) << station_id(district, pair.b)
            << fmt::format("{}", pair.tier) << seconds_text(pair.walk_ms)
            << rounded_text(pair.shared_households, 6) << flag(pair.proximity_conflict);
        csv.end_row();
    }
    return csv.text();
}

std::string gaps_csv(const District& district, const Evaluation& evaluation) {
    CsvWriter csv{
        "compound_id", "name", "community", "households", "minutes", "nearest_station", "reason"};
    for (const Gap& gap : evaluation.gaps) {
        const Compound& compound = district.compounds[gap.compound.index()];
        const CompoundReach& reach =
            evaluation.times.compounds[gap.compound.index()].of(TierSet::all);
        csv << compound.id << compound.name << community_id(district, compound.community)
            << rounded_text(compound.households, 6) << minutes_text(reach.nearest_ms)
            << station_id(district, reach.nearest) << gap.reason;
        csv.end_row();
    }
    return csv.text();
}

std::string capacity_csv(const District& district, const Evaluation& evaluation) {
    CsvWriter csv{"station_id",
                  "name",
                  "tier",
                  "community",
                  "capacity_households",
                  "capacity_source",
                  "nearest_households_15",
                  "overload_households_15",
                  "assigned_households_15",
                  "load_15",
                  "idle_15"};
    const CapacityCoverage& capacity = evaluation.supply.capacity(TierSet::all);
    for (std::size_t s = 0; s < district.stations.size(); ++s) {
        const Station& station = district.stations[s];
        const StationLoad& load = capacity.stations[s];
        csv << station.id << station.name << fmt::format("{}", station.tier)
            << community_id(district, station.community) << optional_text(load.capacity.households)
            << to_string(load.capacity.source) << fmt::format("{}", load.nearest)
            << optional_text(load.overload()) << fmt::format("{}", load.assigned)
            << optional_text(load.load(), 6)
            << (station.counts && load.load() ? flag(load.idle()) : "");
        csv.end_row();
    }
    return csv.text();
}

std::string assignments_csv(const District& district, const Evaluation& evaluation) {
    CsvWriter csv{"compound_id", "name", "assigned_station", "minutes", "assigned_households"};
    for (const Assignment& assignment : evaluation.supply.capacity(TierSet::all).assignments) {
        const Compound& compound = district.compounds[assignment.compound.index()];
        csv << compound.id << compound.name << station_id(district, assignment.station)
            << minutes_text(assignment.walk_ms) << fmt::format("{}", assignment.households);
        csv.end_row();
    }
    return csv.text();
}

std::string accessibility_csv(const District& district, const Evaluation& evaluation) {
    CsvWriter csv{"compound_id",
                  "name",
                  "type",
                  "community",
                  "households",
                  "minutes",
                  "m2_per_100_households_15",
                  "m2_per_100_households_15_tier1",
                  "m2_per_100_households_15_tier2",
                  "served_households_15",
                  "unserved_households_15",
                  "worst_tenth_households"};
    const SupplyResult& supply = evaluation.supply;
    const CapacityCoverage& capacity = supply.capacity(TierSet::all);
    const WorstTenth worst =
        worst_tenth(minutes_of_households(district, evaluation.times, TierSet::all), Worse::higher);
    for (std::size_t c = 0; c < district.compounds.size(); ++c) {
        const Compound& compound = district.compounds[c];
        if (!compound.counts) {
            continue;
        }
        csv << compound.id << compound.name << compound.type_name
            << community_id(district, compound.community) << rounded_text(compound.households, 6)
            << minutes_text(evaluation.times.compounds[c].of(TierSet::all).nearest_ms);
        for (const TierSet set : {TierSet::all, TierSet::tier1, TierSet::tier2}) {
            csv << optional_text(supply.accessibility(set).compounds[c], 6);
        }
        csv << fmt::format("{}", capacity.served[c])
            << fmt::format("{}", capacity.households[c] - capacity.served[c])
            << rounded_text(worst.households[c], 6);
        csv.end_row();
    }
    return csv.text();
}

} // namespace yike
