// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which block belongs to which community.
#pragma once

#include "synthesis/blocks.hpp"

#include <cstddef>
#include <vector>

namespace yike {

/// The community of each block, an index into the sketch. Every community grows from the block at
/// its heart, is connected, and has at least one block if there are as many; borders prefer wide
/// streets and the river.
/// @throws DataError if there are fewer blocks than communities.
std::vector<std::size_t> form_communities(const Blocks& blocks, const Sketch& sketch);

/// Blocks by place.
class BlockFinder {
  public:
    explicit BlockFinder(const StreetMesh& mesh);

    /// The block around p, else kOutside.
    BlockIndex at(PlanePoint p) const;

    /// Blocks by the distance of their middles from p, at least `count` if there are as many.
    std::vector<BlockIndex> near(PlanePoint p, std::size_t count) const;

    PlanePoint middle(BlockIndex block) const { return middles_[block]; }

  private:
    std::vector<Ring> rings_;
    std::vector<PlanePoint> middles_;
    BoxIndex boxes_;
};

} // namespace yike
