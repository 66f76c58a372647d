// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// Isochrones of real towns against the edges they stand for and against exact times at random
// places; and access against a search over all segments.
#include "access/walk_reach.hpp"
#include "district/import_osm.hpp"
#include "district/project.hpp"
#include "geometry/overlay.hpp"
#include "isochrone/isochrone.hpp"
#include "support/shared_data.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <iostream>
#include <random>

using namespace yike;
using namespace yike::test;

namespace {

Progress quiet;

constexpr int kStarts = 40;
constexpr int kPlaces = 50'000;

struct Pool {
    double reached = 0;
    double unreached_inside = 0;
    double reached_outside = 0;
    double stacked = 0;
};

District import_and_load(const std::filesystem::path& osm,
                         const std::string& boundary,
                         const TempFolder& folder) {
    ImportRequest request;
    request.osm = osm;
    request.boundary = boundary;
    request.stations = {{"amenity", {"townhall"}}};
    request.folder = folder / "project";
    import_osm(request, quiet);
    return load_district(read_project(request.folder), quiet);
}

// Starts beside the network, all over the district.
std::vector<PlanePoint> starts(const AccessModel& model, std::mt19937& random) {
    const Box box = bounds(model.district().boundary);
    std::uniform_real_distribution<double> x(box.min.x, box.max.x);
    std::uniform_real_distribution<double> y(box.min.y, box.max.y);
    std::vector<PlanePoint> points;
    while (points.size() < kStarts) {
        const PlanePoint p{x(random), y(random)};
        const auto entry = model.street_entry(p);
        if (entry && entry->distance_m < 100 && contains(model.district().boundary, p)) {
            points.push_back(p);
        }
    }
    return points;
}

// Exact time and polygon agree, or the place lies within a cell of the line's other side.
struct Agreement {
    int asked = 0;
    int wrong = 0;
    int far_wrong = 0;
};

void compare_places(const WalkReach& reach,
                    const Isochrone& isochrone,
                    int count,
                    std::mt19937& random,
                    Agreement& agreement) {
    const Box box = bounds(isochrone.ground).grown(100);
    const PreparedPolygon polygon(isochrone.ground);
    std::uniform_real_distribution<double> x(box.min.x, box.max.x);
    std::uniform_real_distribution<double> y(box.min.y, box.max.y);
    for (int i = 0; i < count; ++i, ++agreement.asked) {
        const PlanePoint p{x(random), y(random)};
        const Millis time = reach.at(reach.model().place_at(p));
        if ((time <= minutes_to_millis(isochrone.minutes)) != polygon.covers(p)) {
            ++agreement.wrong;
            agreement.far_wrong += distance_to_outline(isochrone.ground, p) > 5 ? 1 : 0;
        }
    }
}

void check_district(const District& district) {
    const AccessModel model(district);
    AccessField field(model, 5);
    const StackedPlaces stacked(model.network(), model.segment_index());
    std::mt19937 random(17);
    Pool pools[2];
    Agreement agreement;
    for (const PlanePoint start : starts(model, random)) {
        const WalkReach reach(
            model, {model.destination_at(start)}, minutes_to_millis(15) + kBeyond);
        const auto rings = isochrones(reach, {5, 15}, field, stacked, quiet);
        for (const std::size_t i : {0U, 1U}) {
            const Audit& audit = rings[i].audit;
            pools[i].reached += audit.reached_m;
            pools[i].unreached_inside += audit.unreached_inside_m;
            pools[i].reached_outside += audit.reached_outside_m;
            pools[i].stacked += audit.stacked_m;
            REQUIRE(validity_problem(rings[i].ground).empty());
            REQUIRE(contains(rings[i].ground, start));
        }
        compare_places(reach, rings[1], kPlaces / kStarts, random, agreement);
    }
    for (const std::size_t i : {0U, 1U}) {
        const Pool& pool = pools[i];
        std::cout << district.name << (i == 0 ? ", 5 min: " : ", 15 min: ") << pool.reached / 1000
                  << " km reached, unreached inside " << 100 * pool.unreached_inside / pool.reached
                  << " %, reached outside " << 100 * pool.reached_outside / pool.reached
                  << " %, stacked " << pool.stacked << " m\n";
        const double limit = i == 0 ? 0.01 : 0.005;
        CHECK(pool.unreached_inside < limit * pool.reached);
        CHECK(pool.reached_outside < limit * pool.reached);
    }
    std::cout << district.name << ": " << agreement.wrong << " of " << agreement.asked
              << " random places disagree with the polygon, " << agreement.far_wrong
              << " of them more than a cell from its line\n";
    CHECK(agreement.wrong <= agreement.asked / 1000);
}

} // namespace

