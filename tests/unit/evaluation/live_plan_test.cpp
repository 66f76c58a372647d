// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// A plan looked at again and again says what it says when it is looked at once.
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "district/project.hpp"
#include "evaluation/live_plan.hpp"
#include "scenario/read_scenario.hpp"
#include "support/changes.hpp"
#include "support/random_changes.hpp"
#include "support/same_evaluation.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

class StopAtOnce : public Progress {
  public:
    bool stop_requested() const override { return true; }
};

// Walls and gates of all sorts, buildings, stations inside walls, of both tiers, and one that does
// not count; streets that go one way.
Sketch busy_town(std::uint32_t seed) {
    Sketch sketch = random_town(seed, 9, 150);
    sketch.road({{-600, -620}, {600, -640}});
    sketch.last_road().oneway_foot = true;
    sketch.boundary(-900, -900, 900, 900);
    sketch.compound("W", Sketch::square(-300, -300, 0, -100), 310, Enclosure::walled);
    sketch.compound("O", Sketch::square(100, 100, 400, 300), 205);
    sketch.compound("V", Sketch::square(-420, 50, -180, 260), 77.5, Enclosure::walled);
    sketch.compound("U", Sketch::square(40, -420, 260, -160), 130, Enclosure::walled);
    sketch.compound("B", Sketch::square(420, -300, 600, -80), 90);
    sketch.compound("X", Sketch::square(-580, -560, -450, -400), 60);
    sketch.last_compound().counts = false;
    sketch.point_compound("P", {-350, 400}).point_compound("Q", {480, 20}, 45);
    sketch.gate({0, -200}, 0).gate({-150, -100}, 0, GateHours::always, true);
    sketch.gate({-180, 120}, 2).gate({-300, 260}, 2, GateHours::closed).gate({150, -160}, 3);
    District& d = sketch.district();
    for (std::size_t c = 0; c < d.compounds.size(); ++c) {
        d.compounds[c].lon_lat = d.crs.to_lon_lat(d.compounds[c].interior);
        d.compounds[c].type_name = c % 2 == 0 ? "commodity" : "resettled";
        d.compounds[c].grid = "grid " + std::to_string(c % 3);
        d.compounds[c].community = CommunityId(c % 2);
    }
    d.communities = {{"1", "East", {Sketch::square(0, -900, 900, 900)}},
                     {"2", "West", {Sketch::square(-900, -900, 0, 900)}}};
    for (int i = 0; i < 12; ++i) {
        d.buildings.push_back({{430.0 + 13 * i, -290.0 + 17 * i}, i % 4 * 6.5, std::nullopt});
    }
    sketch.station("S", {500, 500}).station("T", {-500, -500}).station("R", {-250, -290}, 2);
    sketch.station("I", {-300, 150}, 2).station("H", {80, -350}).station("Z", {0, 0});
    for (std::size_t s = 0; s < d.stations.size(); ++s) {
        d.stations[s].floor_area_m2 = 60.0 + 15 * static_cast<double>(s);
        d.stations[s].community = CommunityId(s % 2);
        d.stations[s].lon_lat = d.crs.to_lon_lat(d.stations[s].point);
    }
    d.stations[4].floor_area_m2.reset();
    d.stations[5].counts = false;
    return sketch;
}

// Whether asked in one piece or again and again: plans that grow, shrink, switch changes off and on
// and end, and stations dragged in between.
class Sequence {
  public:
    Sequence(const District& district, unsigned seed)
        : baseline_(yike::evaluate(district, {false}, quiet)), live_(baseline_, quiet),
          changes_(*baseline_.model, seed), random_(seed) {}

    void check_next() {
        if (uniform(2) == 0 && last_) {
            drag();
        } else {
            plan();
        }
    }

    const std::map<std::string, int>& tried() const { return tried_; }

  private:
    std::size_t uniform(std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
    }

