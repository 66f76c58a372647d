// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The parts of edges that are reached in time, cut exactly where it runs out.
#pragma once

#include "access/walk_reach.hpp"

#include <vector>

namespace yike {

/// A part of one segment; from_m < to_m, measured from the segment's first node.
struct SegmentPart {
    SegmentId segment;
    double from_m = 0;
    double to_m = 0;
};

/// The parts of one segment from which a destination is reached within `cutoff_ms`, ascending and
/// disjoint. Cuts are where the time runs out, to the millimetre or so of a millisecond's walk.
std::vector<SegmentPart> reached_parts(const WalkReach& reach, SegmentId segment, Millis cutoff_ms);

/// What is left of the segment.
std::vector<SegmentPart>
unreached_parts(const Network& network, SegmentId segment, const std::vector<SegmentPart>& reached);

/// All reached parts, ascending by segment.
std::vector<SegmentPart> cut_edges(const WalkReach& reach, Millis cutoff_ms);

/// The part as a line of two points.
Line line_of(const Network& network, const SegmentPart& part);

/// Time at a point on a segment without any access walk; kNever if it is not reached.
Millis time_on_segment(const WalkReach& reach, SegmentId segment, double offset_m);

} // namespace yike
