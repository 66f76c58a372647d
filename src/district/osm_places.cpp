// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/osm_places.hpp"

#include "district/box_index.hpp"
#include "district/shapes.hpp"
#include "geometry/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace yike {

namespace {

constexpr double kOnOutlineM = 0.5;

bool says_yes(std::string_view value) {
    return !value.empty() && value != "no";
}

bool below_ground(const OsmTags& tags) {
    const std::string_view written = tags.get("layer");
    int layer = 0;
    std::from_chars(written.data(), written.data() + written.size(), layer);
    return says_yes(tags.get("tunnel")) || layer < 0 || tags.get("location") == "underground";
}

std::optional<BarrierKind> kind_of_line(const OsmTags& tags) {
    if (tags.match({{"barrier", {"wall", "fence", "hedge", "retaining_wall", "city_wall"}}})) {
        return BarrierKind::wall;
    }
    if (tags.match({{"waterway", {"river", "canal"}}})) {
        return BarrierKind::river;
    }
    if (tags.match({{"railway", {"rail", "light_rail", "subway"}}})) {
        return BarrierKind::rail;
    }
    if (tags.get("natural") == "coastline") {
        return BarrierKind::water;
    }
    return std::nullopt;
}

std::vector<Line> plane_lines(const OsmLine& line, const WorkingCrs& crs) {
    std::vector<Line> lines;
    for (const GlobeLine& part : line.lines) {
        Line plane = to_plane(part, crs);
        if (plane.size() >= 2) {
            lines.push_back(std::move(plane));
        }
    }
    return lines;
}

double squared_distance_to(const Line& line, PlanePoint p) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
        best = std::min(best, squared_distance(line[i - 1], line[i], p));
    }
    return best;
}

/// Outlines and lines that points may lie on.
class Outlines {
  public:
    void add(const MultiPolygon& ground) {
        for (const Polygon& polygon : ground) {
            lines_.push_back(polygon.outer);
            lines_.insert(lines_.end(), polygon.holes.begin(), polygon.holes.end());
        }
    }

    void add(const std::vector<Line>& lines) {
        lines_.insert(lines_.end(), lines.begin(), lines.end());
    }

    /// To be called after the last add().
    void build() {
        std::vector<Box> boxes;
        for (const Line& line : lines_) {
            boxes.push_back(bounds(line));
        }
        index_ = BoxIndex(boxes);
    }

    bool within(PlanePoint p, double distance_m) const {
        const auto near = index_.around(p, distance_m);
        return std::any_of(near.begin(), near.end(), [&](std::size_t i) {
            return squared_distance_to(lines_[i], p) <= distance_m * distance_m;
        });
    }

  private:
    std::vector<Line> lines_;
    BoxIndex index_{std::span<const Box>{}};
};

/// Outlines of the buildings that have a node with entrance=* near.
Outlines building_outlines(const ImportBoundary& boundary, const OsmObjects& objects) {
    const Box box = bounds(boundary.ground).grown(kGateReachM);
    Outlines outlines;
    for (const OsmArea& area : objects.areas) {
        if (area.tags.has("building") && !area.polygons.empty() &&
            box.contains(boundary.crs.to_plane(area.polygons.front().outer.front()))) {
            outlines.add(to_plane(area, boundary.crs));
        }
    }
    outlines.build();
    return outlines;
}

bool allows(std::string_view foot) {
    return foot == "yes" || foot == "designated" || foot == "permissive";
}

ImportGate gate_of(const OsmPoint& node, PlanePoint point) {
    const std::string_view foot = node.tags.get("foot");
    const std::string_view access = node.tags.get("access");
    ImportGate gate{.id = fmt::format("n{}", node.id), .point = point};
    gate.closed =
        node.tags.get("locked") == "yes" || foot == "no" || (access == "no" && !allows(foot));
    gate.residents = foot == "private" || foot == "residents" ||
                     ((access == "private" || access == "residents") && !allows(foot));
    return gate;
}

/// A key that both have with the same value, and that the filter asks for.
bool same_station_tag(const OsmTags& a, const OsmTags& b, const TagFilter& filter) {
    return std::any_of(filter.begin(), filter.end(), [&](const auto& rule) {
        return a.has(rule.first) && a.get(rule.first) == b.get(rule.first);
    });
}

template <class IsNear>
void add_line_barrier(ImportedBarriers& result,
                      const OsmLine& line,
                      BarrierKind kind,
                      std::vector<Line> parts,
                      const IsNear& is_near) {
    if (std::none_of(parts.begin(), parts.end(), is_near)) {
        return;
    }
    if (below_ground(line.tags)) {
        ++result.hidden;
    } else if (kind == BarrierKind::rail && says_yes(line.tags.get("bridge"))) {
        ++result.raised;
    } else {
        result.barriers.push_back({fmt::format("w{}", line.id), kind, std::move(parts), {}});
    }
}

