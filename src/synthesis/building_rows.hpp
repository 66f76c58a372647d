// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Buildings in rows that look south.
#pragma once

#include "synthesis/lay_out_compound.hpp"

#include <vector>

namespace yike {

/// Usual measures of a kind of housing, m; unverified.
struct RowStyle {
    double pitch = 24;
    double depth = 11;
    double shortest = 30;
    double longest = 48;
    double gap = 8;
    double least_storeys = 5;
    double most_storeys = 6;
};

RowStyle row_style(const CompoundPlan& plan);

/// Coordinates along and across the rows.
struct RowFrame {
    PlanePoint origin;
    PlanePoint ahead;  ///< along the rows, mostly eastwards
    PlanePoint aside;  ///< a quarter turn to the left
    double lowest = 0; ///< extent of the plot across the rows
    double highest = 0;

    PlanePoint at(double u, double v) const { return origin + u * ahead + v * aside; }
};

RowFrame row_frame(const ConvexPlot& plot);

struct BuildingRows {
    RowFrame frame;
    double pitch_m = 0;
    double spine = 0;         ///< along the rows: nothing stands within kSpineHalf of it
    std::vector<double> rows; ///< middles, across the rows, ascending
    std::vector<PlannedBuilding> buildings;
};

inline constexpr double kSpineHalf = 7;

/// Fills the part of the plot that is at least `margin_m` from its sides.
BuildingRows
build_rows(const ConvexPlot& plot, const RowStyle& style, double margin_m, Random& random);

} // namespace yike
