// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/walk_reach.hpp"
#include "coverage/ground_samples.hpp"
#include "io/elevation.hpp"
#include "isochrone/isochrone.hpp"
#include "support/changes.hpp"
#include "support/sketch.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Millis seconds(double s) {
    return static_cast<Millis>(std::lround(s * 1000));
}

// Positions of changes pass through degrees: a few micrometres are lost.
bool about(Millis time, double expected_s) {
    return time != kNever && std::abs(time / 1000.0 - expected_s) < 0.005;
}

// A walled square of 200 m, a street along its south side 20 m away, one gate in its south-east
// corner, the station 300 m west of it.
Sketch walled_square() {
    Sketch sketch;
    sketch.road({{-500, -20}, {500, -20}});
    sketch.compound("C", Sketch::square(0, 0, 200, 200), 100, Enclosure::walled);
    sketch.gate({200, 0}, 0);
    sketch.station("S", {-300, -20});
    return sketch;
}

class Planned {
  public:
    Planned(const District& district, std::vector<Change> changes)
        : base_(district),
          planned_(apply_plan(district, resolve_plan(scenario_of(std::move(changes)), base_))),
          model_(base_, planned_.district, planned_.streets) {}

    const AccessModel& model() const { return model_; }

    Millis from(PlanePoint p) const { return reach().at(model_.place_at(p)); }

    Millis from_gates(std::size_t compound = 0) const {
        const People gates = open_gates(model_, CompoundId(compound));
        std::vector<Millis> times;
        for (const Sample& gate : gates.samples) {
            times.push_back(reach().at(gate.place));
        }
        return rule_time(gates, std::move(times));
    }

  private:
    WalkReach reach() const {
        return {model_, {model_.station(planned_.district.stations.at(0))}, kLongestWalk};
    }

    AccessModel base_;
    PlannedDistrict planned_;
    AccessModel model_;
};

} // namespace

TEST_CASE("without changes the walk is that of the district") {
    Sketch sketch = walled_square();
    REQUIRE(Planned(sketch.district(), {}).from_gates() == seconds(520 * 0.9));
}

TEST_CASE("a new gate is one more way out") {
    Sketch sketch = walled_square();
    const Changes changes(sketch.district());
    const Planned planned(sketch.district(), {changes.new_gate("g", "C", {0, 0})});
    REQUIRE(about(planned.from_gates(), 320 * 0.9));
    // People inside walk straight to whichever gate is better for them.
    REQUIRE(about(planned.from({0, 100}), (100 + 320) * 0.9));
    REQUIRE(planned.model().enclosures().gates.back().id == "g");
}

TEST_CASE("a compound whose gates are all closed has no access") {
    Sketch sketch = walled_square();
    const Changes changes(sketch.district());
    const Planned planned(sketch.district(), {changes.gate(ChangeKind::close_gate, "x", "g0")});
    REQUIRE(planned.from_gates() == kNever);
    REQUIRE(planned.from({100, 100}) == kNever);
    REQUIRE(planned.from({100, -30}) == seconds((10 + 400) * 0.9)); // outside nothing changes
}

TEST_CASE("a closed gate can be opened, and a residents' gate for everybody") {
    Sketch sketch = walled_square();
    sketch.gate({0, 0}, 0, GateHours::closed);
    const Changes changes(sketch.district());
    REQUIRE(Planned(sketch.district(), {}).from_gates() == seconds(520 * 0.9));
    REQUIRE(
        Planned(sketch.district(), {changes.gate(ChangeKind::open_gate, "o", "g1")}).from_gates() ==
        seconds(320 * 0.9));
}

TEST_CASE("a street through a wall is cut by closing its gate and joined by opening one") {
    // The compound lies on the street; its wall has gates where the street passes.
    Sketch sketch;
    sketch.road({{-500, 0}, {500, 0}});
    sketch.compound("C", Sketch::square(0, -100, 200, 100), 100, Enclosure::walled);
    sketch.gate({0, 0}, 0).gate({200, 0}, 0);
    sketch.station("S", {-300, 0});
    const Changes changes(sketch.district());
    SECTION("open: people walk through") {
        const Planned planned(sketch.district(), {});
        REQUIRE(planned.from({400, 10}) == seconds((10 + 700) * 0.9));
    }
    SECTION("the near gate closed: whoever is behind it or inside has no way") {
        const Planned planned(sketch.district(), {changes.gate(ChangeKind::close_gate, "x", "g0")});
        REQUIRE(planned.from({400, 10}) == kNever);
        REQUIRE(planned.from({100, 10}) == kNever);
        REQUIRE(planned.from({-100, 10}) == seconds((10 + 200) * 0.9));
        // At the closed gate itself: outside reaches the station, inside does not.
        REQUIRE(planned.from({-0.01, 1}) != kNever);
        REQUIRE(planned.from({0.01, 1}) == kNever);
    }
    SECTION("a gate that was closed is opened") {
        sketch.district().gates[0].open = GateHours::closed;
        REQUIRE(Planned(sketch.district(), {}).from({400, 10}) == kNever);
        const Planned planned(sketch.district(), {changes.gate(ChangeKind::open_gate, "o", "g0")});
        REQUIRE(planned.from({400, 10}) == seconds((10 + 700) * 0.9));
        REQUIRE(planned.from({100, 10}) == seconds((10 + 400) * 0.9));
    }
    SECTION("a residents' gate lets out only, until it is opened for everybody") {
        sketch.district().gates[0].residents = true;
        const Planned before(sketch.district(), {});
        REQUIRE(before.from({100, 10}) == seconds((10 + 400) * 0.9));
        sketch.district().stations[0].point = {400, 0};
        REQUIRE(Planned(sketch.district(), {}).from({-100, 10}) == kNever);
        const Planned after(sketch.district(), {changes.gate(ChangeKind::open_gate, "o", "g0")});
        REQUIRE(after.from({-100, 10}) == seconds((10 + 500) * 0.9));
    }
}

