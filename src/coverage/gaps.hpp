// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Who is not covered, and which ground.
#pragma once

#include "coverage/compound_times.hpp"

#include <string>
#include <vector>

namespace yike {

/// A compound that no station covers within kHeadlineMinutes by the gate rule.
struct Gap {
    CompoundId compound;
    std::string reason; ///< "too_far", "no_access", "gates_closed", "no_station_in_60_min"
};

/// Uncovered compounds, most households first; ties to the smaller id text.
std::vector<Gap> gap_list(const AccessModel& model, const CoverageTimes& times);

/// Residential ground beyond the isochrone, one entry per compound of the district (empty where
/// there is none).
std::vector<MultiPolygon> gap_areas(const District& district, const MultiPolygon& isochrone);

} // namespace yike
