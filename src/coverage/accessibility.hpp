// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How much floor area people have within reach, shared with all others who reach it: 2SFCA.
#pragma once

#include "coverage/compound_times.hpp"

#include <optional>
#include <vector>

namespace yike {

/// Weight of a walk: (exp(-t²/2T²) - exp(-1/2)) / (1 - exp(-1/2)) for t <= T, 1 at the station and
/// 0 at the cutoff and beyond.
/// @param cutoff  T, > 0
/// Source: Dai (2010), Health & Place 16: 1038.
double gaussian_decay(Millis time, Millis cutoff);

/// Floor area within reach, by compound and by station; T is kHeadlineMinutes.
struct Accessibility {
    /// Of each compound, m2 per 100 households: the sum over its reachable stations of their supply
    /// times the weight of the walk. 0 if it reaches none. None if no station at all has a known
    /// floor area, or none of those that it reaches.
    std::vector<std::optional<double>> compounds;

    /// Of each station, m2 per 100 households: its floor area over the weighted households that
    /// reach it. None if its area is unknown, if nobody reaches it, or if it is of another tier.
    std::vector<std::optional<double>> supply;
};

/// Two-step floating catchment area. Stations of unknown floor area add nothing: where there are
/// some, the values are lower bounds (accessibility_notes()).
///
/// The households times the values of their compounds, added up and divided by 100, are the floor
/// area of all stations that have a supply.
/// @param times  of this district
/// Source: Luo and Wang (2003), Environment and Planning B 30: 865; with Gaussian decay, Dai
/// (2010).
Accessibility accessibility(const District& district, const CoverageTimes& times, TierSet set);

/// How many stations have no known floor area.
IssueList accessibility_notes(const District& district);

} // namespace yike
