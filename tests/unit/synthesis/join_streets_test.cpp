// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/join_streets.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;

namespace {

const Street kStreet{StreetClass::residential};
const Street kLane{StreetClass::footway};

// A square of 1 km, so that it is not taken for a stray piece.
StreetMesh square() {
    return StreetMesh({{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}},
                      {{0, 1, kStreet}, {1, 2, kStreet}, {2, 3, kStreet}, {3, 0, kStreet}});
}

} // namespace

TEST_CASE("a street all around is one road that ends where it begins") {
    const JoinedRoads joined = join_streets(square(), {}, {});
    REQUIRE(joined.roads.size() == 1);
    CHECK(joined.roads[0].line.size() == 5);
    CHECK(joined.roads[0].from == joined.roads[0].to);
}

TEST_CASE("roads run from junction to junction, and change with the class") {
    StreetMesh mesh = square();
    const VertexIndex yard = mesh.add_point({500, 500});
    const JoinedRoads joined = join_streets(mesh, {{0, yard, kLane}, {yard, 2, kLane}}, {});
    REQUIRE(joined.roads.size() == 3);
    CHECK(joined.junctions == 2);
    for (const Road& road : joined.roads) {
        CHECK(road.line.size() == 3);
        CHECK(road.from != road.to);
    }
    CHECK(joined.roads[2].road_class == "footway");
}

TEST_CASE("pieces that no street reaches are left out") {
    StreetMesh mesh = square();
    const VertexIndex a = mesh.add_point({100, 100});
    const VertexIndex b = mesh.add_point({200, 100});
    CHECK(join_streets(mesh, {{a, b, kLane}}, {}).roads.size() == 1);
}
