// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/evaluate.hpp"

#include "base/heavy_work.hpp"
#include "evaluation/figures.hpp"
#include "evaluation/headline_ground.hpp"

#include <algorithm>

namespace yike {

namespace {

void add_polygons(const District& district, Evaluation& evaluation, Progress& progress) {
    const AccessModel& model = *evaluation.model;
    const std::vector<int> minutes = indicator_minutes(district.settings);
    const WalkReach reach(
        model, evaluation.times.destinations, minutes_to_millis(minutes.back()) + kBeyond);
    const StackedPlaces stacked(model.network(), model.segment_index());
    evaluation.isochrones = isochrones(reach, minutes, *evaluation.field, stacked, progress);
    progress.stage("gaps", 0);
    const auto headline = std::find_if(
        evaluation.isochrones.begin(), evaluation.isochrones.end(), [](const Isochrone& isochrone) {
            return isochrone.minutes == kHeadlineMinutes;
        });
    evaluation.gap_areas = gap_areas(district, headline->ground);
    evaluation.nearest = nearest_areas(
        {evaluation.times.destinations, district.boundary}, *evaluation.field, progress);
}

void add_headline_polygons(const District& district, Evaluation& evaluation, Progress& progress) {
    Isochrone isochrone;
    isochrone.minutes = kHeadlineMinutes;
    isochrone.ground = headline_ground(evaluation, progress);
    isochrone.area_m2 = area(isochrone.ground);
    progress.stage("gaps", 0);
    evaluation.gap_areas = gap_areas(district, isochrone.ground);
    evaluation.isochrones.push_back(std::move(isochrone));
}

void add_polygons_asked(const District& district,
                        const EvaluationRequest& request,
                        Evaluation& evaluation,
                        Progress& progress) {
    if (request.polygons && request.headline_only) {
        add_headline_polygons(district, evaluation, progress);
    } else if (request.polygons) {
        add_polygons(district, evaluation, progress);
    }
}

void add_times_and_figures(const District& district, Evaluation& evaluation, Progress& progress) {
    evaluation.times = compound_times(*evaluation.model, *evaluation.field, progress);
    add_figures(district, demand_of(district, *evaluation.model), evaluation);
}

} // namespace

Evaluation
evaluate(const District& district, const EvaluationRequest& request, Progress& progress) {
    begin_heavy_work("evaluate");
    Evaluation evaluation;
    progress.stage("network and access", 0);
    evaluation.model = std::make_unique<AccessModel>(district);
    evaluation.field = std::make_unique<AccessField>(*evaluation.model, district.settings.cell_m);
    add_times_and_figures(district, evaluation, progress);
    add_polygons_asked(district, request, evaluation, progress);
    return evaluation;
}

Evaluation evaluate_plan(const PlannedDistrict& planned,
                         const Evaluation& baseline,
                         const EvaluationRequest& request,
                         Progress& progress) {
    begin_heavy_work("evaluate_plan");
    Evaluation evaluation;
    progress.stage("network and access", 0);
    evaluation.model =
        std::make_unique<AccessModel>(*baseline.model, planned.district, planned.streets);
    evaluation.field = std::make_unique<AccessField>(*evaluation.model, *baseline.field);
    add_times_and_figures(planned.district, evaluation, progress);
    add_polygons_asked(planned.district, request, evaluation, progress);
    return evaluation;
}

} // namespace yike
