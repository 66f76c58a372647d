// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Lines that cross to a plane graph.
#pragma once

#include "synthesis/sketch.hpp"
#include "synthesis/street_mesh.hpp"

#include <vector>

namespace yike {

struct StreetLine {
    Line line;
    Street street;
};

struct PlaneGraph {
    std::vector<PlanePoint> points;
    std::vector<MeshEdge> edges;
};

/// Cuts all lines where they cross, and joins them there. Crossings within `join_m` of an end of a
/// segment are moved to it. Cost O(n log n) for lines spread like streets.
PlaneGraph arrange_lines(const std::vector<StreetLine>& lines, double join_m);

/// Takes edges away that lead nowhere, one after another, until every vertex has two or more.
void prune_dead_ends(PlaneGraph& graph);

} // namespace yike
