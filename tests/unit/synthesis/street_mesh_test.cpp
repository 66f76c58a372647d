// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/arrange_lines.hpp"
#include "synthesis/street_mesh.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

const Street kStreet{StreetClass::residential};

// A square of 100 m with its lower left corner at the origin.
StreetMesh square() {
    return StreetMesh({{0, 0}, {100, 0}, {100, 100}, {0, 100}},
                      {{0, 1, kStreet}, {1, 2, kStreet}, {2, 3, kStreet}, {3, 0, kStreet}});
}

} // namespace

TEST_CASE("a square is one block, counter-clockwise") {
    const StreetMesh mesh = square();
    REQUIRE(mesh.block_count() == 1);
    CHECK(signed_area(mesh.ring(0)) == Approx(10'000));
    CHECK(mesh.around(0).size() == 4);
    for (const HalfIndex h : mesh.around(0)) {
        CHECK(mesh.block(StreetMesh::twin(h)) == kOutside);
        CHECK(mesh.degree(h) == 2);
    }
}

TEST_CASE("a split edge keeps its start, and both blocks see the new vertex") {
    StreetMesh mesh = square();
    const HalfIndex h = mesh.around(0)[0];
    const VertexIndex end = mesh.target(h);
    const VertexIndex v = mesh.split(h, along(mesh.point(mesh.origin(h)), mesh.point(end), 0.5));
    CHECK(mesh.target(h) == v);
    CHECK(mesh.origin(mesh.next(h)) == v);
    CHECK(mesh.target(mesh.next(h)) == end);
    CHECK(mesh.around(0).size() == 5);
    CHECK(mesh.previous(mesh.next(h)) == h);
    CHECK(mesh.origin(StreetMesh::twin(h)) == v);
    CHECK(mesh.degree(mesh.next(h)) == 2);
}

TEST_CASE("a street divides a block into two that are the whole") {
    StreetMesh mesh = square();
    const std::vector<HalfIndex> loop = mesh.around(0);
    mesh.split(loop[0], {50, 0});
    mesh.split(loop[2], {50, 100});
    const HalfIndex made = mesh.connect(mesh.next(loop[0]), mesh.next(loop[2]), kStreet);
    REQUIRE(mesh.block_count() == 2);
    CHECK(signed_area(mesh.ring(0)) == Approx(5'000));
    CHECK(signed_area(mesh.ring(1)) == Approx(5'000));
    CHECK(mesh.block(made) == 0);
    CHECK(mesh.block(StreetMesh::twin(made)) == 1);
    CHECK(mesh.degree(made) == 3);
    for (BlockIndex block : {0U, 1U}) {
        for (const HalfIndex h : mesh.around(block)) {
            CHECK(mesh.block(h) == block);
            CHECK(mesh.previous(mesh.next(h)) == h);
        }
    }
}

TEST_CASE("lines that cross are joined where they cross") {
    const PlaneGraph graph =
        arrange_lines({{{{-10, 0}, {10, 0}}, kStreet}, {{{0, -10}, {0, 10}}, kStreet}}, 1);
    CHECK(graph.points.size() == 5);
    CHECK(graph.edges.size() == 4);
    CHECK(graph.points.back() == PlanePoint{0, 0});
}

TEST_CASE("a crossing near an end is that end") {
    const PlaneGraph graph =
        arrange_lines({{{{0, 0}, {10, 0}}, kStreet}, {{{9.5, -5}, {9.5, 5}}, kStreet}}, 1);
    CHECK(graph.points.size() == 4);
    CHECK(graph.edges.size() == 3);
}

TEST_CASE("what leads nowhere is taken away to the last piece") {
    // A triangle with a tail of two edges.
    PlaneGraph graph{
        {{0, 0}, {10, 0}, {5, 8}, {20, 0}, {30, 0}},
        {{0, 1, kStreet}, {1, 2, kStreet}, {2, 0, kStreet}, {1, 3, kStreet}, {3, 4, kStreet}}};
    prune_dead_ends(graph);
    CHECK(graph.edges.size() == 3);
}
