// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Answers of the engine as the windows and the map take them. Never changed once published.
#pragma once

#include "evaluation/compare.hpp"
#include "geometry/polygon.hpp"
#include "render/map_data.hpp"
#include "render/words.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace yike {

/// The figures beside the map, in the order in which they are shown.
enum class FigureKind {
    covered_share,        ///< of households, gate rule, kHeadlineMinutes; value 0-1
    covered_households,   ///< by the same rule
    uncovered_households, ///<
    gained_households,    ///< covered now and not before
    lost_households,      ///< covered before and not now
    cost_yuan,            ///< of the changes that are on, as far as it is known
    missing_costs,        ///< changes that are on and have no cost yet
    stations,             ///< that count
    conflict_pairs,       ///< within one tier too near to each other
    area_shortfall_m2,    ///< of all communities, by membership
};

/// One figure and the things that it counts, to be shown on the map when it is clicked.
struct Figure {
    FigureKind kind = FigureKind::covered_share;
    std::optional<double> value;      ///< none: nothing to divide by, or nobody says
    std::optional<double> difference; ///< to the baseline; none for it, and where it says nothing
    bool partial = false;             ///< of some it is not known: the value is that of the others
    std::vector<CompoundId> compounds;
    std::vector<StationId> stations; ///< of Answer::planned
    std::vector<CommunityId> communities;
};

/// One line of the gap list.
struct GapLine {
    CompoundId compound;
    double households = 0;
    std::optional<double> minutes; ///< to the nearest station; none within 60
    StationId nearest;             ///< of Answer::planned; none
    std::string reason;            ///< see gap_list()

    bool operator==(const GapLine&) const = default;
};

/// What the map lays over its ground; `minutes` and `fates` are parallel to the ground's compounds
/// (and to the district's), `stations` to the stations of Answer::planned.
struct AnswerMap {
    std::vector<std::optional<double>> minutes;
    std::vector<std::optional<MapFate>> fates; ///< empty: no plan
    std::vector<MapStation> stations;
    std::vector<MapConflict> conflicts; ///< pairs of these stations too close to each other
    std::vector<MapChange> changes;     ///< those that are on, numbered as in the ledger
};

/// One answer of the engine.
struct Answer {
    std::shared_ptr<const Answer> baseline;         ///< what it is measured against; null: it is it
    std::shared_ptr<const PlannedDistrict> planned; ///< the baseline: without changes
    std::shared_ptr<const Evaluation> evaluation;   ///< of it, figures only
    std::shared_ptr<const Plan> plan;               ///< with its changes; null: the baseline
    std::vector<Figure> figures;
    std::vector<GapLine> gaps; ///< most households first
    AnswerMap map;
    /// Isochrone of kHeadlineMinutes over all stations; while one is dragged: over all others, the
    /// same for the whole drag. Null: not yet.
    std::shared_ptr<const MultiPolygon> reach;
    std::string moved;        ///< id of the station that is being dragged; empty: none
    MultiPolygon moved_reach; ///< its own isochrone of kHeadlineMinutes
    bool rough = false;       ///< of a drag that goes on: without what only a rest shows

    const District& district() const { return planned->district; }
};

/// Null if the answer has no such figure.
const Figure* find_figure(const Answer& answer, FigureKind kind);

/// Fills figures, gaps and map of an answer that has planned, evaluation, plan and baseline.
/// @param missing_costs  changes that are on and have no cost
/// @param language       of the words of the changes on the map
void complete_answer(Answer& answer, std::size_t missing_costs, Language language);

/// The changes on the map, said in another language.
void name_changes(Answer& answer, Language language);

} // namespace yike
