// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/datum_judgement.hpp"
#include "doctor/town.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

LonLat gcj02(LonLat p) {
    return from_wgs84_anywhere(p, Datum::gcj02);
}

} // namespace

TEST_CASE("layers that lie right are not accused") {
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        const DatumJudgement judgement = Town(seed).judge();
        REQUIRE(judgement.shifted.empty());
        REQUIRE(judgement.mixed.empty());
    }
}

TEST_CASE("the layer that is shifted is accused, and no other, in either datum") {
    for (const char* name : {"compounds", "gates", "roads", "stations"}) {
        for (const Datum datum : {Datum::gcj02, Datum::bd09}) {
            Town town(5);
            town.move(name, [datum](LonLat p) { return from_wgs84_anywhere(p, datum); });
            const DatumJudgement judgement = town.judge();
            CAPTURE(name, to_string(datum));
            REQUIRE(judgement.shifted.size() == 1);
            REQUIRE(judgement.shifted[0].layer == name);
            REQUIRE(judgement.shifted[0].meant == datum);
            REQUIRE(judgement.mixed.empty());
        }
    }
}

TEST_CASE("a layer declared as GCJ-02 that never was is found as well") {
    Town town(6);
    // As loaded: its numbers were shifted back although they were right.
    town.move("compounds", [](LonLat p) { return to_wgs84(p, Datum::gcj02); });
    town.layer("compounds").declared = Datum::gcj02;
    const DatumJudgement judgement = town.judge();
    REQUIRE(judgement.shifted.size() == 1);
    REQUIRE(judgement.shifted[0].layer == "compounds");
    REQUIRE(judgement.shifted[0].meant == Datum::wgs84);
}

TEST_CASE("all layers but one in GCJ-02: each of them is accused, the one is not") {
    Town town(7);
    for (const char* name : {"compounds", "gates", "stations"}) {
        town.move(name, gcj02);
    }
    const DatumJudgement judgement = town.judge();
    REQUIRE(judgement.shifted.size() == 3);
    for (const Accusation& accusation : judgement.shifted) {
        REQUIRE(accusation.layer != "roads");
    }
}

TEST_CASE("a displacement that no datum explains is found with its length") {
    Town town(8);
    const WorkingCrs crs = town.crs;
    town.move("compounds", [&crs](LonLat p) {
        return crs.to_lon_lat(crs.to_plane(p) + PlanePoint{-210, 340});
    });
    const DatumJudgement judgement = town.judge();
    REQUIRE(judgement.shifted.size() == 1);
    REQUIRE(judgement.shifted[0].layer == "compounds");
    REQUIRE_FALSE(judgement.shifted[0].meant);
    REQUIRE(distance(judgement.shifted[0].offset, {210, -340}) < 10);
}

TEST_CASE("a layer of which half is in GCJ-02 is mixed") {
    Town town(9);
    town.move("gates", gcj02, 0.5);
    const DatumJudgement judgement = town.judge();
    REQUIRE(judgement.mixed.size() == 1);
    REQUIRE(judgement.mixed[0].layer == "gates");
    REQUIRE(judgement.shifted.empty());
}

TEST_CASE("too few things to judge by are not judged") {
    Town town(10);
    for (LayerShape& shape : town.shapes) {
        shape.chains.resize(2);
    }
    town.move("compounds", gcj02);
    REQUIRE(town.judge().shifted.empty());
}
