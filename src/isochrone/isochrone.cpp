// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/isochrone.hpp"

#include "geometry/overlay.hpp"
#include "isochrone/line_cells.hpp"

namespace yike {

namespace {

struct Tracing {
    ReachedCorners corners;
    LineCells cells;
    Contour contour;

    MultiPolygon ground(Millis cutoff_ms, Refinement refinement, Progress& progress) {
        progress.stage("time field", 0);
        corners.find(cutoff_ms);
        cells.find(corners, cutoff_ms, refinement, progress);
        contour.trace(corners, cells.line(), cells.fine(), cutoff_ms);
        return contour.polygons(true);
    }
};

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
    Tracing tracing;
    tracing.corners.begin(reach, field, progress, true);
    std::vector<Isochrone> result;
    for (const int m : minutes) {
        progress.check();
        Isochrone isochrone;
        isochrone.minutes = m;
        isochrone.ground = tracing.ground(minutes_to_millis(m), Refinement::full, progress);
        isochrone.area_m2 = area(isochrone.ground);
        isochrone.audit =
            audit(reach, minutes_to_millis(m), isochrone.ground, stacked, field.cell_m());
        isochrone.audit.households_in_holes =
            households_in_holes(reach.model().district(), isochrone.ground);
        result.push_back(std::move(isochrone));
    }
    return result;
}

MultiPolygon
isochrone_ground(const WalkReach& reach, int minutes, AccessField& field, Progress& progress) {
    Tracing tracing;
    tracing.corners.begin(reach, field, progress, true);
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
