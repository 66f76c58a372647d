// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which of many boxes meet another one (Boost.Geometry's R-tree, hidden).
#pragma once

#include "geometry/plane_point.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace yike {

class BoxIndex {
  public:
    /// Empty boxes are never found.
    explicit BoxIndex(std::span<const Box> boxes);
    BoxIndex(BoxIndex&&) noexcept;
    BoxIndex& operator=(BoxIndex&&) noexcept;
    ~BoxIndex();

    /// Indexes of the boxes that meet `box`, ascending.
    std::vector<std::size_t> meeting(const Box& box) const;

    /// Indexes of the boxes that come within `distance_m` of p along both axes, ascending.
    std::vector<std::size_t> around(PlanePoint p, double distance_m = 0) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
