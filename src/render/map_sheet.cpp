// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_sheet.hpp"

#include "base/error.hpp"
#include "render/live_map.hpp"
#include "render/map_layers.hpp"
#include "render/sheet_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yike {

namespace {

SheetFormat format_of(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    if (ending == ".png") {
        return SheetFormat::png;
    }
    if (ending == ".svg") {
        return SheetFormat::svg;
    }
    if (ending == ".pdf") {
        return SheetFormat::pdf;
    }
    throw UsageError(fmt::format("{}: a map ends in .png, .svg or .pdf", file.filename().string()));
}

void check(const SheetOptions& options) {
    if (!(options.dpi >= 36 && options.dpi <= 1200)) {
        throw UsageError(fmt::format("dpi {} is out of range; allowed: 36 to 1200", options.dpi));
    }
    if (const auto& scale = options.scale_denominator; scale && !(*scale >= 100 && *scale <= 1e8)) {
        throw UsageError(
            fmt::format("scale 1:{} is out of range; allowed: 1:100 to 1:100,000,000", *scale));
    }
    if (options.extent && options.extent->empty()) {
        throw UsageError("the extent of a map is empty");
    }
}

/// What the sheet shows when nobody asks for an extent: the boundary, else all there is.
Box usual_extent(const MapData& data) {
    Box box = bounds(data.boundary);
    if (box.empty()) {
        for (const MapCompound& compound : data.compounds) {
            box.add(compound.point);
            box.add(bounds(compound.ground));
        }
        for (const MapStation& station : data.stations) {
            box.add(station.point);
        }
    }
    if (box.empty()) {
        for (const MapRoad& road : data.roads) {
            box.add(bounds(std::span<const PlanePoint>(road.line)));
        }
    }
    constexpr double kAir_m = 500;
    return box.empty() ? Box{{-kAir_m, -kAir_m}, {kAir_m, kAir_m}} : box;
}

} // namespace

MapView choose_view(const MapData& data, const SheetOptions& options, const SheetBox& frame) {
    const Box ground = options.extent.value_or(usual_extent(data));
    // A boundary that touches the frame looks cut off.
    const double air = options.extent ? 0 : mm_to_pt(4);
    const double scale =
        options.scale_denominator.value_or(choose_scale(ground.max.x - ground.min.x,
                                                        ground.max.y - ground.min.y,
                                                        frame.width() - 2 * air,
                                                        frame.height() - 2 * air));
    return MapView(frame, along(ground.min, ground.max, 0.5), scale);
}

namespace {

/// Grounds of compounds and streets in the order of the scale.
void draw_places(Sheet& sheet) {
    const bool large = streets_on_top(sheet.view.scale_denominator());
    if (large) {
        draw_compounds(sheet);
    }
    draw_streets(sheet);
    draw_main_roads(sheet);
    if (!large) {
        draw_compounds(sheet);
    }
}

void draw_reach(Sheet& sheet) {
    const bool gaps = sheet.theme == MapTheme::gaps;
    if (gaps) {
        draw_gap_tint(sheet);
    } else {
        draw_reach_tint(sheet);
    }
    draw_water(sheet);
    draw_places(sheet);
    draw_cutoff_line(sheet);
    if (gaps) {
        draw_gap_line(sheet);
    }
    draw_barriers(sheet);
    draw_gates(sheet);
}

} // namespace

void draw_map(Sheet& sheet) {
    draw_ground(sheet);
    switch (sheet.theme) {
    case MapTheme::coverage:
    case MapTheme::gaps:
    case MapTheme::plan:
        draw_reach(sheet);
        break;
    case MapTheme::fates:
        draw_water(sheet);
        draw_places(sheet);
        draw_railways(sheet);
        break;
    case MapTheme::redundancy:
        draw_water(sheet);
        draw_places(sheet);
        draw_barriers(sheet);
        break;
    case MapTheme::area:
        draw_area_units(sheet);
        draw_water(sheet);
        draw_streets(sheet);
        draw_main_roads(sheet);
        draw_railways(sheet);
        draw_area_borders(sheet);
        break;
    }
    fade_outside(sheet);
    draw_communities(sheet);
    draw_boundary(sheet);
    if (sheet.theme == MapTheme::redundancy) {
        draw_conflicts(sheet);
    }
    if (sheet.theme == MapTheme::plan || sheet.theme == MapTheme::fates) {
        draw_changes(sheet);
    }
    draw_stations(sheet);
}

namespace {

SheetRecord
draw(const MapData& data, MapTheme theme, const SheetOptions& options, CanvasRequest request) {
    check(options);
    const SheetLayout layout = lay_out(options);
    request.width_pt = layout.width_pt;
    request.height_pt = layout.height_pt;
    request.dpi = options.dpi;
    request.date = data.data_date;
    request.title = data.name.empty()
                        ? headline(data, theme, options.language)
                        : fmt::format("{} {}", data.name, headline(data, theme, options.language));
    Canvas canvas(request);
    SheetRecord record = draw_sheet(canvas, data, theme, options);
    canvas.finish();
    return record;
}

} // namespace

SheetRecord
draw_sheet(Canvas& canvas, const MapData& data, MapTheme theme, const SheetOptions& options) {
    check(options);
    const SheetLayout layout = lay_out(options);
    const MapView view = choose_view(data, options, layout.frame);
    const std::size_t texts = canvas.texts().size();
    Sheet sheet{.canvas = canvas,
                .data = data,
                .theme = theme,
                .options = options,
                .layout = layout,
                .view = view,
                .room = LabelRoom(layout.frame),
                .classes = fill_classes(data, theme, options.language),
                .seen = {},
                .classes_seen = {},
                .legend = {},
                .listed = 0};
    draw_map(sheet);
    draw_frame(sheet);
    draw_panel(sheet);
    draw_scale_bar(sheet);
    draw_labels(sheet);
    return {.scale_denominator = view.scale_denominator(),
            .extent = view.extent(),
            .texts = {canvas.texts().begin() + static_cast<std::ptrdiff_t>(texts),
                      canvas.texts().end()},
            .labels = sheet.room.labels(),
            .legend = std::move(sheet.legend)};
}

SheetRecord draw_sheet(const MapData& data,
                       MapTheme theme,
                       const SheetOptions& options,
                       const std::filesystem::path& file) {
    CanvasRequest request;
    request.format = format_of(file);
    request.file = file;
    return draw(data, theme, options, std::move(request));
}

SheetRecord plan_sheet(const MapData& data, MapTheme theme, const SheetOptions& options) {
    return draw(data, theme, options, {});
}

} // namespace yike
