// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/toml_section.hpp"

#include "base/error.hpp"
#include "district/texts.hpp"
#include "io/result_folder.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <set>
#include <sstream>

namespace yike {

namespace {

/// One value as it could stand in the file. The library's own printer (3.2) has undefined behaviour
/// for some arrays.
std::string whole_value(const toml::node& node) {
    if (const auto* text = node.as_string()) {
        return '"' + text->get() + '"';
    }
    if (const auto* number = node.as_integer()) {
        return fmt::format("{}", number->get());
    }
    if (const auto* number = node.as_floating_point()) {
        return fmt::format("{}", number->get());
    }
    if (const auto* flag = node.as_boolean()) {
        return flag->get() ? "true" : "false";
    }
    if (const auto* list = node.as_array()) {
        std::vector<std::string> items;
        for (const toml::node& item : *list) {
            items.push_back(whole_value(item));
        }
        return fmt::format("[{}]", fmt::join(items, ", "));
    }
    if (node.is_table()) {
        return "{...}";
    }
    std::ostringstream out; // dates and times
    if (const auto* date = node.as_date()) {
        out << date->get();
    } else if (const auto* time = node.as_time()) {
        out << time->get();
    } else if (const auto* moment = node.as_date_time()) {
        out << moment->get();
    }
    return out.str();
}

/// The value on one line and not endless.
std::string as_written(const toml::node& node) {
    std::string text = whole_value(node);
    constexpr std::size_t kLongest = 80;
    if (!node.is_string() && text.size() > kLongest) {
        text = text.substr(0, kLongest) + "...";
    }
    return text;
}

bool is_calendar_day(int year, unsigned month, unsigned day) {
    return std::chrono::year_month_day(
               std::chrono::year(year), std::chrono::month(month), std::chrono::day(day))
        .ok();
}

bool is_iso_day(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' ||
        text.find_first_not_of("0123456789-") != std::string::npos) {
        return false;
    }
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int used = 0;
    return std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &used) == 3 &&
           used == 10 && is_calendar_day(year, month, day);
}

/// Two finite numbers.
std::optional<PlanePoint> number_pair(const toml::node& node) {
    const toml::array* pair = node.as_array();
    if (pair == nullptr || pair->size() != 2) {
        return std::nullopt;
    }
    const auto number = [pair](std::size_t i) {
        return (*pair)[i].is_number() ? (*pair)[i].value<double>() : std::nullopt;
    };
    const PlanePoint p{number(0).value_or(std::nan("")), number(1).value_or(std::nan(""))};
    return std::isfinite(p.x) && std::isfinite(p.y) ? std::optional(p) : std::nullopt;
}

/// Letters that the library (3.2) calls impossible where a blank may stand, 、 and é among them:
/// undefined behaviour. In UTF-8, whose order is that of the letters; blanks are none of them.
bool is_impossible(std::string_view letter) {
    static const std::set<std::string_view> blanks = {"\u0085", "\u00A0", "\u3000", "\uFEFF"};
    const auto within = [letter](std::string_view first, std::string_view last) {
        return letter >= first && letter <= last;
    };
    return (within("\u00A0", "\u0499") || within("\u2C5E", "\u3057") ||
            within("\uFB26", "\uFEFF")) &&
           !blanks.contains(letter);
}

/// The text with 一 for each of them.
std::string without_impossible(std::string_view text) {
    const auto is_tail = [text](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80;
    };
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (is_tail(end)) {
            ++end;
        }
        const std::string_view letter = text.substr(i, end - i);
        plain += is_impossible(letter) ? "一" : letter;
        i = end;
    }
    return plain;
}

[[noreturn]] void
refuse(const std::filesystem::path& file, std::size_t line, std::string_view why) {
    throw DataError(Place{.file = file.string(), .layer = {}, .feature = {}, .field = {}},
                    fmt::format("line {}: not TOML: {}", line, why));
}

void require_utf8(const std::filesystem::path& file, std::string_view content) {
    std::size_t line = 1;
    for (std::size_t at = 0; at < content.size(); ++line) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        if (utf8_fit(content.substr(at, end - at)) != Fit::whole) {
            refuse(file, line, "the text is not UTF-8; save the file as UTF-8");
        }
        at = end + 1;
    }
}

} // namespace

toml::table parse_toml_file(const std::filesystem::path& file) {
    return parse_toml_text(read_file(file), file);
}

toml::table parse_toml_text(const std::string& content, const std::filesystem::path& file) {
    require_utf8(file, content);
    try {
        // Impossible letters are allowed in texts and comments only, where 一 is as well: the
        // library sees that first.
        if (const std::string plain = without_impossible(content); plain != content) {
            (void)toml::parse(plain, file.string());
        }
        return toml::parse(content, file.string());
    } catch (const toml::parse_error& error) {
        std::string problem(error.description());
        replace_all(problem, "'一'", "a letter that may stand in quotes only");
        refuse(file, error.source().begin.line, problem);
    }
}

