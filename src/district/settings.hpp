// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The [settings] of a project; the command line fills the same struct.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace yike {

struct Settings {
    std::string profile = "standard";
    std::vector<int> minutes = {5, 10, 15}; ///< ascending, 1 to 60
    double max_access_m = 200;              ///< [0, 2000]
    double min_component_m = 1000;          ///< >= 0
    double margin_m = 2000;                 ///< [0, 20000]
    double cell_m = 5;                      ///< [1, 50]
    bool outside_stations = true;
    bool private_ways = false;
    double d_min_m = 500; ///< stations of one tier nearer than this may conflict
    double a_min_m2 = 500;
    double area_per_household_m2 = 0.30;

    bool operator==(const Settings&) const = default;
};

/// A setting that is a number, and what it may be (both ends allowed).
struct NumberSetting {
    const char* key;
    double Settings::*member;
    double least;
    double greatest;
    const char* unit;
};

/// All of them, in the order of DESIGN.
std::span<const NumberSetting> number_settings();

bool is_allowed(const NumberSetting& setting, double value);

/// "a number of m from 1 to 50", for messages.
std::string allowed_numbers(const NumberSetting& setting);

bool are_allowed_minutes(const std::vector<int>& minutes);
inline constexpr const char* kAllowedMinutes =
    "one or more whole numbers from 1 to 60, each greater than the one before";

/// Checks ranges of settings that may have come from the command line.
/// @throws DataError naming the key, the value and the allowed range.
void validate(const Settings& settings);

} // namespace yike
