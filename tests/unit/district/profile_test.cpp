// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/units.hpp"
#include "district/profile.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace yike;

TEST_CASE("the built-in profiles have the speeds of the design and name their sources") {
    std::map<std::string, double> speeds;
    for (const WalkingProfile& profile : built_in_profiles()) {
        speeds[profile.name] = profile.speed_m_per_s;
        CHECK_FALSE(profile.source.empty());
    }
    REQUIRE(speeds.size() == 5);
    CHECK(speeds["standard"] == 1.0 / 0.9);
    CHECK(speeds["brisk"] == 1.2);
    CHECK(speeds["elderly"] == 0.8);
    CHECK(speeds["child"] == 0.95);
    CHECK(walk_millis(1000, speeds["standard"]) == minutes_to_millis(15));
}

TEST_CASE("a wheelchair takes no steps, and its numbers are marked as unverified") {
    const WalkingProfile& wheelchair = built_in_profiles().back();
    REQUIRE(wheelchair.name == "wheelchair");
    CHECK(wheelchair.speed_on("steps") == 0);
    CHECK(wheelchair.speed_on("footway") == wheelchair.speed_m_per_s);
    CHECK(wheelchair.source == "unverified");
}

TEST_CASE("a speed factor holds for its road class only") {
    WalkingProfile profile;
    profile.speed_m_per_s = 1.0;
    profile.speed_factor = {{"track", 0.5}};
    profile.not_walkable = {"steps"};
    CHECK(profile.speed_on("track") == 0.5);
    CHECK(profile.speed_on("residential") == 1.0);
    CHECK(profile.speed_on("") == 1.0);
    CHECK(profile.speed_on("steps") == 0.0);
}

TEST_CASE("Tobler's hikers keep the flat's speed, slow down uphill and steeply downhill") {
    CHECK(slope_factor(SlopeRule::none, 0.3) == 1);
    CHECK(slope_factor(SlopeRule::tobler, 0) == Approx(1));
    // 6 km/h x exp(-3.5 |s + 0.05|): 5.04 on the flat, 6 at 5 % down, 3.55 at 10 % up.
    CHECK(slope_factor(SlopeRule::tobler, -0.05) == Approx(6 / 5.0367).epsilon(1e-4));
    CHECK(slope_factor(SlopeRule::tobler, 0.10) == Approx(3.5493 / 5.0367).epsilon(1e-4));
    CHECK(slope_factor(SlopeRule::tobler, -0.10) == Approx(1));
    CHECK(slope_factor(SlopeRule::tobler, 10) > 0);
}
