// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Gates, barriers and stations of OSM data around a boundary.
#pragma once

#include "district/district.hpp"
#include "district/osm_boundary.hpp"
#include "district/osm_compounds.hpp"
#include "io/osm_objects.hpp"

#include <string>
#include <vector>

namespace yike {

inline constexpr double kGateReachM = 10; ///< gates lie this near to an outline or a wall

/// What the reader of places looks for, to be joined with other selections.
TagFilter gate_tags();
TagFilter barrier_line_tags();
TagFilter barrier_area_tags();

struct ImportBarrier {
    std::string id;
    BarrierKind kind = BarrierKind::wall;
    std::vector<Line> lines;
    MultiPolygon area; ///< if it is one, lines are empty
};

struct ImportedBarriers {
    std::vector<ImportBarrier> barriers; ///< lines, then areas, in the order of the objects
    std::size_t hidden = 0;              ///< left out: in tunnels and culverts, or below ground
    std::size_t raised = 0;              ///< left out: railways on bridges
};

/// Walls (wall, fence, hedge, retaining_wall, city_wall), rivers and canals, railways on the
/// ground, water areas and coastlines within `margin_m` of the boundary.
ImportedBarriers
make_barriers(const ImportBoundary& boundary, const OsmObjects& objects, double margin_m);

struct ImportGate {
    std::string id;
    PlanePoint point;
    bool closed = false;
    bool residents = false;
};

struct ImportedGates {
    std::vector<ImportGate> gates;  ///< ascending by id
    std::size_t elsewhere = 0;      ///< left out: at no compound's outline and at no wall
    std::size_t building_doors = 0; ///< left out: entrance=* on the outline of a building
};

/// barrier=gate|lift_gate|swing_gate|entrance and entrance=* within kGateReachM of the outline of
/// a compound or of a wall, and within `margin_m` of the boundary.
ImportedGates make_gates(const ImportBoundary& boundary,
                         const OsmObjects& objects,
                         const std::vector<ImportCompound>& compounds,
                         const std::vector<ImportBarrier>& barriers,
                         double margin_m);

struct ImportStation {
    std::string id;   ///< n123, w123, r123
    std::string name; ///< the id if it has none
    PlanePoint point;
    std::string open; ///< opening_hours
    bool inside = true;
};

struct ImportedStations {
    std::vector<ImportStation> stations; ///< nodes, ways, relations, each ascending by id
    std::size_t doubles = 0; ///< nodes left out, for they lie in an area that says the same
};

/// Nodes and areas that match the filter, within `margin_m` of the boundary.
ImportedStations make_stations(const ImportBoundary& boundary,
                               const OsmObjects& objects,
                               const TagFilter& filter,
                               double margin_m);

} // namespace yike
