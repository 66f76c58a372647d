// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "bench_input.hpp"

#include "district/project.hpp"
#include "network/build_network.hpp"
#include "network/osm_network.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace yike::bench {

namespace {

constexpr double kCell = 0.02;     // degrees: the densest cell is the middle of the district
constexpr double kHalfSide = 4000; // m, of the boundary
constexpr double kMargin = 2000;   // m of streets beyond it

PlanePoint densest_place(const std::vector<Road>& roads) {
    std::map<std::pair<long, long>, std::size_t> cells;
    for (const Road& road : roads) {
        for (const PlanePoint p : road.line) {
            ++cells[{std::lround(p.x / kCell), std::lround(p.y / kCell)}];
        }
    }
    const auto densest =
        std::max_element(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        });
    return {static_cast<double>(densest->first.first) * kCell,
            static_cast<double>(densest->first.second) * kCell};
}

// The streets around the densest place, in the plane.
District town_of(const std::vector<Road>& roads, std::uint32_t junctions) {
    const PlanePoint centre = densest_place(roads);
    District district{.crs = WorkingCrs::centred_on({centre.x, centre.y})};
    district.name = "densest 8 x 8 km";
    district.profiles = built_in_profiles();
    const PlanePoint middle = district.crs.to_plane({centre.x, centre.y});
    const Box square = Box{middle, middle}.grown(kHalfSide);
    district.boundary = {{{square.min,
                           {square.max.x, square.min.y},
                           square.max,
                           {square.min.x, square.max.y},
                           square.min},
                          {}}};
    const Box reach = square.grown(kMargin);
    district.junctions = junctions;
    constexpr double kFar = 0.2; // degrees: the CRS is not asked about other continents
    for (const Road& road : roads) {
        if (std::abs(road.line.front().x - centre.x) > kFar ||
            std::abs(road.line.front().y - centre.y) > kFar) {
            continue;
        }
        Road plane = road;
        for (PlanePoint& p : plane.line) {
            p = district.crs.to_plane({p.x, p.y});
        }
        if (reach.meets(bounds(plane.line))) {
            district.roads.push_back(std::move(plane));
        }
    }
    return district;
}

} // namespace

BenchInput read_input(const std::filesystem::path& file) {
    Progress quiet;
    BenchInput input;
    if (std::filesystem::is_directory(file) || file.filename() == "project.toml") {
        input.is_project = true;
        input.district = load_district(read_project(file), quiet);
        input.profile = input.district->profile();
        input.roads = input.district->roads;
        input.junctions = input.district->junctions;
        input.network = build_network({input.roads, input.junctions, input.profile});
        input.components = find_components(input.network, input.district->settings.min_component_m);
        return input;
    }
    input.degrees = true;
    input.profile = built_in_profiles().front();
    OsmNetwork osm = read_osm_network(file, input.profile, Settings{}.min_component_m, quiet);
    input.roads = std::move(osm.roads);
    for (const Road& road : input.roads) {
        input.junctions = std::max({input.junctions, road.from + 1, road.to + 1});
    }
    input.network = std::move(osm.network);
    input.components = std::move(osm.components);
    if (!input.roads.empty()) {
        input.district = town_of(input.roads, input.junctions);
    }
    return input;
}

std::vector<NodeId> draw_nodes(const BenchInput& input, std::size_t count, std::mt19937& random) {
    const std::vector<double>& lengths = input.components.length_m;
    const auto longest = static_cast<std::uint32_t>(
        std::max_element(lengths.begin(), lengths.end()) - lengths.begin());
    std::vector<NodeId> nodes;
    for (std::size_t n = 0; n < input.network.node_count(); ++n) {
        if (input.components.of_node[n] == longest) {
            nodes.emplace_back(n);
        }
    }
    std::vector<NodeId> drawn;
    std::uniform_int_distribution<std::size_t> any(0, nodes.empty() ? 0 : nodes.size() - 1);
    while (!nodes.empty() && drawn.size() < count) {
        drawn.push_back(nodes[any(random)]);
    }
    return drawn;
}

} // namespace yike::bench
