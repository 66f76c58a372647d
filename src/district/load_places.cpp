// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/load_places.hpp"

#include "district/feature_reader.hpp"
#include "district/opening_hours.hpp"
#include "district/shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace yike {

namespace {

/// Counts what is left out because of where it lies.
struct LeftOut {
    std::size_t count = 0;
    std::optional<LonLat> example;

    void add(const Feature& feature) {
        ++count;
        if (!example) {
            example = any_position(feature);
        }
    }
};

void report_beyond_reach(LoadContext& context, const LayerTable& layer, const LeftOut& beyond) {
    if (beyond.count > 0) {
        add_remark(context.issues,
                   layer.place(),
                   {.kind = "beyond_margin",
                    .message = fmt::format("{} {} lie more than margin_m = {} m outside the "
                                           "boundary and are left out",
                                           beyond.count,
                                           layer.name(),
                                           context.project.settings.margin_m),
                    .mend = "check the layer's CRS and datum if they should be near",
                    .example = beyond.example,
                    .count = beyond.count});
    }
}

/// Reads all features of a layer that have a point within reach; `read(reader, point, feature)`
/// keeps them.
template <class Read>
void for_each_point(LoadContext& context,
                    const LayerTable& layer,
                    const Surroundings& around,
                    const Read& read) {
    LeftOut beyond;
    for (const Feature& feature : layer.features()) {
        FeatureReader reader(layer, feature, context.issues);
        const std::optional<PlanePoint> point = read_point(feature, around.crs, reader);
        if (point && !around.reach.reaches(*point)) {
            beyond.add(feature);
        } else if (point) {
            read(reader, *point, feature);
        }
    }
    report_beyond_reach(context, layer, beyond);
}

int read_tier(FeatureReader& reader) {
    return reader.word<int>("tier",
                            {{"1", 1},
                             {"2", 2},
                             {"一级", 1},
                             {"二级", 2},
                             {"一", 1},
                             {"二", 2},
                             {"社区", 1},
                             {"小区", 2},
                             {"社区级", 1},
                             {"小区级", 2}},
                            1,
                            "1 (community centre) or 2 (compound station), or empty for 1");
}

bool holds_a_time(const std::string& text) {
    return text.find_first_of("0123456789") != std::string::npos &&
           text.find_first_of(":-~") != std::string::npos;
}

void read_opening(FeatureReader& reader, Gate& gate) {
    const std::string written = reader.text("open");
    if (holds_a_time(narrow_text(written)) && narrow_text(written) != "24小时") {
        gate.open = GateHours::hours;
        gate.hours = written;
        if (!is_open(written, WeekTime{})) {
            reader.remark("unknown_hours",
                          "open",
                          fmt::format("open = \"{}\": these hours are not understood; they must be "
                                      "times such as 06:00-22:00 or Mo-Fr 06:00-22:00, hours from "
                                      "0 to 24 and minutes from 0 to 59",
                                      written),
                          "correct the hours, or write always or closed");
        }
        return;
    }
    gate.open = reader.word<GateHours>("open",
                                       {{"always", GateHours::always},
                                        {"open", GateHours::always},
                                        {"全天", GateHours::always},
                                        {"24小时", GateHours::always},
                                        {"开放", GateHours::always},
                                        {"常开", GateHours::always},
                                        {"hours", GateHours::hours},
                                        {"限时", GateHours::hours},
                                        {"1", GateHours::always},
                                        {"yes", GateHours::always},
                                        {"0", GateHours::closed},
                                        {"no", GateHours::closed},
                                        {"closed", GateHours::closed},
                                        {"关闭", GateHours::closed},
                                        {"常闭", GateHours::closed}},
                                       GateHours::always,
                                       "always, closed, hours or times such as 06:00-22:00, or "
                                       "empty for always");
}

BarrierKind read_barrier_kind(FeatureReader& reader) {
    return reader.word<BarrierKind>("kind",
                                    {{"wall", BarrierKind::wall},
                                     {"围墙", BarrierKind::wall},
                                     {"墙", BarrierKind::wall},
                                     {"river", BarrierKind::river},
                                     {"河流", BarrierKind::river},
                                     {"河", BarrierKind::river},
                                     {"rail", BarrierKind::rail},
                                     {"铁路", BarrierKind::rail},
                                     {"water", BarrierKind::water},
                                     {"水体", BarrierKind::water},
                                     {"水面", BarrierKind::water}},
                                    BarrierKind::wall,
                                    "wall, river, rail or water (围墙, 河流, 铁路, 水体), or empty "
                                    "for wall");
}

std::string read_entrance(FeatureReader& reader) {
    return reader.word<std::string>("entrance",
                                    {{"compound", "compound"},
                                     {"小区内", "compound"},
                                     {"street", "street"},
                                     {"临街", "street"}},
                                    "",
                                    "compound or street (小区内, 临街), or empty");
}

/// Ends a feature's reading: its id must be its own. False if it is left out.
bool is_accepted(FeatureReader& reader,
                 const std::string& id,
                 std::unordered_set<std::string>& seen) {
    if (!reader.bad()) {
        reader.claim(id, seen);
    }
    return !reader.bad();
}

std::string name_or_id(const FeatureReader& reader, const std::string& id) {
    const std::string name = reader.text("name");
    return name.empty() ? id : name;
}

Station read_station(FeatureReader& reader, PlanePoint point, const Surroundings& around) {
    Station station;
    station.id = reader.id();
    station.name = name_or_id(reader, station.id);
    station.point = point;
    station.tier = read_tier(reader);
    station.floor_area_m2 = reader.number("floor_area_m2");
    station.capacity_households = reader.number("capacity_households");
    station.entrance = read_entrance(reader);
    station.services = reader.text("services");
    station.open = reader.text("open");
    station.inside = around.reach.inside(point);
    station.lon_lat = around.crs.to_lon_lat(point);
    return station;
}

/// Lines of a barrier: its own, or the outlines of its polygons.
void read_barrier_shape(const Feature& feature,
                        const WorkingCrs& crs,
                        FeatureReader& reader,
                        Barrier& barrier) {
    if (!feature.polygons.empty()) {
        barrier.area = read_ground(feature, crs, reader);
        for (const Polygon& polygon : barrier.area) {
            barrier.lines.push_back(polygon.outer);
            barrier.lines.insert(barrier.lines.end(), polygon.holes.begin(), polygon.holes.end());
        }
    }
    std::size_t too_short = 0;
    for (const GlobeLine& positions : feature.lines) {
        Line line = to_plane(positions, crs);
        if (line.size() >= 2) {
            barrier.lines.push_back(std::move(line));
        } else {
            ++too_short;
        }
    }
    if (barrier.lines.empty() && !reader.bad()) {
        reader.reject_geometry(too_short > 0 ? "the line has fewer than two distinct points"
                                             : "it has neither a line nor a polygon");
    }
}

bool is_within_reach(const Barrier& barrier, const Reach& reach) {
    return std::any_of(barrier.lines.begin(),
                       barrier.lines.end(),
                       [&](const Line& line) { return reach.reaches(line); }) ||
           (!barrier.area.empty() && reach.reaches(barrier.area));
}

} // namespace

