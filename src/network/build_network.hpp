// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Roads and a walking profile to a network.
#pragma once

#include "district/district.hpp"
#include "network/network.hpp"

#include <functional>
#include <span>

namespace yike {

struct NetworkRequest {
    std::span<const Road> roads;
    std::uint32_t junctions = 0;
    const WalkingProfile& profile;
    /// Length between two neighbouring vertices, m; empty: the plane distance. Used where there is
    /// no metric CRS and positions are degrees.
    std::function<double(PlanePoint, PlanePoint)> length = {};
};

/// A node a vertex, a segment a pair of neighbouring vertices, an edge a road. Nodes, segments and
/// edges are numbered in the order of the roads. Roads whose class the profile cannot use are left
/// out. Roads with `private_access` carry residents only: people may leave over them, nobody comes
/// in, because a place on a private way starts there but no walk leads back onto one.
/// Cost O(vertices).
Network build_network(const NetworkRequest& request);

} // namespace yike
