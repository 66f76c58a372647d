// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"
#include "synthesis/arrange_lines.hpp"
#include "synthesis/blocks.hpp"

#include <utility>

namespace yike {

namespace {

constexpr double kJoin = 3;       // m
constexpr double kShore = 170;    // m from the coast within which nobody builds
constexpr std::size_t kFrame = 0; // the line that is the outline

struct Skeleton {
    std::vector<StreetLine> lines;
    std::vector<bool> bridges; ///< parallel to lines
    std::vector<std::string> names;
};

Skeleton skeleton_of(const Sketch& sketch, const Terrain& terrain) {
    Skeleton skeleton;
    skeleton.lines.push_back({sketch.outline, {}});
    skeleton.bridges.push_back(true);
    for (const ArterialSketch& arterial : sketch.arterials) {
        Street street{parse_street_class(arterial.road_class)};
        if (!arterial.name.empty()) {
            street.name = static_cast<std::uint32_t>(skeleton.names.size());
            skeleton.names.push_back(arterial.name);
        }
        skeleton.lines.push_back({arterial.line, street});
        skeleton.bridges.push_back(arterial.crosses_river);
    }
    for (const Line& bank : terrain.banks()) {
        skeleton.lines.push_back({bank, {StreetClass::residential}});
        skeleton.bridges.push_back(true);
    }
    return skeleton;
}

// Only what lies in the district, and across the river only bridges.
void keep_inside(PlaneGraph& graph,
                 const Sketch& sketch,
                 const Terrain& terrain,
                 const std::vector<bool>& bridges) {
    const PreparedPolygon inside({Polygon{sketch.outline, {}}});
    std::vector<MeshEdge> kept;
    for (MeshEdge edge : graph.edges) {
        const PlanePoint middle = along(graph.points[edge.a], graph.points[edge.b], 0.5);
        if (edge.line != kFrame && !inside.covers(middle)) {
            continue;
        }
        const bool bank = edge.line > sketch.arterials.size();
        if (edge.line != kFrame && !bank && terrain.in_river(middle)) {
            if (!bridges[edge.line]) {
                continue;
            }
            edge.street.level = 1;
        }
        kept.push_back(edge);
    }
    graph.edges = std::move(kept);
}

Ground ground_at(const Sketch& sketch, const Terrain& terrain, const Ring& ring) {
    const PlanePoint middle = interior_point({Polygon{ring, {}}}).value_or(middle_of(ring));
    if (terrain.in_river(middle)) {
        return Ground::river;
    }
    if (!sketch.coast.empty() && terrain.coast_distance_m(middle) < kShore) {
        return Ground::shore;
    }
    return Ground::town;
}

// Streets end where the shore begins.
void clear_shore(Blocks& blocks) {
    const auto is_shore = [&blocks](HalfIndex h) {
        const BlockIndex block = blocks.mesh.block(h);
        return block == kOutside || blocks.ground[block] == Ground::shore;
    };
    for (HalfIndex h = 0; h < blocks.mesh.half_count(); h += 2) {
        if (is_shore(h) && is_shore(StreetMesh::twin(h))) {
            blocks.mesh.street(h) = {};
        }
    }
}

} // namespace

PlanePoint middle_of(const Ring& ring) {
    PlanePoint sum{0, 0};
    double twice_area = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const PlanePoint a = ring[i - 1] - ring[0];
        const PlanePoint b = ring[i] - ring[0];
        const double weight = cross(a, b);
        sum = sum + weight * (a + b);
        twice_area += weight;
    }
    return twice_area != 0 ? ring[0] + (1 / (3 * twice_area)) * sum : ring[0];
}

Blocks draw_arterials(const Sketch& sketch, const Terrain& terrain) {
    Skeleton skeleton = skeleton_of(sketch, terrain);
    PlaneGraph graph = arrange_lines(skeleton.lines, kJoin);
    keep_inside(graph, sketch, terrain, skeleton.bridges);
    prune_dead_ends(graph);
    Blocks blocks{StreetMesh(std::move(graph.points), graph.edges), {}, std::move(skeleton.names)};
    for (BlockIndex b = 0; b < blocks.mesh.block_count(); ++b) {
        blocks.ground.push_back(ground_at(sketch, terrain, blocks.mesh.ring(b)));
    }
    clear_shore(blocks);
    return blocks;
}

} // namespace yike
