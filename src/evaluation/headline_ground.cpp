// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/headline_ground.hpp"

namespace yike {

MultiPolygon headline_ground(const Evaluation& evaluation, Progress& progress) {
    const WalkReach reach(*evaluation.model,
                          evaluation.times.destinations,
                          minutes_to_millis(kHeadlineMinutes) + kBeyond);
    return isochrone_ground(reach, kHeadlineMinutes, *evaluation.field, progress);
}

} // namespace yike
