// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/count_people.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace yike;

TEST_CASE("whole shares sum to the total and follow the weights") {
    const std::vector<double> shares = shared_out({1, 1, 1, 3}, 10);
    CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == 10);
    CHECK(shares == std::vector<double>{2, 2, 1, 5});
}

TEST_CASE("no weights share nothing") {
    CHECK(shared_out({}, 10).empty());
    CHECK(shared_out({0, 0}, 10) == std::vector<double>{0, 0});
}
