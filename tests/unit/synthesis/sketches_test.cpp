// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"
#include "synthesis/random_sketch.hpp"
#include "synthesis/yinzhu_sketch.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace yike;

TEST_CASE("the sketch of the sample has the published area, names and totals") {
    const Sketch sketch = yinzhu_sketch(kYinzhuSeed);
    CHECK(signed_area(sketch.outline) == Approx(61.4e6).epsilon(1e-6));
    CHECK(sketch.communities.size() == 44);
    CHECK(sketch.households == 125'800);
    CHECK(sketch.people == 320'700);
    std::set<std::string> names;
    std::size_t faulty = 0;
    for (const CommunitySketch& community : sketch.communities) {
        names.insert(community.name);
        faulty += community.story != CentreStory::sound ? 1 : 0;
        CHECK(contains(Polygon{sketch.outline, {}}, community.heart));
        if (community.story == CentreStory::close ||
            community.story == CentreStory::close_and_small) {
            const CommunitySketch& partner = sketch.communities[community.partner];
            CHECK(sketch.communities[partner.partner].name == community.name);
        }
    }
    CHECK(names.size() == 44);
    CHECK(faulty == 14);
}

TEST_CASE("a random sketch meets its request") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SketchRequest request;
        request.seed = seed;
        request.area_km2 = 5 + 9 * static_cast<double>(seed);
        request.communities = 3 + 4 * seed;
        request.people = 10'000 * static_cast<double>(seed);
        const Sketch sketch = random_sketch(request);
        CHECK(signed_area(sketch.outline) == Approx(request.area_km2 * 1e6).epsilon(1e-9));
        CHECK(sketch.communities.size() == request.communities);
        CHECK(sketch.people == request.people);
        CHECK(sketch.households == std::round(request.people / 2.55));
        CHECK(validity_problem({Polygon{sketch.outline, {}}}).empty());
    }
}
