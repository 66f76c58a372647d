// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Before and after on one page.
#include "render/legend.hpp"
#include "render/map_layers.hpp"
#include "render/sheet_panel.hpp"
#include "render/text_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace yike {

namespace {

/// Where the parts of the page stand.
struct PairLayout {
    SheetLayout sheet;
    SheetBox header;
    std::array<SheetBox, 2> frames;
    SheetBox strip;
};

PairLayout lay_out_pair(const SheetOptions& options) {
    PairLayout layout;
    layout.sheet = lay_out(options);
    const TypeScale& type = layout.sheet.type;
    const SheetBox page{layout.sheet.frame.left,
                        layout.sheet.frame.top,
                        layout.sheet.panel.right,
                        layout.sheet.frame.bottom};
    layout.header = {page.left, page.top, page.right, page.top + type.title * 2.7};
    layout.strip = {page.left, page.bottom - type.legend * 17, page.right, page.bottom};
    const double gap = mm_to_pt(5);
    const double middle = page.centre().x;
    const double top = layout.header.bottom + type.legend * 1.9;
    const double bottom = layout.strip.top - gap;
    layout.frames = {SheetBox{page.left, top, middle - gap / 2, bottom},
                     SheetBox{middle + gap / 2, top, page.right, bottom}};
    return layout;
}

Sheet half_of(Canvas& canvas,
              const MapData& data,
              const SheetOptions& options,
              const PairLayout& layout,
              const MapView& view) {
    Sheet sheet{.canvas = canvas,
                .data = data,
                .theme = MapTheme::coverage,
                .options = options,
                .layout = layout.sheet,
                .view = view,
                .room = LabelRoom(view.frame()),
                .classes = fill_classes(data, MapTheme::coverage, options.language),
                .seen = {},
                .classes_seen = {},
                .legend = {},
                .listed = 0};
    return sheet;
}

void draw_half(Sheet& sheet) {
    draw_map(sheet);
    draw_frame(sheet);
    draw_scale_bar(sheet);
    draw_labels(sheet);
}

std::string share_text(const MapData& data) {
    return data.households > 0 ? percent(data.covered_households / data.households)
                               : std::string("–");
}

void draw_header(const Sheet& after, const SheetBox& box) {
    const TypeScale& type = after.layout.type;
    const TextStyle over{
        .size_pt = type.title * 0.48, .colour = palette::kCutoffLine, .bold = true};
    const TextStyle note{.size_pt = type.caption, .colour = palette::kStamp, .bold = true};
    TextStyle title{.size_pt = type.title, .colour = palette::kText, .bold = true};
    const MapData& data = after.data;
    const std::string what = after.say(Word::pair_map);
    const std::string name = after.zh()
                                 ? fmt::format("{} · {}（{}）", data.name, what, data.scenario)
                                 : fmt::format("{} · {} ({})", data.name, what, data.scenario);
    const std::string text = headline(data, MapTheme::plan, after.options.language);
    while (title.size_pt > type.caption && after.canvas.text_width(text, title) > box.width()) {
        title.size_pt -= 0.5;
    }
    const double base = box.top + over.size_pt * 0.88;
    after.canvas.text({box.left, base}, name, over);
    after.canvas.text(
        {box.right - after.canvas.text_width(data.note, note), base}, data.note, note);
    after.canvas.text({box.left, box.bottom - type.title * 0.7}, text, title);
}

void draw_caption(const Sheet& sheet, const std::string& world) {
    const double size = sheet.layout.type.legend + 2;
    const SheetBox& frame = sheet.view.frame();
    const std::string text = sheet.zh()
                                 ? fmt::format("{}：{}的住户步行{}分钟内可达",
                                               world,
                                               share_text(sheet.data),
                                               sheet.data.cutoff_minutes)
                                 : fmt::format("{}: {} of households within {} minutes on foot",
                                               world,
                                               share_text(sheet.data),
                                               sheet.data.cutoff_minutes);
    sheet.canvas.text({frame.left, frame.top - size * 0.5},
                      text,
                      {.size_pt = size, .colour = palette::kText, .bold = true});
}

std::size_t open_stations(const MapData& data) {
    return static_cast<std::size_t>(
        std::count_if(data.stations.begin(), data.stations.end(), [](const MapStation& station) {
            return station.inside && !station.closed;
        }));
}

using FigureRow = std::array<std::string, 4>; ///< what, before, after, difference

std::vector<FigureRow>
figure_rows(const Sheet& sheet, const MapData& before, const MapData& after) {
    const auto counts = [&](const std::string& what, double a, double b) {
        return FigureRow{what, thousands(a), thousands(b), signed_thousands(b - a)};
    };
    const auto points = [&]() -> std::string {
        if (before.households <= 0 || after.households <= 0) {
            return "–";
        }
        const double change = after.covered_households / after.households -
                              before.covered_households / before.households;
        const std::string text = percent(change);
        return change >= 0.0005 ? std::string("+").append(text) : text;
    };
    const std::string rate = sheet.zh()
                                 ? sheet.say(Word::households_covered_rate) + "（变化为百分点）"
                                 : "Households covered (difference: points)";
    const std::string unit = sheet.zh() ? "（户）" : "";
    return {
        {"", sheet.say(Word::baseline), sheet.zh() ? "方案" : "Plan", sheet.say(Word::difference)},
        {rate, share_text(before), share_text(after), points()},
        counts((sheet.zh() ? "已覆盖户数" : "Households covered") + unit,
               before.covered_households,
               after.covered_households),
        counts((sheet.zh() ? "未覆盖户数" : "Households not covered") + unit,
               before.uncovered_households,
               after.uncovered_households),
        counts(sheet.zh() ? "服务站点（处）" : "Stations",
               static_cast<double>(open_stations(before)),
               static_cast<double>(open_stations(after)))};
}

void draw_figures(Sheet& sheet, const MapData& before, const SheetBox& box) {
    const double size = sheet.layout.type.legend + 1;
    const double row_height = size * 2;
    double y = box.top;
    const auto rows = figure_rows(sheet, before, sheet.data);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const double base = y + row_height * 0.66;
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            const TextStyle style{.size_pt = r == 0 ? size - 1 : size,
                                  .colour = r == 0 ? palette::kTextSoft : palette::kText,
                                  .bold = r > 0 && i > 0};
            const double right = box.right - static_cast<double>(3 - i) * box.width() * 0.17;
            const double x = i == 0 ? box.left : right - sheet.canvas.text_width(rows[r][i], style);
            sheet.canvas.text({x, base}, rows[r][i], style);
        }
        y += row_height;
        sheet.canvas.stroke({{{box.left, y}, {box.right, y}}}, {palette::kRule, 0.5, {}, false});
    }
}

