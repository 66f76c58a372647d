// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Residential compounds from the land use, buildings and streets of OSM data.
#pragma once

#include "base/progress.hpp"
#include "district/osm_boundary.hpp"
#include "geometry/polygon.hpp"
#include "io/osm_objects.hpp"

#include <string>
#include <vector>

namespace yike {

inline constexpr double kLargestUncutM2 = 100'000; ///< larger residential areas are cut

// Pieces of a cut area are slivers if they are smaller than kSliverM2 or nowhere wider than
// kSliverWidthM. Where nobody lives, mostly narrower ones are dropped too, and, if somebody lives
// in another piece, those under kEmptyPieceM2: greens, the middle of a roundabout.
inline constexpr double kSliverM2 = 200;
inline constexpr double kSliverWidthM = 10;
inline constexpr double kEmptyPieceM2 = 2000;

inline constexpr double kGroupGapM = 30; ///< buildings nearer than this are neighbours

struct ImportCompound {
    std::string id;
    std::string name; ///< may be empty
    MultiPolygon ground;
    double households = 0; ///< a whole number
};

struct ImportedCompounds {
    std::vector<ImportCompound> compounds; ///< pieces of areas, then groups; by the area's id
    std::string households_source;         ///< by dwellings; by area if no compound has any

    // What was met on the way.
    std::size_t areas = 0;    ///< residential areas that reach into the boundary
    std::size_t overlaps = 0; ///< from which a smaller one that overlaps them was taken
    std::size_t cut_areas = 0;
    std::size_t slivers_merged = 0;
    std::size_t slivers_dropped = 0;
    double slivers_dropped_m2 = 0;
    std::size_t groups = 0;
    std::size_t dwellings = 0;          ///< buildings in compounds whose households were estimated
    std::size_t dwellings_outside = 0;  ///< within the boundary, in no compound
    double households_outside = 0;      ///< in them
    std::size_t unknown_outside = 0;    ///< building=yes within the boundary, in no compound
    std::size_t without_households = 0; ///< compounds with no dwelling
};

/// Makes compounds within the boundary:
/// - from landuse=residential; of overlapping areas the smaller keeps the ground. Areas over
///   kLargestUncutM2 are cut along the streets, and keep their name. Ids `aw<way>` and
///   `ar<relation>`, with `-1`, `-2` ... if there are several pieces.
/// - from groups of building=apartments|residential outside of it, nearer than kGroupGapM to each
///   other with no street between. Ids `bw<way>` and `br<relation>` of the smallest building.
/// @param streets  class residential and higher, in the CRS of the boundary
ImportedCompounds make_compounds(const ImportBoundary& boundary,
                                 const OsmObjects& objects,
                                 const std::vector<Line>& streets,
                                 Progress& progress);

} // namespace yike
