// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/coverage.hpp"

#include "coverage/area_standard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace yike {

namespace {

// A rule at a cutoff: how much of each compound counts, 0 to 1.
struct RuleAt {
    std::string name; ///< "gate.15"
    std::vector<double> share;
};

std::vector<RuleAt> rules_at(const District& district, const CoverageTimes& times, TierSet set) {
    std::vector<RuleAt> rules;
    const std::vector<int> told = share_minutes(district.settings);
    for (const int minutes : indicator_minutes(district.settings)) {
        const auto m =
            static_cast<std::size_t>(std::find(told.begin(), told.end(), minutes) - told.begin());
        RuleAt gate{fmt::format("gate.{}", minutes), {}};
        RuleAt share{fmt::format("share.{}", minutes), {}};
        for (const CompoundTimes& compound : times.compounds) {
            gate.share.push_back(covered(compound, set, minutes) ? 1 : 0);
            share.share.push_back(compound.of(set).share[m]);
        }
        rules.push_back(std::move(gate));
        rules.push_back(std::move(share));
    }
    RuleAt circle{fmt::format("circle.{}", kHeadlineMinutes), {}};
    for (const CompoundTimes& compound : times.compounds) {
        circle.share.push_back(compound.of(set).in_circle ? 1 : 0);
    }
    rules.push_back(std::move(circle));
    return rules;
}

Indicator row(Name id, Name unit, double value, double numerator, double denominator) {
    static const Name all("all");
    return {id, all, unit, value, numerator, denominator};
}

// Communities of a group, at least half of whose households count.
class CommunityCounter {
  public:
    explicit CommunityCounter(const District& district)
        : district_(district), all_(district.communities.size(), 0),
          reached_(district.communities.size(), 0) {}

    Indicator row(const RuleAt& rule, const Group& group, Name id) {
        for (const std::size_t i : group.compounds) {
            const Compound& compound = district_.compounds[i];
            if (compound.community.valid()) {
                all_[compound.community.index()] += compound.households;
                reached_[compound.community.index()] += compound.households * rule.share[i];
            }
        }
        double count = 0;
        double covered_count = 0;
        for (const std::size_t i : group.compounds) { // each community once: then it is emptied
            const CommunityId community = district_.compounds[i].community;
            if (community.valid()) {
                double& all = all_[community.index()];
                double& reached = reached_[community.index()];
                count += all > 0 ? 1 : 0;
                covered_count += all > 0 && 2 * reached >= all ? 1 : 0;
                all = 0;
                reached = 0;
            }
        }
        return share_row(id, group.name, covered_count, count);
    }

  private:
    const District& district_;
    std::vector<double> all_; ///< households by community; zero between rows
    std::vector<double> reached_;
};

void add_coverage(const District& district,
                  const CoverageTimes& times,
                  const Demand& demand,
                  std::vector<Indicator>& rows) {
    CommunityCounter communities(district);
    for (const TierSet set : kTierSets) {
        for (const RuleAt& rule : rules_at(district, times, set)) {
            const auto id_of = [&](const std::string& what) {
                return Name(fmt::format("coverage.{}.{}.{}", rule.name, what, to_string(set)));
            };
            std::vector<Name> ids;
            for (const Measure measure : kMeasures) {
                ids.push_back(id_of(to_string(measure)));
            }
            const Name communities_id = id_of("communities");
            for (std::size_t g = 0; g < demand.groups.size(); ++g) {
                const Group& group = demand.groups[g];
                Measured part{};
                for (const std::size_t i : group.compounds) {
                    for (std::size_t m = 0; m < part.size(); ++m) {
                        part[m] += demand.amounts[i][m] * rule.share[i];
                    }
                }
                for (std::size_t m = 0; m < part.size(); ++m) {
                    rows.push_back(share_row(ids[m], group.name, part[m], demand.wholes[g][m]));
                }
                if (!group.is_community) {
                    rows.push_back(communities.row(rule, group, communities_id));
                }
            }
        }
    }
}

// Room for these rows, and for those of the supply that may follow.
std::size_t rows_at_most(const District& district, const Demand& demand) {
    constexpr std::size_t kOfSupply = 8; // rows a group and tier
    constexpr std::size_t kOfWays = 10;  // rows a community
    constexpr std::size_t kOthers = 200;
    const std::size_t rules = 2 * indicator_minutes(district.settings).size() + 1;
    const std::size_t of_group = rules * (kMeasures.size() + 1) + kOfSupply;
    return demand.groups.size() * kTierSets.size() * of_group +
           district.communities.size() * kOfWays + kOthers;
}

double minutes_of(Millis time) {
    return static_cast<double>(time) / 60'000.0;
}

// Mean, median and P90, each household counting once; households without a time are left out of
// the figures and told by numerator (with a time) and denominator (all).
void add_minutes(const std::string& name,
                 const District& district,
                 const std::vector<Millis>& times,
                 std::vector<Indicator>& rows) {
    std::vector<std::pair<Millis, double>> timed;
    double whole = 0;
    double with_time = 0;
    double sum = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const double households = district.compounds[i].households;
        whole += households;
        if (times[i] != kNever && households > 0) {
            timed.emplace_back(times[i], households);
            with_time += households;
            sum += minutes_of(times[i]) * households;
        }
    }
    if (timed.empty()) {
        return;
    }
    std::sort(timed.begin(), timed.end());
    const auto quantile = [&](double share) {
        double so_far = 0;
        for (const auto& [time, households] : timed) {
            so_far += households;
            if (so_far >= share * with_time) {
                return minutes_of(time);
            }
        }
        return minutes_of(timed.back().first);
    };
    const auto add = [&](const char* what, double value) {
        rows.push_back(row(Name("minutes." + name + what), Name("min"), value, with_time, whole));
    };
    add(".mean", sum / with_time);
    add(".median", quantile(0.5));
    add(".p90", quantile(0.9));
}

