// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The line around the ground within a cutoff, through the cells that it passes.
#pragma once

#include "geometry/polygon.hpp"
#include "isochrone/reached_corners.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace yike {

/// DESIGN: values are clamped a minute beyond the cutoff.
inline constexpr Millis kBeyond = 60'000;

/// Cells divided into parts x parts smaller ones.
struct FineCells {
    int parts = 1;
    std::vector<Corner> cells;
    std::vector<Millis> values; ///< (parts + 1)^2 times of each, row by row

    const Millis* values_of(std::size_t number) const {
        const auto side = static_cast<std::size_t>(parts) + 1;
        return values.data() + number * side * side;
    }
};

/// Room that keeps what it holds from one use to the next, and begins with anything.
template <class T> class LooseBuffer {
  public:
    void make_room(std::size_t size) {
        if (size > size_) {
            items_ = std::make_unique_for_overwrite<T[]>(size);
            size_ = size;
        }
    }

    T& operator[](std::size_t i) { return items_[i]; }

    const T& operator[](std::size_t i) const { return items_[i]; }

  private:
    std::unique_ptr<T[]> items_;
    std::size_t size_ = 0;
};

/// Marching triangles: each cell is a fan of triangles about its middle, which has the mean of its
/// four corners; a divided cell is that many small ones. The sides of a fan are those of its
/// neighbours, so that the line is whole where divided and undivided cells meet.
class Contour {
  public:
    /// Traces the line of one cutoff.
    /// @param line    the cells that it may pass, those of `fine` among them; all others lie on one
    ///                side
    /// @param corners of whose reach and block; must live as long as the pieces are asked for
    /// @throws DataError for more corners than can be numbered (2^29)
    void trace(const ReachedCorners& corners,
               const CornerBits& line,
               const FineCells& fine,
               Millis cutoff_ms);

    /// All places with time <= cutoff. Holes and islands stay.
    /// @param straighten  leaves out vertices on straight stretches
    MultiPolygon polygons(bool straighten) const;

    /// Calls visit(a, b) for the pieces of the line in one cell, the inside on their left.
    /// @param cell  one of those traced
    template <class Visit> void for_pieces(Corner cell, const Visit& visit) const {
        const auto number = static_cast<std::uint32_t>(block_.number(cell));
        for (std::uint32_t c = first_chain_[number];
             c < chains_.size() && chains_[c].cell == number;
             ++c) {
            for (std::uint32_t p = chains_[c].first; p < last_point(c); ++p) {
                visit(points_[p],
                      p + 1 < last_point(c) ? points_[p + 1] : points_[chains_[next(c)].first]);
            }
        }
    }

  private:
    /// A way of the line through one triangle fan: it enters over a side, at its first point.
    struct Chain {
        std::uint32_t cell;
        std::uint32_t first; ///< point
        std::uint32_t exit;  ///< the side that it leaves over, or the next chain
    };

    /// A point on the outline of a fan, and the side from there to the next one.
    struct FanPoint {
        PlanePoint at;
        double value; ///< ms beyond the cutoff; < 0 inside
        std::uint32_t side;
    };

    std::uint32_t last_point(std::uint32_t chain) const {
        return chain + 1 < chains_.size() ? chains_[chain + 1].first
                                          : static_cast<std::uint32_t>(points_.size());
    }

    std::uint32_t next(std::uint32_t chain) const;
    double beyond(Millis value) const;
    void read_corners(const ReachedCorners& corners);
    void number_fine_sides(const FineCells& fine);
    void add_cell(std::size_t number);
    void add_fine_cell(std::size_t number, const Millis* values);
    void add_side(Corner cell, int side, std::vector<FanPoint>& fan) const;
    void add_fan(std::size_t cell, const FanPoint* fan, std::size_t count, const FanPoint& middle);
    void add_crossing(const FanPoint& a, const FanPoint& b);
    void enter(std::uint32_t side);
    Ring follow(std::uint32_t chain, std::vector<char>& used) const;

    TileBlock block_;
    double cell_m_ = 1;
    Millis cutoff_ms_ = 0;
    const FineCells* fine_ = nullptr;
    CornerBits coarse_; ///< line cells that are not divided
    CornerBits fine_bits_;
    CornerBits needed_;                      ///< corners of those
    LooseBuffer<Millis> times_;              ///< by corner
    LooseBuffer<std::uint32_t> fine_number_; ///< by cell
    LooseBuffer<std::uint32_t> first_chain_; ///< by cell
    LooseBuffer<std::uint32_t> entered_;     ///< by side: the chain that enters over it
    LooseBuffer<std::uint32_t> pool_of_;     ///< by side of a divided cell: its parts in the pool
    std::vector<std::uint32_t> pool_;        ///< like entered_, by part of a side
    std::vector<std::uint32_t> inner_;       ///< like entered_, by side inside a divided cell
    std::vector<FanPoint> fan_;
    std::vector<PlanePoint> points_;
    std::vector<Chain> chains_;
};

} // namespace yike
