// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// No wrong signs: random scenarios of the sample and of a real country, one change more each time.
#include "access/walk_reach.hpp"
#include "coverage/compound_times.hpp"
#include "district/import_osm.hpp"
#include "district/project.hpp"
#include "scenario/plan.hpp"
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

class RandomChanges {
  public:
    RandomChanges(const AccessModel& model, unsigned seed) : model_(model), random_(seed) {}

    Change next() {
        Change change;
        change.id = "x" + std::to_string(++count_);
        change.kind = kind();
        change.cost_yuan = 0;
        const District& district = model_.district();
        switch (change.kind) {
        case ChangeKind::relocate:
            change.station = any(district.stations).id;
            change.to = lon_lat(near_somebody());
            break;
        case ChangeKind::renovate:
            change.station = any(district.stations).id;
            change.floor_area_m2 = uniform(100, 3000);
            break;
        case ChangeKind::build:
            change.new_id = "N" + std::to_string(count_);
            change.tier = uniform(0, 1) < 0.5 ? 1 : 2;
            change.to = lon_lat(near_somebody());
            break;
        case ChangeKind::close:
            change.station = any(district.stations).id;
            break;
        case ChangeKind::open_gate:
            draw_opening(change);
            break;
        case ChangeKind::close_gate:
            if (!model_.enclosures().gates.empty()) {
                change.gate = any(model_.enclosures().gates).id;
            }
            break;
        case ChangeKind::add_path:
            draw_path(change);
            break;
        case ChangeKind::block_road:
            change.at = lon_lat(on_network(near_somebody()));
            change.radius_m = uniform(2, 150);
            break;
        }
        return change;
    }

  private:
    double uniform(double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random_);
    }

    template <class T> const T& any(const std::vector<T>& things) {
        return things[std::uniform_int_distribution<std::size_t>(0, things.size() - 1)(random_)];
    }

    // Streets and gates more often than stations: there is more to go wrong.
    ChangeKind kind() {
        static const std::vector<ChangeKind> often{ChangeKind::open_gate,
                                                   ChangeKind::open_gate,
                                                   ChangeKind::close_gate,
                                                   ChangeKind::close_gate,
                                                   ChangeKind::add_path,
                                                   ChangeKind::add_path,
                                                   ChangeKind::add_path,
                                                   ChangeKind::block_road,
                                                   ChangeKind::block_road,
                                                   ChangeKind::block_road,
                                                   ChangeKind::build,
                                                   ChangeKind::close,
                                                   ChangeKind::relocate,
                                                   ChangeKind::renovate};
        return any(often);
    }

    LonLat lon_lat(PlanePoint p) const { return model_.district().crs.to_lon_lat(p); }

    PlanePoint near_somebody() {
        const PlanePoint home = any(model_.district().compounds).interior;
        return {home.x + uniform(-200, 200), home.y + uniform(-200, 200)};
    }

    PlanePoint on_network(PlanePoint p) const {
        const PieceIndex& index = model_.segment_index();
        const auto found = index.nearest(p, 1e9, [](std::uint32_t, double) { return true; });
        const Piece& piece = index.pieces()[found->piece];
        return along(piece.a, piece.b, found->share);
    }

    void draw_opening(Change& change) {
        const std::vector<CompoundGate>& gates = model_.enclosures().gates;
        if (!gates.empty() && uniform(0, 1) < 0.3) {
            change.gate = any(gates).id;
            return;
        }
        const Compound& compound = any(model_.district().compounds);
        change.compound = compound.id;
        change.at = compound.lon_lat;
        if (!compound.ground.empty()) {
            const Ring& ring = compound.ground.front().outer;
            const std::size_t side =
                std::uniform_int_distribution<std::size_t>(1, ring.size() - 1)(random_);
            change.at = lon_lat(along(ring[side - 1], ring[side], uniform(0, 1)));
        }
    }

    // Between two streets, or from a street into the open.
    void draw_path(Change& change) {
        static const std::vector<std::string> classes{"footway", "path", "steps", "residential"};
        const PlanePoint from = near_somebody();
        const double reach = uniform(10, 400);
        const PlanePoint to{from.x + uniform(-reach, reach), from.y + uniform(-reach, reach)};
        change.road_class = any(classes);
        change.path.push_back(lon_lat(on_network(from)));
        if (uniform(0, 1) < 0.3) {
            change.path.push_back(lon_lat(along(from, to, 0.5)));
        }
        change.path.push_back(lon_lat(uniform(0, 1) < 0.8 ? on_network(to) : to));
    }

    const AccessModel& model_;
    std::mt19937 random_;
    int count_ = 0;
};

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
