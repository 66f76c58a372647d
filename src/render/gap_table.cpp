// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/gap_table.hpp"

#include "render/symbols.hpp"
#include "render/text_block.hpp"

namespace yike {

namespace {

constexpr double kNumbers = 0.76; ///< right edge of the households, as a share of the width

void write_right(
    Sheet& sheet, double right, double base, const std::string& text, TextStyle style) {
    sheet.canvas.text({right - sheet.canvas.text_width(text, style), base}, text, style);
}

/// A name that ends in dots where there is no room for all of it.
std::string shortened(Sheet& sheet, const std::string& name, double room, const TextStyle& style) {
    if (sheet.canvas.text_width(name, style) <= room) {
        return name;
    }
    std::string kept;
    for (const std::string& piece : break_pieces(name)) {
        if (sheet.canvas.text_width(kept + piece + "…", style) > room) {
            break;
        }
        kept += piece;
    }
    return kept + "…";
}

/// Badge, name, households, minutes.
void draw_row(Sheet& sheet,
              PaperPoint base,
              double width,
              const std::string& number,
              const MapCompound& compound) {
    const TextStyle style{.size_pt = sheet.layout.type.legend, .colour = palette::kText};
    const double badge = sheet.layout.type.label;
    const double indent = badge_radius(badge) * 2 + 6;
    draw_badge(
        sheet.canvas, {base.x + badge_radius(badge), base.y - style.size_pt * 0.36}, number, badge);
    const std::string households = thousands(compound.households);
    const double room = width * kNumbers - indent - sheet.canvas.text_width(households, style) - 6;
    const std::string& name = compound.name.empty() ? compound.id : compound.name;
    sheet.canvas.text({base.x + indent, base.y}, shortened(sheet, name, room, style), style);
    write_right(sheet, base.x + width * kNumbers, base.y, households, style);
    const bool walks = compound.has_access && compound.minutes;
    write_right(sheet,
                base.x + width,
                base.y,
                walks ? minutes_number(*compound.minutes, sheet.data.cutoff_minutes) : "–",
                style);
}

} // namespace

double draw_gap_table(Sheet& sheet, PaperPoint top_left, double width, double bottom) {
    const auto gaps = largest_gaps(sheet.data);
    const double size = sheet.layout.type.legend;
    const double row = size * 1.65;
    double y = top_left.y + size * 3.2;
    if (gaps.empty() || y + 2 * row > bottom) {
        return top_left.y;
    }
    const TextStyle head{.size_pt = size + 1, .colour = palette::kText, .bold = true};
    const TextStyle unit{.size_pt = size - 1.5, .colour = palette::kTextSoft};
    write_lines(sheet.canvas, top_left, {sheet.say(Word::gap_list)}, head);
    const double units = y - size * 0.45;
    write_right(sheet, top_left.x + width * kNumbers, units, sheet.say(Word::households), unit);
    write_right(sheet, top_left.x + width, units, sheet.say(Word::minutes), unit);
    std::size_t rank = 0;
    for (const MapCompound* compound : gaps) {
        if (y + row > bottom) {
            break;
        }
        draw_row(sheet, {top_left.x, y + row * 0.72}, width, std::to_string(++rank), *compound);
        y += row;
    }
    sheet.listed_gaps = rank;
    return y;
}

} // namespace yike
