// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The scenarios of tests/web against the small project `overlap`, compared.
#pragma once

#include "evaluation/compare.hpp"
#include "sample_result.hpp"
#include "scenario/read_scenario.hpp"

namespace yike::test {

/// Computed once.
inline const Comparison& sample_comparison() {
    static const Comparison comparison = [] {
        Progress progress;
        std::vector<Plan> plans;
        for (const char* name : {"all-kinds.toml", "reach-five.toml", "today.toml"}) {
            const Scenario scenario =
                read_scenario(std::filesystem::path(YIKE_TEST_SCENARIOS) / name);
            plans.push_back(resolve_plan(scenario, *sample().evaluation.model));
        }
        CompareRequest request;
        request.sensitivity = {{"elderly", "standard"}, {15, 18}};
        return compare(sample().evaluation, std::move(plans), request, progress);
    }();
    return comparison;
}

} // namespace yike::test
