// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Whether a barrier stands between two points.
#pragma once

#include "geometry/polygon.hpp"
#include "network/piece_index.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace yike {

/// A line from `from` to `to` that touches a barrier within this distance of its ends does not
/// cross it, m.
inline constexpr double kTouchTolerance = 1e-3;

/// Barrier lines in a grid. Immutable once built; shared by threads.
class BarrierIndex {
  public:
    BarrierIndex() = default;

    /// Chains of at least two points; closed ones repeat their first point.
    /// @param walls  gates and doors may open them
    /// @param firm   water and rails: nothing opens them
    explicit BarrierIndex(const std::vector<Line>& walls, const std::vector<Line>& firm = {});

    /// True if the straight walk crosses a barrier from one side to the other. Touching does not
    /// separate; a walk through a vertex of a barrier does if the barrier goes on on both sides.
    bool separates(PlanePoint from, PlanePoint to) const {
        return separates(from, to, [](PlanePoint) { return false; });
    }

    /// As above, but crossings of walls for which `ignore(point)` holds do not count.
    template <class Ignore>
    bool separates(PlanePoint from, PlanePoint to, const Ignore& ignore) const;

    /// Numbers of the barrier pieces that meet the box, and maybe some near it; each once.
    std::vector<std::uint32_t> pieces_in(const Box& box) const;

    /// As separates(), by these pieces alone.
    bool separates_by(std::span<const std::uint32_t> pieces, PlanePoint from, PlanePoint to) const;

    /// True if some barrier lies within `distance_m` of p.
    bool any_within(PlanePoint p, double distance_m) const;

    bool empty() const noexcept { return index_.pieces().empty(); }

  private:
    struct Chain {
        std::uint32_t first = 0; ///< its pieces are [first, last]
        std::uint32_t last = 0;
        bool closed = false;
    };

    template <class Ignore>
    bool stops(std::uint32_t number, PlanePoint from, PlanePoint to, const Ignore& ignore) const;
    bool crosses_inside(const Piece& piece, PlanePoint from, PlanePoint to) const;
    bool goes_on_across(std::uint32_t piece, PlanePoint from, PlanePoint to) const;

    PieceIndex index_;
    std::uint32_t first_firm_ = 0; ///< from this piece on nothing is ignored
    std::vector<std::uint32_t> chain_of_;
    std::vector<Chain> chains_;
};

// The walk from one side of this piece to the other is stopped.
template <class Ignore>
bool BarrierIndex::stops(std::uint32_t number,
                         PlanePoint from,
                         PlanePoint to,
                         const Ignore& ignore) const {
    const Piece& piece = index_.pieces()[number];
    const double a = orientation(from, to, piece.a);
    const double b = orientation(from, to, piece.b);
    const bool one_side = a == 0 || (b != 0 && (a > 0) == (b > 0));
    if (one_side || !crosses_inside(piece, from, to)) {
        return false;
    }
    if (b == 0 && !goes_on_across(number, from, to)) {
        return false;
    }
    return number >= first_firm_ || !ignore(along(piece.a, piece.b, a / (a - b)));
}

template <class Ignore>
bool BarrierIndex::separates(PlanePoint from, PlanePoint to, const Ignore& ignore) const {
    Box box;
    box.add(from);
    box.add(to);
    return index_.any_in(box,
                         [&](std::uint32_t number) { return stops(number, from, to, ignore); });
}

} // namespace yike
