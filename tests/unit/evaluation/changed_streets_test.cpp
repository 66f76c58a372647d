// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// The streets of plans are searched as if their networks had been built anew.
#include "base/error.hpp"
#include "district/project.hpp"
#include "scenario/plan.hpp"
#include "scenario/read_scenario.hpp"
#include "support/random_changes.hpp"
#include "support/same_network.hpp"

#include <catch2/catch.hpp>

using namespace yike;
using namespace yike::test;

namespace {

// Changes that resolve together, one more each time.
void add_change(Plan& plan, RandomChanges& changes, const AccessModel& model) {
    for (;;) {
        Scenario scenario = plan.scenario;
        scenario.changes.push_back(changes.next());
        try {
            plan = resolve_plan(scenario, model);
            return;
        } catch (const DataError&) { // one that does not
        }
    }
}

} // namespace

TEST_CASE("the sample's streets with random changes are searched as if built anew") {
    Progress quiet;
    const District district = load_district(read_project(YIKE_SAMPLE), quiet);
    const AccessModel model(district);
    for (unsigned seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        RandomChanges changes(model, seed);
        Plan plan;
        for (int i = 0; i < 8; ++i) {
            add_change(plan, changes, model);
            const PlannedDistrict planned = apply_plan(district, plan);
            const AccessModel changed(model, planned.district, planned.streets);
            require_as_if_built_anew(changed.network(), random);
        }
    }
}
