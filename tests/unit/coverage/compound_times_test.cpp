// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/compound_times.hpp"
#include "coverage/place_matrix.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

// A town with open, walled and point compounds, buildings, and stations in all kinds of places.
Sketch mixed_town(std::uint32_t seed) {
    Sketch sketch = random_town(seed, 16, 90);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(-650, 650);
    for (int i = 0; i < 24; ++i) {
        const double x = place(random);
        const double y = place(random);
        const std::string id = std::string("k").append(std::to_string(i));
        if (i % 6 == 5) {
            sketch.point_compound(id, {x, y}, 10 + i);
            continue;
        }
        sketch.compound(id,
                        Sketch::square(x, y, x + 40 + 5 * i, y + 60),
                        10 + i,
                        i % 3 == 0 ? std::optional(Enclosure::walled) : std::nullopt);
        if (i % 6 == 3) {
            sketch.gate({x, y + 30}, static_cast<std::size_t>(i));
            sketch.gate({x + 20, y}, static_cast<std::size_t>(i), GateHours::always, seed % 2 == 0);
        }
        if (i % 4 == 1) {
            sketch.district().buildings.push_back({{x + 10, y + 10}, 7, std::nullopt});
            sketch.district().buildings.push_back({{x + 30, y + 50}, 4, std::nullopt});
        }
    }
    for (int s = 0; s < 17; ++s) { // ids in the order of their numbers
        sketch.station(
            "s" + std::to_string(100 + s), {place(random), place(random)}, 1 + s % 3 / 2);
    }
    return sketch;
}

// Every station asked about every sample, and the rule applied to each list of times.
struct Asked {
    People people;
    std::vector<std::vector<Millis>> times; ///< by station, then sample
};

Asked ask_all(const AccessModel& model, const CoverageTimes& times, People people) {
    Asked asked{std::move(people), {}};
    RangeSearch search(model.network());
    for (const Destination& destination : times.destinations) {
        search.run({destination.sources, kLongestWalk, Direction::to_sources});
        asked.times.emplace_back();
        for (const Sample& sample : asked.people.samples) {
            asked.times.back().push_back(
                walking_time(model, sample.place, destination, search.times()));
        }
    }
    return asked;
}

// The rule's time over the stations for which `counts` holds.
template <class Counts> Millis rule_over(const Asked& asked, const Counts& counts) {
    std::vector<Millis> least(asked.people.samples.size(), kNever);
    for (std::size_t s = 0; s < asked.times.size(); ++s) {
        for (std::size_t i = 0; counts(s) && i < least.size(); ++i) {
            least[i] = std::min(least[i], asked.times[s][i]);
        }
    }
    return rule_time(asked.people, least);
}

// Stations that cover only a part each, if together they cover the compound.
void require_together(const District& district,
                      const Asked& asked,
                      const CompoundReach& reach,
                      TierSet set) {
    constexpr Millis kCutoff = minutes_to_millis(kHeadlineMinutes);
    std::vector<std::size_t> parts;
    for (std::size_t s = 0; s < asked.times.size(); ++s) {
        const std::vector<Millis>& times = asked.times[s];
        if (belongs(district.stations[s], set) && rule_time(asked.people, times) > kCutoff &&
            std::any_of(times.begin(), times.end(), [](Millis t) { return t <= kCutoff; })) {
            parts.push_back(s);
        }
    }
    const Millis time = rule_over(asked, [&parts](std::size_t s) {
        return std::find(parts.begin(), parts.end(), s) != parts.end();
    });
    if (time > kCutoff) {
        parts.clear();
    }
    REQUIRE(reach.together.size() == parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        REQUIRE(reach.together[i].station == StationId(parts[i]));
        REQUIRE(reach.together[i].time_ms == time);
    }
}

