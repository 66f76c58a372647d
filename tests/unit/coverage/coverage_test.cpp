// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/parallel.hpp"
#include "coverage/coverage.hpp"
#include "coverage/gaps.hpp"
#include "coverage/place_matrix.hpp"
#include "coverage/stations.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

struct Result {
    explicit Result(const District& district)
        : model(district), field(model, district.settings.cell_m),
          times(compound_times(model, field, quiet)),
          rows(coverage_indicators(district, model, demand_of(district, model), times)),
          stations(station_results(district, times)), pairs(station_pairs(model, times, stations)),
          gaps(gap_list(model, times)) {}

    double share(const std::string& id) const { return find_indicator(rows, id)->value.value(); }

    const CompoundReach& of(std::size_t compound, TierSet set = TierSet::all) const {
        return times.compounds.at(compound).of(set);
    }

    AccessModel model;
    AccessField field;
    CoverageTimes times;
    std::vector<Indicator> rows;
    std::vector<StationResult> stations;
    std::vector<StationPair> pairs;
    std::vector<Gap> gaps;
};

// One long street; stations and compounds along it.
Sketch street() {
    Sketch sketch;
    sketch.road({{-4000, 0}, {4000, 0}});
    return sketch;
}

} // namespace

TEST_CASE("no stations is zero coverage and not an error") {
    Sketch sketch = street();
    sketch.compound("A", Sketch::square(0, 10, 100, 110));
    const Result result(sketch.district());
    REQUIRE(result.share("coverage.gate.15.households.all") == 0);
    REQUIRE(result.gaps.size() == 1);
    REQUIRE_FALSE(result.of(0).nearest.valid());
}

TEST_CASE("no compounds gives no rate") {
    Sketch sketch = street();
    sketch.station("S", {0, 0});
    const Result result(sketch.district());
    REQUIRE_FALSE(find_indicator(result.rows, "coverage.gate.15.households.all")->value);
}

TEST_CASE("an open compound is covered when half of its ground is") {
    Sketch sketch = street();
    sketch.station("S", {0, 0});
    // At 15 minutes x + y <= 1000: that line runs through the middle of the first.
    sketch.compound("A", Sketch::square(799, 1, 999, 201));
    sketch.compound("B", Sketch::square(789, 1, 989, 201));
    sketch.compound("C", Sketch::square(811, 1, 1011, 201));
    sketch.settings().cell_m = 2;
    const Result result(sketch.district());
    REQUIRE(result.of(0).nearest_ms == Approx(900'000).margin(2'000));
    REQUIRE(result.of(0).share[2] == Approx(0.5).margin(0.01));
    REQUIRE(covered(result.times.compounds[1], TierSet::all, 15));
    REQUIRE_FALSE(covered(result.times.compounds[2], TierSet::all, 15));
}

