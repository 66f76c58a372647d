// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_sketch.hpp"

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
    if (!legs.empty()) {
        legs.pop_back();
    }
    if (points.empty()) {
        clear();
    }
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
