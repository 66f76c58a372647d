// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_sketch.hpp"

#include <algorithm>

namespace yike {

bool MapSketch::add(PlanePoint p, double nearest_m) {
    if (!points.empty() && distance(points.back(), p) <= nearest_m) {
        return false;
    }
    points.push_back(p);
    return true;
}

void MapSketch::remove_last() {
    if (!points.empty()) {
        points.pop_back();
    }
    if (points.empty()) {
        return clear();
    }
    // The last walk may still be on the way.
    legs.resize(std::min(legs.size(), points.size() - 1));
    asked = !legs.empty() && legs.size() + 1 == points.size();
}

double MapSketch::straight_m() const {
    return length(points);
}

std::optional<MapWalk> MapSketch::walk() const {
    if (!asked || legs.empty()) {
        return std::nullopt;
    }
    MapWalk all;
    for (const MeasuredLeg& leg : legs) {
        if (!leg) {
            return std::nullopt;
        }
        all.line.insert(all.line.end(), leg->line.begin(), leg->line.end());
        all.length_m += leg->length_m;
        all.minutes += leg->minutes;
    }
    return all;
}

} // namespace yike
