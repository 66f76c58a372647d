// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Tables on pages: they flow over as many as they need, with repeated headings.
#pragma once

#include "render/canvas.hpp"
#include "report/workbook.hpp"

#include <string>
#include <vector>

namespace yike {

/// Where the rows of one table stand.
struct TableStyle {
    double size_pt = 8;
    double widest_pt = 300; ///< of a column; longer texts break into lines
    /// So many columns behind the fixed ones stand on one page: a value and its difference.
    std::size_t together = 1;
};

/// A part of a table that stands on one page: rows in one or more slots side by side.
struct TablePart {
    std::vector<std::size_t> columns; ///< of the sheet
    std::vector<double> widths;       ///< of those, pt

    struct Slot {
        std::size_t first = 0;
        std::size_t last = 0; ///< behind the last row
    };

    std::vector<Slot> slots;
    double slot_width = 0;
    double bottom = 0; ///< of the lowest slot
};

/// A table laid out for boxes of one width: the first box may begin lower than the others.
/// Too many columns go on further pages, the fixed ones repeated.
class AtlasTable {
  public:
    /// @param measure  a canvas to measure texts with; must outlive the table
    AtlasTable(BookSheet sheet, TableStyle style, const Canvas& measure);

    /// @param first  room on the page that has begun
    /// @param page   room on the pages after it
    std::vector<TablePart> lay_out(const SheetBox& first, const SheetBox& page) const;

    void draw(Canvas& canvas, PaperPoint top_left, const TablePart& part) const;

    const std::string& name() const { return sheet_.name; }

  private:
    struct Lines {
        std::vector<std::vector<std::string>> cells;
        double height = 0;
    };

    TextStyle style_of(const BookCell& cell) const;
    double natural_width(std::size_t column) const;
    std::vector<std::vector<std::size_t>> column_blocks(double width,
                                                        std::vector<double>& widths) const;
    Lines row_lines(const std::vector<BookCell>& row, const TablePart& part) const;
    Lines header_lines(const TablePart& part) const;
    bool is_number(std::size_t column) const;

    BookSheet sheet_;
    TableStyle style_;
    const Canvas& measure_;
};

} // namespace yike
