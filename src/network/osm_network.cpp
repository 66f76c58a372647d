// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/osm_network.hpp"

#include "network/build_network.hpp"

#include <fmt/format.h>

#include <utility>

namespace yike {

namespace {

Road as_road(OsmPiece& piece) {
    Road road;
    road.id = fmt::format("w{}-{}", piece.way, piece.part);
    road.road_class = std::move(piece.highway);
    road.name = std::move(piece.name);
    road.level = piece.level;
    road.oneway_foot = piece.oneway_foot;
    road.from = piece.from;
    road.to = piece.to;
    road.line.reserve(piece.line.size());
    for (const LonLat p : piece.line) {
        road.line.push_back({p.lon, p.lat});
    }
    return road;
}

} // namespace

OsmNetwork read_osm_network(const std::filesystem::path& file,
                            const WalkingProfile& profile,
                            double min_component_m,
                            Progress& progress) {
    OsmRoads osm = read_osm_roads(file, progress);
    OsmNetwork result;
    result.omitted = std::move(osm.omitted);
    result.issues = std::move(osm.issues);
    std::int64_t last_private = 0;
    for (OsmPiece& piece : osm.pieces) { // pieces of one way are neighbours
        if (piece.private_access) {
            OmittedWays& omitted = result.omitted["access_private"];
            omitted.ways += piece.way != std::exchange(last_private, piece.way) ? 1 : 0;
            for (std::size_t i = 1; i < piece.line.size(); ++i) {
                omitted.km += geodesic_distance(piece.line[i - 1], piece.line[i]) / 1000;
            }
        } else {
            result.roads.push_back(as_road(piece));
        }
    }
    progress.stage("network", 0);
    result.network = build_network({result.roads, osm.junctions, profile, [](auto a, auto b) {
                                        return geodesic_distance({a.x, a.y}, {b.x, b.y});
                                    }});
    result.components = find_components(result.network, min_component_m);
    return result;
}

} // namespace yike
