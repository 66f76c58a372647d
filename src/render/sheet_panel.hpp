// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Everything on a sheet that is not the map: title, figures, legend, notes, stamp.
#pragma once

#include "render/sheet.hpp"

namespace yike {

/// To be called after the map, whose layers say what the legend must explain.
void draw_panel(Sheet& sheet);

} // namespace yike
