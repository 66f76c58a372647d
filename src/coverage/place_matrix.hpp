// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Walking times between many places, as far as a cutoff.
#pragma once

#include "coverage/ground_samples.hpp"

#include <string>
#include <vector>

namespace yike {

struct MatrixOrigin {
    std::string id;
    People people;
};

struct MatrixTarget {
    std::string id;
    Destination destination;
};

struct MatrixRow {
    std::string from_id;
    std::string to_id;
    Millis walk_ms = 0;
};

/// Reachable pairs only, sorted by from_id, then to_id as byte strings.
/// @param cutoff_ms  inclusive, at most kLongestWalk
/// Cost: one bounded search a target.
std::vector<MatrixRow> walking_matrix(const AccessModel& model,
                                      const std::vector<MatrixOrigin>& origins,
                                      const std::vector<MatrixTarget>& targets,
                                      Millis cutoff_ms,
                                      Progress& progress);

} // namespace yike
