// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/walk_reach.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Millis seconds(double s) {
    return static_cast<Millis>(std::lround(s * 1000));
}

// Time from a point to the only station.
Millis time_from(const District& district, PlanePoint p) {
    const AccessModel model(district);
    const WalkReach reach(model, {model.station(district.stations.at(0))}, kLongestWalk);
    return reach.at(model.place_at(p));
}

// Least time over the open gates of a compound to the only station.
Millis gate_time(const District& district, std::size_t compound = 0) {
    const AccessModel model(district);
    const WalkReach reach(model, {model.station(district.stations.at(0))}, kLongestWalk);
    Millis best = kNever;
    for (const GateId gate : model.enclosures().compounds[compound].gates) {
        if (model.enclosures().gates[gate.index()].open) {
            best = std::min(best, reach.at(model.place_of(gate)));
        }
    }
    return best;
}

// A walled square of 200 m with a street along its south side, 20 m away.
Sketch walled_square() {
    Sketch sketch;
    sketch.road({{-500, -20}, {500, -20}});
    sketch.compound("C", Sketch::square(0, 0, 200, 200), 100, Enclosure::walled);
    sketch.station("S", {-300, -20});
    return sketch;
}

} // namespace

TEST_CASE("a place walks to the nearest point of the nearest edge, not to a node") {
    Sketch sketch;
    sketch.road({{0, 0}, {1000, 0}}).station("S", {0, 0});
    // 100 m of access and 400 m of street at 0.9 s a metre.
    REQUIRE(time_from(sketch.district(), {400, 100}) == seconds(450));
}

TEST_CASE("beyond the access limit there is no access, at it there is") {
    Sketch sketch;
    sketch.road({{0, 0}, {1000, 0}}).station("S", {0, 0});
    REQUIRE(time_from(sketch.district(), {400, 200}) == seconds(540));
    REQUIRE(time_from(sketch.district(), {400, 200.01}) == kNever);
}

TEST_CASE("a place beside the station walks straight to it") {
    Sketch sketch;
    sketch.road({{0, 0}, {1000, 0}}).station("S", {500, 150});
    REQUIRE(time_from(sketch.district(), {500, 150}) == 0);
    REQUIRE(time_from(sketch.district(), {500, 180}) == seconds(27));
    REQUIRE(time_from(sketch.district(), {520, 130}) == walk_millis(std::sqrt(800.0), 1 / 0.9));
}

TEST_CASE("a river is crossed by its far bridge only") {
    Sketch sketch;
    sketch.road({{0, 0}, {1000, 0}, {1000, 100}, {0, 100}}).station("S", {0, 0});
    sketch.barrier({{-100, 50}, {900, 50}}, BarrierKind::river);
    // The near bank is 40 m of access; the far bank must go round by the bridge.
    REQUIRE(time_from(sketch.district(), {0, 40}) == seconds(36));
    REQUIRE(time_from(sketch.district(), {0, 60}) == seconds(0.9 * (40 + 2100)));
}

TEST_CASE("touching a barrier does not separate, its vertices leave no leak") {
    const BarrierIndex wall({{{-10, 5}, {0, 5}, {10, 5}}});
    REQUIRE(wall.separates({0, 10}, {0, 0}));
    REQUIRE(wall.separates({3, 10}, {3, 0}));
    REQUIRE_FALSE(wall.separates({0, 10}, {0, 5}));
    REQUIRE_FALSE(wall.separates({0, 5}, {0, 0}));
    REQUIRE_FALSE(wall.separates({10, 10}, {10, 0})); // past its end
    REQUIRE_FALSE(wall.separates({-20, 5}, {20, 5})); // along it
    const BarrierIndex tip({{{-5, 10}, {0, 5}, {5, 10}}});
    REQUIRE_FALSE(tip.separates({-5, 5}, {5, 5})); // only touches the tip
    const BarrierIndex corner({{{-5, 5}, {0, 5}, {0, -5}}});
    REQUIRE(corner.separates({-3, 2}, {3, 8})); // through the corner
    const BarrierIndex ring({{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}});
    REQUIRE(ring.separates({5, 5}, {15, 5}));
    REQUIRE(ring.separates({5, 5}, {-5, -5})); // through its first and last vertex
    REQUIRE_FALSE(ring.separates({5, 5}, {9, 1}));
}

