// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/table_text.hpp"

#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <utility>

namespace yike {

namespace {

/// Numbers of texts that are not plain ASCII.
struct Census {
    std::size_t fitting = 0; ///< UTF-8, perhaps cut at the end
    std::size_t broken = 0;
    bool all_whole = true;

    void count(const std::string& text) {
        if (is_ascii(text)) {
            return;
        }
        const Fit fit = utf8_fit(text);
        all_whole = all_whole && fit == Fit::whole;
        ++(fit == Fit::broken ? broken : fitting);
    }
};

Census census_of(const Table& table) {
    Census census;
    for (const std::string& field : table.fields) {
        census.count(field);
    }
    for (const Feature& feature : table.features) {
        for (const Value& value : feature.values) {
            if (const auto* text = std::get_if<std::string>(&value)) {
                census.count(*text);
            }
        }
    }
    return census;
}

void settle_value(Value& value) {
    auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) {
        return;
    }
    const std::string clean = without_controls(*text);
    const std::string_view kept = trimmed(clean);
    if (kept.empty()) {
        value = std::monostate{};
    } else if (kept != *text) {
        value = std::string(kept);
    }
}

Issue bad_text(const Table& table,
               const Feature& feature,
               const std::string& field,
               const std::string& encoding) {
    return {.kind = "bad_text",
            .severity = Severity::warning,
            .place = {table.file, table.layer, feature.fid, field},
            .message = fmt::format("some bytes are not {} text and were replaced", encoding),
            .mend = "set encoding = \"...\" of this layer to the one it was saved in",
            .lon = {},
            .lat = {}};
}

void decode(Table& table, const std::string& encoding) {
    bool broken = false;
    for (std::string& field : table.fields) {
        field = to_utf8(field, encoding, broken);
    }
    for (Feature& feature : table.features) {
        for (std::size_t i = 0; i < feature.values.size(); ++i) {
            auto* text = std::get_if<std::string>(&feature.values[i]);
            if (text == nullptr || is_ascii(*text)) {
                continue;
            }
            broken = false;
            *text = to_utf8(*text, encoding, broken);
            if (broken) {
                table.issues.add(bad_text(table, feature, table.fields.at(i), encoding));
            }
        }
    }
}

} // namespace

Issue undeclared_encoding(const std::string& file) {
    return {.kind = "undeclared_encoding",
            .severity = Severity::note,
            .place = {file, {}, {}, {}},
            .message = "the text is not UTF-8 and the file does not say what it is; it was read as "
                       "GB18030 (GBK)",
            .mend =
                "look at some names; set encoding = \"GB18030\" of this layer if they are right",
            .lon = {},
            .lat = {}};
}

void settle_text(Table& table, const std::string& encoding) {
    const Census census = census_of(table);
    if (!census.all_whole) {
        const bool utf8 = census.broken == 0 || census.fitting > census.broken;
        decode(table, utf8 ? "UTF-8" : encoding.empty() ? "GB18030" : encoding);
        if (!utf8 && encoding.empty()) {
            table.issues.add(undeclared_encoding(table.file));
        }
    }
    for (std::string& field : table.fields) {
        field = std::string(trimmed(field));
    }
    for (Feature& feature : table.features) {
        for (Value& value : feature.values) {
            settle_value(value);
        }
    }
}

} // namespace yike
