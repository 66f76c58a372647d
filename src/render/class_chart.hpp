// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Households by walking minutes, as bars in the colours of the map.
#pragma once

#include "render/sheet.hpp"

namespace yike {

/// Households of the compounds in one class, or without access.
struct ClassBar {
    std::string label;
    std::string_view fill; ///< empty: no access
    double households = 0;
    bool covered = false;
};

/// Classes that hold households, best first, no access last. Empty when there are none, or when the
/// rule does not count whole compounds.
std::vector<ClassBar> class_bars(const MapData& data, MapTheme theme, Language language);

/// Draws the bars with their upper left corner at `top_left`. @returns the bottom, which is the
/// top if there is nothing to draw
double draw_class_chart(Sheet& sheet, PaperPoint top_left, double width);

} // namespace yike
