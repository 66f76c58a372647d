// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Scenario files: TOML, every kind of change, resolved and applied to a small town.
#include "fuzz_input.hpp"
#include "scenario/plan.hpp"
#include "scenario/read_scenario.hpp"
#include "support/sketch.hpp"

using namespace yike;
using namespace yike::test;

namespace {

// A street, a loop, a walled compound with two gates, two stations and a room; metres about
// 120 east, 36 north.
Sketch town() {
    Sketch sketch;
    sketch.road({{-500, -20}, {500, -20}})
        .road({{500, -20}, {500, 400}})
        .road({{500, 400}, {0, 400}});
    sketch.compound("C", Sketch::square(0, 0, 200, 200), 100, Enclosure::walled);
    sketch.compound("O", Sketch::square(-200, 0, -100, 100), 100, Enclosure::open);
    sketch.gate({200, 0}, 0).gate({0, 0}, 0, GateHours::closed);
    sketch.station("S", {-300, -20}).station("T", {300, -20});
    sketch.district().candidates.push_back({"K", "room", {300, 5}, 800, 500'000, "", "", 1});
    return sketch;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Sketch sketch = town();
    static const AccessModel base(sketch.district());
    static const FuzzFile file("plan.toml");
    const std::filesystem::path& path = file.write(text_of(data, size));
    refusing([&] {
        const Plan plan = resolve_plan(read_scenario(path), base);
        require(plan.cost_yuan() >= 0);
        require(plan.changes.size() == plan.scenario.changes.size());
        const PlannedDistrict planned = apply_plan(sketch.district(), plan);
        const AccessModel model(base, planned.district, planned.streets);
        require(model.network().node_count() >= base.network().node_count());
        for (const Station& station : planned.district.stations) {
            model.station(station);
        }
    });
    return 0;
}
