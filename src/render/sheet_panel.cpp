// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/sheet_panel.hpp"

#include "render/class_chart.hpp"
#include "render/legend.hpp"
#include "render/ranked_table.hpp"
#include "render/text_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace yike {

namespace {

constexpr double kPartGap_pt = 14;

/// A part of the panel: draws itself down from a corner and returns its bottom.
using Part = double (*)(Sheet& sheet, PaperPoint top_left, double width);

double height_of(Sheet& sheet, Part part, double width) {
    sheet.canvas.set_quiet(true);
    const double bottom = part(sheet, {0, 0}, width);
    sheet.canvas.set_quiet(false);
    return bottom;
}

double write_paragraph(Sheet& sheet,
                       PaperPoint top_left,
                       double width,
                       const std::string& text,
                       const TextStyle& style) {
    const auto measure = [&](const std::string& t) { return sheet.canvas.text_width(t, style); };
    return write_lines(
        sheet.canvas, top_left, fill_lines(break_pieces(text), width, measure), style, 1.4);
}

void draw_fine_line(Sheet& sheet, double x, double y, double width) {
    sheet.canvas.stroke({{{x, y}, {x + width, y}}}, {palette::kRule, 0.5, {}, false});
}

std::string subtitle(const Sheet& sheet) {
    const std::string theme = sheet.say(theme_word(sheet.theme));
    const std::string world =
        sheet.data.scenario.empty() ? sheet.say(Word::baseline) : sheet.data.scenario;
    return sheet.zh() ? fmt::format("{} · {}（{}）", sheet.data.name, theme, world)
                      : fmt::format("{} · {} ({})", sheet.data.name, theme, world);
}

double draw_title(Sheet& sheet, PaperPoint top_left, double width) {
    const TypeScale& type = sheet.layout.type;
    const TextStyle over{
        .size_pt = type.title * 0.48, .colour = palette::kCutoffLine, .bold = true};
    const TextStyle title{.size_pt = type.title, .colour = palette::kText, .bold = true};
    double y = write_paragraph(sheet, top_left, width, subtitle(sheet), over);
    y += type.title * 0.42;
    const auto parts = headline_parts(sheet.data, sheet.theme, sheet.options.language);
    const auto measure = [&](const std::string& t) { return sheet.canvas.text_width(t, title); };
    std::vector<std::string> pieces = parts;
    if (!sheet.zh()) {
        pieces = break_pieces(parts.front());
    }
    y = write_lines(sheet.canvas, {top_left.x, y}, even_lines(pieces, width, measure), title, 1.28);
    if (!sheet.data.note.empty()) {
        const TextStyle note{.size_pt = type.caption, .colour = palette::kStamp, .bold = true};
        y = write_paragraph(
            sheet, {top_left.x, y + type.caption * 0.7}, width, sheet.data.note, note);
    }
    return y;
}

/// The number large, its unit small beside it: 「6,412」「户」.
std::pair<std::string, std::string> number_and_unit(const std::string& value) {
    const std::size_t end = value.find_first_not_of("0123456789.,-+%");
    if (end == 0 || end == std::string::npos) {
        return {value, ""};
    }
    return {value.substr(0, end), value.substr(end)};
}

double draw_figure(Sheet& sheet, PaperPoint top_left, double width, const MapFigure& figure) {
    const TypeScale& type = sheet.layout.type;
    const auto [number, unit] = number_and_unit(figure.value);
    TextStyle big{.size_pt = type.figure, .colour = palette::kText, .bold = true};
    const TextStyle small{.size_pt = type.unit, .colour = palette::kText};
    const double unit_width = sheet.canvas.text_width(unit, small);
    while (big.size_pt > type.unit &&
           sheet.canvas.text_width(number, big) + unit_width + 4 > width) {
        big.size_pt -= 1;
    }
    const double base = top_left.y + type.figure * 0.82;
    sheet.canvas.text({top_left.x, base}, number, big);
    sheet.canvas.text({top_left.x + sheet.canvas.text_width(number, big) + 3, base}, unit, small);
    return write_paragraph(sheet,
                           {top_left.x, base + type.caption * 0.75},
                           width - 4,
                           figure.caption,
                           {.size_pt = type.caption, .colour = palette::kTextSoft});
}

double draw_figures(Sheet& sheet, PaperPoint top_left, double width) {
    const std::vector<MapFigure> figures =
        sheet.data.figures.empty()
            ? default_figures(sheet.data, sheet.theme, sheet.options.language)
            : sheet.data.figures;
    constexpr std::size_t kColumns = 2;
    constexpr std::size_t kMost = 4;
    const double each = width / kColumns;
    double top = top_left.y;
    for (std::size_t i = 0; i < std::min(figures.size(), kMost); i += kColumns) {
        double bottom = top;
        for (std::size_t k = i; k < std::min({i + kColumns, figures.size(), kMost}); ++k) {
            const PaperPoint corner{top_left.x + each * static_cast<double>(k - i), top};
            bottom = std::max(bottom, draw_figure(sheet, corner, each, figures[k]));
        }
        top = bottom + sheet.layout.type.caption * 1.1;
    }
    return figures.empty() ? top : top - sheet.layout.type.caption * 1.1;
}

/// How the households of the sheet are counted, for readers who doubt the headline.
std::string rule_note(const Sheet& sheet) {
    const int minutes = sheet.data.cutoff_minutes;
    const bool zh = sheet.zh();
    switch (sheet.data.rule) {
    case MapRule::gate:
        return zh ? fmt::format(
                        "有围墙的小区从开放的大门中最近的一个起算，开放小区取其用地步行时间的"
                        "中位数；恰好{}分钟算可达。",
                        minutes)
                  : fmt::format("Walled compounds count from their nearest open gate, open ones by "
                                "the median time over their ground; exactly {} minutes is within.",
                                minutes);
    case MapRule::share:
        return zh ? "按小区用地中可达部分的比例折算户数。"
                  : "Households count by the share of their compound's ground within reach.";
    case MapRule::circle:
        break;
    }
    return zh ? "按直线距离计算，未考虑道路、围墙与河流。"
              : "As the crow flies: streets, walls and rivers are not considered.";
}

/// What a pair too close to each other is, and what the sheet leaves out.
std::vector<std::string> redundancy_notes(const Sheet& sheet) {
    const MapData& data = sheet.data;
    std::vector<std::string> notes = {
        sheet.zh()
            ? fmt::format("位置相近：同级两站步行不超过{:g}米，且其中一站独自覆盖的户数"
                          "不到其覆盖户数的20%。",
                          data.d_min_m)
            : fmt::format("Too close: two stations within {:g} m on foot, one of which alone "
                          "covers under 20% of the households it covers.",
                          data.d_min_m)};
    const std::size_t others = data.conflicts.size() - conflicts_of_tier(data).size();
    if (others > 0) {
        const std::string tier = sheet.say(tier_word(data.tier == 1 ? 2 : 1));
        notes.push_back(
            sheet.zh()
                ? fmt::format("{}另有{}对位置相近，本图未绘。", tier, others)
                : fmt::format("Not shown: {} such pairs of the other tier ({}s).", others, tier));
    }
    return notes;
}

/// What the floor area is measured against.
std::string area_note(const Sheet& sheet) {
    if (!sheet.data.area_by_community) {
        return sheet.zh()
                   ? "没有社区边界：按距离最近的站点划分用地，面积与其周边户数对照。"
                   : "There are no communities: ground is shared out to the nearest station, "
                     "whose floor area is measured against the households around it.";
    }
    return sheet.zh()
               ? "社区的现有面积是其各站点建筑面积之和，应有面积按所属小区户数；百分数向下取整。"
               : "A community has the floor area of all its stations and needs that for "
                 "the households of its compounds; percentages are rounded down.";
}

std::vector<std::string> rule_notes(const Sheet& sheet) {
    if (sheet.theme == MapTheme::area) {
        return {area_note(sheet)};
    }
    std::vector<std::string> notes{rule_note(sheet)};
    if (sheet.theme == MapTheme::redundancy) {
        for (const std::string& note : redundancy_notes(sheet)) {
            notes.push_back(note);
        }
    }
    return notes;
}

std::vector<std::string> notes_of(const Sheet& sheet) {
    const MapData& data = sheet.data;
    const char* colon = sheet.zh() ? "：" : ": ";
    std::vector<std::string> notes = rule_notes(sheet);
    const std::string profile = profile_text(data.profile, sheet.options.language);
    const std::string speed = speed_text(data.speed_km_h, sheet.options.language);
    if (sheet.theme != MapTheme::area || !data.area_by_community) {
        notes.push_back(
            sheet.zh()
                ? fmt::format("步行方式：{}，{}，沿步行网络。", profile, speed)
                : fmt::format("Walking: {}, {}, along the walking network.", profile, speed));
    }
    if (!data.data_date.empty()) {
        notes.push_back(sheet.say(Word::data_date) + colon + data.data_date);
    }
    if (!data.attribution.empty()) {
        notes.push_back(sheet.say(Word::data_source) + colon + data.attribution);
    }
    return notes;
}

/// "编制单位 ________": what is not given is a line to write on.
void draw_entry(Sheet& sheet, PaperPoint base, double width, Word word, const std::string& value) {
    const TextStyle style{.size_pt = sheet.layout.type.notes + 1, .colour = palette::kText};
    const std::string label = sheet.say(word);
    sheet.canvas.text(base, label, style);
    const double from = base.x + sheet.canvas.text_width(label, style) + 5;
    if (value.empty()) {
        draw_fine_line(sheet, from, base.y + 1.5, base.x + width - from);
    } else {
        sheet.canvas.text({from, base.y}, value, style);
    }
}

double draw_stamp(Sheet& sheet, PaperPoint top_left, double width) {
    const std::string& number = sheet.options.review_number;
    const std::string text =
        number.empty() ? sheet.say(Word::stamp)
                       : sheet.say(Word::review_number) + (sheet.zh() ? "：" : ": ") + number;
    TextStyle style{
        .size_pt = sheet.layout.type.notes + 2, .colour = palette::kStamp, .bold = true};
    constexpr double kPad_pt = 6;
    while (style.size_pt > 5 && sheet.canvas.text_width(text, style) > width - 2 * kPad_pt) {
        style.size_pt -= 0.25;
    }
    const SheetBox box{
        top_left.x, top_left.y, top_left.x + width, top_left.y + style.size_pt + 2 * kPad_pt};
    sheet.canvas.stroke({box.grown(-0.4).outline()}, {palette::kStamp, 0.8, {}, false});
    const double left = box.centre().x - sheet.canvas.text_width(text, style) / 2;
    sheet.canvas.text({left, box.centre().y + style.size_pt * 0.36}, text, style);
    return box.bottom;
}

} // namespace

