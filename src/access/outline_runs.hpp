// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Where the edges of a network run inside and outside of a compound's outline.
#pragma once

#include "network/network.hpp"
#include "network/piece_index.hpp"

#include <vector>

namespace yike {

/// An edge that stays this near to an outline runs along it and neither enters nor leaves, m:
/// coordinates with 7 decimals wobble by centimetres.
inline constexpr double kOutlineTolerance = 0.1;

enum class Side { along, inside, outside };

/// A stretch of an edge on one side of the outline.
struct Run {
    Side side = Side::outside;
    double from_m = 0; ///< along the edge
    double to_m = 0;
    double depth_m = 0; ///< largest distance from the outline seen on it
};

/// The runs of one edge, in walking order; together they are the edge.
struct EdgeRuns {
    EdgeId edge;
    std::vector<Run> runs;
};

/// A place where walkers pass from one side of the outline to the other.
struct OutlineCrossing {
    EdgeId edge;
    NetworkPoint at;
    PlanePoint point;
    bool inwards = false; ///< the edge enters the compound in its own direction
    double inside_m = 0;  ///< length of the run on either side, within its edge
    double outside_m = 0;
};

/// Runs of all edges that come near the ground, ascending by edge; edges wholly outside are left
/// out. Cost O(near segments x outline).
std::vector<EdgeRuns>
runs_at_outline(const Network& network, const PieceIndex& segments, const MultiPolygon& ground);

/// Crossings inside edges, and at nodes on the outline where an inside run meets an edge that is
/// not inside; ascending by edge, then along it.
std::vector<OutlineCrossing> crossings_of(const Network& network,
                                          const std::vector<EdgeRuns>& runs);

/// A part of a segment that lies inside.
struct InnerPiece {
    SegmentId segment;
    double from_share = 0;
    double to_share = 1;
};

/// The inside runs at least `min_depth_m` deep somewhere, as parts of segments.
std::vector<InnerPiece>
inner_pieces(const Network& network, const std::vector<EdgeRuns>& runs, double min_depth_m);

} // namespace yike