TEST_CASE("isochrones of Liechtenstein agree with edges and with exact times") {
    const auto osm = shared_data("osm-liechtenstein/liechtenstein-latest.osm.pbf");
    if (!osm) {
        return;
    }
    const TempFolder folder;
    const District district = import_and_load(*osm, "Liechtenstein", folder);
    check_district(district);
}

TEST_CASE("isochrones of central Porto agree with edges and with exact times") {
    const auto osm = shared_data("osm-porto/porto_portugal.osm.pbf");
    if (!osm) {
        return;
    }
    const TempFolder folder;
    folder.write("boundary.geojson",
                 R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
                 R"("geometry":{"type":"Polygon","coordinates":[[[-8.68,41.13],[-8.57,41.13],)"
                 R"([-8.57,41.19],[-8.68,41.19],[-8.68,41.13]]]}}]})");
    const District district = import_and_load(*osm, (folder / "boundary.geojson").string(), folder);
    check_district(district);
}

TEST_CASE("access in Liechtenstein equals a search over all segments") {
    const auto osm = shared_data("osm-liechtenstein/liechtenstein-latest.osm.pbf");
    if (!osm) {
        return;
    }
    const TempFolder folder;
    const District district = import_and_load(*osm, "Liechtenstein", folder);
    const AccessModel model(district);
    const Network& network = model.network();
    std::vector<Line> walls;
    for (const Barrier& barrier : district.barriers) {
        walls.insert(walls.end(), barrier.lines.begin(), barrier.lines.end());
    }
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        if (model.is_walled(CompoundId(i))) {
            for (const Polygon& polygon : district.compounds[i].ground) {
                walls.push_back(polygon.outer);
            }
        }
    }
    const auto crosses = [&walls](PlanePoint p, PlanePoint q) {
        for (const Line& wall : walls) {
            for (std::size_t i = 1; i < wall.size(); ++i) {
                const bool apart = orientation(p, q, wall[i - 1]) * orientation(p, q, wall[i]) < 0;
                if (apart &&
                    orientation(wall[i - 1], wall[i], p) * orientation(wall[i - 1], wall[i], q) <
                        0) {
                    return true;
                }
            }
        }
        return false;
    };
    std::mt19937 random(23);
    const Box box = bounds(district.boundary);
    std::uniform_real_distribution<double> x(box.min.x, box.max.x);
    std::uniform_real_distribution<double> y(box.min.y, box.max.y);
    int compared = 0;
    while (compared < 300) {
        const PlanePoint p{x(random), y(random)};
        if (model.walled_at(p).valid()) {
            continue;
        }
        double best[2] = {200 * 200, 200 * 200};
        std::optional<std::size_t> nearest[2];
        for (std::size_t n = 0; n < network.segment_count(); ++n) {
            const Segment& s = network.segments()[n];
            const PlanePoint a = network.start(s);
            const PlanePoint b = network.end(s);
            const double d2 = squared_distance(a, b, p);
            if (a == b || d2 > best[1] || crosses(p, along(a, b, nearest_share(a, b, p)))) {
                continue;
            }
            const bool splinter = model.components().is_splinter(s.from);
            for (const int kind : {0, 1}) {
                if ((kind == 0 || !splinter) && d2 < best[kind]) {
                    best[kind] = d2;
                    nearest[kind] = n;
                }
            }
        }
        const auto expected = nearest[1] ? nearest[1] : nearest[0];
        const auto found = model.street_entry(p);
        REQUIRE(found.has_value() == expected.has_value());
        if (found) {
            ++compared;
            const bool on_splinter =
                nearest[0] && model.components().is_splinter(network.segments()[*nearest[0]].from);
            REQUIRE(found->at.segment.index() == (on_splinter ? *expected : *nearest[0]));
        }
    }
}
