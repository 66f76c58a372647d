// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// CSV text (RFC 4180, LF line ends, UTF-8 without BOM).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace yike {

/// Builds a table as text; fields are quoted only where they must be.
class CsvWriter {
  public:
    explicit CsvWriter(std::initializer_list<std::string_view> header);

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

} // namespace yike
