// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/number_reading.hpp"

#include "base/error.hpp"
#include "district/feature_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

constexpr double kShare = 0.9;
constexpr double kSpareDegrees = 0.05;

struct MetricCrs {
    std::string definition;
    bool zone_prefix = false;
};

/// Metric systems in use around a place: CGCS2000 in zones of 3 and 6 degrees with and without the
/// zone's number in the easting, UTM, Web Mercator.
std::vector<MetricCrs> usual_crs(LonLat place) {
    std::vector<MetricCrs> all;
    const int three = static_cast<int>(std::lround(place.lon / 3)) - 25;
    for (const int zone : {three, three - 1, three + 1}) {
        if (zone >= 0 && zone <= 20) {
            all.push_back({fmt::format("EPSG:{}", 4534 + zone), false});
            all.push_back({fmt::format("EPSG:{}", 4513 + zone), true});
        }
    }
    const int six = static_cast<int>(std::lround((place.lon + 3) / 6)) - 13;
    for (const int zone : {six, six - 1, six + 1}) {
        if (zone >= 0 && zone <= 10) {
            all.push_back({fmt::format("EPSG:{}", 4502 + zone), false});
            all.push_back({fmt::format("EPSG:{}", 4491 + zone), true});
        }
    }
    const int utm = static_cast<int>(std::floor((place.lon + 180) / 6)) + 1;
    for (const int zone : {utm, utm - 1, utm + 1}) {
        if (zone >= 1 && zone <= 60) {
            all.push_back({fmt::format("EPSG:{}", (place.lat >= 0 ? 32600 : 32700) + zone), false});
        }
    }
    all.push_back({"EPSG:3857", false});
    return all;
}

double share_inside(const std::vector<LonLat>& numbers,
                    const GlobeRegion& region,
                    const NumberReading& reading,
                    const SourceCrs& source) {
    std::size_t inside = 0;
    for (const LonLat p : numbers) {
        inside += region.contains(reading.read(p, source), kSpareDegrees) ? 1 : 0;
    }
    return static_cast<double>(inside) /
           static_cast<double>(std::max<std::size_t>(1, numbers.size()));
}

std::optional<NumberReading>
try_reading(const std::vector<LonLat>& numbers, const GlobeRegion& region, NumberReading reading) {
    try {
        const SourceCrs source(reading.crs);
        reading.share = share_inside(numbers, region, reading, source);
    } catch (const DataError&) { // an odd CRS of the project
        return std::nullopt;
    }
    return reading.share >= kShare ? std::optional(reading) : std::nullopt;
}

} // namespace

void GlobeRegion::add(LonLat p) {
    min = {std::min(min.lon, p.lon), std::min(min.lat, p.lat)};
    max = {std::max(max.lon, p.lon), std::max(max.lat, p.lat)};
}

bool GlobeRegion::contains(LonLat p, double spare_deg) const {
    return p.lon >= min.lon - spare_deg && p.lon <= max.lon + spare_deg &&
           p.lat >= min.lat - spare_deg && p.lat <= max.lat + spare_deg;
}

std::optional<NumberReading> find_reading(const std::vector<LonLat>& numbers,
                                          const GlobeRegion& region,
                                          const std::vector<std::string>& extra) {
    if (numbers.empty() || region.empty()) {
        return std::nullopt;
    }
    for (const bool swapped : {false, true}) {
        if (auto found = try_reading(numbers, region, {"EPSG:4326", swapped})) {
            return found;
        }
    }
    std::vector<MetricCrs> metric;
    for (const std::string& definition : extra) {
        metric.push_back({definition, false});
    }
    for (const MetricCrs& crs : usual_crs(region.middle())) {
        metric.push_back(crs);
    }
    for (const bool swapped : {false, true}) {
        for (const MetricCrs& crs : metric) {
            if (auto found = try_reading(
                    numbers, region, {crs.definition, swapped, true, crs.zone_prefix})) {
                return found;
            }
        }
    }
    return std::nullopt;
}

std::vector<LonLat> some_positions(const std::vector<Feature>& features) {
    constexpr std::size_t kMost = 200;
    std::vector<LonLat> positions;
    const std::size_t step = features.size() / kMost + 1;
    for (std::size_t i = 0; i < features.size(); i += step) {
        if (const auto p = any_position(features[i])) {
            positions.push_back(*p);
        }
    }
    return positions;
}

} // namespace yike
