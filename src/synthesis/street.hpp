// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a piece of street is.
#pragma once

#include <cstdint>
#include <string>

namespace yike {

/// OSM's values of highway; none for lines that nobody walks, such as the edge of the district.
enum class StreetClass {
    none,
    trunk,
    primary,
    secondary,
    tertiary,
    residential,
    living_street,
    service,
    track,
    path,
    footway,
    steps
};

/// The OSM value, "" for none.
std::string to_string(StreetClass street_class);

/// none for words that are not in the list.
StreetClass parse_street_class(const std::string& word);

/// From the middle of the street to the edge of what is built beside it, m.
double clearance_m(StreetClass street_class);

inline constexpr std::uint32_t kNoStreetName = 0xFFFFFFFF;

struct Street {
    StreetClass street_class = StreetClass::none;
    std::uint32_t name = kNoStreetName; ///< index into the names of the mesh
    int level = 0;
    bool crossing = false; ///< a marked crossing
    bool lined = false;    ///< footways run beside it, and nothing else joins

    bool operator==(const Street&) const = default;
};

} // namespace yike
