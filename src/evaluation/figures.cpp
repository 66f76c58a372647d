// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/figures.hpp"

namespace yike {

namespace {

void add_supply(const District& district, const Demand& demand, Evaluation& evaluation) {
    evaluation.supply = supply_result(district, evaluation.times);
    const std::vector<Indicator> rows =
        supply_indicators(district, demand, evaluation.times, evaluation.supply);
    evaluation.indicators.insert(evaluation.indicators.end(), rows.begin(), rows.end());
    evaluation.issues.append(supply_notes(district));
}

} // namespace

void add_figures(const District& district, const Demand& demand, Evaluation& evaluation) {
    add_figures_but_supply(district, demand, evaluation);
    add_supply(district, demand, evaluation);
}

void add_figures_but_supply(const District& district,
                            const Demand& demand,
                            Evaluation& evaluation) {
    evaluation.indicators =
        coverage_indicators(district, *evaluation.model, demand, evaluation.times);
    evaluation.stations = station_results(district, evaluation.times);
    evaluation.areas = station_areas(district, evaluation.times);
    evaluation.pairs = station_pairs(*evaluation.model, evaluation.times, evaluation.stations);
    evaluation.gaps = gap_list(*evaluation.model, evaluation.times);
}

} // namespace yike
