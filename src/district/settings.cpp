// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/settings.hpp"

#include "base/error.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

namespace yike {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

constexpr NumberSetting kNumbers[] = {
    {"max_access_m", &Settings::max_access_m, 0, 2000, "m"},
    {"min_component_m", &Settings::min_component_m, 0, kInfinite, "m"},
    {"margin_m", &Settings::margin_m, 0, 20'000, "m"},
    {"cell_m", &Settings::cell_m, 1, 50, "m"},
    {"d_min_m", &Settings::d_min_m, 0, kInfinite, "m"},
    {"a_min_m2", &Settings::a_min_m2, 0, kInfinite, "m2"},
    {"area_per_household_m2", &Settings::area_per_household_m2, 0, kInfinite, "m2"},
};

} // namespace

std::span<const NumberSetting> number_settings() {
    return kNumbers;
}

std::string allowed_numbers(const NumberSetting& setting) {
    return setting.greatest == kInfinite
               ? fmt::format("a number of {} not below {}", setting.unit, setting.least)
               : fmt::format(
                     "a number of {} from {} to {}", setting.unit, setting.least, setting.greatest);
}

bool is_allowed(const NumberSetting& setting, double value) {
    // Written so that NaN and infinity fail.
    return value >= setting.least && value <= setting.greatest && value < kInfinite;
}

bool are_allowed_minutes(const std::vector<int>& minutes) {
    return !minutes.empty() && minutes.front() >= 1 && minutes.back() <= 60 &&
           std::adjacent_find(minutes.begin(), minutes.end(), std::greater_equal<>()) ==
               minutes.end();
}

void validate(const Settings& settings) {
    for (const NumberSetting& number : kNumbers) {
        const double value = settings.*number.member;
        if (!is_allowed(number, value)) {
            throw DataError(
                fmt::format("{} = {}: must be {}", number.key, value, allowed_numbers(number)));
        }
    }
    if (!are_allowed_minutes(settings.minutes)) {
        throw DataError(fmt::format(
            "minutes = [{}]: must be {}", fmt::join(settings.minutes, ", "), kAllowedMinutes));
    }
    if (settings.profile.empty()) {
        throw DataError("profile = \"\": must be the name of a profile");
    }
}

} // namespace yike
