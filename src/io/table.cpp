// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/table.hpp"

#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace yike {

namespace {

// 1,234 and 12,345.5: every comma stands before a group of three digits.
bool groups_thousands(std::string_view text) {
    const std::string_view whole = text.substr(0, text.find('.'));
    if (text.substr(whole.size()).find(',') != std::string_view::npos) {
        return false;
    }
    std::size_t digits = 0;
    bool first_group = true;
    for (const char c : whole) {
        if (c == ',') {
            if (first_group ? digits == 0 || digits > 3 : digits != 3) {
                return false;
            }
            first_group = false;
            digits = 0;
        } else if (c >= '0' && c <= '9') {
            ++digits;
        } else {
            return false;
        }
    }
    return digits == 3;
}

// Full-width digits, commas, points and signs made narrow.
std::string narrow_digits(std::string_view text) {
    std::string narrow;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool wide = text.substr(i).starts_with("\xEF\xBC") && i + 2 < text.size();
        const int byte = wide ? static_cast<unsigned char>(text[i + 2]) : 0;
        // U+FF0B to U+FF19 are + , - . / and the digits.
        if (byte >= 0x8B && byte <= 0x99) {
            narrow += static_cast<char>(byte - 0x60);
            i += 2;
        } else {
            narrow += text[i];
        }
    }
    return narrow;
}

std::optional<double> parse_number(std::string_view written) {
    std::string narrow = narrow_digits(trimmed(written));
    if (groups_thousands(narrow)) {
        std::erase(narrow, ',');
    }
    std::string_view text = narrow;
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

std::string shown_source(const std::string& source) {
    constexpr std::string_view kHidden = "***";
    if (source.starts_with("PG:")) {
        const std::size_t key = lower_ascii(source).find("password=");
        if (key == std::string::npos) {
            return source;
        }
        const std::size_t value = key + std::string_view("password=").size();
        const bool quoted = value < source.size() && source[value] == '\'';
        const std::size_t end = quoted ? source.find('\'', value + 1) : source.find(' ', value);
        const std::string rest =
            end == std::string::npos ? "" : source.substr(quoted ? end + 1 : end);
        return source.substr(0, value).append(kHidden).append(rest);
    }
    const std::size_t host = source.find('@');
    if (source.starts_with("postgresql://") && host != std::string::npos) {
        const std::size_t user = std::string_view("postgresql://").size();
        const std::size_t colon = source.find(':', user);
        if (colon < host) {
            return source.substr(0, colon + 1).append(kHidden).append(source.substr(host));
        }
    }
    return source;
}

} // namespace yike
