// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The layers of a map one by one, for windows: as on a sheet, without frame, legend and title.
#pragma once

#include "render/canvas.hpp"
#include "render/map_data.hpp"
#include "render/map_view.hpp"
#include "render/words.hpp"

#include <vector>

namespace yike {

enum class MapPart {
    reach,
    water,
    roads,
    compounds,
    fate_outlines, ///< on a map of minutes: who gains and who loses
    cutoff_line,
    railways,
    walls,
    gates,
    communities,
    boundary, ///< with a veil over what lies beyond
    changes,
    candidates,
    conflicts, ///< of either tier; below the stations that they join
    stations,
};

/// What a window shows, and where.
struct LiveMap {
    const MapData& data; ///< may be cut to what meets the frame of the view
    MapView view;
    MapTheme theme = MapTheme::coverage;
    Language language = Language::zh;
    double label_pt = 8.5; ///< size of the letters; a screen is read from further off than paper
};

/// @param canvas  in pt; the frame of the view may lie anywhere on it
void draw_part(Canvas& canvas, const LiveMap& map, MapPart part);

/// Labels of stations, communities, roads and compounds, the numbers of changes; none overlap, none
/// lie on the lines of conflicts.
/// @param window     what is seen of the frame of the view: no label is cut at its edge
/// @param keep_free  where no label may stand
/// @returns the boxes of each label
std::vector<std::vector<SheetBox>> draw_live_labels(Canvas& canvas,
                                                    const LiveMap& map,
                                                    const SheetBox& window,
                                                    const std::vector<SheetBox>& keep_free);

/// Scale bar and north arrow at the lower left of the view's frame. @returns their box
SheetBox draw_live_scale_bar(Canvas& canvas, const LiveMap& map);

/// The stamp, and below it the note and the source of the data, at the lower right of the view's
/// frame. @returns their box
SheetBox draw_live_notes(Canvas& canvas, const LiveMap& map);

/// True where streets lie on the grounds of compounds rather than under them.
bool streets_on_top(double scale_denominator);

} // namespace yike
