// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/atlas_table.hpp"

#include "render/palette.hpp"
#include "render/text_block.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace yike {

namespace {

constexpr double kPad_pt = 5;      ///< left and right of a text
constexpr double kLeading = 1.35;  ///< of lines in a cell
constexpr double kAir = 0.55;      ///< above and below the lines of a row, in sizes of letters
constexpr double kSlotGap_pt = 24; ///< between slots side by side
constexpr std::size_t kMostSlots = 3;

double lines_height(std::size_t lines, double size) {
    return size * (static_cast<double>(std::max<std::size_t>(lines, 1)) * kLeading + kAir);
}

} // namespace

AtlasTable::AtlasTable(BookSheet sheet, TableStyle style, const Canvas& measure)
    : sheet_(std::move(sheet)), style_(style), measure_(measure) {}

TextStyle AtlasTable::style_of(const BookCell& cell) const {
    const bool heading = cell.format == CellFormat::heading;
    return {.size_pt = style_.size_pt,
            .colour = heading ? palette::kCutoffLine : palette::kText,
            .bold = heading};
}

bool AtlasTable::is_number(std::size_t column) const {
    for (const auto& row : sheet_.rows) {
        if (column < row.size() && std::holds_alternative<std::string>(row[column].value)) {
            return false;
        }
    }
    return std::any_of(sheet_.rows.begin(), sheet_.rows.end(), [column](const auto& row) {
        return column < row.size() && std::holds_alternative<double>(row[column].value);
    });
}

double AtlasTable::natural_width(std::size_t column) const {
    double widest = 0;
    for (const auto& row : sheet_.rows) {
        if (column < row.size() && row[column].format != CellFormat::heading) {
            const TextStyle style = style_of(row[column]);
            widest = std::max(widest, measure_.text_width(cell_text(row[column]), style));
        }
    }
    // The header may break, but not within a word.
    const TextStyle head{.size_pt = style_.size_pt, .colour = palette::kText, .bold = true};
    const std::string& header = sheet_.columns[column].header;
    double piece = measure_.text_width(header, head) / 2;
    for (const std::string& word : break_pieces(header)) {
        piece = std::max(piece, measure_.text_width(word, head));
    }
    // A little more than measured: sums and differences of widths are not exact.
    constexpr double kRounding_pt = 0.1;
    return std::min(std::max({widest, piece, style_.size_pt * 3}), style_.widest_pt) + 2 * kPad_pt +
           kRounding_pt;
}

std::vector<std::vector<std::size_t>> AtlasTable::column_blocks(double width,
                                                                std::vector<double>& widths) const {
    widths.clear();
    for (std::size_t i = 0; i < sheet_.columns.size(); ++i) {
        widths.push_back(natural_width(i));
    }
    // Columns of long texts give way first.
    const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
    double wrapped = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        wrapped += sheet_.columns[i].wrap ? widths[i] : 0;
    }
    if (all > width && wrapped > 0 && all - wrapped < width * 0.85) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] *= sheet_.columns[i].wrap ? (width - (all - wrapped)) / wrapped : 1;
        }
    }
    std::vector<std::size_t> fixed;
    double fixed_width = 0;
    for (std::size_t i = 0; i < std::min(sheet_.fixed_columns, widths.size()); ++i) {
        fixed.push_back(i);
        fixed_width += widths[i];
    }
    std::vector<std::vector<std::size_t>> blocks{fixed};
    double used = fixed_width;
    for (std::size_t i = fixed.size(); i < widths.size(); i += style_.together) {
        constexpr double kRounding_pt = 0.01;
        const std::size_t end = std::min(i + style_.together, widths.size());
        double group = 0;
        for (std::size_t k = i; k < end; ++k) {
            group += widths[k];
        }
        if (used + group > width + kRounding_pt && blocks.back().size() > fixed.size()) {
            blocks.push_back(fixed);
            used = fixed_width;
        }
        for (std::size_t k = i; k < end; ++k) {
            blocks.back().push_back(k);
        }
        used += group;
    }
    return blocks;
}

AtlasTable::Lines AtlasTable::row_lines(const std::vector<BookCell>& row,
                                        const TablePart& part) const {
    Lines lines;
    std::size_t most = 1;
    for (std::size_t k = 0; k < part.columns.size(); ++k) {
        const std::size_t i = part.columns[k];
        if (i >= row.size()) {
            lines.cells.emplace_back();
            continue;
        }
        const TextStyle style = style_of(row[i]);
        const std::string text = cell_text(row[i]);
        const auto measure = [&](const std::string& t) { return measure_.text_width(t, style); };
        const double room = part.widths[k] - 2 * kPad_pt;
        const bool heading = row[i].format == CellFormat::heading;
        if (heading || measure(text) <= room) {
            lines.cells.push_back({text});
        } else {
            std::vector<std::string> pieces;
            for (const std::string& piece :
                 break_pieces(text)) { // a checksum has no place to break
                if (measure(piece) <= room) {
                    pieces.push_back(piece);
                    continue;
                }
                for (const std::string& letter : letters_of(piece)) {
                    pieces.push_back(letter);
                }
            }
            lines.cells.push_back(fill_lines(pieces, room, measure));
        }
        most = std::max(most, lines.cells.back().size());
    }
    lines.height = lines_height(most, style_.size_pt);
    return lines;
}

