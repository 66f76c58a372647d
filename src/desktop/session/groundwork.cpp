// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/groundwork.hpp"

#include "desktop/session/let_go.hpp"
#include "district/project.hpp"
#include "report/evaluation_map.hpp"

#include <utility>

namespace yike {

namespace {

// The same evaluation with a field of its own.
std::shared_ptr<const Evaluation> twin_of(const std::shared_ptr<const Evaluation>& original) {
    auto twin = std::make_unique<Evaluation>();
    const AccessModel& model = *original->model;
    twin->model = std::make_unique<AccessModel>(model, model.district(), StreetChanges{});
    twin->field = std::make_unique<AccessField>(*original->field);
    twin->times = original->times;
    twin->indicators = original->indicators;
    twin->stations = original->stations;
    twin->areas = original->areas;
    twin->pairs = original->pairs;
    twin->gaps = original->gaps;
    twin->supply = original->supply;
    twin->issues = original->issues;
    const Evaluation* const borrowed = twin.release();
    // The field still speaks of the original's model.
    return freed_elsewhere(std::shared_ptr<const Evaluation>(
        borrowed, [original](const Evaluation* evaluation) { delete evaluation; }));
}

} // namespace

std::shared_ptr<const Groundwork> lay_groundwork(const std::filesystem::path& project,
                                                 Progress& progress) {
    const Project read = read_project(project);
    const auto planned = freed_elsewhere(std::make_shared<const PlannedDistrict>(
        PlannedDistrict{load_district(read, progress), {}}));
    auto evaluation =
        std::make_unique<Evaluation>(evaluate(planned->district, {.polygons = false}, progress));
    progress.check();

    auto work = std::make_shared<Groundwork>();
    work->folder = read.file.parent_path();
    work->name = planned->district.name;
    work->planned = planned;
    const Evaluation* const borrowed = evaluation.release();
    work->answering = freed_elsewhere(std::shared_ptr<const Evaluation>(
        borrowed, [planned](const Evaluation* owned) { delete owned; }));
    work->weighing = twin_of(work->answering);
    work->asking = twin_of(work->answering);

    auto answer = std::make_shared<Answer>();
    answer->planned = planned;
    answer->evaluation = twin_of(work->answering);
    complete_answer(*answer, 0, Language::zh);
    work->ground = freed_elsewhere(
        std::make_shared<const MapData>(evaluation_map(planned->district, *answer->evaluation)));
    work->baseline = std::move(answer);
    return work;
}

} // namespace yike
