// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/join_ends.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>

using namespace yike;

namespace {

using Numbers = std::vector<std::uint32_t>;

/// Positions that all binary fractions of a millimetre hold exactly enough.
Numbers join(const std::vector<LineEnd>& ends, const std::vector<std::string>& ids = {}) {
    return join_ends(ends, ids).junction;
}

} // namespace

TEST_CASE("no ends make no junctions") {
    CHECK(join_ends({}, {}).junctions == 0);
}

TEST_CASE("ends within a centimetre are one junction, farther ones are not") {
    CHECK(join({{{0, 0}}, {{0.0099, 0}}, {{5, 5}}, {{5, 5.0101}}}) == Numbers{0, 0, 1, 2});
}

TEST_CASE("junctions are found across the borders of cells and near the origin") {
    for (const double at : {0.0, 1.0, -1.0, 500'000.0, 4'000'000.0}) {
        CHECK(join({{{at - 0.004, at - 0.004}}, {{at + 0.003, at + 0.003}}}) == Numbers{0, 0});
    }
}

TEST_CASE("a chain of near ends is one junction whatever their order") {
    CHECK(join({{{0, 0}}, {{0.016, 0}}, {{0.008, 0}}}) == Numbers{0, 0, 0});
}

TEST_CASE("ends with ids join by id only, so stacked levels stay apart") {
    const std::vector<LineEnd> ends = {{{0, 0}, 0}, {{0, 0}, 1}, {{0, 0.5}, 0}};
    CHECK(join(ends, {"a", "b"}) == Numbers{0, 1, 0});
}

TEST_CASE("an end without an id joins the one junction with an id that lies there") {
    CHECK(join({{{0, 0}}, {{0.005, 0}, 0}, {{7, 0}, 0}}, {"a"})[0] ==
          join({{{0, 0}}, {{0.005, 0}, 0}, {{7, 0}, 0}}, {"a"})[1]);
    CHECK(join({{{0, 0}}, {{0.02, 0}, 0}}, {"a"}) == Numbers{0, 1});
}

TEST_CASE("of several junctions with ids the first by the text of its id is joined, and told") {
    const std::vector<LineEnd> ends = {{{0, 0}, 0}, {{0, 0}, 1}, {{0, 0}}, {{0, 0.001}}};
    const JoinedEnds joined = join_ends(ends, std::vector<std::string>{"b", "a"});
    CHECK(joined.junction == Numbers{0, 1, 1, 1});
    REQUIRE(joined.ambiguous.size() == 1);
    CHECK(joined.ambiguous[0].first == 2);
    CHECK(joined.ambiguous[0].second == 1);
}

TEST_CASE("an id at two places far from each other carries nobody from one to the other") {
    const std::vector<LineEnd> ends = {{{0, 0}, 0}, {{300, 0}, 0}, {{300, 0.2}, 0}, {{0.5, 0}, 0}};
    const JoinedEnds joined = join_ends(ends, std::vector<std::string>{"a"});
    CHECK(joined.junction == Numbers{0, 1, 1, 0});
    CHECK(joined.apart == Numbers{1, 2});
}

TEST_CASE("joining agrees with comparing all pairs") {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> milli(-30, 30);
    for (int round = 0; round < 50; ++round) {
        std::vector<LineEnd> ends;
        for (int i = 0; i < 40; ++i) {
            ends.push_back({{100 + milli(random) * 0.0031, milli(random) * 0.0031}});
        }
        Numbers slow(ends.size());
        for (std::uint32_t i = 0; i < slow.size(); ++i) {
            slow[i] = i;
        }
        // Spread the smallest number along near pairs until nothing changes.
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < ends.size(); ++i) {
                for (std::size_t j = 0; j < ends.size(); ++j) {
                    if (slow[j] < slow[i] &&
                        squared_distance(ends[i].point, ends[j].point) <= 0.01 * 0.01) {
                        slow[i] = slow[j];
                        changed = true;
                    }
                }
            }
        }
        const JoinedEnds fast = join_ends(ends, {});
        CHECK(fast.junctions == std::set<std::uint32_t>(slow.begin(), slow.end()).size());
        for (std::size_t i = 0; i < ends.size(); ++i) {
            CHECK(fast.junction[i] == fast.junction[slow[i]]);
        }
    }
}
