// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/palette.hpp"

#include <catch2/catch.hpp>

#include <utility>
#include <vector>

using namespace yike;

namespace {

std::vector<std::pair<int, int>> breaks(int cutoff) {
    std::vector<std::pair<int, int>> pairs;
    for (const MinuteClass& c : minute_classes(cutoff)) {
        pairs.emplace_back(c.lower, c.upper);
    }
    return pairs;
}

} // namespace

TEST_CASE("a quarter of an hour has the classes of the look") {
    using Pairs = std::vector<std::pair<int, int>>;
    CHECK(breaks(15) == Pairs{{0, 5}, {5, 10}, {10, 15}, {15, 20}, {20, 30}, {30, 0}});
    CHECK(breaks(10) == Pairs{{0, 3}, {3, 7}, {7, 10}, {10, 13}, {13, 20}, {20, 0}});
}

TEST_CASE("colour turns at the cutoff whatever it is") {
    for (int cutoff = 1; cutoff <= 60; ++cutoff) {
        const auto classes = minute_classes(cutoff);
        REQUIRE(classes.size() >= 3);
        CHECK(classes.front().lower == 0);
        CHECK(classes.back().upper == 0);
        for (std::size_t i = 0; i + 1 < classes.size(); ++i) {
            CHECK(classes[i].lower < classes[i].upper);
            CHECK(classes[i].upper == classes[i + 1].lower);
            CHECK(classes[i].covered == (classes[i].upper <= cutoff));
        }
        CHECK_FALSE(classes.back().covered);
        CHECK(classes[minute_class(classes, cutoff)].covered);
        CHECK_FALSE(classes[minute_class(classes, cutoff + 0.01)].covered);
    }
}

TEST_CASE("the upper end belongs to its class") {
    const auto classes = minute_classes(15);
    CHECK(minute_class(classes, 0) == 0);
    CHECK(minute_class(classes, 5) == 0);
    CHECK(minute_class(classes, 5.01) == 1);
    CHECK(minute_class(classes, 15) == 2);
    CHECK(minute_class(classes, 30.01) == 5);
    CHECK(minute_class(classes, 1e6) == 5);
}

TEST_CASE("roads are as wide as the look says at 1:20,000 and fewer on small scales") {
    CHECK(road_width_pt(RoadRank::arterial, 20'000) == Approx(2.2));
    CHECK(road_width_pt(RoadRank::collector, 20'000) == Approx(1.5));
    CHECK(road_width_pt(RoadRank::street, 20'000) == Approx(0.9));
    CHECK(road_width_pt(RoadRank::lane, 20'000) == Approx(0.5));
    CHECK(road_rank("primary_link") == RoadRank::arterial);
    CHECK(road_rank("steps") == RoadRank::footway);
    CHECK(road_rank("no such class") == RoadRank::street);
    CHECK(road_shown(RoadRank::footway, 20'000));
    CHECK_FALSE(road_shown(RoadRank::footway, 100'000));
    CHECK(road_shown(RoadRank::arterial, 1'000'000));
}
