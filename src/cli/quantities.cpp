// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/quantities.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <system_error>

namespace yike::cli {

namespace {

std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    const auto last = text.find_last_not_of(' ');
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, last - first + 1);
}

/// The number at the start of a text, and what follows it.
template <class Number> struct Leading {
    Number number{};
    std::string_view rest;
};

template <class Number> std::optional<Leading<Number>> leading_number(std::string_view text) {
    Leading<Number> found;
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, found.number);
    if (problem != std::errc{}) {
        return std::nullopt;
    }
    found.rest = without_blanks({stop, static_cast<std::size_t>(end - stop)});
    return found;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

double parse_quantity(const std::string& option,
                      const std::string& text,
                      std::initializer_list<std::string_view> units) {
    const auto found = leading_number<double>(without_blanks(text));
    if (!found || !std::isfinite(found->number)) {
        throw UsageError(fmt::format("{} \"{}\" is not a number of {}; write 200{}",
                                     option,
                                     text,
                                     *units.begin(),
                                     *units.begin()));
    }
    if (!found->rest.empty() && !is_one_of(found->rest, units)) {
        throw UsageError(fmt::format("{} {}: the unit \"{}\" is not allowed; allowed: {}",
                                     option,
                                     text,
                                     found->rest,
                                     *units.begin()));
    }
    return found->number;
}

int parse_minute(const std::string& option, const std::string& text, std::string_view part) {
    const auto found = leading_number<int>(without_blanks(part));
    if (!found || !(found->rest.empty() || found->rest == "min")) {
        throw UsageError(
            fmt::format("{} \"{}\" is not a list of whole minutes; write 5,10,15", option, text));
    }
    return found->number;
}

} // namespace

double parse_metres(const std::string& option, const std::string& text) {
    return parse_quantity(option, text, {"m"});
}

double parse_square_metres(const std::string& option, const std::string& text) {
    return parse_quantity(option, text, {"m2", "m²"});
}

std::vector<int> parse_minutes(const std::string& option, const std::string& text) {
    std::vector<int> minutes;
    std::string_view left = text;
    while (true) {
        const auto comma = left.find(',');
        minutes.push_back(parse_minute(option, text, left.substr(0, comma)));
        if (comma == std::string_view::npos) {
            break;
        }
        left.remove_prefix(comma + 1);
    }
    return minutes;
}

} // namespace yike::cli
