// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/street_walks.hpp"

#include <catch2/catch.hpp>

using namespace yike;

TEST_CASE("the nearest place is the nearest along streets, not as the crow flies") {
    // A U: its two upper ends are 10 m apart, and 210 m on foot.
    const Street street{StreetClass::residential};
    StreetMesh mesh({{0, 0}, {10, 0}, {5, -5}}, {{0, 1, street}, {1, 2, street}, {2, 0, street}});
    const VertexIndex left = mesh.add_point({0, 100});
    const VertexIndex right = mesh.add_point({10, 100});
    const VertexIndex below = mesh.add_point({5, -60});
    const std::vector<StreetPiece> pieces{
        {0, left, street}, {1, right, street}, {2, below, street}};
    const StreetWalks walks(mesh, pieces);
    const auto found = walks.nearest({{0, 100}, {5, -60}}, {{10, 100}, {0, 90}});
    REQUIRE(found.size() == 2);
    CHECK(found[0].place == 1);
    CHECK(found[0].walk_m == Approx(100 + std::sqrt(50.0) + 55));
    CHECK(found[1].place == 0);
}

TEST_CASE("a target that no place reaches has none") {
    const Street street{StreetClass::residential};
    StreetMesh mesh({{0, 0}, {10, 0}, {5, -5}}, {{0, 1, street}, {1, 2, street}, {2, 0, street}});
    const VertexIndex a = mesh.add_point({500, 0});
    const VertexIndex b = mesh.add_point({510, 0});
    const std::vector<StreetPiece> pieces{{a, b, street}};
    const auto found = StreetWalks(mesh, pieces).nearest({{0, 0}}, {{500, 1}, {10, 1}});
    CHECK(found[0].place == NearestPlace{}.place);
    CHECK(found[1].place == 0);
}
