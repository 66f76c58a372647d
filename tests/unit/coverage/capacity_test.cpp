// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/capacity.hpp"
#include "coverage/coverage.hpp"
#include "coverage/supply_indicators.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

struct Result {
    explicit Result(const District& district, TierSet set = TierSet::all)
        : model(district), field(model, district.settings.cell_m),
          times(compound_times(model, field, quiet)),
          capacity(capacity_coverage(district, times, set)) {}

    std::int64_t assigned(std::size_t station) const { return capacity.stations[station].assigned; }

    AccessModel model;
    AccessField field;
    CoverageTimes times;
    CapacityCoverage capacity;
};

// A street with a small and a large station, 300 m apart.
Sketch street() {
    Sketch sketch;
    sketch.road({{-4000, 0}, {4000, 0}});
    sketch.station("S", {0, 0}).station("T", {300, 0});
    sketch.district().stations[0].capacity_households = 150;
    sketch.district().stations[1].capacity_households = 1000;
    return sketch;
}

// A town with compounds of all kinds; stations without a capacity.
Sketch town(std::uint32_t seed) {
    Sketch sketch = random_town(seed, 14, 80);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(-650, 650);
    for (int i = 0; i < 30; ++i) {
        const double x = place(random);
        const double y = place(random);
        sketch.compound(std::string("k").append(std::to_string(i)),
                        Sketch::square(x, y, x + 10 + 9 * i, y + 45),
                        10 + i,
                        i % 3 == 0 ? std::optional(Enclosure::walled) : std::nullopt);
    }
    for (int i = 0; i < 5; ++i) {
        sketch.station(
            std::string("s").append(std::to_string(i)), {place(random), place(random)}, 1 + i % 2);
    }
    return sketch;
}

double covered_households(const Result& result, const District& district, TierSet set) {
    double sum = 0;
    for (std::size_t c = 0; c < district.compounds.size(); ++c) {
        if (covered(result.times.compounds[c], set, kHeadlineMinutes)) {
            sum += district.compounds[c].households;
        }
    }
    return sum;
}

} // namespace

TEST_CASE("a full station sends households on, the nearest stay") {
    Sketch sketch = street();
    sketch.point_compound("A", {0, 0}, 100);
    sketch.point_compound("B", {-100, 0}, 100);
    sketch.point_compound("C", {3000, 0}, 70);
    const Result result(sketch.district());
    // One of A saves 4.5 minutes at S, one of B as well: ids decide; 50 of them walk to T.
    REQUIRE(result.assigned(0) == 150);
    REQUIRE(result.assigned(1) == 50);
    REQUIRE(result.capacity.served == std::vector<std::int64_t>{100, 100, 0});
    REQUIRE(result.capacity.served_households == 200);
    const StationLoad& full = result.capacity.stations[0];
    REQUIRE(full.nearest == 200);
    REQUIRE(full.overload() == 50);
    REQUIRE(full.load() == 1.0);
    REQUIRE_FALSE(full.idle());
    REQUIRE(result.capacity.stations[1].idle());
    REQUIRE(result.capacity.stations[1].overload() == 0);
}

