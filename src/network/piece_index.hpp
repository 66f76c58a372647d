// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which lines lie near a point: a uniform grid over straight pieces.
///
/// A grid and not an R-tree, because streets fill a town evenly: one look-up is a few array reads
/// and neighbouring questions touch the same memory.
#pragma once

#include "geometry/plane_point.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace yike {

/// A straight piece between two points; its number is its place in the list given.
struct Piece {
    PlanePoint a;
    PlanePoint b;
};

/// The piece nearest to a point.
struct NearestPiece {
    std::uint32_t piece = 0;
    double share = 0;            ///< where on the piece, in [0, 1]
    double squared_distance = 0; ///< m2
};

/// Immutable once built; shared by threads.
class PieceIndex {
  public:
    PieceIndex() = default;

    /// @param pieces  finite coordinates; kept
    /// @param cell_m  side of a grid cell, m; made larger if the grid would be too big
    explicit PieceIndex(std::vector<Piece> pieces, double cell_m = 40);

    /// The base's pieces, and more behind them. Cost O(cells of these), and copies of arrays; all
    /// anew if they go beyond the base's grid.
    /// @param points  numbers of old pieces of which only the first point is left
    PieceIndex(const PieceIndex& base,
               std::span<const std::uint32_t> points,
               std::span<const Piece> added);

    std::span<const Piece> pieces() const noexcept { return pieces_; }

    /// The nearest piece within `max_distance_m` (inclusive) for which `accept(piece, share)`
    /// holds; of equally near ones the smallest number. `accept` is asked only of pieces that
    /// would be better than the best so far.
    /// @param guess  a piece that may well be the nearest (that of a neighbouring point): makes the
    ///               search shorter, never its answer another
    template <class Accept>
    std::optional<NearestPiece> nearest(PlanePoint p,
                                        double max_distance_m,
                                        const Accept& accept,
                                        std::optional<std::uint32_t> guess = {}) const;

    /// Calls `visit(piece)` at least once for every piece that meets the box; maybe more often, and
    /// for near ones too. Ends early and returns true as soon as `visit` returns true.
    template <class Visit> bool any_in(const Box& box, const Visit& visit) const;

    /// Numbers of the pieces within `distance_m` of p, ascending, each once.
    std::vector<std::uint32_t> within(PlanePoint p, double distance_m) const;

  private:
    struct CellRange {
        std::int64_t x0, y0, x1, y1;
    };

    std::int64_t column(double x) const {
        return static_cast<std::int64_t>(std::floor((x - origin_.x) / cell_m_));
    }

    std::int64_t row(double y) const {
        return static_cast<std::int64_t>(std::floor((y - origin_.y) / cell_m_));
    }

    CellRange cells_of(const Box& box) const;
    bool covers(std::span<const Piece> pieces) const;

    std::span<const std::uint32_t> cell(std::int64_t x, std::int64_t y) const {
        const auto i = static_cast<std::size_t>(y * columns_ + x);
        return {items_.data() + first_[i], items_.data() + first_[i + 1]};
    }

    template <class Visit> void for_cells_of_piece(const Piece& piece, const Visit& visit) const;
    template <class Visit>
    void for_ring(std::int64_t x, std::int64_t y, std::int64_t r, const Visit& visit) const;

    std::vector<Piece> pieces_;
    PlanePoint origin_;
    double cell_m_ = 40;
    std::int64_t columns_ = 0;
    std::int64_t rows_ = 0;
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> items_;
};

template <class Visit> bool PieceIndex::any_in(const Box& box, const Visit& visit) const {
    const CellRange range = cells_of(box);
    for (std::int64_t y = range.y0; y <= range.y1; ++y) {
        for (std::int64_t x = range.x0; x <= range.x1; ++x) {
            for (const std::uint32_t piece : cell(x, y)) {
                if (visit(piece)) {
                    return true;
                }
            }
        }
    }
    return false;
}

template <class Visit>
void PieceIndex::for_ring(std::int64_t x,
                          std::int64_t y,
                          std::int64_t r,
                          const Visit& visit) const {
    const std::int64_t y0 = std::max<std::int64_t>(y - r, 0);
    const std::int64_t y1 = std::min(y + r, rows_ - 1);
    const std::int64_t x0 = std::max<std::int64_t>(x - r, 0);
    const std::int64_t x1 = std::min(x + r, columns_ - 1);
    for (std::int64_t cy = y0; cy <= y1; ++cy) {
        const bool whole_row = cy == y - r || cy == y + r;
        if (whole_row) {
            for (std::int64_t cx = x0; cx <= x1; ++cx) {
                visit(cell(cx, cy));
            }
            continue;
        }
        if (x - r >= 0 && x - r < columns_) {
            visit(cell(x - r, cy));
        }
        if (r > 0 && x + r >= 0 && x + r < columns_) {
            visit(cell(x + r, cy));
        }
    }
}

template <class Accept>
std::optional<NearestPiece> PieceIndex::nearest(PlanePoint p,
                                                double max_distance_m,
                                                const Accept& accept,
                                                std::optional<std::uint32_t> guess) const {
    if (pieces_.empty() || !(max_distance_m >= 0)) {
        return std::nullopt;
    }
    std::optional<NearestPiece> best;
    double limit = max_distance_m * max_distance_m;
    const auto look_at = [&](std::uint32_t number) {
        const Piece& piece = pieces_[number];
        const double share = nearest_share(piece.a, piece.b, p);
        const double d2 = squared_distance(along(piece.a, piece.b, share), p);
        const bool better = d2 < limit || (d2 == limit && (!best || number < best->piece));
        if (better && accept(number, share)) {
            best = NearestPiece{number, share, d2};
            limit = d2;
        }
    };
    const auto look_at_cell = [&](std::span<const std::uint32_t> items) {
        for (const std::uint32_t number : items) {
            look_at(number);
        }
    };
    if (guess) {
        look_at(*guess);
    }
    const std::int64_t x = column(p.x);
    const std::int64_t y = row(p.y);
    // Start at the first ring that meets the grid, end when a ring is farther than the best.
    const std::int64_t skip =
        std::max({std::int64_t{0}, -x, -y, x - (columns_ - 1), y - (rows_ - 1)});
    const std::int64_t last = std::max({x, y, columns_ - 1 - x, rows_ - 1 - y});
    for (std::int64_t r = skip; r <= last; ++r) {
        const double inner =
            r == 0 ? 0
                   : std::min({p.x - (origin_.x + static_cast<double>(x - r + 1) * cell_m_),
                               origin_.x + static_cast<double>(x + r) * cell_m_ - p.x,
                               p.y - (origin_.y + static_cast<double>(y - r + 1) * cell_m_),
                               origin_.y + static_cast<double>(y + r) * cell_m_ - p.y});
        if (inner > 0 && inner * inner > limit) {
            break;
        }
        for_ring(x, y, r, look_at_cell);
    }
    return best;
}

} // namespace yike
