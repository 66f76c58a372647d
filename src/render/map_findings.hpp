// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a sheet finds in its data: the rows behind its figures, headline and table.
#pragma once

#include "render/map_data.hpp"

#include <cstddef>
#include <vector>

namespace yike {

bool is_covered(const MapData& data, const MapCompound& compound);

/// Uncovered compounds, most households first; equal ones by their id.
std::vector<const MapCompound*> ranked_gaps(const MapData& data);

/// Compounds that a plan takes coverage from, then those that it covers; most households first,
/// equal ones by their id.
std::vector<const MapCompound*> ranked_fates(const MapData& data);

/// Communities with households, the lowest coverage first; equal ones by uncovered households,
/// then by name.
std::vector<const MapCommunity*> ranked_communities(const MapData& data);

/// Conflicts between stations of the sheet's tier, the nearest first.
std::vector<const MapConflict*> conflicts_of_tier(const MapData& data);

bool is_of_tier(const MapStation& station, int tier);

/// A station of the district that alone covers under a fifth of the households it covers.
bool is_hardly_unique(const MapStation& station);

/// How many there are in the sheet's tier.
std::size_t hardly_unique_stations(const MapData& data);

/// Households that reach two or more stations of the sheet's tier.
double households_twice(const MapData& data);

/// Households of compounds, to which the other households refer.
double households_of_compounds(const MapData& data);

/// Share of the required area that there is; none if nobody says or nothing is required.
std::optional<double> adequacy(const MapAreaUnit& unit);
double shortfall_m2(const MapAreaUnit& unit);

struct AreaFinding {
    std::size_t judged = 0; ///< units whose floor area and requirement are known
    std::size_t below = 0;  ///< of those, short of the standard
    double shortfall_m2 = 0;
};

AreaFinding area_finding(const MapData& data);

/// Units short of the standard, the greatest shortfall first; equal ones by name.
std::vector<const MapAreaUnit*> ranked_shortfalls(const MapData& data);

} // namespace yike