void require_reach(const District& district,
                   const Asked& asked,
                   const CompoundReach& reach,
                   TierSet set) {
    std::vector<std::pair<Millis, std::size_t>> own;
    for (std::size_t s = 0; s < asked.times.size(); ++s) {
        const Millis time = rule_time(asked.people, asked.times[s]);
        if (belongs(district.stations[s], set) && time != kNever) {
            own.emplace_back(time, s);
        }
    }
    std::sort(own.begin(), own.end());
    const auto counts = [&](std::size_t s) { return belongs(district.stations[s], set); };
    REQUIRE(reach.nearest_ms == rule_over(asked, counts));
    REQUIRE(reach.nearest == (own.empty() ? StationId::none() : StationId(own[0].second)));
    REQUIRE(reach.second == (own.size() < 2 ? StationId::none() : StationId(own[1].second)));
    if (!own.empty()) {
        REQUIRE(reach.second_ms ==
                rule_over(asked, [&](std::size_t s) { return counts(s) && s != own[0].second; }));
    }
    std::vector<StationId> vital;
    for (std::size_t closed = 0; closed < asked.times.size(); ++closed) {
        const Millis without =
            rule_over(asked, [&](std::size_t s) { return counts(s) && s != closed; });
        if (counts(closed) && reach.nearest_ms <= minutes_to_millis(kHeadlineMinutes) &&
            without > minutes_to_millis(kHeadlineMinutes)) {
            vital.emplace_back(closed);
        }
    }
    REQUIRE(reach.vital == vital);
    require_together(district, asked, reach, set);
}

} // namespace

TEST_CASE("minutes equal those of every station asked about every sample") {
    std::size_t together = 0;
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        Sketch sketch = mixed_town(seed);
        const District& district = sketch.district();
        const AccessModel model(district);
        AccessField field(model, district.settings.cell_m);
        const CoverageTimes times = compound_times(model, field, quiet);
        const auto buildings = buildings_by_compound(district);
        for (std::size_t c = 0; c < district.compounds.size(); ++c) {
            INFO("seed " << seed << ", compound " << district.compounds[c].id);
            const CompoundTimes& found = times.compounds[c];
            const People ground = people_on_ground(district.compounds[c], buildings[c], field);
            const Asked asked =
                ask_all(model,
                        times,
                        model.is_walled(CompoundId(c)) ? open_gates(model, CompoundId(c)) : ground);
            std::vector<StationTime> within;
            for (std::size_t s = 0; s < asked.times.size(); ++s) {
                const Millis time = rule_time(asked.people, asked.times[s]);
                if (time <= minutes_to_millis(kHeadlineMinutes)) {
                    within.push_back({StationId(s), time});
                }
            }
            REQUIRE(found.within.size() == within.size());
            for (std::size_t i = 0; i < within.size(); ++i) {
                REQUIRE(found.within[i].station == within[i].station);
                REQUIRE(found.within[i].time_ms == within[i].time_ms);
            }
            for (const TierSet set : kTierSets) {
                require_reach(district, asked, found.of(set), set);
                together += found.of(set).together.size();
            }
            const Asked on_ground = ask_all(model, times, ground);
            double reached = 0;
            double whole = 0;
            for (std::size_t i = 0; i < ground.samples.size(); ++i) {
                Millis best = kNever;
                for (const auto& by_sample : on_ground.times) {
                    best = std::min(best, by_sample[i]);
                }
                whole += ground.samples[i].weight;
                reached += best <= minutes_to_millis(10) ? ground.samples[i].weight : 0;
            }
            REQUIRE(found.of(TierSet::all).share[1] == Approx(reached / whole));
        }
    }
    REQUIRE(together > 0);
}

TEST_CASE("walks between stations are those of single searches") {
    Sketch sketch = mixed_town(8);
    const AccessModel model(sketch.district());
    AccessField field(model, 5);
    const CoverageTimes times = compound_times(model, field, quiet);
    RangeSearch search(model.network());
    for (std::size_t to = 0; to < times.destinations.size(); ++to) {
        search.run({times.destinations[to].sources, kLongestWalk, Direction::to_sources});
        std::size_t next = 0;
        for (std::size_t from = 0; from < times.destinations.size(); ++from) {
            const Millis walk = walking_time(model,
                                             as_place(model, times.destinations[from]),
                                             times.destinations[to],
                                             search.times());
            if (walk != kNever) {
                REQUIRE(times.to_station[to].at(next).from == StationId(from));
                REQUIRE(times.to_station[to].at(next).walk_ms == walk);
                ++next;
            }
        }
        REQUIRE(next == times.to_station[to].size());
    }
}
