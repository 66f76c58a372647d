// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Convex pieces of ground whose sides remember the street that they face.
#pragma once

#include "synthesis/street_mesh.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace yike {

/// A side that faces no street.
inline constexpr HalfIndex kNoStreet = 0xFFFFFFFF;

/// Corners counter-clockwise, not closed; side i runs from corner i to the next.
struct ConvexPlot {
    std::vector<PlanePoint> corners;
    std::vector<HalfIndex> faces; ///< per side: the half edge of the block, or kNoStreet

    std::size_t size() const { return corners.size(); }

    std::size_t after(std::size_t i) const { return i + 1 < corners.size() ? i + 1 : 0; }

    PlanePoint corner(std::size_t i) const { return corners[i]; }

    PlanePoint next_corner(std::size_t i) const { return corners[after(i)]; }

    Ring ring() const;
    double area_m2() const;
    double perimeter_m() const;
    bool contains(PlanePoint p) const;

    /// What lies on the left of the line through p in the given direction.
    ConvexPlot left_of_line(PlanePoint p, PlanePoint direction, HalfIndex face) const;

    /// Every side moved inwards; faces are kept. Empty if nothing remains.
    ConvexPlot inset(double distance_m) const;

    /// Without corners that are nearer than `least_m` to the last one or hardly turn: straight
    /// sides are one side. What is cut off lies inside.
    ConvexPlot simplified(double least_m) const;

    /// Where a line leaves the plot: entry and exit shares along `way` from p, with their sides.
    struct Crossing {
        double enter = 0;
        double leave = 0;
        std::size_t enter_side = 0;
        std::size_t leave_side = 0;
    };

    std::optional<Crossing> crossed_by(PlanePoint p, PlanePoint way) const;
};

/// The ground of a block that may be built on: inwards of all its streets by their clearance. For
/// a block that is not convex a convex part of it, perhaps nothing.
ConvexPlot plot_within(const StreetMesh& mesh, BlockIndex block);

/// Two halves along the middle of the longer direction, `gap_m` apart.
std::pair<ConvexPlot, ConvexPlot> halves_of(const ConvexPlot& plot, double gap_m);

/// The direction of the longest side.
PlanePoint main_direction(const ConvexPlot& plot);

} // namespace yike
