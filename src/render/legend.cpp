// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/legend.hpp"

#include "render/symbols.hpp"
#include "render/text_block.hpp"

#include <algorithm>
#include <span>

namespace yike {

namespace {

struct Row {
    LegendKey key;
    Word word;
};

constexpr Row kRows[] = {
    {LegendKey::cutoff, Word::legend}, // its text has a number in it
    {LegendKey::moved, Word::moved},
    {LegendKey::built, Word::built},
    {LegendKey::renovated, Word::renovated},
    {LegendKey::closed, Word::closed},
    {LegendKey::gate_opened, Word::gate_opened},
    {LegendKey::gate_reclosed, Word::gate_reclosed},
    {LegendKey::path_added, Word::path_added},
    {LegendKey::road_blocked, Word::road_blocked},
    {LegendKey::conflict, Word::conflict},
    {LegendKey::hardly_unique, Word::hardly_unique},
    {LegendKey::station_tier1, Word::station_tier1},
    {LegendKey::station_tier2, Word::station_tier2},
    {LegendKey::station_outside, Word::station_outside},
    {LegendKey::station_closed, Word::station_closed},
    {LegendKey::gap_area, Word::gap_area},
    {LegendKey::gate_open, Word::gate_open},
    {LegendKey::gate_closed, Word::gate_closed},
    {LegendKey::wall, Word::wall},
    {LegendKey::footway, Word::footway},
    {LegendKey::railway, Word::railway},
    {LegendKey::river, Word::river},
    {LegendKey::water, Word::water},
    {LegendKey::nearest_ground, Word::nearest_ground},
    {LegendKey::community_boundary, Word::community_boundary},
    {LegendKey::district_boundary, Word::district_boundary},
};

/// Width of a swatch and of the gap after it, in sizes of the letters.
constexpr double kSwatch = 2.2;
constexpr double kGap = 0.65;

/// Size of a station that needs room for a ring.
constexpr double kSwatchStation = 0.75;

PaperLine level_line(const SheetBox& box) {
    const double y = box.centre().y;
    return {{box.left, y}, {box.right, y}};
}

/// Lines with a white lower layer, as on the map.
void draw_line_swatch(Canvas& canvas, LegendKey key, const SheetBox& box) {
    const PaperLines line = {level_line(box)};
    switch (key) {
    case LegendKey::wall:
        return canvas.stroke(line, {palette::kWall, palette::kWall_pt, {}, false});
    case LegendKey::railway:
        canvas.stroke(line, {palette::kRail, 1.3, {}, false});
        return canvas.stroke(line, {palette::kPaper, 0.7, {4, 4}, false});
    case LegendKey::river:
        return canvas.stroke(line, {palette::kRiver, 1.2, {}, false});
    case LegendKey::footway:
        return canvas.stroke(line, {palette::kFootway, 0.5, {1.6, 1.2}, false});
    case LegendKey::nearest_ground:
        return canvas.stroke(line, {palette::kCommunity, 0.5, {}, false});
    case LegendKey::community_boundary:
        return canvas.stroke(line,
                             {palette::kCommunity, palette::kCommunity_pt, {0.8, 1.6}, false});
    default:
        return canvas.stroke(line, {palette::kBoundary, palette::kBoundary_pt, {9, 3}, false});
    }
}

void draw_area_swatch(Canvas& canvas, LegendKey key, const SheetBox& box) {
    const PaperLines ring = {box.outline()};
    switch (key) {
    case LegendKey::no_access:
        return draw_no_access(canvas, ring);
    case LegendKey::covered_compounds:
        return canvas.fill(ring, palette::kCoveredGrey);
    case LegendKey::area_unknown:
        canvas.fill(ring, palette::kAreaUnknown);
        return canvas.stroke(ring, {palette::kRule, 0.4, {}, true});
    case LegendKey::water:
        canvas.fill(ring, palette::kWater);
        return canvas.stroke(ring, {palette::kRiver, palette::kShore_pt, {}, true});
    case LegendKey::gap_area:
        canvas.fill(ring, palette::kGapTint);
        return canvas.stroke(ring, {palette::kGapLine, 0.9, {}, true});
    default:
        canvas.fill(ring, palette::kReachTint);
        return canvas.stroke(ring, {palette::kCutoffLine, palette::kCutoffLine_pt, {}, true});
    }
}

/// On a map of gaps the ground within the cutoff has no tint.
void draw_plain_cutoff_swatch(Canvas& canvas, const SheetBox& box) {
    const Stroke thin{palette::kCutoffLine, palette::kCutoffLineOfGaps_pt, {}, true};
    canvas.stroke({box.outline()}, thin);
}

/// What only sheets of plans have. @returns false for other keys
bool draw_change_swatch(Canvas& canvas, LegendKey key, const SheetBox& box) {
    const PaperPoint c = box.centre();
    constexpr double kSmall = 0.75;
    switch (key) {
    case LegendKey::moved: {
        const PaperPoint from{box.left + 2.5, c.y};
        const PaperPoint to{box.right - 2.5, c.y};
        draw_old_place(canvas, from, {.size = kSmall * 0.8});
        draw_station(canvas, to, {.size = kSmall * 0.8});
        draw_move(canvas, from, to, 3.2);
        return true;
    }
    case LegendKey::built:
        draw_changed_ring(canvas, c, {.tier = 2}, palette::kGained);
        draw_station(canvas, c, {.tier = 2});
        return true;
    case LegendKey::renovated:
        draw_changed_ring(canvas, c, {.size = kSmall}, palette::kCutoffLine);
        draw_station(canvas, c, {.size = kSmall});
        return true;
    case LegendKey::closed:
        draw_station(canvas, c, {.tier = 1, .closed = true});
        return true;
    case LegendKey::gate_opened:
    case LegendKey::gate_reclosed:
        draw_changed_gate(canvas, c, key == LegendKey::gate_opened);
        return true;
    case LegendKey::path_added:
    case LegendKey::road_blocked:
        draw_changed_street(canvas, {level_line(box)}, key == LegendKey::path_added);
        return true;
    default:
        return false;
    }
}

} // namespace

void draw_swatch(Canvas& canvas, LegendKey key, const SheetBox& box) {
    const PaperPoint c = box.centre();
    if (draw_change_swatch(canvas, key, box)) {
        return;
    }
    switch (key) {
    case LegendKey::station_tier1:
        return draw_station(canvas, c, {});
    case LegendKey::station_tier2:
        return draw_station(canvas, c, {.tier = 2});
    case LegendKey::station_outside:
        return draw_station(canvas, c, {.tier = 1, .inside = false});
    case LegendKey::station_closed:
        return draw_station(canvas, c, {.tier = 1, .closed = true});
    case LegendKey::gate_open:
    case LegendKey::gate_closed:
        canvas.stroke({level_line(box)}, {palette::kWall, palette::kWall_pt, {}, false});
        return draw_gate(canvas, c, {1, 0}, key == LegendKey::gate_open);
    case LegendKey::conflict:
        return draw_conflict(canvas, {box.left + 3, c.y}, {box.right - 3, c.y}, 0);
    case LegendKey::hardly_unique:
        draw_hardly_unique(canvas, c, {.size = kSwatchStation});
        return draw_station(canvas, c, {.size = kSwatchStation});
    case LegendKey::no_access:
    case LegendKey::covered_compounds:
    case LegendKey::area_unknown:
    case LegendKey::water:
    case LegendKey::gap_area:
    case LegendKey::cutoff:
        return draw_area_swatch(canvas, key, box);
    default:
        return draw_line_swatch(canvas, key, box);
    }
}

namespace {

/// Draws one part of the legend after the other, downwards.
class LegendColumn {
  public:
    LegendColumn(Sheet& sheet, PaperPoint top_left, double width)
        : sheet_(sheet), at_(top_left),
          width_(width), style_{.size_pt = sheet.layout.type.legend, .colour = palette::kText} {}