void add_overlap(const District& district,
                 const CoverageTimes& times,
                 TierSet set,
                 std::vector<Indicator>& rows) {
    double whole = 0;
    double twice = 0;
    for (std::size_t i = 0; i < times.compounds.size(); ++i) {
        const std::vector<StationTime>& within = times.compounds[i].within;
        const auto stations = std::count_if(within.begin(), within.end(), [&](const auto& reached) {
            return belongs(district.stations[reached.station.index()], set);
        });
        whole += district.compounds[i].households;
        twice += stations >= 2 ? district.compounds[i].households : 0;
    }
    rows.push_back(
        share_row(Name(fmt::format("overlap.{}.households.{}", kHeadlineMinutes, to_string(set))),
                  Name("all"),
                  twice,
                  whole));
}

void add_counts(const District& district, const AccessModel& model, std::vector<Indicator>& rows) {
    const auto count = [&rows](const std::string& id, double value) {
        rows.push_back(row(Name(id), Name("count"), value, value, 1));
    };
    for (const TierSet set : kTierSets) {
        const auto n = std::count_if(district.stations.begin(),
                                     district.stations.end(),
                                     [set](const Station& s) { return belongs(s, set); });
        count("count.stations." + to_string(set), static_cast<double>(n));
    }
    const auto outside = std::count_if(district.stations.begin(),
                                       district.stations.end(),
                                       [](const Station& s) { return !s.inside; });
    count("count.stations_outside", static_cast<double>(outside));
    std::map<GateSource, int> sources;
    for (const CompoundEnclosure& enclosure : model.enclosures().compounds) {
        ++sources[enclosure.source];
    }
    count("count.compounds.open", sources[GateSource::none]);
    for (const GateSource source : {GateSource::given, GateSource::crossing, GateSource::nearest}) {
        count("count.compounds.gates_" + to_string(source), sources[source]);
    }
    count("count.edges_cut_by_walls", static_cast<double>(model.enclosures().cuts.size()));
}

// Sums over communities, and each community.
void add_areas(const District& district, const CoverageTimes& times, std::vector<Indicator>& rows) {
    for (const AreaAssignment way : {AreaAssignment::membership, AreaAssignment::walk}) {
        const std::vector<AreaBalance> balances = community_areas(district, times, way);
        const auto add = [&](const char* what, const auto& value_of) {
            const Name id(fmt::format("area.{}.{}", what, to_string(way)));
            const Name unit("m2");
            double sum = 0;
            std::vector<Indicator> of_communities;
            for (std::size_t c = 0; c < balances.size(); ++c) {
                const std::optional<double> value = value_of(balances[c]);
                sum += value.value_or(0);
                of_communities.push_back({id,
                                          Name("community:" + district.communities[c].id),
                                          unit,
                                          value,
                                          value.value_or(0),
                                          1});
            }
            rows.push_back(row(id, unit, sum, sum, 1));
            rows.insert(rows.end(), of_communities.begin(), of_communities.end());
        };
        if (balances.empty()) {
            continue;
        }
        add("required", [](const AreaBalance& b) { return std::optional(b.required_m2); });
        add("floor", [](const AreaBalance& b) { return b.floor_m2; });
        add("shortfall", [](const AreaBalance& b) { return b.shortfall_m2(); });
        double known = 0;
        double enough = 0;
        for (const AreaBalance& balance : balances) {
            known += balance.shortfall_m2() ? 1 : 0;
            enough += balance.shortfall_m2() == 0.0 ? 1 : 0;
        }
        rows.push_back(
            share_row(Name("area.communities_met." + to_string(way)), Name("all"), enough, known));
    }
}

} // namespace

Indicator share_row(Name id, Name group, double numerator, double denominator) {
    static const Name share("share");
    Indicator row{id, group, share, {}, numerator, denominator};
    if (denominator > 0) {
        row.value = numerator / denominator;
    }
    return row;
}

bool covered(const CompoundTimes& times, TierSet set, int minutes) {
    return times.of(set).nearest_ms <= minutes_to_millis(minutes);
}

std::vector<Indicator> coverage_indicators(const District& district,
                                           const AccessModel& model,
                                           const Demand& demand,
                                           const CoverageTimes& times) {
    std::vector<Indicator> rows;
    rows.reserve(rows_at_most(district, demand));
    add_coverage(district, times, demand, rows);
    for (const TierSet set : kTierSets) {
        std::vector<Millis> nearest;
        std::vector<Millis> second;
        for (const CompoundTimes& compound : times.compounds) {
            nearest.push_back(compound.of(set).nearest_ms);
            second.push_back(compound.of(set).second_ms);
        }
        add_minutes("nearest." + to_string(set), district, nearest, rows);
        add_minutes("second." + to_string(set), district, second, rows);
        add_overlap(district, times, set, rows);
    }
    add_areas(district, times, rows);
    add_counts(district, model, rows);
    return rows;
}

std::optional<Indicator> find_indicator(const std::vector<Indicator>& rows, const std::string& id) {
    const auto it = std::find_if(rows.begin(), rows.end(), [&id](const Indicator& row) {
        return row.id == id && row.group == "all";
    });
    return it == rows.end() ? std::nullopt : std::optional(*it);
}

} // namespace yike
