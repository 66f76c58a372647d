// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_answer.hpp"

namespace yike {

MapAnswer answer_of(const MapData& ground) {
    MapAnswer answer;
    bool planned = false;
    for (const MapCompound& compound : ground.compounds) {
        answer.minutes.push_back(compound.minutes);
        answer.fates.push_back(compound.fate);
        answer.has_access.push_back(compound.has_access);
        planned = planned || compound.fate.has_value();
    }
    if (!planned) {
        answer.fates.clear();
    }
    for (const MapIsochrone& isochrone : ground.isochrones) {
        if (isochrone.minutes == ground.cutoff_minutes) {
            answer.reach = std::make_shared<const MultiPolygon>(isochrone.ground);
        }
    }
    answer.stations = ground.stations;
    answer.conflicts = ground.conflicts;
    if (ground.plan) {
        answer.changes = ground.plan->changes;
    }
    return answer;
}

} // namespace yike