TEST_CASE("a new path is one more way, and the old one stays") {
    Sketch sketch;
    sketch.road({{0, 0}, {1000, 0}});
    sketch.road({{1000, 0}, {1000, 300}});
    sketch.road({{1000, 300}, {0, 300}});
    sketch.station("S", {0, 0});
    const Changes changes(sketch.district());
    SECTION("joined inside two edges") {
        const Planned planned(sketch.district(), {changes.path("p", {{200, 300}, {200, 0}})});
        REQUIRE(about(planned.from({200, 310}), (10 + 300 + 200) * 0.9));
        // On the path itself: 100 m from it to the street, and 200 along that.
        REQUIRE(about(planned.from({200, 100}), (100 + 200) * 0.9));
        // Nearer to the path than to the street, and better off by the path.
        REQUIRE(about(planned.from({210, 150}), (10 + 150 + 200) * 0.9));
    }
    SECTION("a dead end nearby takes nothing away") {
        // The path starts far away: whoever is next to it still walks to the old street.
        const Planned planned(sketch.district(), {changes.path("p", {{1000, 200}, {100, 100}})});
        REQUIRE(planned.from({100, 90}) == seconds((90 + 100) * 0.9));
    }
    SECTION("its ends join within a metre") {
        const Planned near(sketch.district(), {changes.path("p", {{200, 299.2}, {200, 0.8}})});
        REQUIRE(about(near.from({200, 310}), (10 + 300 + 200) * 0.9));
    }
}

namespace {

// Ground that rises to the north by one metre in ten, 0 at the middle, out to some 550 m.
std::shared_ptr<const Elevation> slope_to_the_north(const std::filesystem::path& file,
                                                    const WorkingCrs& crs) {
    constexpr int kCells = 100;
    constexpr double kStep = 1e-4; // degrees
    constexpr LonLat kCorner{120 - kCells * kStep / 2, 36 - kCells * kStep / 2};
    std::ofstream text(file);
    text.precision(10);
    text << "ncols " << kCells << "\nnrows " << kCells << "\nxllcorner " << kCorner.lon
         << "\nyllcorner " << kCorner.lat << "\ncellsize " << kStep << "\nNODATA_value -9999\n";
    for (int row = kCells - 1; row >= 0; --row) {
        for (int column = 0; column < kCells; ++column) {
            const LonLat centre{kCorner.lon + (column + 0.5) * kStep,
                                kCorner.lat + (row + 0.5) * kStep};
            text << crs.to_plane(centre).y / 10 << ' ';
        }
        text << '\n';
    }
    text.close();
    return std::make_shared<const Elevation>(ElevationSource{file, "EPSG:4326", Datum::wgs84},
                                             LonLat{119.99, 35.99},
                                             LonLat{120.01, 36.01});
}

} // namespace

TEST_CASE("a new path is as steep as its ground where the profile feels slopes") {
    Sketch sketch;
    sketch.road({{0, 0}, {400, 0}});
    sketch.road({{0, 300}, {400, 300}});
    sketch.station("S", {0, 300});
    District& district = sketch.district();
    district.profiles.front().slope = SlopeRule::tobler;
    REQUIRE(district.profile().slope == SlopeRule::tobler);
    const TempFolder folder;
    district.elevation = slope_to_the_north(folder.path() / "slope.asc", district.crs);
    const Changes changes(district);
    SECTION("uphill to the station") {
        const Planned planned(district, {changes.path("p", {{200, 0}, {200, 300}})});
        const double climb_s = 300 * 0.9 / slope_factor(SlopeRule::tobler, 0.1);
        REQUIRE(planned.from({200, -10}) / 1000.0 == Approx(210 * 0.9 + climb_s).margin(0.2));
    }
    SECTION("beyond the raster it is level, and that is said") {
        const AccessModel model(district);
        const Plan plan =
            resolve_plan(scenario_of({changes.path("p", {{200, 0}, {200, -2000}})}), model);
        REQUIRE(plan.issues.count("elevation_missing") == 1);
        REQUIRE(plan.changes.front().path_heights.empty());
    }
    SECTION("not for a profile without slopes") {
        district.elevation.reset();
        district.profiles.front().slope = SlopeRule::none;
        const Planned planned(district, {changes.path("p", {{200, 0}, {200, 300}})});
        REQUIRE(about(planned.from({200, -10}), 510 * 0.9));
    }
}

