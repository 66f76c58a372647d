// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/check_up.hpp"
#include "doctor/stray_features.hpp"
#include "doctor/town.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <deque>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

/// Stations beside the streets of a town, each of which names the community that it lies in: cells
/// of 700 m.
struct Stations {
    Town town;
    std::deque<MultiPolygon> cells;
    std::vector<StrayPoint> points;

    explicit Stations(std::uint32_t seed, std::size_t count = 40) : town(seed) {
        const auto& chains = town.layer("compounds").chains;
        for (std::size_t i = 0; i < count; ++i) {
            const LonLat at = chains[i * chains.size() / count].positions.front();
            const PlanePoint p = town.crs.to_plane(at);
            const PlanePoint corner{700 * std::floor(p.x / 700), 700 * std::floor(p.y / 700)};
            cells.push_back({{{corner,
                               corner + PlanePoint{700, 0},
                               corner + PlanePoint{700, 700},
                               corner + PlanePoint{0, 700},
                               corner},
                              {}}});
            points.push_back({at, {&cells.back()}});
        }
    }

    template <class Move> void move(std::size_t every, const Move& change) {
        for (std::size_t i = 0; i < points.size(); i += every) {
            points[i].position = change(points[i].position, i);
        }
    }

    std::optional<StrayFeatures> find() const {
        const FitLayer streets(
            *std::find_if(town.shapes.begin(),
                          town.shapes.end(),
                          [](const LayerShape& shape) { return shape.name == "roads"; }),
            town.crs,
            town.box);
        return find_strays(points, Datum::wgs84, {&streets}, town.crs);
    }
};

LonLat gcj02(LonLat p, std::size_t) {
    return from_wgs84_anywhere(p, Datum::gcj02);
}

} // namespace

TEST_CASE("a quarter of the stations in GCJ-02 is found, and which they are") {
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U, 5U}) {
        CAPTURE(seed);
        Stations stations(seed);
        stations.move(4, gcj02);
        const auto found = stations.find();
        REQUIRE(found);
        CHECK(found->sure);
        CHECK(found->meant == Datum::gcj02);
        CHECK(found->staying > found->moved.size());
        for (const std::size_t i : found->moved) {
            CHECK(i % 4 == 0);
        }
    }
}

TEST_CASE("stations that lie right, or wrong in other ways, are not known to be in GCJ-02") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        CHECK_FALSE(Stations(seed).find());
        Stations astray(seed); // each by 470 m, but in another direction
        const WorkingCrs& crs = astray.town.crs;
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> turn(0, 6.2831853);
        astray.move(4, [&](LonLat p, std::size_t) {
            const double angle = turn(random);
            return crs.to_lon_lat(crs.to_plane(p) +
                                  PlanePoint{470 * std::cos(angle), 470 * std::sin(angle)});
        });
        const auto suspicion = astray.find();
        CHECK_FALSE((suspicion && suspicion->sure));
        Stations north(seed); // all by 470 m to the north
        north.move(4, [&](LonLat p, std::size_t) {
            return crs.to_lon_lat(crs.to_plane(p) + PlanePoint{0, 470});
        });
        CHECK_FALSE(north.find());
    }
}

TEST_CASE("three stations prove nothing") {
    Stations stations(1, 3);
    stations.move(1, gcj02);
    CHECK_FALSE(stations.find());
}

TEST_CASE("strays are told one by one, and a layer of nothing else as a whole") {
    for (const auto& [share, kind] :
         {std::pair{0.12, "mixed_datum"}, std::pair{1.0, "datum_shift_gcj02"}}) {
        CAPTURE(kind);
        Town town(5);
        town.move(
            "stations", [](LonLat p) { return gcj02(p, 0); }, share);
        const std::size_t total = town.layer("stations").chains.size();
        const Finding found = finding(check_up(files_of(town)), kind, "stations");
        CHECK(found.severity == Severity::error);
        REQUIRE(found.count > 0);
        if (share < 1) {
            CHECK(static_cast<double>(found.count) <= share * static_cast<double>(total));
            CHECK(found.where.size() == found.count);
            CHECK(holds(found.message, "only when read as gcj02"));
        }
    }
}
