// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/network_tables.hpp"

#include "io/csv.hpp"
#include "io/result_folder.hpp"
#include "report/tables.hpp"

#include <fmt/format.h>

namespace yike {

namespace {

std::string nodes_csv(const NetworkView& view) {
    CsvWriter csv{"node_id", "x", "y", "lon", "lat", "component"};
    for (std::size_t i = 0; i < view.network.node_count(); ++i) {
        const PlanePoint p = view.network.points()[i];
        const LonLat position = view.crs != nullptr ? view.crs->to_lon_lat(p) : LonLat{p.x, p.y};
        csv << fmt::format("{}", i) << (view.crs != nullptr ? fixed(p.x, 3) : "")
            << (view.crs != nullptr ? fixed(p.y, 3) : "") << fixed(position.lon, 9)
            << fixed(position.lat, 9) << fmt::format("{}", view.components.of_node[i]);
        csv.end_row();
    }
    return csv.text();
}

std::string edges_csv(const NetworkView& view) {
    CsvWriter csv{"edge_id",
                  "from_node",
                  "to_node",
                  "length_m",
                  "walk_time_s",
                  "reverse_walk_time_s",
                  "source_id"};
    const Network& network = view.network;
    for (std::size_t i = 0; i < network.segment_count(); ++i) {
        const Segment& segment = network.segments()[i];
        const RoadId road = network.road_of(SegmentId(i));
        csv << fmt::format("{}", i) << fmt::format("{}", segment.from.value())
            << fmt::format("{}", segment.to.value()) << fixed(segment.length_m, 3)
            << seconds_text(segment.forward_ms) << seconds_text(segment.backward_ms)
            << (road.valid() ? view.roads[road.index()].id : std::string());
        csv.end_row();
    }
    return csv.text();
}

} // namespace

void write_network_tables(const NetworkView& view,
                          const std::filesystem::path& nodes_file,
                          const std::filesystem::path& edges_file) {
    write_file(nodes_file, nodes_csv(view));
    write_file(edges_file, edges_csv(view));
}

} // namespace yike
