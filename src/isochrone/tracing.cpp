// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/tracing.hpp"

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

MultiPolygon Tracing::ground(Millis cutoff_ms, Refinement refinement, Progress& progress) {
    corners_.find(cutoff_ms);
    cells_.find(corners_, cutoff_ms, refinement, progress);
    contour_.trace(corners_, cells_.line(), cells_.fine(), cutoff_ms);
    return contour_.polygons(refinement == Refinement::full);
}

Isochrone Tracing::isochrone(int minutes,
                             Refinement refinement,
                             const StackedPlaces* stacked,
                             Progress& progress) {
    const Millis cutoff_ms = minutes_to_millis(minutes);
    Isochrone isochrone;
    isochrone.minutes = minutes;
    isochrone.ground = ground(cutoff_ms, refinement, progress);
    isochrone.area_m2 = area(isochrone.ground);
    if (stacked != nullptr) {
        isochrone.audit =
            audit_.run({corners_, cells_.line(), contour_, isochrone.ground, *stacked, cutoff_ms});
        isochrone.audit.households_in_holes =
            households_in_holes(corners_.reach().model().district(), isochrone.ground);
    }
    return isochrone;
}

} // namespace yike
