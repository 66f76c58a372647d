// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/table.hpp"

#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace yike {

namespace {

std::optional<double> parse_number(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || !std::isfinite(number)) {
        return std::nullopt;
    }
    return number;
}

} // namespace

std::optional<std::size_t> Table::column(const std::string& field) const {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i] == field) {
            return i;
        }
    }
    const std::string wanted = lower_ascii(field);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (lower_ascii(fields[i]) == wanted) {
            return i;
        }
    }
    return std::nullopt;
}

std::string as_text(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return fmt::format("{}", *whole);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        // Spreadsheets keep ids as numbers: 1e15 must come out with all its digits.
        constexpr double kExact = 9007199254740992.0;
        if (std::abs(*number) <= kExact && *number == std::floor(*number)) {
            return fmt::format("{}", static_cast<std::int64_t>(*number));
        }
        return fmt::format("{}", *number);
    }
    return {};
}

std::optional<double> as_number(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*whole);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return std::isfinite(*number) ? std::optional(*number) : std::nullopt;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return parse_number(*text);
    }
    return std::nullopt;
}

} // namespace yike
