// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/label_placement.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace yike;

namespace {

constexpr SheetBox kFrame{20, 30, 620, 530};

} // namespace

TEST_CASE("no two labels ever meet, nor a label a symbol") {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> x(kFrame.left - 30, kFrame.right + 30);
    std::uniform_real_distribution<double> y(kFrame.top - 30, kFrame.bottom + 30);
    std::uniform_real_distribution<double> width(8, 120);
    for (int round = 0; round < 20; ++round) {
        LabelRoom room(kFrame);
        std::vector<PaperPoint> symbols;
        for (int i = 0; i < 400; ++i) {
            symbols.push_back({x(random), y(random)});
            room.block({symbols.back().x - 4,
                        symbols.back().y - 4,
                        symbols.back().x + 4,
                        symbols.back().y + 4});
        }
        for (const PaperPoint symbol : symbols) {
            for (const SheetBox& box : boxes_around(symbol, 5, width(random), 8)) {
                if (room.take(box)) {
                    break;
                }
            }
        }
        const auto& labels = room.labels();
        CHECK(labels.size() > 20);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const SheetBox& label = labels[i].front();
            REQUIRE(kFrame.contains(label));
            for (std::size_t k = i + 1; k < labels.size(); ++k) {
                REQUIRE_FALSE(label.meets(labels[k].front()));
            }
            for (const PaperPoint symbol : symbols) {
                REQUIRE_FALSE(label.contains(symbol));
            }
        }
    }
}

TEST_CASE("a label of several boxes takes all of them or none") {
    LabelRoom room(kFrame);
    REQUIRE(room.take(SheetBox{100, 100, 120, 110}));
    const std::vector<SheetBox> label = {{80, 100, 95, 110}, {95, 100, 110, 110}};
    CHECK_FALSE(room.take(label));
    CHECK(room.free(label[0]));
    CHECK(room.labels().size() == 1);
}

TEST_CASE("a label stands to the right of its symbol if it can") {
    const auto boxes = boxes_around({50, 50}, 5, 40, 10);
    REQUIRE(boxes.size() == 8);
    CHECK(boxes.front().left == 55);
    CHECK(boxes.front().centre().y == 50);
}

TEST_CASE("a name along a line is never upside down and lies on the line") {
    for (const double angle : {0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0}) {
        const PaperLine line = {{300, 300},
                                {300 + 200 * std::cos(angle), 300 + 200 * std::sin(angle)}};
        const auto places = places_along(line, 60, 8);
        REQUIRE_FALSE(places.empty());
        CHECK(std::fabs(places.front().degrees) <= 90.0 + 1e-9);
        CHECK(places.front().boxes.size() >= 7);
    }
    CHECK(places_along({{0, 0}, {50, 0}}, 60, 8).empty());
    CHECK(places_along({{0, 0}, {30, 0}, {30, 30}, {0, 30}, {0, 60}}, 60, 8).empty());
    CHECK(places_along({}, 60, 8).empty());
}

TEST_CASE("a name in an area lies wholly inside it") {
    // The box around an L has its middle outside.
    const PaperLines rings = {{{0, 0}, {30, 0}, {30, 70}, {100, 70}, {100, 100}, {0, 100}, {0, 0}}};
    const auto boxes = boxes_inside(rings, 25, 8);
    REQUIRE_FALSE(boxes.empty());
    for (const SheetBox& box : boxes) {
        CHECK((box.right <= 30 || box.top >= 70));
    }
    CHECK(boxes_inside(rings, 200, 8).empty());
    CHECK(boxes_inside({}, 20, 8).empty());
}

TEST_CASE("pieces of a street join straight on across a crossing") {
    const PaperLines chains = joined_pieces(
        {{{0, 0}, {10, 0}}, {{20, 0}, {10, 0}}, {{10, 0}, {10, 10}}, {{20, 0}, {30, 1}}});
    REQUIRE(chains.size() == 2);
    CHECK(chains[0].size() == 4);
    CHECK(chains[1].size() == 2);
}
