// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// CSV text (RFC 4180). Written with LF line ends, UTF-8 without BOM; read more generously.
#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace yike {

/// Builds a table as text; fields are quoted only where they must be.
class CsvWriter {
  public:
    explicit CsvWriter(std::initializer_list<std::string_view> header);
    explicit CsvWriter(const std::vector<std::string>& header);

    /// Appends a field to the current row.
    CsvWriter& operator<<(std::string_view field);

    /// Ends the row. Rows of a length other than the header's are a mistake of ours (assert).
    void end_row();

    const std::string& text() const noexcept { return text_; }

  private:
    std::string text_;
    std::size_t columns_ = 0;
    std::size_t filled_ = 0;
};

/// `value` with `decimals` decimals, never "-0.00".
std::string fixed(double value, int decimals);

/// One row of a CSV file; fields have no blanks at their ends.
struct CsvRow {
    std::size_t line = 0; ///< in the file, from 1
    std::vector<std::string> fields;
};

/// A CSV file as text. Rows may be shorter or longer than the header; blank rows are left out.
struct CsvText {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;
    bool guessed_encoding = false; ///< not UTF-8, and nobody said what it is: read as GB18030
};

/// Splits UTF-8 text; the separator is the comma, semicolon or tab that the header has most of.
/// @throws DataError for a quotation mark that is never closed, a header that names a column
///         twice, or no header at all; messages do not name the file.
CsvText parse_csv(std::string_view text);

/// Reads a CSV file in UTF-8 (with or without BOM), UTF-16 with BOM or GB18030; `encoding`
/// overrides. @throws DataError naming the file if it cannot be read.
CsvText read_csv(const std::filesystem::path& file, const std::string& encoding = "");

} // namespace yike
