// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Dead ends that stop just short of another edge: streets that may have been meant to join.
#pragma once

#include "network/network.hpp"
#include "network/piece_index.hpp"

#include <functional>
#include <vector>

namespace yike {

/// How far an end may stop short, m.
inline constexpr double kNearMiss = 5;

struct NearMiss {
    NodeId end;
    NetworkPoint at; ///< the nearest point of the edge that it misses
    double gap_m = 0;
};

/// Ascending by node. An end misses neither its own edge, nor one of another level, nor what it
/// reaches within 4 kNearMiss of walking anyway.
/// @param segments  index of the network's segments, piece i = segment i
/// @param level_of  the level of an edge; 0 is the ground
std::vector<NearMiss> near_misses(const Network& network,
                                  const PieceIndex& segments,
                                  const std::function<int(EdgeId)>& level_of);

} // namespace yike
