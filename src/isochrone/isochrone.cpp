// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/isochrone.hpp"

#include "geometry/overlay.hpp"
#include "isochrone/contour.hpp"

namespace yike {

namespace {

// Holes are small and few compounds lie in them: the whole polygon is asked only about those, for
// an island may lie in the hole.
double households_in_holes(const District& district, const MultiPolygon& ground) {
    double households = 0;
    for (const Polygon& polygon : ground) {
        for (const Ring& hole : polygon.holes) {
            const Box box = bounds(hole);
            for (const Compound& compound : district.compounds) {
                if (box.contains(compound.interior) &&
                    contains(Polygon{hole, {}}, compound.interior) &&
                    !contains(ground, compound.interior)) {
                    households += compound.households;
                }
            }
        }
    }
    return households;
}

} // namespace

std::vector<Isochrone> isochrones(const WalkReach& reach,
                                  const std::vector<int>& minutes,
                                  AccessField& field,
                                  const StackedPlaces& stacked,
                                  Progress& progress) {
    std::vector<Millis> cutoffs;
    for (const int m : minutes) {
        cutoffs.push_back(minutes_to_millis(m));
    }
    const TimeField times = compute_time_field(reach, cutoffs, field, progress);
    std::vector<Isochrone> result;
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        progress.check();
        Isochrone isochrone;
        isochrone.minutes = minutes[i];
        isochrone.ground = contour(times, cutoffs[i]);
        isochrone.area_m2 = area(isochrone.ground);
        isochrone.audit = audit(reach, cutoffs[i], isochrone.ground, stacked, field.cell_m());
        isochrone.audit.households_in_holes =
            households_in_holes(reach.model().district(), isochrone.ground);
        result.push_back(std::move(isochrone));
    }
    return result;
}

MultiPolygon
isochrone_ground(const WalkReach& reach, int minutes, AccessField& field, Progress& progress) {
    const std::vector<Millis> cutoffs{minutes_to_millis(minutes)};
    return contour(compute_time_field(reach, cutoffs, field, progress), cutoffs.front());
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
