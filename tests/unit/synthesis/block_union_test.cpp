// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"
#include "synthesis/block_union.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

// Three by three squares of 10 m; block numbers are found by place.
struct Board {
    StreetMesh mesh;
    std::vector<std::size_t> groups;
};

Board board(const std::vector<std::vector<std::size_t>>& rows) {
    std::vector<PlanePoint> points;
    std::vector<MeshEdge> edges;
    for (std::uint32_t j = 0; j < 4; ++j) {
        for (std::uint32_t i = 0; i < 4; ++i) {
            points.push_back({10.0 * i, 10.0 * j});
            if (i > 0) {
                edges.push_back({4 * j + i - 1, 4 * j + i, {}});
            }
            if (j > 0) {
                edges.push_back({4 * j + i - 4, 4 * j + i, {}});
            }
        }
    }
    Board result{StreetMesh(points, edges), std::vector<std::size_t>(9)};
    for (BlockIndex b = 0; b < 9; ++b) {
        const Box box = bounds(result.mesh.ring(b));
        const auto column = static_cast<std::size_t>(box.min.x / 10);
        const auto row = static_cast<std::size_t>(box.min.y / 10);
        result.groups[b] = rows[row][column];
    }
    return result;
}

} // namespace

TEST_CASE("all blocks together are the square") {
    const Board all = board({{0, 0, 0}, {0, 0, 0}, {0, 0, 0}});
    const auto grounds = block_unions(all.mesh, all.groups, 1);
    REQUIRE(grounds[0].size() == 1);
    CHECK(grounds[0][0].holes.empty());
    CHECK(area(grounds[0]) == Approx(900));
    CHECK(grounds[0][0].outer.size() == 13); // every vertex of the rim
}

TEST_CASE("a ring of blocks has a hole, and the block in it fills it") {
    const Board ring = board({{0, 0, 0}, {0, 1, 0}, {0, 0, 0}});
    const auto grounds = block_unions(ring.mesh, ring.groups, 2);
    REQUIRE(grounds[0].size() == 1);
    REQUIRE(grounds[0][0].holes.size() == 1);
    CHECK(area(grounds[0]) == Approx(800));
    CHECK(area(grounds[1]) == Approx(100));
    CHECK(validity_problem(grounds[0]).empty());
}

TEST_CASE("blocks that touch at a corner only are valid parts") {
    const Board corners = board({{0, 1, 1}, {1, 0, 1}, {1, 1, 0}});
    const auto grounds = block_unions(corners.mesh, corners.groups, 2);
    CHECK(grounds[0].size() == 3);
    CHECK(area(grounds[0]) + area(grounds[1]) == Approx(900));
    for (const MultiPolygon& ground : grounds) {
        CHECK(validity_problem(ground).empty());
    }
}
