// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A position on the globe.
#pragma once

namespace yike {

/// Degrees in WGS 84 (CGCS2000 is taken as equal; see docs/decisions). Longitude first, always.
/// Positions in GCJ-02 or BD-09 never take this type before they are shifted back.
struct LonLat {
    double lon = 0;
    double lat = 0;

    bool operator==(const LonLat&) const = default;
};

/// Finite and within +-180 and +-90 degrees.
constexpr bool is_valid(LonLat p) {
    return p.lon >= -180 && p.lon <= 180 && p.lat >= -90 && p.lat <= 90;
}

} // namespace yike