std::vector<Gate> load_gates(LoadContext& context, const Surroundings& around) {
    std::vector<Gate> gates;
    const std::optional<LayerTable> layer = read_layer(context, "gates");
    if (!layer) {
        return gates;
    }
    const CompoundIndex compounds(around.compounds.compounds);
    std::unordered_set<std::string> seen;
    for_each_point(
        context, *layer, around, [&](FeatureReader& reader, PlanePoint p, const Feature&) {
            Gate gate;
            gate.id = reader.id();
            gate.point = p;
            read_opening(reader, gate);
            gate.residents = reader.flag("residents");
            const std::string compound = reader.text("compound");
            gate.compound = compounds.find(compound);
            if (!compound.empty() && !gate.compound.valid()) {
                // A gate of a compound that does not count is no gate of its neighbour.
                if (around.compounds.outside.contains(compound)) {
                    return;
                }
                reader.reject("compound", compound, "the id or name of a compound, or empty");
            }
            if (is_accepted(reader, gate.id, seen)) {
                gates.push_back(std::move(gate));
            }
        });
    return gates;
}

std::vector<Barrier> load_barriers(LoadContext& context, const Surroundings& around) {
    std::vector<Barrier> barriers;
    const std::optional<LayerTable> layer = read_layer(context, "barriers");
    if (!layer) {
        return barriers;
    }
    LeftOut beyond;
    for (const Feature& feature : layer->features()) {
        FeatureReader reader(*layer, feature, context.issues);
        Barrier barrier;
        barrier.id = reader.text("id");
        if (barrier.id.empty()) {
            barrier.id = feature.fid;
        }
        barrier.kind = read_barrier_kind(reader);
        read_barrier_shape(feature, around.crs, reader, barrier);
        if (reader.bad()) {
            continue;
        }
        if (is_within_reach(barrier, around.reach)) {
            barriers.push_back(std::move(barrier));
        } else {
            beyond.add(feature);
        }
    }
    report_beyond_reach(context, *layer, beyond);
    return barriers;
}

