// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. A plan that is being made, at one moment.
#pragma once

#include "render/words.hpp"
#include "scenario/plan.hpp"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yike {

/// A scenario and what its words stand for; never changed, so that a step back costs nothing.
struct PlanState {
    Scenario scenario;
    std::shared_ptr<const Plan> plan;
    std::vector<std::size_t> without_cost; ///< rows that need one and have none

    /// True if the plan's answer is the baseline's.
    bool changes_nothing() const;

    /// Those rows that are on.
    std::size_t missing_costs() const;
};

/// The same in both languages.
struct BothWords {
    QString zh;
    QString en;

    const QString& in(Language language) const { return language == Language::zh ? zh : en; }
};

/// As resolve_plan(), but changes may lack a cost: they count as 0 yuan.
/// @throws DataError as resolve_plan() does
PlanState resolve_state(Scenario scenario, const AccessModel& model);

/// The same without any check: for frames of a drag.
std::shared_ptr<const Plan> with_station_at(const PlanState& state,
                                            const District& district,
                                            const std::string& station,
                                            PlanePoint place);

/// Rows without a cost that a file must have, or that their candidate does not bring.
std::vector<std::size_t> rows_without_cost(const Scenario& scenario, const District& district);

/// True if both plans have the same effect on the ground: they may differ in costs, years, notes.
bool same_effect(const Plan& a, const Plan& b);

/// An id that no change has yet: "r01", "b02", ...
std::string new_change_id(const Scenario& scenario, ChangeKind kind);

/// An id that neither a station nor a change of the plan has yet: "N01", ...
std::string new_station_id(const Scenario& scenario, const District& district);

/// The row that is on and moves, enlarges, closes or builds this station; none if there is none.
std::optional<std::size_t> row_about(const Scenario& scenario, const std::string& station);

/// None if the district has no such station.
StationId find_station(const District& district, const std::string& station);

/// A place as files say it: 8 decimals, about 1 mm.
LonLat written_place(const District& district, PlanePoint p);

/// What a change is called in the ledger and on the undo stack: 「迁址 东风路 → K12」.
BothWords change_title(const AccessModel& model, const PlannedChange& change);

} // namespace yike
