// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/live_map.hpp"

#include "render/map_layers.hpp"

#include <algorithm>

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

void draw_fate_outlines(Sheet& sheet) {
    constexpr double kDot_pt = 3.4; ///< round grounds too small for an outline
    for (const MapFate fate : {MapFate::gained, MapFate::lost}) {
        for (const MapCompound& compound : sheet.data.compounds) {
            if (compound.fate != fate) {
                continue;
            }
            const SheetBox box = bounds(sheet.view.rings(compound.ground));
            PaperLines outlines = sheet.view.outlines(compound.ground);
            if (std::max(box.width(), box.height()) < 2 * kDot_pt) {
                const PaperPoint p = sheet.view.to_paper(compound.point);
                outlines = {SheetBox{p.x, p.y, p.x, p.y}.grown(kDot_pt).outline()};
            }
            draw_fate_outline(sheet.canvas, outlines, fate == MapFate::gained);
        }
    }
}

void draw_pairs(Sheet& sheet) {
    const std::vector<MapStation>& stations = sheet.data.stations;
    for (const MapConflict& conflict : sheet.data.conflicts) {
        const MapStation& a = stations[conflict.a];
        for (const PaperLine& line : sheet.view.lines({a.point, stations[conflict.b].point})) {
            draw_conflict(
                sheet.canvas, line.front(), line.back(), station_radius(station_look(sheet, a)));
        }
    }
}

void block_pairs(Sheet& sheet) {
    for (const MapConflict& conflict : sheet.data.conflicts) {
        sheet.room.block_line(sheet.view.to_paper(sheet.data.stations[conflict.a].point),
                              sheet.view.to_paper(sheet.data.stations[conflict.b].point),
                              palette::kConflict_pt / 2);
    }
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
    case MapPart::fate_outlines:
        return draw_fate_outlines(sheet);
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
                           candidate_size(map.view.scale_denominator()));
        }
        return;
    case MapPart::conflicts:
        return draw_pairs(sheet);
    case MapPart::stations:
        return draw_stations(sheet);
    }
}

std::vector<std::vector<SheetBox>> draw_live_labels(Canvas& canvas,
                                                    const LiveMap& map,
                                                    const SheetBox& window,
                                                    const std::vector<SheetBox>& keep_free) {
    const SheetOptions options = options_of(map);
    Sheet sheet = sheet_of(canvas, map, options);
    for (const SheetBox& box : keep_free) {
        sheet.room.block(box);
    }
    constexpr double kAir_pt = 1.2;
    sheet.room.keep_whole_at(window);
    sheet.room.keep_apart(kAir_pt);
    block_pairs(sheet);
    draw_labels(sheet);
    return sheet.room.labels();
}

SheetBox draw_live_scale_bar(Canvas& canvas, const LiveMap& map) {
    const SheetOptions options = options_of(map);
    Sheet sheet = sheet_of(canvas, map, options);
    return draw_scale_bar(sheet);
}

SheetBox draw_live_notes(Canvas& canvas, const LiveMap& map) {
    constexpr double kEdge_pt = 6;
    constexpr double kLine_pt = 1.35; ///< of the size of the letters
    const TextStyle stamp{.size_pt = map.label_pt - 1, .colour = palette::kStamp, .halo = true};
    TextStyle soft = stamp;
    soft.colour = palette::kTextSoft;
    std::string data = map.data.note;
    if (!map.data.attribution.empty()) {
        const bool zh = map.language == Language::zh;
        data += (data.empty() ? ""
                 : zh         ? "　"
                              : ". ") +
                word(Word::data_source, map.language) + (zh ? "：" : ": ") + map.data.attribution;
    }
    const SheetBox& frame = map.view.frame();
    SheetBox box{frame.right - kEdge_pt, frame.bottom - kEdge_pt, frame.right, frame.bottom};
    const auto write = [&](const std::string& text, const TextStyle& style) {
        const double left = frame.right - kEdge_pt - canvas.text_width(text, style);
        canvas.text({left, box.top - style.size_pt * 0.2}, text, style);
        box.left = std::min(box.left, left - 2);
        box.top -= style.size_pt * kLine_pt;
    };
    if (!data.empty()) {
        write(data, soft);
    }
    write(word(Word::stamp, map.language), stamp);
    return box;
}

} // namespace yike