TEST_CASE("snapping and access equal a brute-force search over all segments") {
    for (const std::uint32_t seed : {11U, 12U, 13U}) {
        Sketch sketch = random_town(seed, 10, 70);
        sketch.settings().min_component_m = 300;
        sketch.settings().max_access_m = 60;
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> place(-450, 450);
        std::vector<Line> walls;
        for (int i = 0; i < 12; ++i) {
            const PlanePoint a{place(random), place(random)};
            walls.push_back({a, {a.x + place(random) / 3, a.y}, {a.x, a.y + place(random) / 3}});
            sketch.barrier(walls.back());
        }
        const AccessModel model(sketch.district());
        const auto crosses = [&walls](PlanePoint p, PlanePoint q) {
            for (const Line& wall : walls) {
                for (std::size_t i = 1; i < wall.size(); ++i) {
                    const double a = orientation(p, q, wall[i - 1]);
                    const double b = orientation(p, q, wall[i]);
                    const double c = orientation(wall[i - 1], wall[i], p);
                    const double d = orientation(wall[i - 1], wall[i], q);
                    if (a * b < 0 && c * d < 0) {
                        return true;
                    }
                }
            }
            return false;
        };
        for (int i = 0; i < 1500; ++i) {
            const PlanePoint p{place(random), place(random)};
            std::optional<std::uint32_t> best[2]; // on any component; on none but splinters
            double nearest[2] = {60, 60};
            const Network& network = model.network();
            for (std::uint32_t n = 0; n < network.segment_count(); ++n) {
                const Segment& s = network.segments()[n];
                const PlanePoint a = network.start(s);
                const PlanePoint b = network.end(s);
                const PlanePoint q = along(a, b, nearest_share(a, b, p));
                const double d = distance(p, q);
                for (const int kind : {0, 1}) {
                    const bool allowed = kind == 0 || !model.components().is_splinter(s.from);
                    if (allowed && s.length_m > 0 && d <= nearest[kind] && !crosses(p, q) &&
                        (d < nearest[kind] || !best[kind])) {
                        best[kind] = n;
                        nearest[kind] = d;
                    }
                }
            }
            const int kind = best[1] ? 1 : 0;
            const AccessPlace found = model.place_at(p);
            REQUIRE(found.entries.empty() != best[kind].has_value());
            const bool on_splinter =
                best[0] && model.components().is_splinter(network.segments()[*best[0]].from);
            if (best[0]) {
                const std::uint32_t expected = on_splinter && best[1] ? *best[1] : *best[0];
                REQUIRE(found.entries.size() == 1);
                REQUIRE(found.entries[0].at.segment.value() == expected);
            }
        }
    }
}

TEST_CASE("a walled compound is left by its one gate") {
    Sketch sketch = walled_square();
    sketch.gate({200, 100}, 0);
    sketch.road({{500, -20}, {500, 100}, {220, 100}});
    const AccessModel model(sketch.district());
    REQUIRE(model.is_walled(CompoundId(0)));
    REQUIRE(model.enclosures().compounds[0].source == GateSource::given);
    // 20 m to the lane, 280 + 120 + 800 m of street.
    REQUIRE(gate_time(sketch.district()) == seconds(0.9 * (20 + 280 + 120 + 800)));
    // A place inside: straight to the gate, never through the south wall.
    REQUIRE(time_from(sketch.district(), {100, 100}) == seconds(0.9 * (100 + 20 + 1200)));
    // Its own detour factor.
    sketch.last_compound().detour = 1.5;
    REQUIRE(time_from(sketch.district(), {100, 100}) == seconds(0.9 * (150 + 20 + 1200)));
}

TEST_CASE("all gates closed means no access") {
    Sketch sketch = walled_square();
    sketch.gate({100, 0}, 0, GateHours::closed);
    REQUIRE(gate_time(sketch.district()) == kNever);
    REQUIRE(time_from(sketch.district(), {100, 100}) == kNever);
}

TEST_CASE("without any gate the outline point nearest to the network is one") {
    Sketch sketch;
    sketch.road({{-500, -20}, {80, -20}}).station("S", {-300, -20});
    sketch.compound("C", Sketch::square(0, 0, 200, 200), 100, Enclosure::walled);
    const AccessModel model(sketch.district());
    REQUIRE(model.enclosures().compounds[0].source == GateSource::nearest);
    REQUIRE(model.enclosures().gates.size() == 1);
    REQUIRE(model.enclosures().gates[0].point.y == 0);
    REQUIRE(model.enclosures().gates[0].point.x <= 80);
}

