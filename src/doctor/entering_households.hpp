// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How many households enter the network by which street.
#pragma once

#include "access/access_model.hpp"

#include <vector>

namespace yike {

/// Each compound with its households at the one street by which its middle (or, of a walled one,
/// its first gate with access) enters the network: what hangs on a defect of that street.
class EnteringHouseholds {
  public:
    /// @param network  of the same district, without wall cuts: its segments are asked about
    EnteringHouseholds(const AccessModel& model, const Network& network);

    double by_segment(SegmentId segment) const { return by_segment_[segment.index()]; }

    /// By component of the model's network.
    double by_component(std::size_t component) const { return by_component_[component]; }

    double by_edge(EdgeId edge) const { return by_edge_[edge.index()]; }

  private:
    std::vector<double> by_segment_;
    std::vector<double> by_edge_;
    std::vector<double> by_component_;
};

} // namespace yike