AtlasTable::Lines AtlasTable::header_lines(const TablePart& part) const {
    Lines lines;
    std::size_t most = 1;
    const TextStyle style{.size_pt = style_.size_pt, .colour = palette::kText, .bold = true};
    const auto measure = [&](const std::string& t) { return measure_.text_width(t, style); };
    for (std::size_t k = 0; k < part.columns.size(); ++k) {
        lines.cells.push_back(fill_lines(break_pieces(sheet_.columns[part.columns[k]].header),
                                         part.widths[k] - 2 * kPad_pt,
                                         measure));
        most = std::max(most, lines.cells.back().size());
    }
    lines.height = lines_height(most, style_.size_pt);
    return lines;
}

std::vector<TablePart> AtlasTable::lay_out(const SheetBox& first, const SheetBox& page) const {
    std::vector<TablePart> parts;
    std::vector<double> widths;
    const double whole = page.width();
    for (const std::vector<std::size_t>& block : column_blocks(whole, widths)) {
        TablePart empty;
        empty.columns = block;
        for (const std::size_t i : block) {
            empty.widths.push_back(widths[i]);
        }
        empty.slot_width = std::accumulate(empty.widths.begin(), empty.widths.end(), 0.0);
        const auto fits =
            static_cast<std::size_t>((whole + kSlotGap_pt) / (empty.slot_width + kSlotGap_pt));
        const std::size_t slots = std::clamp<std::size_t>(fits, 1, kMostSlots);
        const double head = header_lines(empty).height;
        std::size_t row = 0;
        do {
            const SheetBox& box = parts.empty() ? first : page;
            TablePart part = empty;
            while (part.slots.size() < slots && (row < sheet_.rows.size() || part.slots.empty())) {
                TablePart::Slot slot{row, row};
                double y = box.top + head;
                while (row < sheet_.rows.size()) {
                    const double height = row_lines(sheet_.rows[row], empty).height;
                    if (y + height > box.bottom && row > slot.first) {
                        break;
                    }
                    if (y + height > box.bottom && box.top > page.top) {
                        break; // the next page has more room
                    }
                    y += height;
                    ++row;
                }
                slot.last = row;
                part.bottom = std::max(part.bottom, y);
                part.slots.push_back(slot);
            }
            parts.push_back(std::move(part));
        } while (row < sheet_.rows.size());
    }
    return parts;
}

void AtlasTable::draw(Canvas& canvas, PaperPoint top_left, const TablePart& part) const {
    const double size = style_.size_pt;
    const auto write = [&](const std::vector<std::string>& lines,
                           PaperPoint cell,
                           double width,
                           const TextStyle& style,
                           bool right) {
        double base = cell.y + size * (kAir / 2 + 0.98);
        for (const std::string& line : lines) {
            const double x = right ? cell.x + width - kPad_pt - canvas.text_width(line, style)
                                   : cell.x + kPad_pt;
            canvas.text({x, base}, line, style);
            base += size * kLeading;
        }
    };
    std::vector<bool> numbers;
    for (const std::size_t i : part.columns) {
        numbers.push_back(is_number(i));
    }
    double left = top_left.x;
    for (const TablePart::Slot& slot : part.slots) {
        double y = top_left.y;
        const double right = left + part.slot_width;
        const Lines head = header_lines(part);
        canvas.fill({SheetBox{left, y, right, y + head.height}.outline()}, palette::kReachTint);
        double x = left;
        for (std::size_t k = 0; k < part.columns.size(); ++k) {
            write(head.cells[k],
                  {x, y},
                  part.widths[k],
                  {.size_pt = size, .colour = palette::kText, .bold = true},
                  numbers[k]);
            x += part.widths[k];
        }
        y += head.height;
        canvas.stroke({{{left, y}, {right, y}}}, {palette::kCutoffLine, 0.8, {}, false});
        for (std::size_t r = slot.first; r < slot.last; ++r) {
            const auto& row = sheet_.rows[r];
            const Lines lines = row_lines(row, part);
            x = left;
            for (std::size_t k = 0; k < part.columns.size(); ++k) {
                const std::size_t i = part.columns[k];
                if (i < row.size()) {
                    write(lines.cells[k], {x, y}, part.widths[k], style_of(row[i]), numbers[k]);
                }
                x += part.widths[k];
            }
            y += lines.height;
            if (!row.empty()) {
                canvas.stroke({{{left, y}, {right, y}}}, {palette::kRule, 0.3, {}, false});
            }
        }
        left = right + kSlotGap_pt;
    }
}

} // namespace yike
