// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The legend: only what the map shows.
#pragma once

#include "render/sheet.hpp"

namespace yike {

/// Draws the legend with its upper left corner at `top_left`. @returns its bottom
double draw_legend(Sheet& sheet, PaperPoint top_left, double width);

/// The same in three columns, wide and low.
double draw_legend_strip(Sheet& sheet, PaperPoint top_left, double width);

/// The symbol that a line of the legend explains, in the middle of a box twice as wide as high.
void draw_swatch(Canvas& canvas, LegendKey key, const SheetBox& box);

} // namespace yike
