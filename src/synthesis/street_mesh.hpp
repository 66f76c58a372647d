// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Streets and the blocks between them as one planar mesh: neighbours share their vertices, so
/// whatever is made of whole blocks tiles the district exactly.
#pragma once

#include "geometry/polygon.hpp"
#include "synthesis/street.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yike {

using VertexIndex = std::uint32_t;
using HalfIndex = std::uint32_t; ///< a directed edge; its block lies on its left
using BlockIndex = std::uint32_t;

inline constexpr BlockIndex kOutside = 0xFFFFFFFF;

/// An undirected edge to build a mesh from.
struct MeshEdge {
    VertexIndex a = 0;
    VertexIndex b = 0;
    Street street;
    std::size_t line = 0; ///< the line that it was cut from
};

class StreetMesh {
  public:
    /// @param edges  of a connected plane graph: no two cross or touch but at common vertices
    StreetMesh(std::vector<PlanePoint> points, const std::vector<MeshEdge>& edges);

    std::size_t block_count() const { return first_.size(); }

    std::size_t half_count() const { return halves_.size(); }

    const std::vector<PlanePoint>& points() const { return points_; }

    PlanePoint point(VertexIndex v) const { return points_[v]; }

    static HalfIndex twin(HalfIndex h) { return h ^ 1U; }

    VertexIndex origin(HalfIndex h) const { return halves_[h].origin; }

    VertexIndex target(HalfIndex h) const { return halves_[twin(h)].origin; }

    HalfIndex next(HalfIndex h) const { return halves_[h].next; }

    HalfIndex previous(HalfIndex h) const { return halves_[h].previous; }

    BlockIndex block(HalfIndex h) const { return halves_[h].block; }

    const Street& street(HalfIndex h) const { return streets_[h / 2]; }

    Street& street(HalfIndex h) { return streets_[h / 2]; }

    /// The half edges around a block, counter-clockwise.
    std::vector<HalfIndex> around(BlockIndex block) const;

    /// The outline of a block, closed.
    Ring ring(BlockIndex block) const;

    /// Edges that meet at the origin of h.
    std::size_t degree(HalfIndex h) const;

    /// Puts a vertex into an edge: h then ends there, and next(h) goes on.
    VertexIndex split(HalfIndex h, PlanePoint p);

    /// Divides the block of a and b by an edge from origin(a) to origin(b). The old number stays
    /// with the part on the left of the new edge.
    /// @returns the new edge, from origin(a) to origin(b); twin() of it bounds the new block
    HalfIndex connect(HalfIndex a, HalfIndex b, const Street& street);

    /// A vertex within a block, at no edge of the mesh.
    VertexIndex add_point(PlanePoint p) {
        points_.push_back(p);
        return static_cast<VertexIndex>(points_.size() - 1);
    }

  private:
    struct Half {
        VertexIndex origin = 0;
        HalfIndex next = 0;
        HalfIndex previous = 0;
        BlockIndex block = kOutside;
    };

    void link(HalfIndex before, HalfIndex after);
    void link_around_vertices();
    void trace_blocks();

    std::vector<PlanePoint> points_;
    std::vector<Half> halves_; ///< an edge is the pair 2 k, 2 k + 1
    std::vector<Street> streets_;
    std::vector<HalfIndex> first_; ///< a half edge of each block
};

} // namespace yike