TEST_CASE("a path through a wall is cut there unless a gate is near") {
    Sketch sketch = walled_square();
    sketch.road({{-500, 300}, {500, 300}});
    const Changes changes(sketch.district());
    const Line through{{100, 300}, {100, -20}};
    const Planned cut(sketch.district(), {changes.path("p", through)});
    REQUIRE(cut.from({100, 310}) == kNever);
    REQUIRE(cut.from({100, 100}) == seconds((std::hypot(100, 100) + 520) * 0.9));
    // With gates at both crossings people walk through; those inside take the better of the path
    // and the straight way to a gate.
    const Planned open(sketch.district(),
                       {changes.path("p", through),
                        changes.new_gate("g", "C", {100, 200}),
                        changes.new_gate("h", "C", {100, 0})});
    REQUIRE(about(open.from({100, 310}), (10 + 320 + 400) * 0.9));
    REQUIRE(about(open.from({90, 100}), (std::hypot(10, 100) + 20 + 400) * 0.9));
    REQUIRE(about(open.from({100, 290}), (310 + 400) * 0.9));
}

TEST_CASE("nobody walks through a blocked piece, but who lives on it still gets out") {
    Sketch sketch;
    sketch.road({{-1000, 0}, {1000, 0}});
    sketch.station("S", {-300, 0});
    const Changes changes(sketch.district());
    const Planned planned(sketch.district(), {changes.block("b", {0, 0}, 50)});
    REQUIRE(planned.from({100, 10}) == kNever);
    REQUIRE(planned.from({-100, 10}) == seconds((10 + 200) * 0.9));
    REQUIRE(planned.from({20, 10}) == seconds((10 + 320) * 0.9));
    SECTION("two blocks: out of one's own, not through the other") {
        const Planned two(sketch.district(),
                          {changes.block("b", {0, 0}, 50), changes.block("c", {-150, 0}, 20)});
        REQUIRE(two.from({20, 10}) == kNever);
        REQUIRE(two.from({-150, 10}) == seconds((10 + 150) * 0.9));
    }
    SECTION("a station on a blocked piece is reached along it") {
        const Planned at_station(sketch.district(), {changes.block("b", {-300, 0}, 30)});
        REQUIRE(at_station.from({100, 10}) == seconds((10 + 400) * 0.9));
        REQUIRE(at_station.from({-290, 10}) != kNever);
    }
    SECTION("a whole road by its id") {
        Change road = changes.make(ChangeKind::block_road, "r");
        road.source_id = "r0";
        const Planned whole(sketch.district(), {road});
        REQUIRE(whole.from({100, 10}) == kNever); // the only road: there is nowhere to get out to
    }
}

TEST_CASE("what opening joins and blocking parts is judged by the splinters of the baseline") {
    // A loop of 400 m apart from the rest is a splinter; a path joins it.
    Sketch sketch;
    sketch.settings().min_component_m = 1000;
    sketch.road({{0, 0}, {3000, 0}});
    sketch.road({{100, 150}, {500, 150}});
    sketch.station("S", {0, 0});
    const Changes changes(sketch.district());
    // 60 m to the splinter, 90 m to the street: the street is taken.
    REQUIRE(Planned(sketch.district(), {}).from({100, 90}) == seconds((90 + 100) * 0.9));
    const Planned joined(sketch.district(), {changes.path("p", {{500, 150}, {500, 0}})});
    REQUIRE(joined.from({100, 90}) == seconds((90 + 100) * 0.9));
}

