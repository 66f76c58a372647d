// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a plan changes about streets and gates, ready to be applied to an access model.
#pragma once

#include "base/ids.hpp"
#include "geometry/plane_point.hpp"

#include <string>
#include <vector>

namespace yike {

/// A gate that the plan adds to a walled compound.
struct NewGate {
    std::string id;
    CompoundId compound;
    PlanePoint point;

    bool operator==(const NewGate&) const = default;
};

/// The part of all edges inside a circle, or the whole of some roads.
struct RoadBlock {
    PlanePoint at;
    double radius_m = 0;
    std::vector<RoadId> roads; ///< not empty: these, and no circle

    bool operator==(const RoadBlock&) const = default;
};

struct StreetChanges {
    std::vector<GateId> opened; ///< of the base model: open to everybody from now on
    std::vector<GateId> closed; ///< of the base model
    std::vector<NewGate> new_gates;
    std::vector<RoadId> paths; ///< roads of the changed district that the base has not
    std::vector<RoadBlock> blocks;

    bool empty() const {
        return opened.empty() && closed.empty() && new_gates.empty() && paths.empty() &&
               blocks.empty();
    }

    bool operator==(const StreetChanges&) const = default;
};

/// How near to a node or an edge the end of a new path must lie to join it, m.
inline constexpr double kPathReach = 1;

} // namespace yike