    double bottom() const { return at_.y; }

    double row_height() const { return style_.size_pt * 1.62; }

    double swatch() const { return style_.size_pt * kSwatch; }

    void paragraph(const std::string& text, const TextStyle& style) {
        const auto measure = [&](const std::string& t) {
            return sheet_.canvas.text_width(t, style);
        };
        const auto lines = even_lines(break_pieces(text), width_, measure);
        at_.y = write_lines(sheet_.canvas, at_, lines, style, 1.35) + style.size_pt * 0.35;
        note(text);
    }

    void row(LegendKey key, const std::string& text) {
        const double height = row_height();
        const double half = style_.size_pt * 0.5;
        const double middle = at_.y + height / 2;
        const SheetBox box{at_.x, middle - half, at_.x + swatch(), middle + half};
        if (key == LegendKey::cutoff && sheet_.theme == MapTheme::gaps) {
            draw_plain_cutoff_swatch(sheet_.canvas, box);
        } else {
            draw_swatch(sheet_.canvas, key, box);
        }
        label(text, middle);
        at_.y += height;
    }

    /// Classes touch; a line parts the good ones from the rest.
    void class_row(const FillClass& filled, bool after_line) {
        const double height = row_height() * 0.94;
        if (after_line) {
            const double y = at_.y + 2.2;
            sheet_.canvas.stroke({{{at_.x - 2, y}, {at_.x + swatch() + 2, y}}},
                                 {palette::kCutoffLine, palette::kCutoffLine_pt, {}, false});
            at_.y += 4.4;
        }
        const SheetBox box{at_.x, at_.y, at_.x + swatch(), at_.y + height};
        if (filled.hatched || (sheet_.theme == MapTheme::area && !filled.good)) {
            draw_below_standard(sheet_.canvas, {box.outline()}, filled.fill);
        } else {
            sheet_.canvas.fill({box.outline()}, filled.fill);
        }
        label(filled.label, box.centre().y);
        at_.y += height;
    }