TEST_CASE("the field of a plan is what its model says at every corner") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        Sketch sketch = random_town(seed, 8, 90);
        sketch.compound("C", Sketch::square(-120, -120, 60, 60), 100, Enclosure::walled);
        sketch.station("S", {10, 250});
        const Changes changes(sketch.district());
        const AccessModel base(sketch.district());
        AccessField base_field(base, 10);
        const Plan plan =
            resolve_plan(scenario_of({changes.block("b", {100, 100}, 60),
                                      changes.new_gate("g", "C", {-30, 60}),
                                      changes.gate(ChangeKind::close_gate, "x", "C#1")}),
                         base);
        const PlannedDistrict planned = apply_plan(sketch.district(), plan);
        const AccessModel model(base, planned.district, planned.streets);
        AccessField field(model, base_field);
        Progress quiet;
        const CornerBox block = field.corners_of({{-400, -400}, {400, 400}});
        field.prepare(block, quiet);
        const WalkReach reach(
            model, {model.station(planned.district.stations.at(0))}, kLongestWalk);
        for (std::int32_t y = block.min.y; y <= block.max.y; y += 3) {
            for (std::int32_t x = block.min.x; x <= block.max.x; x += 3) {
                Millis by_field = kNever;
                field.for_entries({x, y}, [&](const Entry& entry) {
                    by_field = std::min(by_field, reach.by_entry(entry));
                });
                Millis by_model = kNever;
                for (const Entry& entry : model.place_at(field.point({x, y})).entries) {
                    by_model = std::min(by_model, reach.by_entry(entry));
                }
                REQUIRE(by_field == by_model);
            }
        }
    }
}

namespace {

// One change of each kind somewhere in the town; not every plan has all of them.
std::vector<Change> random_changes(const District& district, std::mt19937& random) {
    const Changes make(district);
    const auto on_street = [&] {
        const Road& road = district.roads[random() % district.roads.size()];
        return road.line[random() % road.line.size()];
    };
    std::vector<Change> changes;
    const auto kinds = static_cast<unsigned>(1 + random() % 15);
    if ((kinds & 1U) != 0) {
        changes.push_back(make.block("b", on_street(), 20.0 + static_cast<double>(random() % 60)));
    }
    if ((kinds & 2U) != 0) {
        const PlanePoint from = on_street();
        std::uniform_real_distribution<double> shift(-150, 150);
        changes.push_back(make.path("p",
                                    {from,
                                     from + PlanePoint{shift(random), shift(random)},
                                     from + PlanePoint{shift(random), shift(random)}}));
    }
    if ((kinds & 4U) != 0) {
        changes.push_back(make.new_gate("n", "C", {-30, 60}));
    }
    if ((kinds & 8U) != 0) {
        changes.push_back(make.gate(ChangeKind::close_gate, "x", "g0"));
    }
    return changes;
}

bool same_way(const Entry& a, const Entry& b) {
    return a.at == b.at && a.distance_m == b.distance_m && a.access_ms == b.access_ms &&
           a.from == b.from && a.to == b.to && a.from_ms == b.from_ms && a.to_ms == b.to_ms;
}

} // namespace

TEST_CASE("a plan's field keeps the tiles that it cannot touch and repairs the others exactly") {
    std::size_t kept = 0;
    std::size_t repaired = 0;
    for (std::uint32_t seed = 1; seed <= 16; ++seed) {
        Sketch sketch = random_town(seed, 18, 90);
        sketch.settings().max_access_m = 50 + 50 * (seed % 3);
        sketch.barrier({{-400, 200}, {-20, 230}, {400, 180}}, BarrierKind::river);
        sketch.compound("C", Sketch::square(-120, -120, 60, 60), 100, Enclosure::walled);
        sketch.compound("D", Sketch::square(300, 300, 360, 350), 100, Enclosure::walled);
        sketch.gate({60, 0}, 0);
        sketch.gate({300, 320}, 1, GateHours::always, true);
        const AccessModel base(sketch.district());
        AccessField base_field(base, 4);
        std::mt19937 random(seed);
        const Plan plan =
            resolve_plan(scenario_of(random_changes(sketch.district(), random)), base);
        const PlannedDistrict planned = apply_plan(sketch.district(), plan);
        const AccessModel model(base, planned.district, planned.streets);
        AccessField field(model, base_field);
        Progress quiet;
        const CornerBox block = field.corners_of({{-900, -900}, {900, 900}});
        field.prepare(block, quiet);
        const CornerBox tiles = AccessField::tiles_of(block);
        for (std::int32_t y = tiles.min.y; y <= tiles.max.y; ++y) {
            for (std::int32_t x = tiles.min.x; x <= tiles.max.x; ++x) {
                const bool own = &field.tile({x, y}) != &base_field.tile({x, y});
                ++(own ? repaired : kept);
            }
        }
        bool same = true;
        for (std::int32_t y = block.min.y + static_cast<std::int32_t>(seed % 3); y <= block.max.y;
             y += 3) {
            for (std::int32_t x = block.min.x; x <= block.max.x; x += 2) {
                const Entries exact = model.place_at(field.point({x, y})).entries;
                const Entries found = field.place({x, y}).entries;
                same = same &&
                       std::equal(exact.begin(), exact.end(), found.begin(), found.end(), same_way);
            }
        }
        REQUIRE(same);
    }
    REQUIRE(kept > repaired);
    REQUIRE(repaired > 16);
}
