// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/headline_ground.hpp"

#include "base/heavy_work.hpp"

namespace yike {

MultiPolygon headline_ground(const Evaluation& evaluation, Progress& progress) {
    begin_heavy_work("headline_ground");
    const WalkReach reach(*evaluation.model,
                          evaluation.times.destinations,
                          minutes_to_millis(kHeadlineMinutes) + kBeyond);
    return isochrone_ground(reach, kHeadlineMinutes, *evaluation.field, progress);
}

} // namespace yike
