// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Shortest ways to a gate inside a compound without paths of its own: straight, and round the
/// corners of its wall where straight would go through it.
#pragma once

#include "access/barrier_index.hpp"

#include <optional>
#include <vector>

namespace yike {

/// Visibility graph of one walled compound (Lozano-Pérez & Wesley 1979): the corners that stick
/// into the ground, and its gates. Immutable once built; shared by threads.
class InnerPaths {
  public:
    /// @param ground        the compound
    /// @param gates         points of its gates
    /// @param barriers      all barriers of the layer; must outlive this object. Those that follow
    ///                      the outline are the wall itself
    /// @param gate_reach_m  a wall opens this near to a gate
    InnerPaths(const MultiPolygon& ground,
               std::vector<PlanePoint> gates,
               const BarrierIndex& barriers,
               double gate_reach_m);

    /// Length of the shortest way from p inside to a gate, m; none if a wall keeps them apart.
    std::optional<double> distance_to_gate(PlanePoint p, std::size_t gate) const;

  private:
    bool sees(PlanePoint a, PlanePoint b) const;
    bool sees_gate(PlanePoint p, std::size_t gate) const;
    void find_corners();
    void find_corner_distances();

    const MultiPolygon& ground_;
    std::vector<PlanePoint> gates_;
    std::vector<PlanePoint> openings_; ///< where the outline is nearest to each gate
    const BarrierIndex* barriers_;
    double gate_reach_m_;
    BarrierIndex outline_;
    std::vector<PlanePoint> corners_;
    std::vector<std::vector<double>> to_gate_; ///< [gate][corner], infinite if there is no way
};

} // namespace yike
