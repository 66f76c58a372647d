// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A make-believe district, ready to be written as a project.
#pragma once

#include "base/progress.hpp"
#include "district/district.hpp"
#include "synthesis/sketch.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yike {

struct TownBuilding {
    Ring outline;
    std::size_t compound = 0; ///< index into Town::compounds
    double floor_area_m2 = 0;
    double households = 0;
    double people = 0;
};

/// Heights in whole metres at the middles of square cells, the northernmost row first.
struct HeightGrid {
    PlanePoint south_west; ///< outer corner
    double cell_m = 100;
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::vector<int> heights_m;
};

/// Of the records of district.hpp only what the layers hold is filled.
struct Town {
    Sketch sketch;
    MultiPolygon boundary;
    std::vector<Community> communities; ///< parallel to those of the sketch
    std::vector<Compound> compounds;
    std::vector<bool> walled; ///< parallel to compounds
    std::vector<Gate> gates;  ///< the first of a compound is its main gate
    std::vector<Barrier> barriers;
    std::vector<Road> roads;
    std::uint32_t junctions = 0;
    std::vector<Station> stations;
    std::vector<Candidate> candidates;
    std::vector<TownBuilding> buildings; ///< by compound
    HeightGrid heights;
};

/// Builds the whole district of a sketch. The same sketch gives the same town, to the bit. Cost
/// O(n log n) for n blocks.
/// @throws DataError if the communities do not fit; Stopped if `progress` asks for it.
Town make_town(const Sketch& sketch, Progress& progress);

} // namespace yike
