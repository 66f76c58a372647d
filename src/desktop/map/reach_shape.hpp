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

/// Immutable once built; shared by threads.
class ReachShape {
  public:
    ReachShape() = default;
    explicit ReachShape(const MultiPolygon& ground);

    bool empty() const { return rings_.empty(); }

    /// The same ground inside `box`; beyond it, stretches of outline may be cut short but never
    /// through the box. Each polygon stands for its rings by the even-odd rule.
    MultiPolygon near(const Box& box) const;

    /// A box outside which the two grounds are the same; empty if they are the same everywhere.
    Box difference(const ReachShape& other) const;

  private:
    struct Piece {
        std::size_t first = 0; ///< into `points`
        std::size_t last = 0;  ///< the first point of the next piece
        Box box;
        std::uint64_t hash = 0; ///< of the points
    };

    struct ShapeRing {
        Ring points;
        std::vector<Piece> pieces;
        Box box;
        std::size_t polygon = 0; ///< rings of one polygon stand together, the outer one first
    };

    void add(const Ring& ring, std::size_t polygon);

    std::vector<ShapeRing> rings_;
};

} // namespace yike
