// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/layer_table.hpp"

#include "base/error.hpp"
#include "district/join_ledger.hpp"
#include "district/layer_fields.hpp"
#include "district/texts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace yike {

namespace {

std::optional<std::size_t> find_column(const std::vector<std::string>& fields,
                                       std::string_view name) {
    // The exact name wins: "Name" and "name" may both be there.
    if (const auto exact = std::find(fields.begin(), fields.end(), name); exact != fields.end()) {
        return static_cast<std::size_t>(exact - fields.begin());
    }
    const std::string wanted = narrow_text(name);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (narrow_text(fields[i]) == wanted) {
            return i;
        }
    }
    return std::nullopt;
}

/// The column of a field by its own name, else by its best synonym.
std::optional<std::size_t> recognise(const std::vector<std::string>& fields,
                                     const FieldSpec& field) {
    std::optional<std::size_t> column = find_column(fields, field.name);
    for (auto synonym = field.synonyms.begin(); !column && synonym != field.synonyms.end();
         ++synonym) {
        column = find_column(fields, *synonym);
    }
    return column;
}

/// True if `column` is the start of a Chinese name that a Shapefile cut after ten bytes, in UTF-8
/// (three characters) or in GBK (five).
bool is_clipped(const std::string& column, std::string_view name) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    // All bytes of a character but the first are 10xxxxxx.
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; };
    if (column.size() >= name.size() || !name.starts_with(column) ||
        std::all_of(column.begin(), column.end(), is_ascii)) {
        return false;
    }
    const auto ascii = std::count_if(column.begin(), column.end(), is_ascii);
    const auto characters = std::count_if(column.begin(), column.end(), starts);
    const auto gbk_bytes = static_cast<std::size_t>(2 * characters - ascii);
    const auto fills = [](std::size_t bytes) { return bytes == 9 || bytes == 10; };
    return fills(column.size()) || fills(gbk_bytes);
}

std::optional<std::size_t> recognise_clipped(const std::vector<std::string>& fields,
                                             const FieldSpec& field) {
    for (const std::string_view name : field.synonyms) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (is_clipped(fields[i], name)) {
                return i;
            }
        }
    }
    return std::nullopt;
}

bool is_dbase(const std::string& file) {
    return file.ends_with(".shp") || file.ends_with(".SHP") || file.ends_with(".dbf") ||
           file.ends_with(".DBF");
}

const FieldSpec& field_spec(const LayerSpec& layer, std::string_view name) {
    return *std::find_if(layer.fields.begin(), layer.fields.end(), [name](const FieldSpec& field) {
        return field.name == name;
    });
}

[[noreturn]] void fail_absent_column(const Place& place,
                                     const std::string& key,
                                     const std::string& column,
                                     const std::vector<std::string>& columns) {
    throw DataError(place,
                    fmt::format("{} = \"{}\": there is no such column; columns: {}",
                                key,
                                column,
                                fmt::join(columns, ", ")));
}

/// Columns of the layer's fields in one table: as the project says, else recognised.
class ColumnFinder {
  public:
    ColumnFinder(const LayerSource& source, const Table& table)
        : source_(source), columns_(table.fields), is_dbase_(is_dbase(table.file)) {}

    std::optional<std::size_t> find(const FieldSpec& field) const {
        const auto given = source_.fields.find(std::string(field.name));
        if (given != source_.fields.end()) {
            return find_column(columns_, given->second);
        }
        const std::optional<std::size_t> column = recognise(columns_, field);
        return column || !is_dbase_ ? column : recognise_clipped(columns_, field);
    }

  private:
    const LayerSource& source_;
    const std::vector<std::string>& columns_;
    bool is_dbase_;
};

