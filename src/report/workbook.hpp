// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Excel workbooks as plain values; the library that writes them stays behind this header.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace yike {

/// How Excel shows a cell; the number itself is never rounded.
enum class CellFormat {
    text,
    heading,            ///< of a block of rows
    whole,              ///< 1,234
    tenths,             ///< 1,234.5
    thousandths,        ///< 0.123
    share,              ///< 12.3%
    plain,              ///< as it is
    whole_change,       ///< +1,234
    tenths_change,      ///< +1,234.5
    thousandths_change, ///< +0.123
    share_change,       ///< +12.3%: points
};

struct BookCell {
    std::variant<std::monostate, double, std::string> value;
    CellFormat format = CellFormat::text;
};

struct BookColumn {
    std::string header; ///< with the unit
    bool wrap = false;  ///< long texts go on in the next line of their cell
};

/// One sheet: a header row that stays in sight, and rows below it.
struct BookSheet {
    std::string name; ///< at most 31 letters
    std::vector<BookColumn> columns;
    std::vector<std::vector<BookCell>> rows = {};
    std::size_t fixed_columns = 1; ///< stay in sight when scrolling to the right
    bool filter = true;            ///< buttons in the header row
};

struct Book {
    std::string title;
    std::string date;   ///< ISO day or month: the file's date; empty: 1980-01-01
    std::string footer; ///< printed on every page
    std::string page;   ///< "第{}页，共{}页"
    std::vector<BookSheet> sheets;
};

/// Same book, same bytes. Rows beyond Excel's 1,048,576 are left out with a warning.
/// @throws DataError if the file cannot be written
void write_workbook(const std::filesystem::path& file, const Book& book);

/// A cell as Excel shows it, for other papers; the minus sign is a hyphen.
std::string cell_text(const BookCell& cell);

/// Columns that a text takes in a table: Chinese letters count two.
std::size_t text_columns(const std::string& text);

} // namespace yike
