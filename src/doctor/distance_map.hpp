// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How far the nearest line is, anywhere in a box: looked up, not searched.
#pragma once

#include "geometry/polygon.hpp"
#include "network/piece_index.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace yike {

/// Distances from the centres of square cells to the nearest cell that a piece touches (exact
/// Euclidean transform; Felzenszwalb & Huttenlocher 2012). Right to about a cell.
class DistanceMap {
  public:
    /// @param cell_m  made larger if the box would have more than kMostCells
    /// @param far_m   distances are right up to there; beyond it they are greater than that
    DistanceMap(const Box& box, std::span<const Piece> pieces, double cell_m, double far_m);

    double cell_m() const noexcept { return cell_m_; }

    /// Metres; kFar outside the box or beyond it.
    float at(PlanePoint p) const {
        const auto x = static_cast<std::int64_t>((p.x - origin_.x) / cell_m_);
        const auto y = static_cast<std::int64_t>((p.y - origin_.y) / cell_m_);
        const bool inside = p.x >= origin_.x && p.y >= origin_.y && x < columns_ && y < rows_;
        return inside ? distance_[static_cast<std::size_t>(y * columns_ + x)] : kFar;
    }

    static constexpr float kFar = 1e6F;
    static constexpr double kMostCells = 3e6;

  private:
    using Cells = std::uint16_t;

    void mark(const Piece& piece, std::vector<Cells>& marks) const;
    void look_along_columns(std::vector<Cells>& cells) const;
    void look_along_rows(const std::vector<Cells>& cells, Cells far);

    PlanePoint origin_;
    double cell_m_;
    std::int64_t columns_ = 0;
    std::int64_t rows_ = 0;
    std::vector<float> distance_;
};

} // namespace yike