double draw_notes(Sheet& sheet, PaperPoint top_left, double width) {
    const double size = sheet.layout.type.notes;
    const TextStyle style{.size_pt = size, .colour = palette::kTextSoft};
    double y = top_left.y;
    for (const std::string& note : notes_of(sheet)) {
        y = write_paragraph(sheet, {top_left.x, y}, width, note, style) + size * 0.4;
    }
    y += size * 2.1;
    const double half = width / 2;
    draw_entry(sheet, {top_left.x, y}, half - 10, Word::compiled_by, sheet.options.compiled_by);
    draw_entry(sheet, {top_left.x + half, y}, half, Word::sheet_date, sheet.options.sheet_date);
    if (!sheet.options.sheet_number.empty()) {
        y += size * 2;
        draw_entry(sheet, {top_left.x, y}, width, Word::sheet_number, sheet.options.sheet_number);
    }
    return draw_stamp(sheet, {top_left.x, y + size * 1.4}, width);
}

double notes_height(Sheet& sheet, double width) {
    return height_of(sheet, draw_notes, width);
}

namespace {

constexpr double kOverview_mm = 32;

/// With its title and some air.
double overview_height(const Sheet& sheet) {
    return mm_to_pt(kOverview_mm) + sheet.layout.type.legend * 2.2;
}

/// Where the sheet lies in its district; left out if there is not enough room above `bottom`.
void draw_overview(Sheet& sheet, PaperPoint top_left, double width, double bottom) {
    const double size = sheet.layout.type.legend;
    const double top = top_left.y + size * 1.7;
    const double height = std::min(mm_to_pt(kOverview_mm), bottom - top);
    if (height < mm_to_pt(14)) {
        return;
    }
    write_paragraph(sheet,
                    top_left,
                    width,
                    sheet.say(Word::overview),
                    {.size_pt = size + 1, .colour = palette::kText, .bold = true});
    Box ground = bounds(sheet.data.boundary);
    const Box shown = sheet.view.extent();
    ground.add(shown);
    const double pt_per_m = std::min(width * 0.6 / (ground.max.x - ground.min.x),
                                     height / (ground.max.y - ground.min.y));
    const SheetBox box{top_left.x,
                       top,
                       top_left.x + (ground.max.x - ground.min.x) * pt_per_m,
                       top + (ground.max.y - ground.min.y) * pt_per_m};
    constexpr double kPointsPerMetre = 72 / 0.0254;
    const MapView view(box, along(ground.min, ground.max, 0.5), kPointsPerMetre / pt_per_m);
    sheet.canvas.fill(view.rings(sheet.data.boundary), palette::kBuilding);
    sheet.canvas.stroke(view.outlines(sheet.data.boundary), {palette::kBoundary, 0.5, {}, true});
    const PaperPoint upper = view.to_paper({shown.min.x, shown.max.y});
    const PaperPoint lower = view.to_paper({shown.max.x, shown.min.y});
    sheet.canvas.stroke({SheetBox{upper.x, upper.y, lower.x, lower.y}.outline()},
                        {palette::kStamp, 1.0, {}, false});
}

bool is_part_of_district(const Sheet& sheet) {
    const Box all = bounds(sheet.data.boundary);
    const Box shown = sheet.view.extent();
    return !all.empty() && !(shown.contains(all.min) && shown.contains(all.max));
}

/// The bars, if there is room above `bottom`. @returns where the next part may begin
double draw_chart(Sheet& sheet, PaperPoint at, double width, double bottom) {
    const double height = height_of(sheet, draw_class_chart, width);
    return height > 0 && at.y + height < bottom ? draw_class_chart(sheet, at, width) + kPartGap_pt
                                                : at.y;
}

double draw_list(Sheet& sheet, PaperPoint at, double width, double bottom) {
    const double end = draw_ranked_table(sheet, at, width, bottom);
    return end > at.y ? end + kPartGap_pt : at.y;
}

/// The bars of a map of coverage; the list of the others, for which they are made.
double draw_first(Sheet& sheet, PaperPoint at, double width, double bottom) {
    return sheet.theme == MapTheme::coverage ? draw_chart(sheet, at, width, bottom)
                                             : draw_list(sheet, at, width, bottom);
}

double draw_second(Sheet& sheet, PaperPoint at, double width, double bottom) {
    switch (sheet.theme) {
    case MapTheme::coverage:
        return draw_list(sheet, at, width, bottom);
    case MapTheme::redundancy:
        return draw_chart(sheet, at, width, bottom);
    case MapTheme::gaps:
    case MapTheme::area:
    case MapTheme::plan:
    case MapTheme::fates:
        break;
    }
    return at.y;
}

void draw_column(Sheet& sheet) {
    const SheetBox& panel = sheet.layout.panel;
    const double gap = mm_to_pt(4.5) * sheet.layout.type.legend / 9;
    const double notes_top = panel.bottom - height_of(sheet, draw_notes, panel.width());
    double y = draw_title(sheet, {panel.left, panel.top}, panel.width()) + gap;
    const auto part_with_line = [&](Part part) {
        draw_fine_line(sheet, panel.left, y, panel.width());
        y = part(sheet, {panel.left, y + gap * 0.8}, panel.width()) + gap;
    };
    part_with_line(draw_figures);
    part_with_line(draw_legend);
    draw_fine_line(sheet, panel.left, y, panel.width());
    const double bottom = notes_top - gap;
    const bool part = is_part_of_district(sheet);
    const double lists_end = part ? bottom - overview_height(sheet) : bottom;
    y = draw_first(sheet, {panel.left, y + gap * 0.8}, panel.width(), lists_end);
    y = draw_second(sheet, {panel.left, y}, panel.width(), lists_end);
    if (part) {
        draw_overview(sheet, {panel.left, y}, panel.width(), bottom);
    }
    draw_notes(sheet, {panel.left, notes_top}, panel.width());
}

/// The title of a portrait sheet: in one line above the frame, the note at its right end.
void draw_header(Sheet& sheet) {
    const SheetBox& header = sheet.layout.header;
    const TypeScale& type = sheet.layout.type;
    const TextStyle over{
        .size_pt = type.title * 0.48, .colour = palette::kCutoffLine, .bold = true};
    const TextStyle note{.size_pt = type.caption, .colour = palette::kStamp, .bold = true};
    TextStyle title{.size_pt = type.title, .colour = palette::kText, .bold = true};
    const std::string text = headline(sheet.data, sheet.theme, sheet.options.language);
    while (title.size_pt > type.caption && sheet.canvas.text_width(text, title) > header.width()) {
        title.size_pt -= 0.5;
    }
    const double over_base = header.top + over.size_pt * 0.88;
    sheet.canvas.text({header.left, over_base}, subtitle(sheet), over);
    sheet.canvas.text({header.right - sheet.canvas.text_width(sheet.data.note, note), over_base},
                      sheet.data.note,
                      note);
    sheet.canvas.text({header.left, header.bottom - type.title * 0.55}, text, title);
}

void draw_strip(Sheet& sheet) {
    const SheetBox& panel = sheet.layout.panel;
    const double gap = mm_to_pt(6) * sheet.layout.type.legend / 9;
    const std::array<double, 3> shares = {0.36, 0.36, 0.28};
    const double room = panel.width() - 2 * gap;
    draw_header(sheet);
    double left = panel.left;
    double width = room * shares[0];
    const double bottom = draw_figures(sheet, {left, panel.top}, width) + gap;
    const double end = draw_first(sheet, {left, bottom}, width, panel.bottom);
    if (is_part_of_district(sheet)) {
        draw_overview(sheet, {left, end}, width, panel.bottom);
    }
    left += width + gap;
    width = room * shares[1];
    draw_legend(sheet, {left, panel.top}, width);
    left += width + gap;
    width = room * shares[2];
    const double notes_top = panel.bottom - height_of(sheet, draw_notes, width);
    draw_second(sheet, {left, panel.top}, width, notes_top - gap);
    draw_notes(sheet, {left, notes_top}, width);
}

} // namespace

void draw_panel(Sheet& sheet) {
    if (sheet.layout.strip) {
        draw_strip(sheet);
    } else {
        draw_column(sheet);
    }
}

} // namespace yike
