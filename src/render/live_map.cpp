// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/live_map.hpp"

#include "render/map_layers.hpp"

namespace yike {

namespace {

SheetLayout layout_of(const LiveMap& map) {
    SheetLayout layout;
    layout.frame = map.view.frame();
    layout.type.label = map.label_pt;
    layout.type.notes = map.label_pt;
    return layout;
}

SheetOptions options_of(const LiveMap& map) {
    SheetOptions options;
    options.language = map.language;
    return options;
}

Sheet sheet_of(Canvas& canvas, const LiveMap& map, const SheetOptions& options) {
    return {.canvas = canvas,
            .data = map.data,
            .theme = map.theme,
            .options = options,
            .layout = layout_of(map),
            .view = map.view,
            .room = LabelRoom(map.view.frame()),
            .classes = fill_classes(map.data, map.theme, map.language),
            .seen = {},
            .classes_seen = {},
            .legend = {}};
}

} // namespace

bool streets_on_top(double scale_denominator) {
    // On larger scales the ways inside a compound lie on its colour; on smaller ones the colour
    // of the small grounds must not drown in streets.
    constexpr double kSmallest = 30'000;
    return scale_denominator <= kSmallest;
}

void draw_part(Canvas& canvas, const LiveMap& map, MapPart part) {
    const SheetOptions options = options_of(map);
    Sheet sheet = sheet_of(canvas, map, options);
    switch (part) {
    case MapPart::reach:
        return draw_reach_tint(sheet);
    case MapPart::water:
        return draw_water(sheet);
    case MapPart::roads:
        draw_streets(sheet);
        return draw_main_roads(sheet);
    case MapPart::compounds:
        return draw_compounds(sheet);
    case MapPart::cutoff_line:
        return draw_cutoff_line(sheet);
    case MapPart::railways:
        return draw_railways(sheet);
    case MapPart::walls:
        return draw_walls(sheet);
    case MapPart::gates:
        return draw_gates(sheet);
    case MapPart::communities:
        return draw_communities(sheet);
    case MapPart::boundary:
        fade_outside(sheet);
        return draw_boundary(sheet);
    case MapPart::changes:
        return draw_changes(sheet);
    case MapPart::candidates:
        for (const MapCandidate& candidate : map.data.candidates) {
            draw_candidate(canvas,
                           map.view.to_paper(candidate.point),
                           station_size(map.view.scale_denominator()));
        }
        return;
    case MapPart::stations:
        return draw_stations(sheet);
    }
}

std::vector<std::vector<SheetBox>>
draw_live_labels(Canvas& canvas, const LiveMap& map, const std::vector<SheetBox>& keep_free) {
    const SheetOptions options = options_of(map);
    Sheet sheet = sheet_of(canvas, map, options);
    for (const SheetBox& box : keep_free) {
        sheet.room.block(box);
    }
    draw_labels(sheet);
    return sheet.room.labels();
}

SheetBox draw_live_scale_bar(Canvas& canvas, const LiveMap& map) {
    const SheetOptions options = options_of(map);
    Sheet sheet = sheet_of(canvas, map, options);
    return draw_scale_bar(sheet);
}

} // namespace yike
