// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Places beside streets where a public room may be.
#pragma once

#include "synthesis/blocks.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace yike {

struct StreetFront {
    PlanePoint point;
    std::size_t community = 0;
};

/// Beside the middle of every street of the town that has room for a house.
class StreetFronts {
  public:
    StreetFronts(const Blocks& blocks, const std::vector<std::size_t>& community_of_block);

    /// The one of the community that is nearest to p and allowed; none if there is none.
    std::optional<PlanePoint> nearest(std::size_t community,
                                      PlanePoint p,
                                      const std::function<bool(PlanePoint)>& allowed) const;

  private:
    std::vector<std::vector<PlanePoint>> by_community_;
};

} // namespace yike
