// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/sheet.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

std::pair<double, double> paper_mm(PaperSize paper) {
    switch (paper) {
    case PaperSize::a4:
        return {297, 210};
    case PaperSize::a2:
        return {594, 420};
    case PaperSize::a3:
        break;
    }
    return {420, 297};
}

/// Letters are read from the same distance on A4 as on A3, so they shrink less than the paper.
TypeScale letters_for(PaperSize paper) {
    switch (paper) {
    case PaperSize::a4:
        return {.title = 16,
                .figure = 20,
                .unit = 9,
                .caption = 7.5,
                .legend = 7.5,
                .label = 6.5,
                .notes = 6};
    case PaperSize::a2:
        return {.title = 30,
                .figure = 38,
                .unit = 16,
                .caption = 12,
                .legend = 12,
                .label = 8.5,
                .notes = 9.5};
    case PaperSize::a3:
        break;
    }
    return {};
}

} // namespace

bool shows(const Sheet& sheet, const MapStation& station) {
    return sheet.theme != MapTheme::redundancy || is_of_tier(station, sheet.data.tier);
}

StationLook station_look(const Sheet& sheet, const MapStation& station) {
    return {.tier = station.tier == 1 ? 1 : 2,
            .inside = station.inside,
            .closed = station.closed,
            .size = station_size(sheet.view.scale_denominator())};
}

bool on_screen(const Sheet& sheet) {
    return sheet.layout.width_pt == 0;
}

SheetLayout lay_out(const SheetOptions& options) {
    SheetLayout layout;
    auto [width_mm, height_mm] = paper_mm(options.paper);
    if (options.portrait) {
        std::swap(width_mm, height_mm);
    }
    layout.width_pt = mm_to_pt(width_mm);
    layout.height_pt = mm_to_pt(height_mm);
    layout.type = letters_for(options.paper);
    layout.strip = options.portrait;
    const double margin = mm_to_pt(options.paper == PaperSize::a4 ? 8 : 10);
    const SheetBox page = SheetBox{0, 0, layout.width_pt, layout.height_pt}.grown(-margin);
    const double gap = mm_to_pt(7) * layout.type.legend / 9;
    if (options.portrait) {
        const double title = layout.type.title * 2.4;
        layout.header = {page.left, page.top, page.right, page.top + title};
        const double bottom = page.bottom - page.height() * 0.22;
        layout.frame = {page.left, layout.header.bottom, page.right, bottom - gap};
        layout.panel = {page.left, bottom, page.right, page.bottom};
    } else {
        const double right = page.left + page.width() * 0.75;
        layout.frame = {page.left, page.top, right, page.bottom};
        layout.panel = {right + gap, page.top, page.right, page.bottom};
    }
    return layout;
}

} // namespace yike
