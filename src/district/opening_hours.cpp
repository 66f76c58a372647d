// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/opening_hours.hpp"

#include "district/texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace yike {

namespace {

constexpr int kDays = 7;
constexpr int kMinutesOfDay = 24 * 60;

constexpr std::array<const char*, kDays> kEnglishDays{"mo", "tu", "we", "th", "fr", "sa", "su"};

using Days = std::array<bool, kDays>;

struct Hours {
    int from = 0;
    int to = 0; ///< before `from`: on the next day
};

struct Rule {
    Days days{};
    std::vector<Hours> hours; ///< empty: closed
};

// Chinese words and full-width signs to the few that the parser knows.
std::string simplified(std::string_view text) {
    static const std::pair<const char*, const char*> kWords[] = {
        {"、", ","},     {"—", "-"},         {"–", "-"},           {"～", "-"},
        {"~", "-"},      {"至", "-"},        {"到", "-"},          {"星期", "周"},
        {"礼拜", "周"},  {"周一", "mo "},    {"周二", "tu "},      {"周三", "we "},
        {"周四", "th "}, {"周五", "fr "},    {"周六", "sa "},      {"周日", "su "},
        {"周天", "su "}, {"周末", "sa-su "}, {"工作日", "mo-fr "}, {"每天", " "},
        {"每日", " "},   {"全天", "24/7"},   {"24小时", "24/7"},   {"休息", "off"},
        {"关闭", "off"}, {"不开放", "off"}};
    std::string result = narrow_text(text);
    for (const auto& [from, to] : kWords) {
        replace_all(result, from, to);
    }
    return result;
}

/// Reads one rule or time from the front of a text.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) { skip_spaces(); }

    bool at_end() const { return text_.empty(); }

    bool take(std::string_view word) {
        if (!text_.starts_with(word)) {
            return false;
        }
        text_.remove_prefix(word.size());
        skip_spaces();
        return true;
    }

    std::optional<int> day() {
        for (int day = 0; day < kDays; ++day) {
            if (take(kEnglishDays[static_cast<std::size_t>(day)])) {
                return day;
            }
        }
        return std::nullopt;
    }

    /// Minutes of the day; 24:00 is the last.
    std::optional<int> time() {
        const std::optional<int> hour = number(2);
        if (!hour || !take(":")) {
            return std::nullopt;
        }
        const std::optional<int> minute = number(2);
        if (!minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0)) {
            return std::nullopt;
        }
        return 60 * *hour + *minute;
    }

  private:
    std::optional<int> number(int most_digits) {
        int value = 0;
        int digits = 0;
        while (digits < most_digits && !text_.empty() && text_.front() >= '0' &&
               text_.front() <= '9') {
            value = 10 * value + (text_.front() - '0');
            text_.remove_prefix(1);
            ++digits;
        }
        skip_spaces();
        return digits > 0 ? std::optional(value) : std::nullopt;
    }

    void skip_spaces() {
        while (!text_.empty() && text_.front() == ' ') {
            text_.remove_prefix(1);
        }
    }

    std::string_view text_;
};

// "mo-fr", "sa,su"; all days if none is named.
std::optional<Days> read_days(Scanner& scanner) {
    Days days{};
    bool any = false;
    for (std::optional<int> first = scanner.day(); first; first = scanner.day()) {
        any = true;
        int last = *first;
        if (scanner.take("-")) {
            const std::optional<int> end = scanner.day();
            if (!end) {
                return std::nullopt;
            }
            last = *end;
        }
        for (int day = *first;; day = (day + 1) % kDays) {
            days[static_cast<std::size_t>(day)] = true;
            if (day == last) {
                break;
            }
        }
        scanner.take(",");
    }
    if (!any) {
        days.fill(true);
    }
    return days;
}

std::optional<Rule> read_rule(std::string_view text) {
    Scanner scanner(text);
    const std::optional<Days> days = read_days(scanner);
    if (!days) {
        return std::nullopt;
    }
    Rule rule{*days, {}};
    scanner.take(":");
    if (scanner.take("24/7") || scanner.take("always")) {
        rule.hours.push_back({0, kMinutesOfDay});
    } else if (!scanner.take("off") && !scanner.take("closed")) {
        do {
            const std::optional<int> from = scanner.time();
            const std::optional<int> to = from && scanner.take("-") ? scanner.time() : std::nullopt;
            if (!to) {
                return std::nullopt;
            }
            rule.hours.push_back({*from, *to});
        } while (scanner.take(","));
    }
    return scanner.at_end() ? std::optional(rule) : std::nullopt;
}

std::optional<std::vector<Rule>> read_rules(std::string_view hours) {
    const std::string text = simplified(hours);
    std::vector<Rule> rules;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        const std::string_view part(text.data() + begin, end - begin);
        if (part.find_first_not_of(' ') != std::string_view::npos) {
            const std::optional<Rule> rule = read_rule(part);
            if (!rule) {
                return std::nullopt;
            }
            rules.push_back(*rule);
        }
        begin = end + 1;
    }
    return rules.empty() ? std::nullopt : std::optional(rules);
}

const Rule* rule_of(const std::vector<Rule>& rules, int day) {
    const auto found = std::find_if(rules.rbegin(), rules.rend(), [day](const Rule& rule) {
        return rule.days[static_cast<std::size_t>(day)];
    });
    return found == rules.rend() ? nullptr : &*found;
}

} // namespace

std::optional<WeekTime> parse_week_time(std::string_view text) {
    const std::string words = simplified(text);
    Scanner scanner(words);
    WeekTime time;
    time.day = scanner.day().value_or(time.day);
    const std::optional<int> minute = scanner.time();
    if (!minute || *minute >= kMinutesOfDay || !scanner.at_end()) {
        return std::nullopt;
    }
    time.minute = *minute;
    return time;
}

std::string to_string(WeekTime time) {
    std::string day = kEnglishDays[static_cast<std::size_t>(time.day)];
    day[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(day[0])));
    return fmt::format("{} {:02}:{:02}", day, time.minute / 60, time.minute % 60);
}

std::optional<bool> is_open(std::string_view hours, WeekTime time) {
    const std::optional<std::vector<Rule>> rules = read_rules(hours);
    if (!rules) {
        return std::nullopt;
    }
    if (const Rule* today = rule_of(*rules, time.day)) {
        for (const Hours& h : today->hours) {
            const int end = h.to > h.from ? h.to : kMinutesOfDay;
            if (time.minute >= h.from && time.minute < end) {
                return true;
            }
        }
    }
    if (const Rule* yesterday = rule_of(*rules, (time.day + kDays - 1) % kDays)) {
        for (const Hours& h : yesterday->hours) {
            if (h.to <= h.from && time.minute < h.to) {
                return true;
            }
        }
    }
    return false;
}

} // namespace yike
