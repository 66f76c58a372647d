// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which ends of lines are one junction.
#pragma once

#include "geometry/plane_point.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace yike {

/// Ends without an id nearer than this (inclusive) are one junction.
inline constexpr double kJoinTolerance = 0.01;

/// Ends with one id that lie farther apart than this are several junctions: a wrong id must not
/// carry people across town.
inline constexpr double kSameIdTolerance = 1.0;

/// One end of a line; `id` is an index into the node ids, or kNoNodeId.
struct LineEnd {
    PlanePoint point;
    std::uint32_t id = 0xFFFFFFFF;
};

inline constexpr std::uint32_t kNoNodeId = 0xFFFFFFFF;

struct JoinedEnds {
    std::vector<std::uint32_t> junction; ///< per end; numbered by first appearance
    std::uint32_t junctions = 0;

    /// Ends without an id that lie at several junctions with ids, with the id that they joined.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ambiguous;

    /// Ends that lie too far from the first end with their id.
    std::vector<std::uint32_t> apart;
};

/// Ends with ids join by id only. Ends without join each other where chains of them lie within
/// kJoinTolerance, and all of such a chain joins the junction with an id that lies within
/// kJoinTolerance of it (of several the first by the text of its id). The result does not depend on
/// anything but the order of the ends. Cost O(ends) for ends spread like streets.
/// @param node_ids  texts of the ids
JoinedEnds join_ends(std::span<const LineEnd> ends, std::span<const std::string> node_ids);

} // namespace yike
