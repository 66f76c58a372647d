// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which of many areas may hold a point: their boxes in a uniform grid.
#pragma once

#include "geometry/plane_point.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace yike {

/// Immutable once built; shared by threads.
class BoxGrid {
  public:
    BoxGrid() = default;

    /// @param boxes  empty ones are never found
    explicit BoxGrid(const std::vector<Box>& boxes);

    /// Numbers of the boxes that may contain p, ascending.
    std::span<const std::uint32_t> near(PlanePoint p) const;

  private:
    Box extent_;
    double cell_m_ = 1;
    std::size_t columns_ = 0;
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> items_;
};

} // namespace yike
