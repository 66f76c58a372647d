// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// No wrong signs: random scenarios of the sample and of a real country, one change more each time.
#include "access/walk_reach.hpp"
#include "coverage/compound_times.hpp"
#include "district/import_osm.hpp"
#include "district/project.hpp"
#include "support/random_changes.hpp"
#include "support/shared_data.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

constexpr std::size_t kLongestScenario = 8;

/// How many changes are tried in all; YIKE_SCENARIOS asks for another number.
int wanted_changes() {
    const char* text = std::getenv("YIKE_SCENARIOS");
    return text != nullptr ? std::atoi(text) : 1000;
}

/// What opening and one more station may only do, and closing and blocking.
enum class Sign { never_longer, never_shorter, either };

Sign sign_of(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::build:
    case ChangeKind::open_gate:
    case ChangeKind::add_path:
        return Sign::never_longer;
    case ChangeKind::close:
    case ChangeKind::close_gate:
    case ChangeKind::block_road:
        return Sign::never_shorter;
    case ChangeKind::relocate:
    case ChangeKind::renovate:
        break;
    }
    return Sign::either;
}

/// Gate-rule times of all compounds to the nearest station, and those of some other places.
struct Walks {
    std::vector<Millis> compounds;
    std::vector<Millis> places;
};

class Walker {
  public:
    explicit Walker(const District& district)
        : model_(district), field_(model_, district.settings.cell_m) {
        std::mt19937 random(5);
        std::uniform_int_distribution<std::size_t> any(0, district.compounds.size() - 1);
        std::uniform_real_distribution<double> away(-300, 300);
        for (int i = 0; i < 150; ++i) {
            const PlanePoint home = district.compounds[any(random)].interior;
            places_.push_back({home.x + away(random), home.y + away(random)});
        }
    }

    const AccessModel& model() const { return model_; }

    Walks with(const Plan& plan) {
        const PlannedDistrict planned = apply_plan(model_.district(), plan);
        const AccessModel model(model_, planned.district, planned.streets);
        AccessField field(model, field_);
        const CoverageTimes times = compound_times(model, field, quiet);
        Walks walks;
        for (const CompoundTimes& compound : times.compounds) {
            walks.compounds.push_back(compound.of(TierSet::all).nearest_ms);
        }
        const WalkReach reach(model, times.destinations, kLongestWalk);
        for (const PlanePoint p : places_) {
            walks.places.push_back(reach.at(model.place_at(p)));
        }
        return walks;
    }

  private:
    AccessModel model_;
    AccessField field_;
    std::vector<PlanePoint> places_;
};

void require_sign(const std::vector<Millis>& before,
                  const std::vector<Millis>& after,
                  Sign sign,
                  std::size_t& changed) {
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool right =
            sign == Sign::either ||
            (sign == Sign::never_longer ? after[i] <= before[i] : after[i] >= before[i]);
        changed += after[i] != before[i] ? 1 : 0;
        if (!right) {
            FAIL_CHECK("place " << i << ": " << before[i] << " ms before, " << after[i]
                                << " ms after");
        }
    }
}

std::string told(const Change& change) {
    std::string text = change.id + " " + to_string(change.kind) + " " + change.station +
                       change.gate + change.compound + " " + change.road_class;
    for (const LonLat p : change.path) {
        text += " " + std::to_string(p.lon) + "," + std::to_string(p.lat);
    }
    return text;
}

void try_changes(const District& district, unsigned seed) {
    Walker walker(district);
    RandomChanges random(walker.model(), seed);
    Scenario scenario;
    std::optional<Walks> before;
    std::size_t tried = 0;
    std::map<std::string, std::size_t> that_matter;
    for (int i = 0; i < wanted_changes(); ++i) {
        if (scenario.changes.size() == kLongestScenario) {
            scenario.changes.clear();
            before.reset();
        }
        if (!before) {
            before = walker.with(resolve_plan(scenario, walker.model()));
        }
        scenario.changes.push_back(random.next());
        Plan plan;
        try {
            plan = resolve_plan(scenario, walker.model());
        } catch (const DataError&) { // it would change nothing, or is used already
            scenario.changes.pop_back();
            continue;
        }
        const Change& last = scenario.changes.back();
        const Walks after = walker.with(plan);
        std::string all;
        for (const Change& change : scenario.changes) {
            all += told(change) + "\n";
        }
        INFO("the last of\n" << all);
        std::size_t changed = 0;
        require_sign(before->compounds, after.compounds, sign_of(last.kind), changed);
        require_sign(before->places, after.places, sign_of(last.kind), changed);
        that_matter[to_string(last.kind)] += changed > 0 ? 1 : 0;
        before = after;
        ++tried;
    }
    std::cout << tried << " changes tried; of those that changed a walk:";
    for (const auto& [kind, count] : that_matter) {
        std::cout << " " << kind << " " << count;
    }
    std::cout << "\n";
    CHECK(tried > static_cast<std::size_t>(wanted_changes()) / 2);
    for (const char* kind : {"build", "close", "add_path", "block_road"}) {
        CHECK(that_matter[kind] > 0);
    }
}

} // namespace

TEST_CASE("Random changes of the sample never have the wrong sign") {
    try_changes(load_district(read_project(YIKE_SAMPLE), quiet), 1);
}

TEST_CASE("Random changes of Liechtenstein never have the wrong sign") {
    const auto file = shared_data("osm-liechtenstein/liechtenstein-latest.osm.pbf");
    if (!file) {
        return;
    }
    const TempFolder folder;
    ImportRequest request;
    request.osm = *file;
    request.boundary = "Liechtenstein";
    request.stations = {{"amenity", {"townhall", "community_centre"}}};
    request.folder = folder / "project";
    import_osm(request, quiet);
    try_changes(load_district(read_project(request.folder), quiet), 2);
}
