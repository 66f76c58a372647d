// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Networks with edges cut where a wall stands, or narrowed to one direction at a gate.
#pragma once

#include "network/network.hpp"

#include <utility>
#include <vector>

namespace yike {

/// What remains of the way through at a wall.
enum class Passage { none, forward, backward, both };

/// A cut inside a segment, at `at.offset_m` from its first node. With Passage::forward people still
/// walk through in the direction of the segment, but not against it. Passage::both is no cut.
struct NetworkCut {
    NetworkPoint at;
    Passage passage = Passage::none;
};

/// A network with cuts, and the way from points of the old one to points of the new one.
struct CutResult {
    Network network;

    /// The new place of an old point; a point on a cut goes to the piece before it, or to the one
    /// after it if `after`.
    NetworkPoint renumber(const NetworkPoint& old, bool after = false) const;

    /// The nodes before and after a cut, which must be one of those asked for.
    std::pair<NodeId, NodeId> sides(const NetworkPoint& cut) const;

    struct Piece {
        double from_m = 0; ///< offset of its start on the old segment
        SegmentId segment;
    };

    std::vector<std::uint32_t> first_piece; ///< per old segment, into `pieces`; one more at the end
    std::vector<Piece> pieces;
};

/// Each cut ends the segment in a node of its own on either side; pieces keep their share of the
/// segment's time, rounded as share_of() does. Edges end at cuts. Cuts may come in any order; two
/// at one place count as one, and Passage::none wins.
CutResult cut_network(const Network& network, std::vector<NetworkCut> cuts);

} // namespace yike
