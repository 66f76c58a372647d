// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Opening hours as planners and OpenStreetMap write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yike {

/// A time in the week.
struct WeekTime {
    int day = 2;    ///< 0 Monday to 6 Sunday; a bare time means a Wednesday, a working day
    int minute = 0; ///< of the day, 0 to 1439

    bool operator==(const WeekTime&) const = default;
};

/// "19:30", "Sa 19:30" or "周六 19:30"; none if it is not understood.
std::optional<WeekTime> parse_week_time(std::string_view text);

/// "Mo 08:00" for messages.
std::string to_string(WeekTime time);

/// Whether something with these hours is open; none if they are not understood.
///
/// Rules stand between semicolons, and the last one for a day holds: `08:00-18:00`,
/// `06:00-12:00,14:00-22:00`, `Mo-Fr 08:30-17:30; Sa 09:00-12:00`, `周一至周五 8:30-17:30`,
/// `22:00-06:00` (over midnight), `24/7`, `全天`, `Su off`, `周日休息`. The opening minute is open,
/// the closing one is not. On a day without a rule it is closed.
std::optional<bool> is_open(std::string_view hours, WeekTime time);

} // namespace yike
