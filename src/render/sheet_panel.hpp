// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Everything on a sheet that is not the map: title, figures, legend, notes, stamp.
#pragma once

#include "render/sheet.hpp"

namespace yike {

/// To be called after the map, whose layers say what the legend must explain.
void draw_panel(Sheet& sheet);

/// Rule, profile, date, source, the lines to sign on and the stamp. @returns the bottom
double draw_notes(Sheet& sheet, PaperPoint top_left, double width);

/// Height of draw_notes().
double notes_height(Sheet& sheet, double width);

} // namespace yike
