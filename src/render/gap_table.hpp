// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The largest gaps by name, with the numbers of their badges on the map.
#pragma once

#include "render/sheet.hpp"

namespace yike {

/// Draws as many rows as there is room for above `bottom`. @returns the bottom of the last, which
/// is the top if there is nothing to say or no room to say it
double draw_gap_table(Sheet& sheet, PaperPoint top_left, double width, double bottom);

} // namespace yike
