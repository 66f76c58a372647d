// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Frame, scale bar and north arrow.
#include "render/map_layers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yike {

namespace {

const char* paper_name(PaperSize paper) {
    return paper == PaperSize::a4 ? "A4" : paper == PaperSize::a3 ? "A3" : "A2";
}

/// White round what lies on the map itself, pt.
constexpr double kHalo_pt = 2.6;

/// A thin arrow, half dark, half white. @param foot  middle of its base
void draw_north_arrow(Sheet& sheet, PaperPoint foot, const TextStyle& style) {
    constexpr double kHeight_pt = 22;
    constexpr double kHalf_pt = 5;
    const PaperPoint tip{foot.x, foot.y - kHeight_pt};
    const PaperPoint notch{foot.x, foot.y - 5};
    const PaperLine left = {tip, {foot.x - kHalf_pt, foot.y}, notch, tip};
    const PaperLine right = {tip, {foot.x + kHalf_pt, foot.y}, notch, tip};
    if (style.halo) {
        sheet.canvas.stroke({left, right}, {palette::kHalo, kHalo_pt, {}, true});
    }
    sheet.canvas.fill({left}, palette::kText);
    sheet.canvas.fill({right}, palette::kPaper);
    sheet.canvas.stroke({left, right}, {palette::kText, 0.6, {}, true});
    const std::string north = sheet.say(Word::north);
    const double width = sheet.canvas.text_width(north, style);
    sheet.canvas.text({foot.x - width / 2, tip.y - 3}, north, style);
}

/// Two halves, dark and white, with 0, half and whole. @returns its width on paper
double draw_bar(Sheet& sheet, PaperPoint from, double metres, const TextStyle& style) {
    constexpr double kThick_pt = 3.2;
    const double width = metres * sheet.view.pt_per_m();
    const double middle = from.x + width / 2;
    const SheetBox whole{from.x, from.y - kThick_pt, from.x + width, from.y};
    if (style.halo) {
        sheet.canvas.stroke({whole.outline()}, {palette::kHalo, kHalo_pt, {}, true});
    }
    sheet.canvas.fill({whole.outline()}, palette::kPaper);
    sheet.canvas.fill({SheetBox{from.x, whole.top, middle, from.y}.outline()}, palette::kText);
    sheet.canvas.stroke({whole.outline()}, {palette::kText, 0.6, {}, false});
    const auto mark = [&](double x, const std::string& text, bool centred) {
        const double shift = centred ? sheet.canvas.text_width(text, style) / 2 : 0;
        sheet.canvas.text({x - shift, whole.top - 2.5}, text, style);
    };
    mark(from.x, "0", true);
    const std::string end = distance_text(metres, sheet.options.language);
    const double half = metres >= 1000 ? metres / 2000 : metres / 2;
    mark(middle, fmt::format("{:g}", half), true);
    mark(whole.right - sheet.canvas.text_width(short_decimal(half * 2), style) / 2, end, false);
    return width;
}

} // namespace

SheetBox draw_scale_bar(Sheet& sheet) {
    const SheetBox& frame = sheet.view.frame();
    // On a screen, whose dots have many sizes, only the bar is true; and it lies on the map itself.
    const bool paper = sheet.layout.width_pt > 0;
    const TextStyle small{
        .size_pt = sheet.layout.type.notes + 0.5, .colour = palette::kText, .halo = !paper};
    const TextStyle big{
        .size_pt = sheet.layout.type.legend, .colour = palette::kText, .bold = true};
    const std::string scale =
        !paper ? std::string()
               : "1:" + thousands(sheet.view.scale_denominator()) + (sheet.zh() ? "（" : " (") +
                     paper_name(sheet.options.paper) + (sheet.zh() ? "）" : ")");
    const double longest = std::min(mm_to_pt(55), frame.width() * 0.25);
    const double metres = scale_bar_m(sheet.view.scale_denominator(), longest);
    const double bar = metres * sheet.view.pt_per_m();
    const double unit =
        sheet.canvas.text_width(distance_text(metres, sheet.options.language), small);
    const double arrow = 26;
    const double pad = 8;
    const double height = paper ? 46 : 45;
    const double inner = arrow + std::max(bar + unit, sheet.canvas.text_width(scale, big));
    const SheetBox panel{
        frame.left, frame.bottom - height, frame.left + inner + 2 * pad, frame.bottom};
    if (paper) {
        sheet.canvas.fill(
            {SheetBox{panel.left + 0.4, panel.top, panel.right, panel.bottom - 0.4}.outline()},
            palette::kPaper,
            0.85);
    }
    sheet.room.block(panel.grown(1));
    draw_north_arrow(sheet, {panel.left + pad + 5, panel.bottom - pad}, small);
    const double left = panel.left + pad + arrow;
    sheet.canvas.text({left, panel.top + pad + big.size_pt * 0.85}, scale, big);
    draw_bar(sheet, {left + 2, panel.bottom - pad}, metres, small);
    return panel;
}

void draw_frame(Sheet& sheet) {
    const SheetBox& frame = sheet.view.frame();
    sheet.canvas.fill({frame.grown(6).outline(), frame.outline()}, palette::kPaper);
    sheet.canvas.stroke({frame.outline()}, {palette::kText, 0.8, {}, false});
}

} // namespace yike
