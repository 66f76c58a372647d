// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The legend of a window: every symbol of a layer, whether it is seen at the moment or not.
#pragma once

#include "render/live_map.hpp"

#include <functional>
#include <string>
#include <vector>

namespace yike {

/// One line of a legend.
struct LegendLine {
    std::string text;
    /// Draws the symbol in the middle of a box about twice as wide as high, pt.
    std::function<void(Canvas&, const SheetBox&)> draw;
};

/// Topmost first.
/// @param cutoff_minutes  of the classes of minutes, >= 1
std::vector<LegendLine>
legend_lines(MapPart part, MapTheme theme, int cutoff_minutes, Language language);

} // namespace yike