    void check(LiveAnswer answer) {
        require_same_figures(answer.evaluation,
                             evaluate_plan(*answer.planned, baseline_, {false}, quiet));
        REQUIRE(&answer.evaluation.model->district() == &answer.planned->district);
        kept_.push_back(std::move(answer)); // some answers live longer than others
        if (kept_.size() > 3) {
            kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>(uniform(kept_.size())));
        }
    }

    /// Checks the figures of the whole district, and adds those that were not wanted.
    void complete(LiveAnswer& answer) {
        Evaluation all = evaluate_plan(*answer.planned, baseline_, {false}, quiet);
        std::vector<Indicator> wanted;
        for (const Indicator& row : all.indicators) {
            const std::string id = row.id.text();
            const auto is_of = [&id](const char* what) { return id.rfind(what, 0) == 0; };
            const bool supply = is_of("capacity") || is_of("accessibility") || is_of("equity") ||
                                is_of("count.stations.capacity") || is_of("count.stations.floor");
            if (!supply && (row.group.text() == "all" || is_of("area"))) {
                wanted.push_back(row);
            }
        }
        REQUIRE(same(answer.evaluation.indicators, wanted));
        REQUIRE(answer.evaluation.supply.capacity(TierSet::all).stations.empty());
        REQUIRE(answer.evaluation.issues.all().empty());
        answer.evaluation.indicators = std::move(all.indicators);
        answer.evaluation.supply = std::move(all.supply);
        answer.evaluation.issues = std::move(all.issues);
    }

    void plan() {
        Scenario next = scenario_;
        if (next.changes.size() >= 7 || uniform(6) == 0) {
            next.changes.erase(next.changes.begin(),
                               next.changes.begin() +
                                   static_cast<std::ptrdiff_t>(uniform(next.changes.size() + 1)));
        }
        if (!next.changes.empty() && uniform(3) == 0) {
            Change& change = next.changes[uniform(next.changes.size())];
            change.off = !change.off;
        }
        next.changes.push_back(changes_.next());
        std::optional<Plan> resolved;
        try {
            resolved = resolve_plan(next, *baseline_.model);
        } catch (const DataError&) { // drawn badly
            return;
        }
        scenario_ = next;
        ++tried_[to_string(next.changes.back().kind)];
        last_ = std::make_shared<const PlannedDistrict>(
            apply_plan(baseline_.model->district(), *resolved));
        INFO("with " << next.changes.size() << " changes, the last " << next.changes.back().id);
        check(live_.evaluate(last_, quiet));
    }

    void drag() {
        PlannedDistrict expected = *last_;
        if (expected.district.stations.empty()) {
            return;
        }
        const StationId station(uniform(expected.district.stations.size()));
        for (std::size_t step = 0, steps = 1 + uniform(3); step < steps; ++step) {
            std::uniform_real_distribution<double> shift(-300, 300);
            const PlanePoint to = expected.district.stations[station.index()].point +
                                  PlanePoint{shift(random_), shift(random_)};
            relocate_station(expected.district, station, to);
            INFO("station " << expected.district.stations[station.index()].id << " dragged");
            const FigureDetail detail =
                uniform(2) == 0 ? FigureDetail::all : FigureDetail::district;
            LiveAnswer answer = live_.move_station(station, to, detail, quiet);
            REQUIRE(answer.planned->district.stations.size() == expected.district.stations.size());
            for (std::size_t s = 0; s < expected.district.stations.size(); ++s) {
                const Station& a = answer.planned->district.stations[s];
                const Station& b = expected.district.stations[s];
                REQUIRE(a.id == b.id);
                REQUIRE(a.point == b.point);
                REQUIRE(a.community == b.community);
                REQUIRE(a.inside == b.inside);
                REQUIRE(a.entrance == b.entrance);
            }
            REQUIRE(answer.planned->streets == expected.streets);
            REQUIRE(answer.planned->district.roads == expected.district.roads);
            if (detail == FigureDetail::district) {
                complete(answer);
            }
            check(std::move(answer));
        }
        last_ = std::make_shared<const PlannedDistrict>(std::move(expected));
        ++tried_["drag"];
    }

    Evaluation baseline_;
    LivePlan live_;
    RandomChanges changes_;
    std::mt19937 random_;
    Scenario scenario_ = scenario_of({});
    std::shared_ptr<const PlannedDistrict> last_;
    std::vector<LiveAnswer> kept_;
    std::map<std::string, int> tried_;
};

