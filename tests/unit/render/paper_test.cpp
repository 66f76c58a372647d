// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/paper.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace yike;

namespace {

constexpr SheetBox kBox{0, 0, 10, 10};

} // namespace

TEST_CASE("a line that leaves and comes back is two lines") {
    const PaperLines parts = clip_line({{5, 5}, {15, 5}, {15, 8}, {5, 8}}, kBox);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == PaperLine{{5, 5}, {10, 5}});
    CHECK(parts[1] == PaperLine{{10, 8}, {5, 8}});
}

TEST_CASE("a line inside stays as it is, one outside is gone") {
    const PaperLine inside = {{1, 1}, {2, 7}, {9, 9}};
    CHECK(clip_line(inside, kBox) == PaperLines{inside});
    CHECK(clip_line({{11, 11}, {20, 12}}, kBox).empty());
    CHECK(clip_line({}, kBox).empty());
}

TEST_CASE("clipped lines never leave the box") {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> place(-20, 30);
    for (int round = 0; round < 500; ++round) {
        PaperLine line;
        for (int i = 0; i < 12; ++i) {
            line.push_back({place(random), place(random)});
        }
        for (const PaperLine& part : clip_line(line, kBox)) {
            REQUIRE(part.size() >= 2);
            for (const PaperPoint p : part) {
                REQUIRE(kBox.grown(1e-9).contains(p));
            }
        }
    }
}

TEST_CASE("a ring around the box becomes the box") {
    const PaperLine ring = clip_ring(SheetBox{-5, -5, 15, 15}.outline(), kBox);
    CHECK(ring.front() == ring.back());
    const SheetBox box = bounds(PaperLines{ring});
    CHECK(box.left == 0);
    CHECK(box.bottom == 10);
    CHECK(clip_ring(SheetBox{20, 20, 30, 30}.outline(), kBox).empty());
}

TEST_CASE("a hatch lies inside its rings and keeps out of holes") {
    const PaperLines rings = {SheetBox{0, 0, 30, 30}.outline(), SheetBox{10, 10, 20, 20}.outline()};
    const PaperLines lines = hatch(rings, 2);
    CHECK(lines.size() > 10);
    for (const PaperLine& line : lines) {
        const PaperPoint middle{(line[0].x + line[1].x) / 2, (line[0].y + line[1].y) / 2};
        CHECK(contains(rings, middle));
    }
    CHECK(hatch({}, 2).empty());
    CHECK(hatch(rings, 0).empty());
}

TEST_CASE("thinning keeps the ends") {
    const PaperLine line = {{0, 0}, {0.01, 0}, {0.02, 0}, {5, 0}, {5.01, 0}};
    const PaperLine kept = thinned(line, 0.1);
    CHECK(kept.front() == line.front());
    CHECK(kept.back() == line.back());
    CHECK(kept.size() == 3);
}