void draw_strip(Sheet& sheet, const MapData& before, const SheetBox& strip) {
    const double gap = mm_to_pt(8);
    const double width = strip.width() - 2 * gap;
    const double left = width * 0.32;
    const double right = width * 0.26;
    draw_figures(sheet, before, {strip.left, strip.top, strip.left + left, strip.bottom});
    draw_legend_strip(sheet, {strip.left + left + gap, strip.top}, width - left - right);
    const double notes = strip.right - right;
    draw_notes(sheet, {notes, strip.bottom - notes_height(sheet, right)}, right);
}

} // namespace

SheetRecord draw_pair(Canvas& canvas,
                      const MapData& before,
                      const MapData& after,
                      const SheetOptions& options) {
    const PairLayout layout = lay_out_pair(options);
    const std::size_t texts = canvas.texts().size();
    // The baseline's ground for both: a plan changes no boundary.
    const MapView first_view = choose_view(before, options, layout.frames[0]);
    const MapView second_view = choose_view(before, options, layout.frames[1]);
    Sheet first = half_of(canvas, before, options, layout, first_view);
    Sheet second = half_of(canvas, after, options, layout, second_view);
    draw_half(first);
    draw_half(second);
    draw_caption(first, first.say(Word::baseline));
    draw_caption(second, after.scenario);
    draw_header(second, layout.header);
    second.seen.insert(first.seen.begin(), first.seen.end());
    second.classes_seen.insert(first.classes_seen.begin(), first.classes_seen.end());
    draw_strip(second, before, layout.strip);
    std::vector<std::vector<SheetBox>> labels = first.room.labels();
    labels.insert(labels.end(), second.room.labels().begin(), second.room.labels().end());
    return {.scale_denominator = first_view.scale_denominator(),
            .extent = first_view.extent(),
            .texts = {canvas.texts().begin() + static_cast<std::ptrdiff_t>(texts),
                      canvas.texts().end()},
            .labels = std::move(labels),
            .legend = std::move(second.legend)};
}

} // namespace yike