void require_all_kinds(const std::map<std::string, int>& tried) {
    for (const ChangeKind kind : change_kinds()) {
        INFO(to_string(kind));
        REQUIRE(tried.count(to_string(kind)) > 0);
    }
    REQUIRE(tried.count("drag") > 0);
}

const District& sample() {
    static const District district = load_district(read_project(YIKE_SAMPLE), quiet);
    return district;
}

} // namespace

TEST_CASE("a plan without changes is the baseline") {
    const Sketch sketch = busy_town(1);
    Sketch copy = sketch;
    const Evaluation baseline = evaluate(copy.district(), {false}, quiet);
    LivePlan live(baseline, quiet);
    const auto none = std::make_shared<const PlannedDistrict>(PlannedDistrict{copy.district(), {}});
    require_same_figures(live.evaluate(none, quiet).evaluation, baseline);
    // Where it stands already.
    const PlanePoint there = copy.district().stations[0].point;
    require_same_figures(
        live.move_station(StationId(0), there, FigureDetail::all, quiet).evaluation, baseline);
}

TEST_CASE("plans of towns asked again and again have the figures of plans asked once") {
    std::map<std::string, int> tried;
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        Sketch sketch = busy_town(seed);
        Sequence sequence(sketch.district(), seed);
        for (int i = 0; i < 60; ++i) {
            sequence.check_next();
        }
        for (const auto& [kind, count] : sequence.tried()) {
            tried[kind] += count;
        }
    }
    require_all_kinds(tried);
}

TEST_CASE("plans of the sample asked again and again have the figures of plans asked once") {
    Sequence sequence(sample(), 7);
    for (int i = 0; i < 90; ++i) {
        sequence.check_next();
    }
    require_all_kinds(sequence.tried());
}

TEST_CASE("the sample's scenarios one after the other, with another number of threads") {
    const Evaluation baseline = evaluate(sample(), {false}, quiet);
    LivePlan live(baseline, quiet);
    for (const char* name : {"eleven-relocations",
                             "combined",
                             "gates-and-paths",
                             "seventy-eight-stations",
                             "baseline"}) {
        INFO(name);
        const Scenario scenario = read_scenario(std::filesystem::path(YIKE_SCENARIOS_FOLDER) /
                                                (std::string(name) + ".toml"));
        const auto planned = std::make_shared<const PlannedDistrict>(
            apply_plan(sample(), resolve_plan(scenario, *baseline.model)));
        const Evaluation once = evaluate_plan(*planned, baseline, {false}, quiet);
        const ThreadLimit one(1);
        require_same_figures(live.evaluate(planned, quiet).evaluation, once);
    }
}

TEST_CASE("an answer outlives the plan that gave it") {
    Sketch sketch = busy_town(2);
    const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
    std::optional<LiveAnswer> answer;
    {
        LivePlan live(baseline, quiet);
        const Changes make(sketch.district());
        const Plan plan = resolve_plan(scenario_of({make.gate(ChangeKind::close_gate, "c", "g0")}),
                                       *baseline.model);
        live.evaluate(std::make_shared<const PlannedDistrict>(apply_plan(sketch.district(), plan)),
                      quiet);
        answer = live.move_station(StationId(1), {-450, -300}, FigureDetail::all, quiet);
    }
    require_same_figures(answer->evaluation,
                         evaluate_plan(*answer->planned, baseline, {false}, quiet));
}

TEST_CASE("a plan that was stopped leaves the last one as it was") {
    Sketch sketch = busy_town(3);
    const Evaluation baseline = evaluate(sketch.district(), {false}, quiet);
    LivePlan live(baseline, quiet);
    live.move_station(StationId(0), {300, 300}, FigureDetail::all, quiet);
    StopAtOnce stopped;
    REQUIRE_THROWS_AS(live.move_station(StationId(1), {100, -300}, FigureDetail::all, stopped),
                      Stopped);
    const LiveAnswer answer =
        live.move_station(StationId(2), {-100, 300}, FigureDetail::all, quiet);
    CHECK(answer.planned->district.stations[0].point == PlanePoint{300, 300});
    CHECK(answer.planned->district.stations[1].point == sketch.district().stations[1].point);
    require_same_figures(answer.evaluation,
                         evaluate_plan(*answer.planned, baseline, {false}, quiet));
}
