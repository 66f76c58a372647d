// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Streets within blocks, which join the mesh at vertices of it.
#pragma once

#include "synthesis/street_mesh.hpp"

#include <optional>
#include <vector>

namespace yike {

/// A straight piece of street between two vertices of a mesh that is no edge of it.
struct StreetPiece {
    VertexIndex a = 0;
    VertexIndex b = 0;
    Street street;
};

/// A chain of straight sides that other streets may join anywhere.
class StreetTrack {
  public:
    /// @param corners  at least two; a closed track has its first again at the end
    StreetTrack(std::vector<VertexIndex> corners, const Street& street);

    /// Puts a vertex into side `side` at a share of it.
    void join(std::size_t side, double share, VertexIndex vertex);

    /// A vertex of the side within `near` of the share, as a share: a corner or what joined there.
    std::optional<VertexIndex> joined_near(std::size_t side, double share, double near) const;

    /// All pieces, in order.
    void draw(std::vector<StreetPiece>& pieces) const;

  private:
    struct Join {
        std::size_t side;
        double share;
        VertexIndex vertex;
    };

    std::vector<VertexIndex> corners_;
    std::vector<Join> joins_;
    Street street_;
};

/// Where a ray first meets a street around a block.
struct StreetHit {
    HalfIndex half = 0;
    double share = 0;
    PlanePoint point;
    double distance_m = 0;
};

/// None if it meets what is no street first, or a bridge, or comes nearer than `clear_m` to a
/// corner.
std::optional<StreetHit> street_hit(
    const StreetMesh& mesh, BlockIndex block, PlanePoint from, PlanePoint way, double clear_m);

} // namespace yike
