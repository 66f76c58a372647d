// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/isochrone.hpp"

#include "geometry/overlay.hpp"
#include "isochrone/tracing.hpp"

namespace yike {

std::vector<Isochrone> isochrones(const WalkReach& reach,
                                  const std::vector<int>& minutes,
                                  AccessField& field,
                                  const StackedPlaces& stacked,
                                  Progress& progress) {
    Tracing tracing;
    tracing.begin(reach, field, progress, true);
    std::vector<Isochrone> result;
    for (const int m : minutes) {
        progress.check();
        result.push_back(tracing.isochrone(m, Refinement::full, &stacked, progress));
    }
    return result;
}

MultiPolygon
isochrone_ground(const WalkReach& reach, int minutes, AccessField& field, Progress& progress) {
    Tracing tracing;
    tracing.begin(reach, field, progress, true);
    return tracing.ground(minutes_to_millis(minutes), Refinement::full, progress);
}

std::vector<Isochrone> bands(const std::vector<Isochrone>& disks) {
    std::vector<Isochrone> rings = disks;
    for (std::size_t i = 1; i < rings.size(); ++i) {
        rings[i].ground = difference_of(disks[i].ground, disks[i - 1].ground);
        rings[i].area_m2 = area(rings[i].ground);
    }
    return rings;
}

} // namespace yike
