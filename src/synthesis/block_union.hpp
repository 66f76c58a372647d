// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The outline of many blocks together.
#pragma once

#include "synthesis/street_mesh.hpp"

#include <vector>

namespace yike {

/// For each group the ground of its blocks, valid, with vertices exactly those of the mesh: the
/// grounds of two neighbours share theirs. Cost linear in the mesh.
/// @param group_of_block  numbers below `groups`
std::vector<MultiPolygon> block_unions(const StreetMesh& mesh,
                                       const std::vector<std::size_t>& group_of_block,
                                       std::size_t groups);

} // namespace yike
