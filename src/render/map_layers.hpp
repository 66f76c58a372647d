// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The layers of a map, one function each, in the order in which a theme calls them. Each notes
/// in `sheet.seen` what the legend has to explain.
#pragma once

#include "render/sheet.hpp"

namespace yike {

void draw_ground(Sheet& sheet);
void draw_water(Sheet& sheet);
void draw_reach_tint(Sheet& sheet);
void draw_cutoff_line(Sheet& sheet);
void draw_streets(Sheet& sheet); ///< footways, lanes, streets
void draw_main_roads(Sheet& sheet);
void draw_compounds(Sheet& sheet);
void draw_gap_tint(Sheet& sheet);
void draw_gap_line(Sheet& sheet);
void draw_barriers(Sheet& sheet);
void draw_railways(Sheet& sheet); ///< a part of the barriers
void draw_walls(Sheet& sheet);    ///< the other part
void draw_gates(Sheet& sheet);
void fade_outside(Sheet& sheet);
void draw_communities(Sheet& sheet);
void draw_boundary(Sheet& sheet);
void draw_area_units(Sheet& sheet);
void draw_area_borders(Sheet& sheet); ///< of nearest areas; communities have theirs
void draw_conflicts(Sheet& sheet);
void draw_stations(Sheet& sheet);
void draw_changes(Sheet& sheet); ///< of a plan: below the stations

/// White beyond the frame, and the frame itself: after all layers, whose lines run on under it.
void draw_frame(Sheet& sheet);

/// Scale bar, scale (on paper) and north arrow at the lower left; keeps labels off them.
/// @returns their box
SheetBox draw_scale_bar(Sheet& sheet);

/// All layers of the sheet's theme, inside its frame.
void draw_map(Sheet& sheet);

/// Where the frame lies on the ground.
MapView choose_view(const MapData& data, const SheetOptions& options, const SheetBox& frame);

/// Numbers of the listed gaps, stations, communities, main roads, on large scales compounds.
void draw_labels(Sheet& sheet);

} // namespace yike