TEST_CASE("a walled compound is as near as its best open gate") {
    Sketch sketch = street();
    sketch.station("S", {0, 0});
    sketch.compound("A", Sketch::square(300, 0, 500, 200), 100, Enclosure::walled);
    sketch.gate({500, 10}, 0);
    sketch.gate({400, 0}, 0);
    sketch.gate({300, 0}, 0, GateHours::closed);
    const Result result(sketch.district());
    REQUIRE(result.of(0).nearest_ms == 360'000);
}

TEST_CASE("households of buildings weigh the ground of an open compound") {
    Sketch sketch = street();
    sketch.station("S", {0, 0});
    sketch.compound("A", Sketch::square(0, 0, 2000, 20), 100);
    sketch.district().buildings = {{{100, 0}, 10, {}}, {{500, 0}, 41, {}}, {{1500, 0}, 49, {}}};
    const Result result(sketch.district());
    REQUIRE(result.of(0).nearest_ms == 450'000);
    REQUIRE(result.of(0).share[2] == Approx(0.51));
}

TEST_CASE("the circle is straight and knows no street") {
    Sketch sketch = street();
    sketch.station("S", {0, 0});
    sketch.point_compound("near", {600, 799.9});
    sketch.point_compound("far", {600, 800.1});
    const Result result(sketch.district());
    REQUIRE(result.of(0).in_circle);
    REQUIRE_FALSE(result.of(1).in_circle);
    REQUIRE(result.of(0).nearest_ms == kNever);
    REQUIRE(result.gaps[0].reason == "no_access");
}

TEST_CASE("sums of the indicators equal sums over compounds, in every group") {
    Sketch sketch = random_town(61, 16, 80);
    District& d = sketch.district();
    for (int i = 0; i < 4; ++i) {
        d.communities.push_back({std::string("c").append(std::to_string(i)), "", {}});
    }
    std::mt19937 random(8);
    std::uniform_real_distribution<double> place(-600, 600);
    for (int i = 0; i < 40; ++i) {
        const double x = place(random);
        const double y = place(random);
        sketch.compound(std::string("k").append(std::to_string(i)),
                        Sketch::square(x, y, x + 60, y + 45),
                        10 + i);
        sketch.last_compound().community = CommunityId(static_cast<std::size_t>(i % 4));
        sketch.last_compound().type_name = i % 3 == 0 ? "open" : "commodity";
    }
    sketch.station("S1", {0, 0}).station("S2", {200, 100}, 2).station("S3", {-300, 200});
    const Result result(d);
    for (const char* measure : {"households", "people", "elderly", "compounds", "land"}) {
        for (const char* group : {"community:", "type:", "enclosure:"}) {
            for (const char* rule : {"gate.5", "share.10", "circle.15"}) {
                const std::string id = std::string("coverage.") + rule + "." + measure + ".all";
                double numerator = 0;
                double denominator = 0;
                for (const Indicator& row : result.rows) {
                    if (row.id == id && row.group.text().rfind(group, 0) == 0) {
                        numerator += row.numerator;
                        denominator += row.denominator;
                    }
                }
                const Indicator all = *find_indicator(result.rows, id);
                REQUIRE(numerator == Approx(all.numerator));
                REQUIRE(denominator == Approx(all.denominator));
            }
        }
    }
}

TEST_CASE("one more station never covers less, and both tiers never less than one") {
    Sketch sketch = random_town(71, 14, 80);
    for (int i = 0; i < 30; ++i) {
        const double x = -500 + 33.0 * i;
        sketch.compound(std::string("k").append(std::to_string(i)),
                        Sketch::square(x, x / 2, x + 50, x / 2 + 50),
                        50);
    }
    sketch.station("S1", {-200, 0});
    const Result one(sketch.district());
    sketch.station("S2", {250, 100}, 2);
    const Result two(sketch.district());
    for (std::size_t i = 0; i < 30; ++i) {
        REQUIRE(two.of(i).nearest_ms <= one.of(i).nearest_ms);
        REQUIRE(two.of(i).share[2] >= one.of(i).share[2]);
        REQUIRE(two.of(i).nearest_ms <= two.of(i, TierSet::tier1).nearest_ms);
        REQUIRE(two.of(i).second_ms >= two.of(i).nearest_ms);
        REQUIRE(two.of(i).share[0] <= two.of(i).share[2]);
    }
}

TEST_CASE("closing a station loses what a run without it loses") {
    Sketch sketch = random_town(81, 18, 80);
    for (int i = 0; i < 40; ++i) {
        const double x = -650 + 33.0 * i;
        sketch.compound(std::string("k").append(std::to_string(i)),
                        Sketch::square(x, -x / 3, x + 70, -x / 3 + 60),
                        20 + i);
    }
    sketch.station("S1", {-600, 100}).station("S2", {500, -300}).station("S3", {450, 100});
    sketch.station("S4", {420, 120});
    const Result all(sketch.district());
    const double covered_all =
        find_indicator(all.rows, "coverage.gate.15.households.tier1")->numerator;
    for (std::size_t s = 0; s < 4; ++s) {
        District less = sketch.district();
        less.stations.erase(less.stations.begin() + static_cast<std::ptrdiff_t>(s));
        const Result without(less);
        const double covered_less =
            find_indicator(without.rows, "coverage.gate.15.households.tier1")->numerator;
        REQUIRE(all.stations[s].lost_if_closed == Approx(covered_all - covered_less));
    }
}

TEST_CASE("two stations next to each other conflict, two far apart do not") {
    Sketch sketch = street();
    sketch.compound("A", Sketch::square(-50, 0, 50, 50), 300);
    sketch.compound("B", Sketch::square(2500, 0, 2600, 50), 200);
    sketch.station("near1", {0, 0}).station("near2", {100, 0}).station("far", {2500, 0});
    const Result result(sketch.district());
    REQUIRE(result.pairs.size() == 1);
    REQUIRE(result.pairs[0].walk_ms == 90'000);
    REQUIRE(result.pairs[0].shared_households == 300);
    REQUIRE(result.pairs[0].proximity_conflict);
    REQUIRE(result.stations[2].unique_share() == 1.0);
    REQUIRE(result.stations[0].unique_share() == 0.0);
    REQUIRE(result.stations[0].lost_if_closed == 0);
    REQUIRE(result.stations[2].lost_if_closed == 200);
}

TEST_CASE("gaps are ranked by households and say why") {
    Sketch sketch = street();
    sketch.station("S", {-3900, 0});
    sketch.point_compound("beyond", {0, 0}, 10);
    sketch.point_compound("nowhere", {0, 1000}, 30);
    sketch.point_compound("hour", {3900, 0}, 20);
    sketch.compound("shut", Sketch::square(100, 0, 200, 100), 40, Enclosure::walled);
    sketch.gate({150, 0}, 3, GateHours::closed);
    const Result result(sketch.district());
    REQUIRE(result.gaps.size() == 4);
    REQUIRE(result.gaps[0].reason == "gates_closed");
    REQUIRE(result.gaps[1].reason == "no_access");
    REQUIRE(result.gaps[2].reason == "no_station_in_60_min");
    REQUIRE(result.gaps[3].reason == "too_far");
}

TEST_CASE("the weighted median is the least time that half of the weight does not exceed") {
    REQUIRE(weighted_median({{10, 1}, {20, 1}}) == 10);
    REQUIRE(weighted_median({{30, 1}, {10, 1}, {20, 1}}) == 20);
    REQUIRE(weighted_median({{10, 1}, {kNever, 2}}) == kNever);
    REQUIRE(weighted_median({{10, 5}, {20, 4}}) == 10);
    REQUIRE(weighted_median({}) == kNever);
}

TEST_CASE("the matrix holds reachable pairs only, sorted, and equals the searches one by one") {
    Sketch sketch = random_town(91, 12, 80);
    const AccessModel model(sketch.district());
    std::vector<MatrixOrigin> origins;
    std::vector<MatrixTarget> targets;
    for (int i = 0; i < 25; ++i) {
        const PlanePoint p{-400.0 + 31 * i, 370.0 - 29 * i};
        const std::string id = std::string("p").append(std::to_string(i));
        origins.push_back({id, {TimeRule::least, {{model.place_at(p), 1}}}});
        targets.push_back({id, model.destination_at(p)});
    }
    const auto rows = walking_matrix(model, origins, targets, minutes_to_millis(10), quiet);
    std::size_t expected = 0;
    RangeSearch search(model.network());
    for (const MatrixTarget& target : targets) {
        search.run({target.destination.sources, kLongestWalk, Direction::to_sources});
        for (const MatrixOrigin& origin : origins) {
            const Millis time = walking_time(
                model, origin.people.samples[0].place, target.destination, search.times());
            if (time <= minutes_to_millis(10)) {
                ++expected;
                const auto row = std::find_if(rows.begin(), rows.end(), [&](const MatrixRow& r) {
                    return r.from_id == origin.id && r.to_id == target.id;
                });
                REQUIRE(row != rows.end());
                REQUIRE(row->walk_ms == time);
            }
        }
    }
    REQUIRE(rows.size() == expected);
    REQUIRE(std::is_sorted(rows.begin(), rows.end(), [](const MatrixRow& a, const MatrixRow& b) {
        return std::pair(a.from_id, a.to_id) < std::pair(b.from_id, b.to_id);
    }));
}
