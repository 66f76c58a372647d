// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/comparison_layers.hpp"

#include "report/qgis_style.hpp"

#include <string>

namespace yike {

namespace {

Value minutes_of(const Evaluation& evaluation, std::size_t compound) {
    const Millis time = evaluation.times.compounds[compound].of(TierSet::all).nearest_ms;
    return time == kNever ? Value{} : Value{static_cast<double>(time) / minutes_to_millis(1)};
}

} // namespace

OutputLayer fates_layer(const Comparison& comparison, Language language) {
    OutputLayer layer{"fates",
                      GeometryType::multi_polygon,
                      {{"scenario", FieldType::text},
                       {"compound_id", FieldType::text},
                       {"name", FieldType::text},
                       {"community", FieldType::text},
                       {"households", FieldType::real},
                       {"status", FieldType::text},
                       {"minutes", FieldType::real},
                       {"minutes_before", FieldType::real}},
                      {},
                      {}};
    for (const auto& outcome : comparison.scenarios) {
        const District& district = outcome->planned.district;
        for (std::size_t i = 0; i < district.compounds.size(); ++i) {
            const Compound& compound = district.compounds[i];
            if (!compound.counts) {
                continue;
            }
            layer.features.push_back(
                {compound.ground,
                 {outcome->plan.scenario.id,
                  compound.id,
                  compound.name,
                  compound.community.valid() ? district.communities[compound.community.index()].id
                                             : std::string(),
                  compound.households,
                  to_string(outcome->fates[i]),
                  minutes_of(outcome->evaluation, i),
                  minutes_of(*comparison.baseline, i)}});
        }
    }
    layer.qgis_style = qgis_style(layer, {language, {}});
    return layer;
}

} // namespace yike
