// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Walking times are whole milliseconds; everything else carries its unit in its name.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

namespace yike {

/// A walking time in whole milliseconds. Differences fit in `std::int64_t`.
using Millis = std::uint32_t;

/// Not reached, no access, not walkable in this direction.
inline constexpr Millis kNever = std::numeric_limits<Millis>::max();

/// Times are computed up to here; beyond, a place has no time.
inline constexpr Millis kLongestWalk = 60U * 60U * 1000U;

/// Whole minutes to milliseconds.
constexpr Millis minutes_to_millis(int minutes) {
    return static_cast<Millis>(minutes) * 60'000U;
}

/// Round half up, as DESIGN asks; `value` must be finite and not negative.
inline double round_half_up(double value) {
    return std::floor(value + 0.5);
}

/// Time for `length_m` at `speed_m_per_s`, rounded half up.
/// @returns kNever if the time does not fit.
inline Millis walk_millis(double length_m, double speed_m_per_s) {
    // Dividing last keeps whole results whole: 1000 m at 1/0.9 m/s is 900 s.
    const double millis = round_half_up(1000.0 * length_m / speed_m_per_s);
    return millis < static_cast<double>(kNever) ? static_cast<Millis>(millis) : kNever;
}

/// Sum in which kNever absorbs; saturates just below kNever.
constexpr Millis add_millis(Millis a, Millis b) {
    if (a == kNever || b == kNever) {
        return kNever;
    }
    const std::uint64_t sum = std::uint64_t{a} + b;
    return sum < kNever ? static_cast<Millis>(sum) : kNever;
}

} // namespace yike