TomlSection::TomlSection(std::filesystem::path file, std::string name, const toml::table& table)
    : file_(std::move(file)), name_(std::move(name)), table_(table) {}

std::string TomlSection::heading() const {
    return name_.empty() ? "" : fmt::format("[{}] ", name_);
}

void TomlSection::fail(std::string_view key, std::string_view allowed) const {
    const toml::node& node = *table_.get(key);
    throw DataError(Place{.file = file_.string(), .layer = {}, .feature = {}, .field = {}},
                    fmt::format("line {}: {}{} = {}: must be {}",
                                node.source().begin.line,
                                heading(),
                                key,
                                as_written(node),
                                allowed));
}

void TomlSection::fail_section(std::string_view problem) const {
    throw DataError(Place{.file = file_.string(), .layer = {}, .feature = {}, .field = {}},
                    fmt::format("line {}: {}{}", table_.source().begin.line, heading(), problem));
}

void TomlSection::allow_only(const std::vector<std::string_view>& known) const {
    for (const auto& [key, node] : table_) {
        if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
            throw DataError(Place{.file = file_.string(), .layer = {}, .feature = {}, .field = {}},
                            fmt::format("line {}: {}unknown {} \"{}\"; known: {}",
                                        key.source().begin.line,
                                        heading(),
                                        node.is_table() ? "section" : "key",
                                        key.str(),
                                        fmt::join(known, ", ")));
        }
    }
}

std::vector<std::string> TomlSection::keys() const {
    std::vector<std::string> keys;
    for (const auto& [key, node] : table_) {
        keys.emplace_back(key.str());
    }
    return keys;
}

std::optional<std::string> TomlSection::text(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto* value = node->as_string();
    if (value == nullptr) {
        fail(key, "a text in quotes");
    }
    return value->get();
}

std::optional<double> TomlSection::number(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    if (!node->is_number()) {
        fail(key, "a number");
    }
    return node->value<double>();
}

std::optional<bool> TomlSection::flag(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    if (!node->is_boolean()) {
        fail(key, "true or false");
    }
    return node->value<bool>();
}

std::optional<std::vector<int>> TomlSection::whole_numbers(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const char* const allowed = "a list of whole numbers in brackets";
    const toml::array* list = node->as_array();
    if (list == nullptr) {
        fail(key, allowed);
    }
    std::vector<int> numbers;
    for (const toml::node& item : *list) {
        const auto* whole = item.as_integer();
        if (whole == nullptr || whole->get() < std::numeric_limits<int>::min() ||
            whole->get() > std::numeric_limits<int>::max()) {
            fail(key, allowed);
        }
        numbers.push_back(static_cast<int>(whole->get()));
    }
    return numbers;
}

std::optional<std::vector<std::string>> TomlSection::texts(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const char* const allowed = "a list of texts in brackets";
    const toml::array* list = node->as_array();
    if (list == nullptr) {
        fail(key, allowed);
    }
    std::vector<std::string> texts;
    for (const toml::node& item : *list) {
        const auto* value = item.as_string();
        if (value == nullptr || value->get().empty()) {
            fail(key, allowed);
        }
        texts.push_back(value->get());
    }
    return texts;
}

std::optional<std::vector<PlanePoint>> TomlSection::positions(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const char* const allowed = "a list of pairs of numbers such as [[0, 0], [100.5, 20]]";
    const toml::array* list = node->as_array();
    if (list == nullptr) {
        fail(key, allowed);
    }
    std::vector<PlanePoint> positions;
    for (const toml::node& item : *list) {
        const auto pair = number_pair(item);
        if (!pair) {
            fail(key, allowed);
        }
        positions.push_back(*pair);
    }
    return positions;
}

PlanePoint TomlSection::position(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        fail_section(fmt::format("{} is missing", key));
    }
    const auto pair = number_pair(*node);
    if (!pair) {
        fail(key, "a pair of numbers such as [120.0208, 35.8511]");
    }
    return *pair;
}

std::optional<std::string> TomlSection::iso_day(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    // TOML has dates of its own; without quotes they arrive parsed.
    if (const auto* date = node->as_date()) {
        return fmt::format(
            "{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
    }
    const auto* value = node->as_string();
    if (value == nullptr || !is_iso_day(value->get())) {
        fail(key, "a day of the calendar in the form \"2025-11-01\"");
    }
    return value->get();
}

std::optional<TomlSection> TomlSection::section(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const toml::table* table = node->as_table();
    if (table == nullptr) {
        fail(key, "a section");
    }
    const std::string name = name_.empty() ? std::string(key) : name_ + "." + std::string(key);
    return TomlSection(file_, name, *table);
}

} // namespace yike