std::vector<Station> load_stations(LoadContext& context, const Surroundings& around) {
    const LayerTable layer = *read_layer(context, "stations");
    std::vector<Station> stations;
    std::unordered_set<std::string> seen;
    LeftOut outside;
    const auto keep = [&](FeatureReader& reader, PlanePoint p, const Feature& feature) {
        Station station = read_station(reader, p, around);
        if (!is_accepted(reader, station.id, seen)) {
            return;
        }
        if (!station.inside && !context.project.settings.outside_stations) {
            outside.add(feature);
            return;
        }
        station.community =
            around.communities.find(reader.text("community"), p, station.inside, reader);
        stations.push_back(std::move(station));
    };
    for_each_point(context, layer, around, keep);
    if (outside.count > 0) {
        add_remark(context.issues,
                   layer.place(),
                   {.kind = "outside_boundary",
                    .message = fmt::format("{} stations lie outside the boundary and are left out, "
                                           "as outside_stations = false says",
                                           outside.count),
                    .mend = "set outside_stations = true to let them count",
                    .example = outside.example,
                    .count = outside.count});
    }
    if (stations.empty()) {
        add_remark(context.issues,
                   layer.place(),
                   {.kind = "no_stations",
                    .severity = Severity::warning,
                    .message = "there is no station: coverage is 0 %",
                    .mend = "add stations, or check the layer's CRS and datum"});
    }
    return stations;
}

std::vector<Candidate> load_candidates(LoadContext& context, const Surroundings& around) {
    std::vector<Candidate> candidates;
    const std::optional<LayerTable> layer = read_layer(context, "candidates");
    if (!layer) {
        return candidates;
    }
    std::unordered_set<std::string> seen;
    for_each_point(
        context, *layer, around, [&](FeatureReader& reader, PlanePoint p, const Feature&) {
            Candidate candidate;
            candidate.id = reader.id();
            candidate.name = name_or_id(reader, candidate.id);
            candidate.point = p;
            candidate.floor_area_m2 = reader.number("floor_area_m2");
            candidate.cost_yuan = reader.number("cost_yuan");
            candidate.source = reader.text("source");
            candidate.tenure = reader.text("tenure");
            candidate.tier = read_tier(reader);
            if (is_accepted(reader, candidate.id, seen)) {
                candidates.push_back(std::move(candidate));
            }
        });
    return candidates;
}

std::vector<Building> load_buildings(LoadContext& context, const Surroundings& around) {
    std::vector<Building> buildings;
    const std::optional<LayerTable> layer = read_layer(context, "buildings");
    if (!layer) {
        return buildings;
    }
    for_each_point(
        context, *layer, around, [&](FeatureReader& reader, PlanePoint p, const Feature&) {
            Building building;
            building.point = p;
            building.households = reader.required_number("households");
            building.people = reader.number("people");
            if (!reader.bad()) {
                buildings.push_back(building);
            }
        });
    return buildings;
}

} // namespace yike
