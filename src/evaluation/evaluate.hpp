// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The one pipeline from a district to its figures and polygons.
#pragma once

#include "coverage/area_standard.hpp"
#include "coverage/coverage.hpp"
#include "coverage/gaps.hpp"
#include "coverage/stations.hpp"
#include "coverage/supply_indicators.hpp"
#include "isochrone/isochrone.hpp"
#include "isochrone/nearest_areas.hpp"
#include "scenario/plan.hpp"

#include <memory>
#include <vector>

namespace yike {

/// Everything that is computed of a district. It keeps references into the district.
struct Evaluation {
    std::unique_ptr<AccessModel> model;
    std::unique_ptr<AccessField> field;
    CoverageTimes times;
    std::vector<Indicator> indicators;
    std::vector<StationResult> stations;
    std::vector<AreaBalance> areas; ///< one per station
    std::vector<StationPair> pairs;
    std::vector<Gap> gaps;
    SupplyResult supply; ///< capacity and floor area within reach, by tier
    IssueList issues;    ///< what the figures take for granted

    /// Polygons; empty when only figures were asked for.
    std::vector<Isochrone> isochrones;   ///< of the least time over all stations, by minutes
    std::vector<MultiPolygon> gap_areas; ///< one per compound
    NearestGround nearest;               ///< who is nearest, and how far
};

struct EvaluationRequest {
    bool polygons = true; ///< isochrones, gap areas, nearest areas
    /// Of the polygons, only the isochrone of kHeadlineMinutes, without audit, and the gap areas:
    /// what the maps of a plan show.
    bool headline_only = false;
};

/// @param district  must outlive the result
/// @throws DataError for an unknown profile; Stopped if the progress says so
Evaluation evaluate(const District& district, const EvaluationRequest& request, Progress& progress);

/// The same of a district as a plan makes it. What the plan does not touch (walls and gates, the
/// network, access of places) is taken from the baseline.
/// @param planned   must outlive the result
/// @param baseline  of the district without any plan; must outlive the result. Its field may be
///                  prepared further
Evaluation evaluate_plan(const PlannedDistrict& planned,
                         const Evaluation& baseline,
                         const EvaluationRequest& request,
                         Progress& progress);

} // namespace yike
