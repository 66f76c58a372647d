// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A scenario against a district: every name found, every place checked, nothing applied yet.
#pragma once

#include "access/access_model.hpp"
#include "scenario/scenario.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace yike {

/// A change with what its words stand for.
struct PlannedChange {
    Change change;
    double cost_yuan = 0;                ///< its own, else the candidate's
    StationId station;                   ///< relocate, renovate, close: of the district
    PlanePoint point;                    ///< relocate, build: where to
    std::optional<double> floor_area_m2; ///< afterwards; none: as before, or unknown
    int tier = 1;                        ///< build
    std::string name;                    ///< build
    GateId gate;                         ///< open_gate, close_gate: of the model; none: a new one
    CompoundId compound;                 ///< open_gate with a place
    PlanePoint at;                       ///< open_gate with a place, block_road with a circle
    Line path;                           ///< add_path
    std::vector<double> path_heights;    ///< m, parallel to `path`; empty: level ground
    std::vector<RoadId> roads;           ///< block_road with source_id

    /// True for those that leave streets and gates alone.
    bool is_of_stations() const;
};

struct Plan {
    Scenario scenario;
    std::vector<PlannedChange> changes; ///< parallel to the scenario's
    IssueList issues;                   ///< what is allowed but may not be meant

    /// Sums over the changes that are not off.
    double cost_yuan() const;
    double yearly_cost_yuan() const;
};

/// How near to its compound's outline a new gate must lie, m.
inline constexpr double kNewGateReach = 20;

/// Looks up every change, those that are off too.
/// @param model  of the district without any plan
/// @throws DataError with every error at once, a line each, naming file, line and the change's id
Plan resolve_plan(const Scenario& scenario, const AccessModel& model);

/// The district as the plan makes it.
struct PlannedDistrict {
    District district;
    StreetChanges streets;
};

/// Applies the changes that are not off, in their order; a copy, the baseline stays as it is.
/// A relocated station keeps its community and gets its street door anew; a capacity that is given
/// grows with the floor area.
/// @param wanted  empty: all; else only those for which it holds
PlannedDistrict apply_plan(const District& base,
                           const Plan& plan,
                           const std::function<bool(const PlannedChange&)>& wanted = {});

/// Puts a station elsewhere, as `relocate` does without a floor area.
/// @param station  of that district
void relocate_station(District& district, StationId station, PlanePoint to);

} // namespace yike
