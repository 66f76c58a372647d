// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Exact times at the corners of cells, finer where the line of a cutoff runs.
#pragma once

#include "access/access_field.hpp"
#include "access/walk_reach.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace yike {

/// A cell that a cutoff line passes through, divided into parts x parts smaller ones.
struct FineCell {
    Corner cell;                ///< its lower left corner
    std::vector<Millis> values; ///< (parts + 1)^2 times, row by row
};

/// Times over a block of cells. Values beyond the largest cutoff plus kBeyond, and of places
/// without access, are that sum: they only tell on which side of every line they lie.
struct TimeField {
    double cell_m = 0;
    int parts = 1;
    CornerBox corners;
    std::vector<Millis> values; ///< one per corner, row by row
    std::vector<FineCell> fine; ///< ascending by cell; all others lie on one side of every line

    Millis at(Corner c) const {
        return values[static_cast<std::size_t>(c.y - corners.min.y) * corners.width() +
                      static_cast<std::size_t>(c.x - corners.min.x)];
    }
};

/// DESIGN: values are clamped a minute beyond the cutoff.
inline constexpr Millis kBeyond = 60'000;

/// Computes the field around everything that is reached within the largest cutoff.
///
/// Cells are divided where the corners of one lie on both sides of a cutoff, where an edge inside
/// disagrees with its corners, and beside such cells where the line runs out of them.
/// @param cutoffs_ms  ascending
/// @param field       its tiles are prepared where needed
TimeField compute_time_field(const WalkReach& reach,
                             std::span<const Millis> cutoffs_ms,
                             AccessField& field,
                             Progress& progress);

} // namespace yike
