// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How many households live in a building of which only the outline and the tags are known.
#pragma once

#include "io/osm_objects.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yike {

/// What is assumed of one value of building=*. All numbers are unverified guesses at usual
/// buildings; the report of the import prints them.
struct DwellingType {
    std::string_view building;
    double levels;             ///< where building:levels is not given
    double m2_per_household;   ///< gross floor area
    double least_footprint_m2; ///< smaller ones are sheds and garages
    bool makes_compounds;      ///< groups of them are compounds even without residential land use
};

std::span<const DwellingType> dwelling_types();

/// The type of a building; none if nobody lives in it. Buildings of an unknown kind (building=yes)
/// count unless another tag gives them a use: amenity, leisure, office ...
const DwellingType* dwelling_type(const OsmTags& tags);

/// building:flats if given, else footprint x levels / m2 per household, at least 1; not rounded.
double estimate_households(const DwellingType& type, const OsmTags& tags, double footprint_m2);

/// Where a file holds no buildings: households on a hectare of residential land. Unverified.
inline constexpr double kHouseholdsPerHectare = 50;

} // namespace yike
