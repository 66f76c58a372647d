// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/gaps.hpp"

#include "base/parallel.hpp"
#include "coverage/coverage.hpp"
#include "geometry/overlay.hpp"

#include <algorithm>
#include <tuple>

namespace yike {

namespace {

std::string reason_of(const AccessModel& model, const CompoundTimes& times, CompoundId id) {
    if (times.of(TierSet::all).nearest_ms != kNever) {
        return "too_far";
    }
    if (times.has_access) {
        return "no_station_in_60_min";
    }
    const CompoundEnclosure& enclosure = model.enclosures().compounds[id.index()];
    const bool closed =
        !enclosure.gates.empty() &&
        std::none_of(enclosure.gates.begin(), enclosure.gates.end(), [&model](GateId gate) {
            return model.enclosures().gates[gate.index()].open;
        });
    return closed ? "gates_closed" : "no_access";
}

// The parts of the isochrone that can meet a compound, so that overlays stay small.
MultiPolygon near_parts(const MultiPolygon& isochrone, const Box& box) {
    MultiPolygon near;
    for (const Polygon& polygon : isochrone) {
        if (!bounds(polygon.outer).meets(box)) {
            continue;
        }
        near.push_back({polygon.outer, {}});
        for (const Ring& hole : polygon.holes) {
            if (bounds(hole).meets(box)) {
                near.back().holes.push_back(hole);
            }
        }
    }
    return near;
}

} // namespace

std::vector<Gap> gap_list(const AccessModel& model, const CoverageTimes& times) {
    const District& district = model.district();
    std::vector<Gap> gaps;
    for (std::size_t i = 0; i < times.compounds.size(); ++i) {
        if (!covered(times.compounds[i], TierSet::all, kHeadlineMinutes)) {
            gaps.push_back({CompoundId(i), reason_of(model, times.compounds[i], CompoundId(i))});
        }
    }
    std::sort(gaps.begin(), gaps.end(), [&district](const Gap& a, const Gap& b) {
        const Compound& x = district.compounds[a.compound.index()];
        const Compound& y = district.compounds[b.compound.index()];
        return std::tuple(-x.households, x.id) < std::tuple(-y.households, y.id);
    });
    return gaps;
}

std::vector<MultiPolygon> gap_areas(const District& district, const MultiPolygon& isochrone) {
    std::vector<MultiPolygon> areas(district.compounds.size());
    parallel_ranges(areas.size(), 4, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const MultiPolygon& ground = district.compounds[i].ground;
            if (!ground.empty()) {
                areas[i] = difference_of(ground, near_parts(isochrone, bounds(ground)));
            }
        }
    });
    return areas;
}

} // namespace yike