TEST_CASE("edges through an outline make gates, those within ten metres only one") {
    Sketch sketch = walled_square();
    sketch.road({{100, -20}, {100, 100}});
    sketch.road({{108, -20}, {108, 100}});
    sketch.road({{-50, 150}, {-20, 150}, {3, 150}}); // only 3 m inside: no gate
    const AccessModel model(sketch.district());
    REQUIRE(model.enclosures().compounds[0].source == GateSource::crossing);
    REQUIRE(model.enclosures().gates.size() == 1);
    REQUIRE(model.enclosures().gates[0].point == PlanePoint{100, 0});
    // The stub is cut where the wall stands.
    REQUIRE(model.enclosures().cuts.size() == 1);
    REQUIRE(model.enclosures().cuts[0].point == PlanePoint{0, 150});
}

TEST_CASE("a wall cuts edges away from open gates, and a node on it too") {
    Sketch sketch = walled_square();
    sketch.road({{100, -20}, {100, 0}});              // ends on the wall ...
    sketch.road({{100, 0}, {100, 100}});              // ... and goes on inside
    sketch.road({{-500, -20}, {-500, 60}, {50, 60}}); // through the wall in one edge
    sketch.gate({200, 100}, 0);
    const AccessModel model(sketch.district());
    REQUIRE(model.enclosures().cuts.size() == 2);
    // The street with its branch, the stub, and what lies inside of either cut.
    REQUIRE(find_components(model.network(), 0).length_m.size() == 4);
    // A gate at the node opens it.
    sketch.gate({102, 0}, 0);
    REQUIRE(AccessModel(sketch.district()).enclosures().cuts.size() == 1);
}

TEST_CASE("a street drawn on the outline stays outside and whole") {
    Sketch sketch;
    sketch.road({{-100, 0.01}, {50, -0.02}, {120, 0.03}, {300, 0}});
    sketch.compound("C", Sketch::square(0, 0, 200, 200), 100, Enclosure::walled);
    sketch.gate({200, 100}, 0);
    sketch.station("S", {-100, 0});
    const AccessModel model(sketch.district());
    REQUIRE(model.enclosures().cuts.empty());
    // No inner edge: 100 m straight to the gate and 100 m along the wall to the street.
    REQUIRE(model.place_at({100, 100}).entries.at(0).distance_m == Approx(200).margin(0.1));
}

TEST_CASE("inner edges carry the people of a walled compound to its gate") {
    Sketch sketch = walled_square();
    sketch.road({{100, -20}, {100, 150}});
    sketch.road({{500, -20}, {500, -21}});
    const AccessModel model(sketch.district());
    const AccessPlace place = model.place_at({150, 140});
    REQUIRE(place.walled == CompoundId(0));
    REQUIRE(place.entries.size() == 1);
    REQUIRE(place.entries[0].distance_m == Approx(50));
    // From outside, 5 m off the wall, nobody gets onto the inner edge.
    REQUIRE(model.place_at({205, 100}).entries.at(0).distance_m == Approx(120));
}

TEST_CASE("a residents' gate lets residents out and no stranger in or through") {
    Sketch sketch;
    sketch.road({{-500, 100}, {500, 100}}); // through the compound from west to east
    sketch.compound("C", Sketch::square(0, 0, 200, 200), 100, Enclosure::walled);
    sketch.gate({0, 100}, 0, GateHours::always, true);
    sketch.gate({200, 100}, 0);
    sketch.station("S", {-300, 100});
    // Residents leave by the west.
    REQUIRE(time_from(sketch.district(), {100, 100}) == seconds(360));
    REQUIRE(gate_time(sketch.district()) == seconds(270));
    // Strangers from the east walk out through it: outwards is its direction.
    REQUIRE(time_from(sketch.district(), {400, 100}) == seconds(630));
    // To a station in the east nobody enters from the west.
    sketch.district().stations[0].point = {400, 100};
    REQUIRE(time_from(sketch.district(), {-100, 100}) == kNever);
    REQUIRE(time_from(sketch.district(), {100, 100}) == seconds(270));
}

TEST_CASE("place and station in one walled compound: straight, times the detour factor") {
    Sketch sketch = walled_square();
    sketch.gate({200, 100}, 0);
    sketch.district().stations[0].point = {100, 100};
    sketch.last_compound().detour = 1.2;
    REQUIRE(time_from(sketch.district(), {100, 150}) == seconds(0.9 * 60));
    REQUIRE(gate_time(sketch.district()) == seconds(0.9 * 120));
}

