// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// An isochrone made ready for drawing: its rings in pieces with boxes, so that a small part of
/// the map looks at few of its thousands of points, and two answers tell where they differ.
#pragma once

#include "geometry/polygon.hpp"

#include <cstdint>
#include <vector>

namespace yike {

/// Immutable once built; shared by threads. It refers to the ground it is made of.
class ReachShape {
  public:
    ReachShape() = default;

    /// @param ground  must outlive the shape
    explicit ReachShape(const MultiPolygon& ground);

    bool empty() const { return rings_.empty(); }

    /// The same ground inside `box`; beyond it, stretches of outline are cut short but never
    /// through the box. Rings smaller than `fine_m` are left out, points nearer than that to the
    /// one before are too.
    MultiPolygon near(const Box& box, double fine_m) const;

    /// A box outside which the two grounds are the same; empty if they are the same everywhere.
    Box difference(const ReachShape& other) const;

  private:
    struct Piece {
        std::size_t first = 0; ///< into the ring
        std::size_t last = 0;  ///< the first point of the next piece
        Box box;
        std::uint64_t hash = 0; ///< of the points
    };

    struct ShapeRing {
        const Ring* points = nullptr;
        std::size_t polygon = 0; ///< rings of one polygon stand together, the outer one first
        std::size_t first = 0;   ///< into `pieces_`
        std::size_t last = 0;
        Box box;
    };

    void add(const Ring& ring, std::size_t polygon);
    Ring near(const ShapeRing& shape, const Box& box, double fine_m) const;

    std::vector<ShapeRing> rings_;
    std::vector<Piece> pieces_;
};

} // namespace yike
