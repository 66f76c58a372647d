// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Access of many points in one small square, from the few segments that can be nearest to any.
#pragma once

#include "access/access_model.hpp"

#include <cstdint>
#include <vector>

namespace yike {

/// Most squares of a district lie in the open: no barrier between them and their streets, no
/// splinter about. There the nearest segment needs no search of its own for each point.
class LocalAccess {
  public:
    /// @param half_diagonal_m  of the square
    LocalAccess(const AccessModel& model, PlanePoint centre, double half_diagonal_m);

    /// False where barriers, walls, splinters or changes of a plan are near: ask
    /// AccessModel::place_at() there.
    bool simple() const noexcept { return simple_; }

    /// The segment by which a point of the square enters the network; none without access. The
    /// same as AccessModel::street_segment(). Only if simple().
    SegmentId segment(PlanePoint p) const;

  private:
    const AccessModel& model_;
    std::vector<std::uint32_t> candidates_;
    bool simple_ = false;
};

} // namespace yike
