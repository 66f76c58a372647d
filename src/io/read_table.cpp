// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "io/csv.hpp"
#include "io/gdal_layer.hpp"
#include "io/position_columns.hpp"
#include "io/table.hpp"
#include "io/table_text.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <utility>

namespace yike {

namespace {

bool is_csv(const std::filesystem::path& file) {
    const std::string ending = lower_ascii(file.extension().string());
    return ending == ".csv" || ending == ".tsv" || ending == ".txt";
}

// Everything stays text, so that the id 007 keeps its zeros.
Feature feature_of(CsvRow row, std::size_t columns) {
    Feature feature;
    feature.fid = fmt::format("line {}", row.line);
    row.fields.resize(columns);
    for (const std::string& field : row.fields) {
        feature.values.push_back(field.empty() ? Value() : Value(without_controls(field)));
    }
    return feature;
}

// A comma too many shifts every value behind it.
bool has_surplus(const CsvRow& row, std::size_t columns) {
    for (std::size_t i = columns; i < row.fields.size(); ++i) {
        if (!row.fields[i].empty()) {
            return true;
        }
    }
    return false;
}

Table read_csv_table(const TableSource& source) {
    CsvText csv = read_csv(source.file, source.encoding);
    Table table;
    table.file = source.file.string();
    table.layer = source.file.stem().string();
    table.fields = std::move(csv.header);
    if (csv.guessed_encoding) {
        table.issues.add(undeclared_encoding(table.file));
    }
    for (CsvRow& row : csv.rows) {
        if (has_surplus(row, table.fields.size())) {
            table.issues.add({.kind = "ragged_row",
                              .severity = Severity::warning,
                              .place = {table.file, {}, fmt::format("line {}", row.line), {}},
                              .message = fmt::format("the row has {} fields, the header {}; the "
                                                     "row was left out",
                                                     row.fields.size(),
                                                     table.fields.size()),
                              .mend = "put quotation marks around text with commas",
                              .lon = {},
                              .lat = {}});
            continue;
        }
        table.features.push_back(feature_of(std::move(row), table.fields.size()));
    }
    place_by_columns(table, source);
    return table;
}

} // namespace

Table read_table(const TableSource& source) {
    return is_csv(source.file) ? read_csv_table(source) : read_gdal_layer(source);
}

} // namespace yike