LedgerKeys ledger_keys(const LayerSpec& spec,
                       const LayerSource& source,
                       const Table& table,
                       const Table& ledger) {
    const ColumnFinder own(source, table);
    const FieldSpec& id = field_spec(spec, "id");
    const FieldSpec& name = field_spec(spec, "name");
    LedgerKeys keys;
    keys.feature_id = own.find(id);
    keys.feature_name = own.find(name);
    if (source.key.empty()) {
        keys.row_id = recognise(ledger.fields, id);
        keys.row_name = recognise(ledger.fields, name);
    } else {
        keys.row_id = find_column(ledger.fields, source.key);
        keys.row_name = keys.row_id;
    }
    if (!keys.row_id && !keys.row_name) {
        fail_absent_column({ledger.file, std::string(spec.name), "", ""},
                           "key",
                           source.key.empty() ? "id" : source.key,
                           ledger.fields);
    }
    const auto households = std::find_if(spec.fields.begin(),
                                         spec.fields.end(),
                                         [](const FieldSpec& f) { return f.name == "households"; });
    if (households != spec.fields.end()) {
        keys.row_households = ColumnFinder(source, ledger).find(*households);
    }
    return keys;
}

std::string no_columns(const std::string& file) {
    return is_dbase(file) ? "none (is the .dbf beside the .shp?)" : "none";
}

FieldColumns columns_of(const FieldSpec& field,
                        const LayerSource& source,
                        const Table& table,
                        const std::optional<Table>& ledger) {
    const std::optional<std::size_t> own = ColumnFinder(source, table).find(field);
    if (!ledger || field.name == "id") {
        return {own, std::nullopt};
    }
    std::optional<std::size_t> theirs = ColumnFinder(source, *ledger).find(field);
    if (theirs) {
        *theirs += table.fields.size();
    }
    // The ledger is what the planners keep up to date; names stay as the map has them.
    FieldColumns columns{theirs, own};
    if (!columns.first || (own && field.name == "name")) {
        std::swap(columns.first, columns.second);
    }
    return columns;
}

} // namespace

LayerTable::LayerTable(std::string name,
                       const LayerSource& source,
                       Table table,
                       const std::optional<Table>& ledger,
                       IssueList& issues)
    : name_(std::move(name)), table_(std::move(table)) {
    const LayerSpec& spec = layer_spec(name_);
    std::vector<std::string> all = table_.fields;
    if (ledger) {
        all.insert(all.end(), ledger->fields.begin(), ledger->fields.end());
    }
    // An empty GeoJSON has no columns at all: nothing can be missing in it.
    const bool has_columns = !(table_.features.empty() && table_.fields.empty());
    for (const FieldSpec& field : spec.fields) {
        const std::string key(field.name);
        const FieldColumns columns = columns_of(field, source, table_, ledger);
        const auto given = source.fields.find(key);
        if (!columns.first && has_columns && given != source.fields.end()) {
            fail_absent_column(place(), "fields." + key, given->second, all);
        }
        if (!columns.first && has_columns && field.required) {
            throw DataError(place(),
                            fmt::format("no column for the field {0}; write fields = {{ {0} = "
                                        "\"COLUMN\" }}; columns: {1}",
                                        key,
                                        all.empty() ? no_columns(table_.file)
                                                    : fmt::format("{}", fmt::join(all, ", "))));
        }
        columns_[key] = columns;
    }
    if (ledger) {
        join_ledger(name_, table_, *ledger, ledger_keys(spec, source, table_, *ledger), issues);
    }
}

bool LayerTable::has(std::string_view field) const {
    return columns_.find(field)->second.first.has_value();
}

const Value& LayerTable::value(const Feature& feature, std::string_view field) const {
    static const Value none;
    const FieldColumns& columns = columns_.find(field)->second;
    if (columns.first) {
        const Value& value = feature.values[*columns.first];
        if (!columns.second || !as_text(value).empty()) {
            return value;
        }
        return feature.values[*columns.second];
    }
    return none;
}

std::string LayerTable::column_name(std::string_view field) const {
    const auto found = columns_.find(field);
    return found == columns_.end() || !found->second.first ? std::string(field)
                                                           : table_.fields[*found->second.first];
}

Place LayerTable::place(const Feature& feature, std::string_view field) const {
    Place place = this->place();
    const bool has_id = columns_.contains("id");
    place.feature = has_id ? as_text(value(feature, "id")) : "";
    if (place.feature.empty()) {
        place.feature = feature.fid;
    }
    place.field = field.empty() ? "" : column_name(field);
    return place;
}

Place LayerTable::place() const {
    return {table_.file, name_, "", ""};
}

} // namespace yike
