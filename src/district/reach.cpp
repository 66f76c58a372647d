// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/reach.hpp"

#include <algorithm>
#include <limits>

namespace yike {

Reach::Reach(const MultiPolygon& boundary, const WorkingCrs& crs, double margin_m)
    : boundary_(boundary), margin_m_(margin_m),
      box_(bounds(boundary).grown(margin_m)), min_{180, 90}, max_{-180, -90} {
    // The outline of the box in degrees is curved; points along it and a hundredth more hold it.
    constexpr int kSteps = 8;
    for (int i = 0; i <= kSteps; ++i) {
        for (int j = 0; j <= kSteps; ++j) {
            const PlanePoint p{box_.min.x + (box_.max.x - box_.min.x) * i / kSteps,
                               box_.min.y + (box_.max.y - box_.min.y) * j / kSteps};
            const LonLat position = crs.to_lon_lat(p);
            min_ = {std::min(min_.lon, position.lon), std::min(min_.lat, position.lat)};
            max_ = {std::max(max_.lon, position.lon), std::max(max_.lat, position.lat)};
        }
    }
    const double spare = 0.01 * std::max(max_.lon - min_.lon, max_.lat - min_.lat);
    min_ = {min_.lon - spare, min_.lat - spare};
    max_ = {max_.lon + spare, max_.lat + spare};
}

bool Reach::may_reach(std::span<const LonLat> positions) const {
    LonLat least{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
    LonLat greatest{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
    for (const LonLat p : positions) {
        least = {std::min(least.lon, p.lon), std::min(least.lat, p.lat)};
        greatest = {std::max(greatest.lon, p.lon), std::max(greatest.lat, p.lat)};
    }
    return least.lon <= max_.lon && greatest.lon >= min_.lon && least.lat <= max_.lat &&
           greatest.lat >= min_.lat;
}

bool Reach::reaches(PlanePoint p) const {
    return box_.contains(p) && (boundary_.covers(p) || boundary_.within_distance(p, margin_m_));
}

bool Reach::reaches(const Line& line) const {
    if (line.empty() || !box_.meets(bounds(line))) {
        return false;
    }
    // Most lines start inside, and asking that is far cheaper than a distance.
    return boundary_.covers(line.front()) || boundary_.within_distance(line, margin_m_);
}

bool Reach::reaches(const MultiPolygon& polygons) const {
    return box_.meets(bounds(polygons)) && boundary_.within_distance(polygons, margin_m_);
}

} // namespace yike