/// Areas that match the filter of stations, in the working CRS.
using StationAreas = std::vector<std::pair<const OsmArea*, MultiPolygon>>;

/// True if the node lies in an area that says the same.
bool is_told_by_area(const OsmPoint& node,
                     PlanePoint point,
                     const StationAreas& areas,
                     const TagFilter& filter) {
    const std::string name = name_of(node.tags);
    return std::any_of(areas.begin(), areas.end(), [&](const auto& area) {
        return same_station_tag(node.tags, area.first->tags, filter) &&
               (name.empty() || name == name_of(area.first->tags)) && contains(area.second, point);
    });
}

ImportStation station_of(std::string id, const OsmTags& tags, PlanePoint point) {
    ImportStation station{.id = std::move(id), .name = name_of(tags), .point = point, .open = {}};
    station.name = station.name.empty() ? station.id : station.name;
    station.open = tags.get("opening_hours");
    return station;
}

} // namespace

TagFilter gate_tags() {
    return {{"barrier", {"gate", "lift_gate", "swing_gate", "entrance"}}, {"entrance", {"*"}}};
}

TagFilter barrier_line_tags() {
    return {{"barrier", {"wall", "fence", "hedge", "retaining_wall", "city_wall"}},
            {"waterway", {"river", "canal"}},
            {"railway", {"rail", "light_rail", "subway"}},
            {"natural", {"coastline"}}};
}

TagFilter barrier_area_tags() {
    return {{"natural", {"water"}}, {"waterway", {"riverbank"}}};
}

ImportedBarriers
make_barriers(const ImportBoundary& boundary, const OsmObjects& objects, double margin_m) {
    const PreparedPolygon inside(boundary.ground);
    ImportedBarriers result;
    for (const OsmLine& line : objects.lines) {
        if (const auto kind = kind_of_line(line.tags)) {
            add_line_barrier(result, line, *kind, plane_lines(line, boundary.crs), [&](auto& part) {
                return inside.within_distance(part, margin_m);
            });
        }
    }
    for (const OsmArea& area : objects.areas) {
        if (!area.tags.match(barrier_area_tags())) {
            continue;
        }
        MultiPolygon ground = to_plane(area, boundary.crs);
        if (ground.empty() || !inside.within_distance(ground, margin_m)) {
            continue;
        }
        if (below_ground(area.tags)) {
            ++result.hidden;
        } else {
            result.barriers.push_back({area.name(), BarrierKind::water, {}, std::move(ground)});
        }
    }
    return result;
}

ImportedGates make_gates(const ImportBoundary& boundary,
                         const OsmObjects& objects,
                         const std::vector<ImportCompound>& compounds,
                         const std::vector<ImportBarrier>& barriers,
                         double margin_m) {
    const PreparedPolygon inside(boundary.ground);
    Outlines outlines;
    for (const ImportCompound& compound : compounds) {
        outlines.add(compound.ground);
    }
    for (const ImportBarrier& barrier : barriers) {
        if (barrier.kind == BarrierKind::wall) {
            outlines.add(barrier.lines);
        }
    }
    outlines.build();
    const Outlines buildings = building_outlines(boundary, objects);
    ImportedGates result;
    for (const OsmPoint& node : objects.points) {
        const PlanePoint point = boundary.crs.to_plane(node.position);
        if (!node.tags.match(gate_tags()) || !inside.within_distance(point, margin_m)) {
            continue;
        }
        const bool only_entrance = !node.tags.match({gate_tags().front()});
        if (!outlines.within(point, kGateReachM)) {
            ++result.elsewhere;
        } else if (only_entrance && buildings.within(point, kOnOutlineM)) {
            ++result.building_doors;
        } else {
            result.gates.push_back(gate_of(node, point));
        }
    }
    return result;
}

ImportedStations make_stations(const ImportBoundary& boundary,
                               const OsmObjects& objects,
                               const TagFilter& filter,
                               double margin_m) {
    const PreparedPolygon inside(boundary.ground);
    ImportedStations result;
    const auto keep = [&](ImportStation station) {
        if (inside.within_distance(station.point, margin_m)) {
            station.inside = inside.covers(station.point);
            result.stations.push_back(std::move(station));
        }
    };
    StationAreas areas;
    for (const OsmArea& area : objects.areas) {
        if (area.tags.match(filter)) {
            areas.emplace_back(&area, to_plane(area, boundary.crs));
        }
    }
    for (const OsmPoint& node : objects.points) {
        if (!node.tags.match(filter)) {
            continue;
        }
        const PlanePoint point = boundary.crs.to_plane(node.position);
        if (is_told_by_area(node, point, areas, filter)) {
            ++result.doubles;
        } else {
            keep(station_of(fmt::format("n{}", node.id), node.tags, point));
        }
    }
    for (const auto& [area, ground] : areas) {
        if (const auto point = interior_point(ground)) {
            keep(station_of(area->name(), area->tags, *point));
        }
    }
    return result;
}

} // namespace yike
