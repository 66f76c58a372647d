// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/distance_map.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace yike;

TEST_CASE("the map is right to a cell and a half up to where it is far, against every piece") {
    const double far_m = GENERATE(60.0, 250.0, 5000.0);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> at(0, 1000);
    std::vector<Piece> pieces;
    for (int i = 0; i < 12; ++i) {
        pieces.push_back({{at(random), at(random)}, {at(random), at(random)}});
    }
    const DistanceMap map({{0, 0}, {1000, 1000}}, pieces, 10, far_m);
    for (int i = 0; i < 500; ++i) {
        const PlanePoint p{at(random), at(random)};
        double nearest = 1e300;
        for (const Piece& piece : pieces) {
            nearest = std::min(nearest, std::sqrt(squared_distance(piece.a, piece.b, p)));
        }
        if (nearest < far_m - 15) {
            REQUIRE(map.at(p) == Approx(nearest).margin(15));
        } else {
            REQUIRE(map.at(p) > far_m - 30);
        }
    }
}

TEST_CASE("without pieces, and outside the box, everything is far") {
    const DistanceMap empty({{0, 0}, {100, 100}}, {}, 10, 500);
    REQUIRE(empty.at({50, 50}) == DistanceMap::kFar);
    const std::vector<Piece> pieces{{{0, 0}, {100, 0}}};
    const DistanceMap map({{0, 0}, {100, 100}}, pieces, 10, 500);
    REQUIRE(map.at({-20, 50}) == DistanceMap::kFar);
    REQUIRE(map.at({50, 300}) == DistanceMap::kFar);
}

TEST_CASE("a huge box gets larger cells, not more of them") {
    const std::vector<Piece> pieces{{{0, 0}, {1e6, 0}}};
    const DistanceMap map({{0, 0}, {1e6, 1e6}}, pieces, 10, 2e5);
    REQUIRE(map.cell_m() > 500);
    REQUIRE(map.at({5e5, 9e5}) == DistanceMap::kFar);
    REQUIRE(map.at({5e5, 1e5}) == Approx(1e5).margin(2 * map.cell_m()));
}
