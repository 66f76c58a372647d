// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/ids.hpp"

#include <catch2/catch.hpp>

#include <type_traits>
#include <unordered_set>

using namespace yike;

TEST_CASE("an id of nothing is not valid and comes after all others") {
    CHECK_FALSE(NodeId{}.valid());
    CHECK(NodeId::none() == NodeId{});
    CHECK(NodeId(0).valid());
    CHECK(NodeId(7).index() == 7);
    CHECK(NodeId(7).value() == 7U);
    CHECK(NodeId(7) < NodeId::none());
    CHECK(NodeId(3) < NodeId(4));
}

TEST_CASE("ids of different tables cannot be mixed up") {
    STATIC_REQUIRE_FALSE(std::is_convertible_v<NodeId, EdgeId>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<NodeId, EdgeId>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<int, NodeId>);
}

TEST_CASE("ids serve as keys") {
    const std::unordered_set<StationId> stations = {StationId(1), StationId(2), StationId(1)};
    CHECK(stations.size() == 2);
    CHECK(stations.contains(StationId(2)));
}