TEST_CASE("a station near the wall has a door to the street unless it says otherwise") {
    Sketch sketch = walled_square();
    sketch.gate({100, 200}, 0, GateHours::closed);
    sketch.district().stations[0].point = {100, 15};
    REQUIRE(time_from(sketch.district(), {300, -20}) == seconds(0.9 * 235));
    sketch.district().stations[0].entrance = "compound";
    REQUIRE(time_from(sketch.district(), {300, -20}) == kNever);
    sketch.district().stations[0].entrance = "";
    sketch.district().stations[0].point = {100, 21};
    REQUIRE(time_from(sketch.district(), {300, -20}) == kNever);
}

TEST_CASE("the way to a gate goes round the corners of the wall") {
    Sketch sketch;
    // A U: from one arm to the gate in the other.
    const Polygon u{
        {{0, 0}, {90, 0}, {90, 100}, {60, 100}, {60, 30}, {30, 30}, {30, 100}, {0, 100}, {0, 0}},
        {}};
    sketch.compound("U", u, 100, Enclosure::walled);
    sketch.gate({75, 100}, 0);
    sketch.road({{75, 100}, {75, 600}}).station("S", {75, 600});
    const double inner = std::hypot(15, 70) + 30 + std::hypot(15, 70);
    const AccessModel model(sketch.district());
    REQUIRE(model.place_at({15, 100 - 1e-9}).entries.at(0).distance_m ==
            Approx(inner).margin(0.01));
}

TEST_CASE("barriers along sixty per cent of an outline make a wall of it") {
    Sketch sketch;
    sketch.road({{-500, -20}, {500, -20}}).station("S", {0, -20});
    sketch.compound("C", Sketch::square(0, 0, 100, 100));
    sketch.barrier({{0, 0}, {100, 0}, {100, 100}, {60, 100}}); // 240 of 400 m
    REQUIRE(AccessModel(sketch.district()).is_walled(CompoundId(0)));
    sketch.district().barriers.clear();
    sketch.barrier({{0, 0}, {100, 0}, {100, 100}, {70, 100}});
    REQUIRE_FALSE(AccessModel(sketch.district()).is_walled(CompoundId(0)));
    sketch.last_compound().enclosure = Enclosure::walled;
    REQUIRE(AccessModel(sketch.district()).is_walled(CompoundId(0)));
}

TEST_CASE("places near a splinter go to the network if it is within reach") {
    Sketch sketch;
    sketch.settings().min_component_m = 1000;
    sketch.road({{0, 0}, {2000, 0}}).station("S", {0, 0});
    sketch.road({{500, 50}, {600, 50}});
    REQUIRE(time_from(sketch.district(), {550, 60}) == seconds(0.9 * 610));
    sketch.settings().max_access_m = 40;
    REQUIRE(time_from(sketch.district(), {550, 60}) == kNever);
}

TEST_CASE("opening never lengthens, closing never shortens, more stations never hurt") {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> place(-300, 300);
    for (const std::uint32_t seed : {21U, 22U}) {
        Sketch sketch = random_town(seed, 9, 80);
        sketch.compound("A", Sketch::square(-150, -150, 60, 40), 100, Enclosure::walled);
        sketch.gate({60, -50}, 0);
        sketch.gate({-150, -60}, 0, GateHours::closed);
        sketch.station("S", {200, 150});
        District opened = sketch.district();
        opened.gates[1].open = GateHours::always;
        const AccessModel shut(sketch.district());
        const AccessModel open(opened);
        const WalkReach one(shut, {shut.station(sketch.district().stations[0])}, kLongestWalk);
        const WalkReach wider(open, {open.station(opened.stations[0])}, kLongestWalk);
        Destination second = shut.destination_at({-200, -250});
        const WalkReach two(
            shut, {shut.station(sketch.district().stations[0]), second}, kLongestWalk);
        for (int i = 0; i < 400; ++i) {
            const PlanePoint p{place(random), place(random)};
            REQUIRE(two.at(shut.place_at(p)) <= one.at(shut.place_at(p)));
        }
        for (std::size_t g = 0; g < 1; ++g) {
            REQUIRE(wider.at(open.place_of(GateId(g))) <= one.at(shut.place_of(GateId(g))));
        }
    }
}
