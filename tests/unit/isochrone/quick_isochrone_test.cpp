// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"
#include "isochrone/quick_isochrone.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

// A town with everything that access knows: rivers, walls with and without inner paths, gates.
Sketch walled_town(std::uint32_t seed) {
    Sketch sketch = random_town(seed, 12, 70);
    sketch.barrier({{-300, 40}, {-20, 30}, {200, 60}}, BarrierKind::river);
    sketch.compound("A", Sketch::square(90, 90, 210, 190), 100, Enclosure::walled);
    sketch.compound("B", Sketch::square(-160, -200, -60, -120), 100, Enclosure::walled);
    sketch.gate({210, 140}, 0);
    sketch.settings().min_component_m = 150;
    return sketch;
}

} // namespace

TEST_CASE("an object used again and again answers as a fresh one does") {
    Sketch sketch = walled_town(71);
    const AccessModel model(sketch.district());
    AccessField field(model, 5);
    const StackedPlaces stacked(model.network(), model.segment_index());
    QuickIsochrone quick(field);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(-350, 350);
    for (int i = 0; i < 12; ++i) {
        const std::vector<Destination> to{model.destination_at({place(random), place(random)})};
        const std::vector<Isochrone> again = quick.run({to, {2, 4}, &stacked});
        QuickIsochrone fresh(field);
        const std::vector<Isochrone> first = fresh.run({to, {2, 4}, &stacked});
        REQUIRE(again.size() == 2);
        for (const std::size_t k : {0U, 1U}) {
            REQUIRE(again[k].ground == first[k].ground);
            REQUIRE(again[k].audit.reached_m == first[k].audit.reached_m);
            REQUIRE(validity_problem(again[k].ground).empty());
        }
        REQUIRE(area(difference_of(again[0].ground, again[1].ground)) < 1e-6);
        REQUIRE(quick.ground({}, 5).empty());
    }
}
