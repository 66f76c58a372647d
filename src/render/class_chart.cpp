// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/class_chart.hpp"

#include "render/symbols.hpp"
#include "render/text_block.hpp"

#include <algorithm>

namespace yike {

namespace {

constexpr double kMiddleToBase = 0.36;

/// What the bars of one chart have in common.
struct BarScale {
    double longest = 0; ///< households
    double all = 0;
    double names = 0; ///< width of the widest label with the gap after it
};

BarScale scale_of(const Sheet& sheet, const std::vector<ClassBar>& bars) {
    const double size = sheet.layout.type.legend;
    BarScale scale{0, 0, size * 5.2};
    for (const ClassBar& bar : bars) {
        scale.longest = std::max(scale.longest, bar.households);
        scale.all += bar.households;
        const TextStyle style{.size_pt = size, .colour = palette::kText};
        scale.names = std::max(scale.names, sheet.canvas.text_width(bar.label, style) + size * 0.8);
    }
    return scale;
}

/// One bar: class at the left, households at its end, share at the right edge.
void draw_bar(Sheet& sheet, const SheetBox& row, const ClassBar& bar, const BarScale& scale) {
    const double size = sheet.layout.type.legend;
    const TextStyle style{.size_pt = size, .colour = palette::kText};
    const TextStyle soft{.size_pt = size, .colour = palette::kTextSoft};
    const double base = row.centre().y + size * kMiddleToBase;
    const auto& [longest, all, names] = scale;
    const double share_width = sheet.canvas.text_width("100.0%", soft);
    const double count_width = sheet.canvas.text_width(thousands(longest), style) + 5;
    const double room = row.width() - names - count_width - share_width - 8;
    const double length = longest > 0 ? room * bar.households / longest : 0;
    sheet.canvas.text({row.left, base}, bar.label, style);
    const SheetBox box{row.left + names,
                       row.top + 1.4,
                       row.left + names + std::max(0.6, length),
                       row.bottom - 1.4};
    if (bar.fill.empty()) {
        draw_no_access(sheet.canvas, {box.outline()});
    } else {
        sheet.canvas.fill({box.outline()}, bar.fill);
    }
    sheet.canvas.text({box.right + 5, base}, thousands(bar.households), style);
    const std::string share = percent(bar.households / all);
    sheet.canvas.text({row.right - sheet.canvas.text_width(share, soft), base}, share, soft);
}

} // namespace

std::vector<ClassBar> class_bars(const MapData& data, MapTheme theme, Language language) {
    if (data.rule != MapRule::gate || theme == MapTheme::area || theme == MapTheme::fates) {
        return {};
    }
    std::vector<ClassBar> bars;
    for (const FillClass& filled : fill_classes(data, theme, language)) {
        bars.push_back({filled.label, filled.fill, 0, filled.good});
    }
    const std::size_t no_access = bars.size();
    bars.push_back({word(Word::no_way, language), {}, 0, false});
    for (const MapCompound& compound : data.compounds) {
        bars[class_of(data, theme, compound).value_or(no_access)].households += compound.households;
    }
    std::erase_if(bars, [](const ClassBar& bar) { return bar.households <= 0; });
    return bars;
}

double draw_class_chart(Sheet& sheet, PaperPoint top_left, double width) {
    const auto bars = class_bars(sheet.data, sheet.theme, sheet.options.language);
    if (bars.empty()) {
        return top_left.y;
    }
    const double size = sheet.layout.type.legend;
    double y =
        write_lines(sheet.canvas,
                    top_left,
                    {sheet.say(sheet.theme == MapTheme::redundancy ? Word::households_by_stations
                                                                   : Word::households_by_minutes)},
                    {.size_pt = size + 1, .colour = palette::kText, .bold = true}) +
        size * 0.7;
    const BarScale scale = scale_of(sheet, bars);
    bool covered_before = false;
    for (const ClassBar& bar : bars) {
        if (covered_before && !bar.covered && sheet.theme != MapTheme::redundancy) {
            sheet.canvas.stroke({{{top_left.x, y + 2}, {top_left.x + width, y + 2}}},
                                {palette::kCutoffLine, palette::kCutoffLine_pt, {}, false});
            y += 4;
        }
        covered_before = bar.covered;
        const double height = size * 1.6;
        draw_bar(sheet, {top_left.x, y, top_left.x + width, y + height}, bar, scale);
        y += height;
    }
    return y;
}

} // namespace yike
