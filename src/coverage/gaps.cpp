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

// The parts of an isochrone near a compound, so that overlays stay small.
class IsochroneParts {
  public:
    explicit IsochroneParts(const MultiPolygon& isochrone) : isochrone_(isochrone) {
        for (const Polygon& polygon : isochrone) {
            outer_boxes_.push_back(bounds(polygon.outer));
            hole_boxes_.emplace_back();
            for (const Ring& hole : polygon.holes) {
                hole_boxes_.back().push_back(bounds(hole));
            }
        }
    }

    MultiPolygon near(const Box& box) const {
        MultiPolygon near;
        for (std::size_t i = 0; i < isochrone_.size(); ++i) {
            if (!outer_boxes_[i].meets(box)) {
                continue;
            }
            near.push_back({isochrone_[i].outer, {}});
            for (std::size_t k = 0; k < hole_boxes_[i].size(); ++k) {
                if (hole_boxes_[i][k].meets(box)) {
                    near.back().holes.push_back(isochrone_[i].holes[k]);
                }
            }
        }
        return near;
    }

  private:
    const MultiPolygon& isochrone_;
    std::vector<Box> outer_boxes_;
    std::vector<std::vector<Box>> hole_boxes_;
};

} // namespace

std::vector<Gap> gap_list(const AccessModel& model, const CoverageTimes& times) {
    const District& district = model.district();
    std::vector<Gap> gaps;
    for (std::size_t i = 0; i < times.compounds.size(); ++i) {
        if (district.compounds[i].counts &&
            !covered(times.compounds[i], TierSet::all, kHeadlineMinutes)) {
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
    const IsochroneParts parts(isochrone);
    parallel_ranges(areas.size(), 4, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const MultiPolygon& ground = district.compounds[i].ground;
            if (!ground.empty() && district.compounds[i].counts) {
                areas[i] = difference_of(ground, parts.near(bounds(ground)));
            }
        }
    });
    return areas;
}

} // namespace yike
