// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Rough walks along made-up streets, for deciding where things stand.
#pragma once

#include "district/box_index.hpp"
#include "synthesis/street_tracks.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace yike {

/// The nearest of some places to another, and how far it is.
struct NearestPlace {
    std::size_t place = static_cast<std::size_t>(-1); ///< beyond all: none
    double walk_m = 1e9;
};

/// Walks from vertex to vertex; walls and the way to the street are left out of account. Not for
/// several threads at once.
class StreetWalks {
  public:
    StreetWalks(const StreetMesh& mesh, const std::vector<StreetPiece>& pieces);

    /// For each target the nearest of the places; ties to the first. A target that no place reaches
    /// has none. One search for all.
    std::vector<NearestPlace> nearest(const std::vector<PlanePoint>& places,
                                      const std::vector<PlanePoint>& targets) const;

  private:
    struct Step {
        VertexIndex to;
        double length_m;
    };

    VertexIndex nearest_vertex(PlanePoint p) const;

    const std::vector<PlanePoint>& points_;
    std::vector<std::vector<Step>> steps_;
    std::vector<VertexIndex> joined_; ///< vertices of streets
    BoxIndex index_;                  ///< of joined_
};

} // namespace yike
