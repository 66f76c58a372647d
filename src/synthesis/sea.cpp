// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/sea.hpp"

#include "synthesis/curves.hpp"

#include <algorithm>

namespace yike {

namespace {

/// Bays of one size: how far apart, and how deep.
struct Bays {
    double scale_m;
    double depth_m;
};

constexpr Bays kBays[] = {{16'000, 3'600}, {5'000, 1'300}, {1'500, 330}, {420, 90}};

constexpr double kFirstStep_m = 70; ///< as fine as the coast itself
constexpr double kGrowth = 1.012;   ///< what is far off is seen from far off
constexpr double kLongestStep_m = 700;

/// The shore beyond an end of the coast, from there outwards. It is a graph over a straight line,
/// so it never meets itself.
Line shore_beyond(PlanePoint end, PlanePoint outwards, const Random& random) {
    const PlanePoint aside = left_of(outwards);
    Line shore;
    double step_m = kFirstStep_m;
    for (double s = step_m; s < kSeaReach_m; s += step_m) {
        const PlanePoint on_line = end + s * outwards;
        double off_m = 0;
        std::uint64_t key = 0;
        for (const Bays& bays : kBays) {
            const SmoothNoise noise(random.fork(key++).next(), bays.scale_m);
            // Bays begin where the coast ends, without a jump.
            const double begun = std::min(1.0, s / bays.scale_m);
            off_m += begun * bays.depth_m * noise.at(on_line);
        }
        shore.push_back(on_line + off_m * aside);
        step_m = std::min(kLongestStep_m, step_m * kGrowth);
    }
    shore.push_back(end + kSeaReach_m * outwards);
    return shore;
}

} // namespace

Ring sea_before(const Line& coast, Random random) {
    const PlanePoint ahead = direction(coast.front(), coast.back());
    const PlanePoint out = -kSeaReach_m * left_of(ahead);
    const Line onwards = shore_beyond(coast.back(), ahead, random.fork(1));
    const Line backwards = shore_beyond(coast.front(), -1 * ahead, random.fork(2));
    Ring ring(onwards.rbegin(), onwards.rend());
    ring.insert(ring.end(), coast.rbegin(), coast.rend());
    ring.insert(ring.end(), backwards.begin(), backwards.end());
    ring.push_back(backwards.back() + out);
    ring.push_back(onwards.back() + out);
    ring.push_back(ring.front());
    return ring;
}

} // namespace yike
