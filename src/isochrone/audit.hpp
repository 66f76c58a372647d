// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How far a polygon and the edges it stands for disagree.
#pragma once

#include "isochrone/contour.hpp"
#include "isochrone/cut_edges.hpp"

#include <cstdint>
#include <vector>

namespace yike {

/// Lengths of edges, m. A well-made polygon has nearly none in the first two.
struct Audit {
    double reached_m = 0;           ///< all edges reached in time
    double unreached_inside_m = 0;  ///< inside the polygon though not reached in time
    double reached_outside_m = 0;   ///< reached in time but not in the polygon
    double splinter_inside_m = 0;   ///< of splinters, inside, not reached: counted apart
    double stacked_m = 0;           ///< either kind, where another level crosses: counted apart
    int holes = 0;                  ///< of the polygon
    double households_in_holes = 0; ///< of compounds whose interior point lies in one
};

/// Places where two segments cross or overlap without sharing a node: bridges, stacked levels.
class StackedPlaces {
  public:
    StackedPlaces(const Network& network, const PieceIndex& segments);

    /// True if there is one within `distance_m` of p.
    bool near(PlanePoint p, double distance_m) const;

    std::size_t count() const noexcept { return index_.pieces().size(); }

  private:
    PieceIndex index_;
};

struct LineAuditRequest {
    const ReachedCorners& corners; ///< of one cutoff
    const CornerBits& line;        ///< the cells that the contour was traced in
    const Contour& contour;
    const MultiPolygon& polygon; ///< the contour's
    const StackedPlaces& stacked;
    Millis cutoff_ms = 0;
};

/// Compares the ground with the parts of edges reached within the cutoff. A disagreement within a
/// cell of a stacked place is counted as stacked. Scratch that is used again.
///
/// The ground is that of the contour's pieces; vertices left out on straight stretches of the
/// polygon move its outline by 2 mm at most.
class LineAudit {
  public:
    /// @returns all but households_in_holes
    Audit run(const LineAuditRequest& request);

  private:
    void look_at(SegmentId segment);
    void add(SegmentId segment, const Piece& part, bool reached);
    bool is_inside(PlanePoint p) const;
    void disagree(SegmentId segment, const Piece& part, bool inside);

    const LineAuditRequest* request_ = nullptr;
    Audit result_;
    std::vector<std::uint32_t> seen_; ///< by segment: the last round that looked at it
    std::uint32_t round_ = 0;
    std::vector<double> shares_;
};

} // namespace yike