    void skip(double height) { at_.y += height; }

  private:
    void label(const std::string& text, double middle) {
        const double indent = swatch() + style_.size_pt * kGap;
        TextStyle style = style_;
        while (style.size_pt > 5 && sheet_.canvas.text_width(text, style) > width_ - indent) {
            style.size_pt -= 0.25;
        }
        sheet_.canvas.text({at_.x + indent, middle + style.size_pt * 0.36}, text, style);
        note(text);
    }

    void note(const std::string& text) {
        if (!sheet_.canvas.quiet()) {
            sheet_.legend.push_back(text);
        }
    }

    Sheet& sheet_;
    PaperPoint at_;
    double width_;
    TextStyle style_;
};

/// What stands below the classes and is no class.
constexpr Row kClassRows[] = {{LegendKey::covered_compounds, Word::covered_compounds},
                              {LegendKey::area_unknown, Word::area_unknown},
                              {LegendKey::no_access, Word::no_access}};

std::string classes_title(const Sheet& sheet) {
    if (sheet.theme == MapTheme::redundancy) {
        return sheet.zh() ? "可到站点数（处）" : "Stations within reach";
    }
    if (sheet.theme == MapTheme::fates) {
        return sheet.say(Word::fates_title);
    }
    return sheet.say(sheet.theme == MapTheme::area ? Word::floor_over_required
                                                   : Word::walking_minutes);
}

double draw_classes(Sheet& sheet, PaperPoint top_left, double width) {
    LegendColumn column(sheet, top_left, width);
    const TextStyle caption{.size_pt = sheet.layout.type.legend, .colour = palette::kText};
    if (!sheet.classes_seen.empty()) {
        column.paragraph(classes_title(sheet), caption);
    }
    bool good_before = false;
    for (const std::size_t i : sheet.classes_seen) {
        const bool good = sheet.classes[i].good;
        column.class_row(sheet.classes[i], good_before && !good);
        good_before = good;
    }
    if (!sheet.classes_seen.empty()) {
        column.skip(3);
    }
    for (const auto& [key, word] : kClassRows) {
        if (sheet.seen.contains(key)) {
            column.row(key, sheet.say(word));
        }
    }
    return column.bottom();
}

std::vector<Row> symbols_seen(const Sheet& sheet) {
    std::vector<Row> rows;
    for (const Row& row : kRows) {
        if (sheet.seen.contains(row.key)) {
            rows.push_back(row);
        }
    }
    return rows;
}

double draw_symbols(Sheet& sheet, PaperPoint top_left, double width, std::span<const Row> rows) {
    LegendColumn column(sheet, top_left, width);
    for (const Row& row : rows) {
        column.row(row.key,
                   row.key == LegendKey::cutoff
                       ? cutoff_text(sheet.data.cutoff_minutes, sheet.options.language)
                       : sheet.say(row.word));
    }
    return column.bottom();
}

/// Width of the left column with the gap after it: as much as its rows need.
double classes_width(const Sheet& sheet, double width) {
    const double size = sheet.layout.type.legend;
    const TextStyle style{.size_pt = size, .colour = palette::kText};
    double widest = 0;
    for (const std::size_t i : sheet.classes_seen) {
        widest = std::max(widest, size * 5);
        widest = std::max(widest, sheet.canvas.text_width(sheet.classes[i].label, style));
    }
    for (const auto& [key, word] : kClassRows) {
        if (sheet.seen.contains(key)) {
            widest = std::max(widest, sheet.canvas.text_width(sheet.say(word), style));
        }
    }
    const double needed = widest > 0 ? widest + size * (kSwatch + kGap + 1.5) : 0;
    return widest > 0 ? std::clamp(needed, width * 0.42, width * 0.5) : 0;
}

} // namespace

double draw_legend(Sheet& sheet, PaperPoint top_left, double width) {
    LegendColumn head(sheet, top_left, width);
    const double size = sheet.layout.type.legend;
    head.paragraph(sheet.say(Word::legend),
                   {.size_pt = size + 1, .colour = palette::kText, .bold = true});
    head.paragraph(theme_rule_text(sheet.data, sheet.theme, sheet.options.language),
                   {.size_pt = size, .colour = palette::kText});
    if (sheet.data.estimated_households) {
        head.paragraph(sheet.say(Word::estimated_households),
                       {.size_pt = size, .colour = palette::kStamp});
    }
    const double top = head.bottom() + size * 0.3;
    const double left_width = classes_width(sheet, width);
    const double left = draw_classes(sheet, {top_left.x, top}, left_width - size);
    const double right = draw_symbols(
        sheet, {top_left.x + left_width, top}, width - left_width, symbols_seen(sheet));
    return std::max(left, right);
}

double draw_legend_strip(Sheet& sheet, PaperPoint top_left, double width) {
    LegendColumn head(sheet, top_left, width);
    const double size = sheet.layout.type.legend;
    head.paragraph(sheet.say(Word::legend) + (sheet.zh() ? "：" : ": ") +
                       theme_rule_text(sheet.data, sheet.theme, sheet.options.language),
                   {.size_pt = size, .colour = palette::kText});
    const double top = head.bottom() + size * 0.3;
    const double column = width / 3;
    const double left = draw_classes(sheet, {top_left.x, top}, column - size);
    const std::vector<Row> rows = symbols_seen(sheet);
    const std::size_t half = (rows.size() + 1) / 2;
    const std::span<const Row> all(rows);
    const double middle =
        draw_symbols(sheet, {top_left.x + column, top}, column - size, all.first(half));
    draw_symbols(sheet, {top_left.x + 2 * column, top}, column - size, all.subspan(half));
    return std::max(left, middle);
}

} // namespace yike
