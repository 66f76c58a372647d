// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The cells that the line of a cutoff passes, divided further where that is asked for.
#pragma once

#include "isochrone/contour.hpp"

#include <vector>

namespace yike {

/// How finely the line is drawn.
enum class Refinement {
    none, ///< from the corners of cells alone
    full, ///< cells at the line, and where an edge disagrees with its cell, are divided to 0.6 m
};

/// Scratch that is used again.
class LineCells {
  public:
    void find(const ReachedCorners& corners,
              Millis cutoff_ms,
              Refinement refinement,
              Progress& progress);

    /// All other cells lie on one side, with every edge in them.
    const CornerBits& line() const { return line_; }

    const FineCells& fine() const { return fine_; }

  private:
    bool is_within(Corner corner) const { return corners_->within().test(corner); }

    bool in_time(Millis time) const { return time <= cutoff_ms_; }

    void mark(Corner cell);
    void probe(SegmentId segment);
    void divide_cells(Progress& progress);
    void divide(Corner cell, Millis* values) const;
    void follow_line_out(std::size_t number);

    const ReachedCorners* corners_ = nullptr;
    Millis cutoff_ms_ = 0;
    CornerBits line_;
    FineCells fine_;
    std::vector<Box> straight_boxes_;
};

} // namespace yike
