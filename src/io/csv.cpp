// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/csv.hpp"

#include "base/error.hpp"
#include "io/result_folder.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <set>
#include <utility>

namespace yike {

namespace {

std::vector<std::string> as_strings(std::initializer_list<std::string_view> views) {
    return {views.begin(), views.end()};
}

/// Cuts text into rows.
class CsvParser {
  public:
    CsvParser(std::string_view text, char separator) : text_(text), separator_(separator) {}

    bool at_end() const { return at_ >= text_.size(); }

    CsvRow next_row() {
        CsvRow row;
        row.line = line_;
        bool more = true;
        while (more) {
            row.fields.emplace_back(trimmed(next_field()));
            more = !at_end() && text_[at_] == separator_;
            if (!at_end()) {
                step();
            }
        }
        return row;
    }

  private:
    void step() {
        if (text_[at_] == '\n') {
            ++line_;
        }
        ++at_;
    }

    bool at_field_end() const { return at_end() || text_[at_] == separator_ || text_[at_] == '\n'; }

    std::string next_field() {
        while (!at_field_end() && text_[at_] == ' ') {
            step();
        }
        std::string field;
        if (!at_end() && text_[at_] == '"') {
            field = quoted_part();
        }
        while (!at_field_end()) {
            field += text_[at_];
            step();
        }
        return field;
    }

    std::string quoted_part() {
        const std::size_t opened = line_;
        std::string part;
        for (step(); !at_end(); step()) {
            if (text_[at_] == '"') {
                step();
                if (at_end() || text_[at_] != '"') {
                    return part;
                }
            }
            part += text_[at_];
        }
        throw DataError(
            fmt::format("the quotation mark that opens in line {} is never closed", opened));
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

/// Columns of the first row with this separator; 0 if it has an open quotation mark.
std::size_t columns_by(std::string_view text, char separator) {
    try {
        return CsvParser(text, separator).next_row().fields.size();
    } catch (const DataError&) {
        return 0;
    }
}

/// What makes the most columns of the first row: separators within quotation marks make none.
char separator_of(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \r\n"), text.size()));
    char best = ',';
    std::size_t most = columns_by(text, best);
    for (const char candidate : {';', '\t'}) {
        if (const std::size_t columns = columns_by(text, candidate); columns > most) {
            best = candidate;
            most = columns;
        }
    }
    return best;
}

bool is_blank(const CsvRow& row) {
    return std::all_of(row.fields.begin(), row.fields.end(), [](const std::string& field) {
        return field.empty();
    });
}

void require_distinct_names(const std::vector<std::string>& header) {
    std::set<std::string> seen;
    for (const std::string& name : header) {
        if (!name.empty() && !seen.insert(lower_ascii(name)).second) {
            throw DataError(fmt::format("the header names the column \"{}\" twice", name));
        }
    }
}

} // namespace

CsvWriter::CsvWriter(std::initializer_list<std::string_view> header)
    : CsvWriter(as_strings(header)) {}

CsvWriter::CsvWriter(const std::vector<std::string>& header) : columns_(header.size()) {
    for (const std::string& name : header) {
        *this << name;
    }
    end_row();
}

CsvWriter& CsvWriter::operator<<(std::string_view field) {
    if (filled_ > 0) {
        text_ += ',';
    }
    ++filled_;
    const bool padded = !field.empty() && (field.front() == ' ' || field.back() == ' ');
    if (!padded && field.find_first_of(",\"\r\n") == std::string_view::npos) {
        text_ += field;
        return *this;
    }
    text_ += '"';
    for (const char c : field) {
        if (c == '"') {
            text_ += '"';
        }
        text_ += c;
    }
    text_ += '"';
    return *this;
}

void CsvWriter::end_row() {
    assert(filled_ == columns_);
    text_ += '\n';
    filled_ = 0;
}

std::string fixed(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) {
        text.erase(0, 1);
    }
    return text;
}

CsvText parse_csv(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) {
        throw DataError("the file is not text");
    }
    // Spreadsheets of old Macs end lines with a carriage return alone.
    std::string with_line_feeds;
    if (text.find('\n') == std::string_view::npos) {
        with_line_feeds = text;
        std::replace(with_line_feeds.begin(), with_line_feeds.end(), '\r', '\n');
        text = with_line_feeds;
    }
    CsvParser parser(text, separator_of(text));
    CsvText table;
    while (!parser.at_end()) {
        CsvRow row = parser.next_row();
        if (is_blank(row)) {
            continue;
        }
        if (table.header.empty()) {
            table.header = std::move(row.fields);
        } else {
            table.rows.push_back(std::move(row));
        }
    }
    if (table.header.empty()) {
        throw DataError("the file is empty; its first line must name the columns");
    }
    require_distinct_names(table.header);
    return table;
}

namespace {

bool is_guessed(std::string_view bytes) {
    return !bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF") &&
           utf8_fit(bytes) != Fit::whole;
}

} // namespace

CsvText read_csv(const std::filesystem::path& file, const std::string& encoding) {
    const std::string bytes = read_file(file);
    try {
        CsvText csv = parse_csv(decode_text(bytes, encoding));
        csv.guessed_encoding = encoding.empty() && is_guessed(bytes);
        return csv;
    } catch (const DataError& error) {
        throw DataError(Place{file.string(), {}, {}, {}}, error.what());
    }
}

} // namespace yike
