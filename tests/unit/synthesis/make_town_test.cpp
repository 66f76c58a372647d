// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"
#include "synthesis/random_sketch.hpp"
#include "synthesis/town.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

using namespace yike;

namespace {

Sketch sketch_of(std::uint64_t seed, double km2 = 12, std::size_t communities = 9) {
    SketchRequest request;
    request.seed = seed;
    request.area_km2 = km2;
    request.communities = communities;
    request.people = 60'000;
    return random_sketch(request);
}

Town made(const Sketch& sketch) {
    Progress progress;
    return make_town(sketch, progress);
}

using EdgeKey = std::pair<std::pair<double, double>, std::pair<double, double>>;

// How often each undirected edge is drawn.
void count_edges(const MultiPolygon& ground, std::map<EdgeKey, int>& counts) {
    for (const Polygon& polygon : ground) {
        std::vector<Ring> rings = polygon.holes;
        rings.push_back(polygon.outer);
        for (const Ring& ring : rings) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const std::pair<double, double> a{ring[i - 1].x, ring[i - 1].y};
                const std::pair<double, double> b{ring[i].x, ring[i].y};
                ++counts[{std::min(a, b), std::max(a, b)}];
            }
        }
    }
}

void check_tiling(const Town& town) {
    std::map<EdgeKey, int> counts;
    double sum = 0;
    for (const Community& community : town.communities) {
        CHECK(validity_problem(community.ground).empty());
        CHECK(community.ground.size() == 1);
        count_edges(community.ground, counts);
        sum += area(community.ground);
    }
    count_edges(town.boundary, counts);
    CHECK(sum == Approx(area(town.boundary)).epsilon(1e-12));
    CHECK(std::all_of(
        counts.begin(), counts.end(), [](const auto& entry) { return entry.second == 2; }));
}

void check_compounds(const Town& town) {
    double households = 0;
    double people = 0;
    const PreparedPolygon boundary(town.boundary);
    for (const Compound& compound : town.compounds) {
        CHECK(validity_problem(compound.ground).empty());
        CHECK(compound.households > 0);
        CHECK(boundary.covers(compound.interior));
        CHECK(contains(town.communities[compound.community.index()].ground, compound.interior));
        households += compound.households;
        people += compound.people;
    }
    CHECK(households == town.sketch.households);
    CHECK(people == town.sketch.people);
    double housed = 0;
    for (const TownBuilding& building : town.buildings) {
        housed += building.households;
        const PlanePoint middle = along(building.outline[0], building.outline[2], 0.5);
        CHECK(contains(town.compounds[building.compound].ground, middle));
    }
    CHECK(housed == households);
}

void check_gates(const Town& town) {
    std::vector<std::size_t> gates(town.compounds.size(), 0);
    for (const Gate& gate : town.gates) {
        const Ring& ring = town.compounds[gate.compound.index()].ground[0].outer;
        CHECK(std::find(ring.begin(), ring.end(), gate.point) != ring.end());
        ++gates[gate.compound.index()];
    }
    for (std::size_t i = 0; i < gates.size(); ++i) {
        CHECK((town.walled[i] ? gates[i] >= 1 && gates[i] <= 6 : gates[i] == 0));
    }
}

bool same_roads(const Town& a, const Town& b) {
    return std::equal(a.roads.begin(),
                      a.roads.end(),
                      b.roads.begin(),
                      b.roads.end(),
                      [](const Road& r, const Road& s) { return r.line == s.line; });
}

} // namespace

TEST_CASE("communities tile the district exactly, and people and gates are in their places") {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        const Town town = made(sketch_of(seed));
        check_tiling(town);
        check_compounds(town);
        check_gates(town);
        CHECK(town.stations.size() == 9);
        CHECK(town.roads.size() > 100);
    }
}

TEST_CASE("the same sketch gives the same town, another seed another one") {
    const Town once = made(sketch_of(3));
    const Town again = made(sketch_of(3));
    const Town other = made(sketch_of(4));
    CHECK(same_roads(once, again));
    CHECK(once.heights.heights_m == again.heights.heights_m);
    CHECK_FALSE(same_roads(once, other));
}

TEST_CASE("a compound at a path that no street reaches does no harm") {
    SketchRequest request;
    request.seed = 36;
    request.area_km2 = 8;
    request.communities = 16;
    request.people = 41'600;
    CHECK(made(random_sketch(request)).stations.size() == 16);
}

TEST_CASE("streets meet by number, and every road is a line") {
    const Town town = made(sketch_of(5));
    std::map<std::uint32_t, PlanePoint> at;
    for (const Road& road : town.roads) {
        REQUIRE(road.line.size() >= 2);
        CHECK(length(road.line) > 0.1);
        for (const auto& [number, p] :
             {std::pair(road.from, road.line.front()), std::pair(road.to, road.line.back())}) {
            CHECK(number < town.junctions);
            CHECK(at.emplace(number, p).first->second == p);
        }
    }
}

TEST_CASE("pieces grow with the area, not faster") {
    const Town small = made(sketch_of(2, 15, 10));
    const Town large = made(sketch_of(2, 60, 40));
    const auto ratio =
        static_cast<double>(large.roads.size()) / static_cast<double>(small.roads.size());
    CHECK(ratio > 2);
    CHECK(ratio < 8);
}
