// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the ground of a sketch is like at a place.
#pragma once

#include "district/box_index.hpp"
#include "synthesis/random.hpp"
#include "synthesis/sketch.hpp"

namespace yike {

/// Borrows the sketch. Not for several threads at once.
class Terrain {
  public:
    explicit Terrain(const Sketch& sketch);

    /// Metres above the sea; 0 in it.
    double height_m(PlanePoint p) const;

    /// Too steep for streets.
    bool on_hill(PlanePoint p) const;

    /// The community whose heart is nearest; 0 if there is none.
    std::size_t nearest_heart(PlanePoint p) const;

    Quarter quarter(PlanePoint p) const;

    /// How large blocks between streets are hereabouts, m2.
    double block_area_m2(PlanePoint p) const;

    /// Within the banks, promenades included.
    bool in_river(PlanePoint p) const;

    /// Distance to the coast, m; huge where there is none. Cost O(coast).
    double coast_distance_m(PlanePoint p) const;

    /// The lines along both banks beyond which streets begin; empty without a river.
    const std::vector<Line>& banks() const { return banks_; }

    /// The water between the banks.
    const Ring& water() const { return water_; }

  private:
    double village_block_m2(double from_heart_m) const;

    const Sketch& sketch_;
    SmoothNoise texture_;
    SmoothNoise relief_;
    BoxIndex hearts_;
    BoxIndex hills_;
    std::vector<Line> banks_;
    Ring water_;
    Ring corridor_;
};

} // namespace yike
