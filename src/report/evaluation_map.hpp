// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Maps of what has been evaluated, without a result folder in between: the same as
/// read_map_data() would read back.
#pragma once

#include "evaluation/compare.hpp"
#include "render/map_data.hpp"
#include "render/words.hpp"

#include <optional>

namespace yike {

/// None for kNever.
std::optional<double> minutes_of(Millis time);

/// @param evaluation  with polygons
MapData evaluation_map(const District& district, const Evaluation& evaluation);

/// The world of a plan: its figures, the fate of every compound and its changes, numbered as in
/// the ledger.
MapData plan_map(const Comparison& comparison, const ScenarioOutcome& outcome, Language language);

/// The stations alone, in the order of the district.
std::vector<MapStation> map_stations(const District& district, const Evaluation& evaluation);

/// Pairs of stations of one tier that stand too close to each other, in the order of the pairs.
std::vector<MapConflict> map_conflicts(const Evaluation& evaluation);

/// One change as a map shows it, without its gains.
/// @param model   of the district without any plan
/// @param number  in the ledger, from 1
MapChange map_change(const District& baseline,
                     const AccessModel& model,
                     const PlannedChange& planned,
                     std::size_t number,
                     Language language);

MapFate map_fate(Fate fate);

/// A change in a few words: 「迁址 东风路 → K12」.
std::string change_text(const District& baseline, const PlannedChange& planned, Language language);

/// 「迁址」, 「新建」, ...
std::string change_kind_text(ChangeKind kind, Language language);

} // namespace yike