TEST_CASE("who finds no room within 15 minutes is not served") {
    Sketch sketch = street();
    sketch.point_compound("A", {-800, 0}, 400); // 12 minutes to S, 16.5 to T
    const Result result(sketch.district());
    REQUIRE(result.assigned(0) == 150);
    REQUIRE(result.assigned(1) == 0);
    REQUIRE(result.capacity.served[0] == 150);
    REQUIRE(result.capacity.stations[0].overload() == 250);
    REQUIRE(result.capacity.served_household_ms == 150 * 720'000);
    REQUIRE(result.capacity.assignments.size() == 1);
    REQUIRE(result.capacity.assignments[0].walk_ms == 720'000);
}

TEST_CASE("capacity is given, or from the floor area, or unknown and told") {
    Sketch sketch = street();
    District& d = sketch.district();
    d.stations[0].floor_area_m2 = 99;
    d.stations[1].capacity_households.reset();
    d.stations[1].floor_area_m2 = 600;
    sketch.station("U", {600, 0}).station("shut", {900, 0});
    d.stations[3].counts = false;
    const std::vector<StationCapacity> found = station_capacities(d);
    REQUIRE(found[0].households == 150);
    REQUIRE(found[0].source == CapacitySource::given);
    REQUIRE(found[1].households == 2000); // 600 / 0.3, whatever the last bit says
    REQUIRE(found[1].source == CapacitySource::floor_area);
    REQUIRE_FALSE(found[2].households);
    REQUIRE(found[2].source == CapacitySource::unknown);
    const IssueList notes = capacity_notes(d);
    REQUIRE(notes.count("capacity_derived") == 1);
    REQUIRE(notes.count("capacity_unknown") == 1);
    REQUIRE(notes.count("households_rounded") == 0);
    for (const Issue& issue : notes.all()) {
        CAPTURE(issue.message);
        REQUIRE(issue.count == 1);
        REQUIRE(issue.message.find("1 of 3 stations") == 0);
    }
    d.settings.area_per_household_m2 = 0.7;
    REQUIRE(station_capacities(d)[1].households == 857);
    d.settings.area_per_household_m2 = 0;
    REQUIRE_FALSE(station_capacities(d)[1].households);
}

TEST_CASE("households are whole, and it is told where they were not") {
    Sketch sketch = street();
    sketch.point_compound("A", {0, 0}, 20.5);
    sketch.point_compound("B", {0, 0}, 20.4);
    const Result result(sketch.district());
    REQUIRE(result.capacity.households == std::vector<std::int64_t>{21, 20});
    REQUIRE(capacity_notes(sketch.district()).count("households_rounded") == 1);
    REQUIRE(capacity_notes(sketch.district()).all()[0].count == 2);
}

TEST_CASE("a compound that two stations cover only together may go to both") {
    Sketch sketch;
    sketch.road({{-4000, 0}, {4000, 0}});
    // Each end within 15 minutes of its own station, the middle of neither, 60 % in all.
    sketch.station("W", {-1600, 0}).station("E", {1600, 0});
    sketch.compound("A", Sketch::square(-1000, 0, 1000, 4), 101);
    sketch.district().stations[0].capacity_households = 30;
    const Result result(sketch.district());
    REQUIRE(result.times.compounds[0].within.empty());
    const CompoundReach& reach = result.times.compounds[0].of(TierSet::all);
    REQUIRE(covered(result.times.compounds[0], TierSet::all, 15) == !reach.together.empty());
    sketch.district().stations[0].point = {-1450, 0};
    sketch.district().stations[1].point = {1450, 0};
    const Result nearer(sketch.district());
    REQUIRE(nearer.times.compounds[0].within.empty());
    REQUIRE(covered(nearer.times.compounds[0], TierSet::all, 15));
    const CompoundReach& both = nearer.times.compounds[0].of(TierSet::all);
    REQUIRE(both.together.size() == 2);
    REQUIRE(both.together[0].time_ms == both.nearest_ms);
    REQUIRE(nearer.capacity.served_households == 101);
    REQUIRE(nearer.assigned(1) >= 71);
    // A third station at the middle covers it alone, and takes none of the others away.
    sketch.station("M", {0, 0});
    sketch.district().stations[2].capacity_households = 0;
    const Result third(sketch.district());
    REQUIRE(third.times.compounds[0].within.size() == 1);
    REQUIRE(third.capacity.served_households == 101);
}

TEST_CASE("unlimited capacity serves whoever is covered") {
    for (std::uint32_t seed = 1; seed < 7; ++seed) {
        CAPTURE(seed);
        const Sketch sketch_of_seed = town(seed);
        Sketch sketch = sketch_of_seed;
        const District& d = sketch.district();
        for (const TierSet set : kTierSets) {
            const Result result(d, set);
            REQUIRE(static_cast<double>(result.capacity.served_households) ==
                    covered_households(result, d, set));
            for (std::size_t c = 0; c < d.compounds.size(); ++c) {
                const bool reached = covered(result.times.compounds[c], set, kHeadlineMinutes);
                REQUIRE(reached == !reachable_stations(d, result.times.compounds[c], set).empty());
                REQUIRE(result.capacity.served[c] == (reached ? result.capacity.households[c] : 0));
            }
        }
    }
}

TEST_CASE("nobody is served beyond capacity; more room or one more station never serves fewer") {
    for (std::uint32_t seed = 1; seed < 9; ++seed) {
        CAPTURE(seed);
        Sketch sketch = town(seed);
        District& d = sketch.district();
        std::mt19937 random(seed);
        for (Station& station : d.stations) {
            station.capacity_households = std::uniform_int_distribution<int>(0, 150)(random);
        }
        const Result before(d);
        for (const StationLoad& station : before.capacity.stations) {
            REQUIRE(station.assigned <= *station.capacity.households);
        }
        REQUIRE(static_cast<double>(before.capacity.served_households) <=
                covered_households(before, d, TierSet::all));
        const Result tier1(d, TierSet::tier1);
        REQUIRE(tier1.capacity.served_households <= before.capacity.served_households);
        d.stations[seed % 5].capacity_households = *d.stations[seed % 5].capacity_households + 40;
        const Result roomier(d);
        REQUIRE(roomier.capacity.served_households >= before.capacity.served_households);
        std::uniform_real_distribution<double> place(-600, 600);
        sketch.station("more", {place(random), place(random)});
        d.stations.back().capacity_households = 60;
        const Result more(d);
        REQUIRE(more.capacity.served_households >= roomier.capacity.served_households);
    }
}

TEST_CASE("the order of the data changes nobody's assignment") {
    Sketch sketch = town(3);
    District d = sketch.district();
    for (Station& station : d.stations) {
        station.capacity_households = 90;
    }
    const auto by_ids = [](const District& district) {
        const Result result(district);
        std::map<std::pair<std::string, std::string>, std::int64_t> households;
        for (const Assignment& assignment : result.capacity.assignments) {
            households[{district.compounds[assignment.compound.index()].id,
                        district.stations[assignment.station.index()].id}] = assignment.households;
        }
        return households;
    };
    const auto expected = by_ids(d);
    REQUIRE(expected.size() > 20);
    std::reverse(d.compounds.begin(), d.compounds.end());
    std::rotate(d.stations.begin(), d.stations.begin() + 2, d.stations.end());
    REQUIRE(by_ids(d) == expected);
}

TEST_CASE("indicators of supply add up over groups and name what they rest on") {
    Sketch sketch = town(5);
    District& d = sketch.district();
    for (std::size_t i = 0; i < d.compounds.size(); ++i) {
        d.compounds[i].type_name = i % 3 == 0 ? "open" : "commodity";
    }
    for (std::size_t s = 0; s < d.stations.size(); ++s) {
        d.stations[s].floor_area_m2 = 20 * static_cast<double>(s + 1);
    }
    const Result result(d);
    const SupplyResult supply = supply_result(d, result.times);
    const std::vector<Indicator> rows =
        supply_indicators(d, demand_of(d, result.model), result.times, supply);
    const auto sums = [&rows](const std::string& id, const std::string& kind) {
        std::pair<double, double> sum{0, 0};
        for (const Indicator& row : rows) {
            if (row.id == id && row.group.text().rfind(kind, 0) == 0) {
                sum.first += row.numerator;
                sum.second += row.denominator;
            }
        }
        return sum;
    };
    for (const char* kind : {"type:", "enclosure:"}) {
        for (const char* id : {"capacity.15.households.all", "accessibility.15.mean.tier1"}) {
            CAPTURE(id, kind);
            const Indicator all = *find_indicator(rows, id);
            REQUIRE(sums(id, kind).first == Approx(all.numerator));
            REQUIRE(sums(id, kind).second == Approx(all.denominator));
        }
        for (const char* id : {"equity.group.households",
                               "equity.group.15.covered.all",
                               "equity.group.15.served.all",
                               "equity.group.worst_tenth.all"}) {
            CAPTURE(id, kind);
            double shares = 0;
            for (const Indicator& row : rows) {
                shares += row.id == id && row.group.text().rfind(kind, 0) == 0 ? *row.value : 0;
            }
            REQUIRE(shares == Approx(1));
        }
    }
    REQUIRE(find_indicator(rows, "count.stations.capacity_floor_area")->value == 5.0);
    const auto served = find_indicator(rows, "capacity.15.households.all");
    REQUIRE(served->numerator == static_cast<double>(result.capacity.served_households));
    REQUIRE(find_indicator(rows, "equity.minutes.gini.all")->value);
}
