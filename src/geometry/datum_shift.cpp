// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "geometry/crs.hpp"

#include <cmath>
#include <numbers>

// The formulas and constants are those that circulate as "GCJ-02" and "BD-09" and that the
// published test vectors confirm (googollee/eviltransform, BSD-2-Clause style).

namespace yike {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kSemiMajor = 6378245.0; // Krassovsky 1940, m
constexpr double kEccentricity2 = 0.00669342162296594323;
constexpr double kBaiduTurn = 3000.0 * kPi / 180.0;

// NaN compares false and is therefore left alone.
bool is_shifted(LonLat p) {
    return p.lon > 72.004 && p.lon < 137.8347 && p.lat > 0.8293 && p.lat < 55.8271;
}

double wave(double amplitude1, double turn1, double amplitude2, double turn2) {
    return (amplitude1 * std::sin(turn1) + amplitude2 * std::sin(turn2)) * 2.0 / 3.0;
}

// Metres north on the Krassovsky ellipsoid; x, y are degrees from 105 E, 35 N.
double shift_north(double x, double y) {
    return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) +
           wave(20.0, 6.0 * kPi * x, 20.0, 2.0 * kPi * x) +
           wave(20.0, kPi * y, 40.0, kPi * y / 3.0) +
           wave(160.0, kPi * y / 12.0, 320.0, kPi * y / 30.0);
}

// Metres east.
double shift_east(double x, double y) {
    return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) +
           wave(20.0, 6.0 * kPi * x, 20.0, 2.0 * kPi * x) +
           wave(20.0, kPi * x, 40.0, kPi * x / 3.0) +
           wave(150.0, kPi * x / 12.0, 300.0, kPi * x / 30.0);
}

/// The published formula, wherever p lies.
LonLat shift_to_gcj02(LonLat p) {
    const double x = p.lon - 105.0;
    const double y = p.lat - 35.0;
    const double lat = p.lat / 180.0 * kPi;
    const double sin_lat = std::sin(lat);
    const double m = 1.0 - kEccentricity2 * sin_lat * sin_lat;
    const double sqrt_m = std::sqrt(m);
    const double meridian_m = kSemiMajor * (1.0 - kEccentricity2) / (m * sqrt_m);
    const double parallel_m = kSemiMajor / sqrt_m * std::cos(lat);
    return {p.lon + shift_east(x, y) * 180.0 / (parallel_m * kPi),
            p.lat + shift_north(x, y) * 180.0 / (meridian_m * kPi)};
}

LonLat shift_to_bd09(LonLat p) {
    const double radius = std::hypot(p.lon, p.lat) + 0.00002 * std::sin(p.lat * kBaiduTurn);
    const double angle = std::atan2(p.lat, p.lon) + 0.000003 * std::cos(p.lon * kBaiduTurn);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

// Solves shift(p) == target. The shifts are near-translations, so the plain fixed-point
// iteration gains three digits a round; the cap only guards the rim of the shifted region.
template <class Shift> LonLat unshift(LonLat target, Shift shift) {
    LonLat p = target;
    for (int round = 0; round < 20; ++round) {
        const LonLat image = shift(p);
        const LonLat error{target.lon - image.lon, target.lat - image.lat};
        p = {p.lon + error.lon, p.lat + error.lat};
        if (std::abs(error.lon) < 1e-13 && std::abs(error.lat) < 1e-13) {
            break;
        }
    }
    return p;
}

} // namespace

Datum parse_datum(const std::string& word) {
    for (const Datum datum : {Datum::wgs84, Datum::cgcs2000, Datum::gcj02, Datum::bd09}) {
        if (word == to_string(datum)) {
            return datum;
        }
    }
    throw DataError("datum \"" + word + "\" is not known; allowed: wgs84, cgcs2000, gcj02, bd09");
}

std::string to_string(Datum datum) {
    switch (datum) {
    case Datum::wgs84:
        return "wgs84";
    case Datum::cgcs2000:
        return "cgcs2000";
    case Datum::gcj02:
        return "gcj02";
    case Datum::bd09:
        break;
    }
    return "bd09";
}

LonLat wgs84_to_gcj02(LonLat p) {
    return is_shifted(p) ? shift_to_gcj02(p) : p;
}

LonLat gcj02_to_bd09(LonLat p) {
    return is_shifted(p) ? shift_to_bd09(p) : p;
}

LonLat gcj02_to_wgs84(LonLat p) {
    return is_shifted(p) ? unshift(p, shift_to_gcj02) : p;
}

LonLat bd09_to_gcj02(LonLat p) {
    return is_shifted(p) ? unshift(p, shift_to_bd09) : p;
}

LonLat to_wgs84(LonLat p, Datum datum) {
    switch (datum) {
    case Datum::gcj02:
        return gcj02_to_wgs84(p);
    case Datum::bd09:
        return gcj02_to_wgs84(bd09_to_gcj02(p));
    case Datum::wgs84:
    case Datum::cgcs2000:
        break;
    }
    return p;
}

LonLat from_wgs84(LonLat p, Datum datum) {
    switch (datum) {
    case Datum::gcj02:
        return wgs84_to_gcj02(p);
    case Datum::bd09:
        return gcj02_to_bd09(wgs84_to_gcj02(p));
    case Datum::wgs84:
    case Datum::cgcs2000:
        break;
    }
    return p;
}

LonLat to_wgs84_anywhere(LonLat p, Datum datum) {
    switch (datum) {
    case Datum::gcj02:
        return unshift(p, shift_to_gcj02);
    case Datum::bd09:
        return unshift(unshift(p, shift_to_bd09), shift_to_gcj02);
    case Datum::wgs84:
    case Datum::cgcs2000:
        break;
    }
    return p;
}

LonLat from_wgs84_anywhere(LonLat p, Datum datum) {
    switch (datum) {
    case Datum::gcj02:
        return shift_to_gcj02(p);
    case Datum::bd09:
        return shift_to_bd09(shift_to_gcj02(p));
    case Datum::wgs84:
    case Datum::cgcs2000:
        break;
    }
    return p;
}

} // namespace yike
