// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/cut_edges.hpp"
#include "support/sketch.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

constexpr double kNear = 0.003; // m: a step of the clock at the slowest walk, and more

// A town with hills, one-way steps, parallel streets, loops, streets of no length, and places that
// nothing leads to.
Sketch rough_town(std::uint32_t seed) {
    Sketch sketch = random_town(seed, 9, 80);
    std::mt19937 random(seed);
    District& district = sketch.district();
    const std::size_t roads = district.roads.size();
    for (std::size_t r = 0; r < roads; ++r) {
        Road& road = district.roads[r];
        road.oneway_foot = r % 7 == 0;
        for (std::size_t i = 0; i < road.line.size(); ++i) {
            road.heights.push_back(static_cast<double>(random() % 20));
        }
    }
    for (std::size_t r = 0; r < roads; r += 5) {
        const PlanePoint a = district.roads[r].line.front();
        const PlanePoint b = district.roads[r].line.back();
        sketch.road({a, {(a.x + b.x) / 2 + 9, (a.y + b.y) / 2 - 7}, b}); // parallel
        sketch.road({a, {a.x + 20, a.y + 5}, {a.x + 20, a.y - 9}, a});   // a loop
        sketch.road({b, b});                                             // of no length
    }
    sketch.road({{4000, 4000}, {4100, 4000}, {4050, 4060}, {4000, 4000}}); // a ring by itself
    for (WalkingProfile& profile : district.profiles) {
        profile.slope = SlopeRule::tobler;
    }
    return sketch;
}

bool is_in(const std::vector<SegmentPart>& parts, SegmentId segment, double offset_m) {
    for (const SegmentPart& part : parts) {
        if (part.segment == segment && part.from_m <= offset_m && offset_m <= part.to_m) {
            return true;
        }
    }
    return false;
}

bool is_at_cut(const std::vector<SegmentPart>& parts, SegmentId segment, double offset_m) {
    for (const SegmentPart& part : parts) {
        if (part.segment == segment &&
            (std::abs(part.from_m - offset_m) < kNear || std::abs(part.to_m - offset_m) < kNear)) {
            return true;
        }
    }
    return false;
}

void require_cuts_where_time_runs_out(const WalkReach& reach, Millis cutoff_ms) {
    const Network& network = reach.model().network();
    const std::vector<SegmentPart> parts = cut_edges(reach, cutoff_ms);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        REQUIRE(parts[p].from_m < parts[p].to_m);
        if (p > 0 && parts[p].segment == parts[p - 1].segment) {
            REQUIRE(parts[p - 1].to_m < parts[p].from_m);
        } else if (p > 0) {
            REQUIRE(parts[p - 1].segment < parts[p].segment);
        }
    }
    for (std::size_t s = 0; s < network.segment_count(); ++s) {
        const double length_m = network.segments()[s].length_m;
        for (int i = 1; i < 16; ++i) { // its ends are nodes, which other segments reach
            const double offset_m = length_m * i / 16;
            if (length_m == 0 || is_at_cut(parts, SegmentId(s), offset_m)) {
                continue;
            }
            const bool in_time = time_on_segment(reach, SegmentId(s), offset_m) <= cutoff_ms;
            if (in_time != is_in(parts, SegmentId(s), offset_m)) {
                FAIL("segment " << s << " at " << offset_m << " m of " << length_m
                                << " m: " << time_on_segment(reach, SegmentId(s), offset_m)
                                << " ms, cutoff " << cutoff_ms);
            }
        }
    }
}

} // namespace

TEST_CASE("edges of every shape are cut where the exact time runs out") {
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        Sketch sketch = rough_town(seed);
        const AccessModel model(sketch.district());
        std::mt19937 random(seed);
        for (int i = 0; i < 6; ++i) {
            std::vector<Destination> to;
            for (int station = 0; station <= i % 3; ++station) {
                const SegmentId on(random() % model.network().segment_count());
                const double length_m = model.network().segment(on).length_m;
                to.push_back(model.destination_at(model.network().position(
                    {on, length_m * static_cast<double>(random() % 5) / 4})));
            }
            for (const int minutes : {1, 5, 15}) {
                const Millis cutoff_ms = minutes_to_millis(minutes);
                INFO("seed " << seed << ", " << minutes << " min");
                require_cuts_where_time_runs_out(WalkReach(model, to, cutoff_ms), cutoff_ms);
            }
        }
    }
}
