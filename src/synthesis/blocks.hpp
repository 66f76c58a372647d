// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The ground of a district as streets and blocks.
#pragma once

#include "synthesis/sketch.hpp"
#include "synthesis/street_mesh.hpp"
#include "synthesis/terrain.hpp"

#include <string>
#include <vector>

namespace yike {

enum class Ground { town, river, shore, hill };

struct Blocks {
    StreetMesh mesh;
    std::vector<Ground> ground; ///< one per block of the mesh
    std::vector<std::string> street_names;
};

/// The large blocks between outline, arterials and river.
Blocks draw_arterials(const Sketch& sketch, const Terrain& terrain);

/// Divides every block by streets until it is as large as blocks are hereabouts.
void divide_blocks(Blocks& blocks, const Sketch& sketch, const Terrain& terrain);

/// The middle of a block: the centroid of its outline's area.
PlanePoint middle_of(const Ring& ring);

} // namespace yike
