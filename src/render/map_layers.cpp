// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_layers.hpp"

#include "render/symbols.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>
#include <utility>

namespace yike {

namespace {

void append(PaperLines& all, PaperLines parts) {
    all.insert(
        all.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
}

const MapIsochrone* cutoff_isochrone(const MapData& data) {
    for (const MapIsochrone& isochrone : data.isochrones) {
        if (isochrone.minutes == data.cutoff_minutes) {
            return &isochrone;
        }
    }
    return nullptr;
}

/// Grounds too small to be seen are drawn as a dot.
bool is_speck(const PaperLines& rings) {
    constexpr double kSpeck_pt = 3.2;
    const SheetBox box = bounds(rings);
    return std::max(box.width(), box.height()) < kSpeck_pt;
}

/// @param fill  none: no access
void draw_dot(Sheet& sheet,
              PaperPoint centre,
              double radius,
              std::optional<std::string_view> fill) {
    sheet.canvas.disc(centre, radius + 0.5, palette::kRing);
    sheet.canvas.disc(centre, radius, fill.value_or(palette::kNoAccessHatch));
    if (!fill) {
        sheet.canvas.disc(centre, radius - 0.7, palette::kNoAccess);
    }
}

/// Colour of a compound in the theme; notes it for the legend. None: no access.
std::optional<std::string_view> compound_fill(Sheet& sheet, const MapCompound& compound) {
    const auto index = class_of(sheet.data, sheet.theme, compound);
    if (!index) {
        sheet.seen.insert(LegendKey::no_access);
        return std::nullopt;
    }
    if (sheet.theme == MapTheme::gaps && is_covered(sheet.data, compound)) {
        sheet.seen.insert(LegendKey::covered_compounds);
        return palette::kCoveredGrey;
    }
    sheet.classes_seen.insert(*index);
    return sheet.classes[*index].fill;
}

void draw_compound(Sheet& sheet, const MapCompound& compound) {
    const PaperPoint point = sheet.view.to_paper(compound.point);
    const PaperLines rings = sheet.view.rings(compound.ground);
    if (compound.ground.empty() ? !sheet.view.frame().contains(point) : rings.empty()) {
        return;
    }
    const auto fill = compound_fill(sheet, compound);
    if (compound.ground.empty()) {
        draw_dot(sheet, point, 2.6, fill);
    } else if (is_speck(rings)) {
        draw_dot(sheet, bounds(rings).centre(), 1.7, fill);
    } else if (!fill) {
        draw_no_access(sheet.canvas, rings);
    } else if (sheet.theme == MapTheme::fates && compound.fate == MapFate::lost) {
        draw_below_standard(sheet.canvas, rings, *fill);
        sheet.canvas.stroke(sheet.view.outlines(compound.ground), {palette::kStamp, 0.7, {}, true});
    } else {
        sheet.canvas.fill(rings, *fill);
        sheet.canvas.stroke(sheet.view.outlines(compound.ground), {palette::kRing, 0.4, {}, true});
    }
}

RoadLook look_of(const Sheet& sheet, RoadRank rank) {
    return road_look(rank, sheet.view.scale_denominator());
}

void draw_lower(Sheet& sheet, RoadRank rank, const PaperLines& lines) {
    sheet.canvas.stroke(lines, look_of(sheet, rank).lower);
}

void draw_upper(Sheet& sheet, RoadRank rank, const PaperLines& lines) {
    if (const auto upper = look_of(sheet, rank).upper) {
        sheet.canvas.stroke(lines, *upper);
    }
}

PaperLines roads_of(const Sheet& sheet, RoadRank rank) {
    PaperLines lines;
    if (road_shown(rank, sheet.view.scale_denominator())) {
        for (const MapRoad& road : sheet.data.roads) {
            if (road_rank(road.road_class) == rank) {
                append(lines, sheet.view.lines(road.line));
            }
        }
    }
    return lines;
}

/// Barriers of one kind with the outlines of walled compounds among the walls.
PaperLines barriers_of(const Sheet& sheet, BarrierKind kind) {
    PaperLines lines;
    for (const MapBarrier& barrier : sheet.data.barriers) {
        if (barrier.kind == kind) {
            append(lines, sheet.view.lines(barrier.line));
        }
    }
    if (kind == BarrierKind::wall) {
        for (const MapCompound& compound : sheet.data.compounds) {
            if (compound.walled) {
                append(lines, sheet.view.outlines(compound.ground));
            }
        }
    }
    return lines;
}

bool shows_walls(const Sheet& sheet) {
    return walls_shown(sheet.view.scale_denominator());
}

void draw_railway(Sheet& sheet, const PaperLines& lines) {
    sheet.canvas.stroke(lines, {palette::kRail, 1.3, {}, true});
    sheet.canvas.stroke(lines, {palette::kPaper, 0.7, {4, 4}, false});
}

struct Nearest {
    double distance = 1e300;
    PaperPoint along{1, 0};
};

/// The nearest piece of wall, for the direction of a gate's tick.
Nearest nearest_wall(const PaperLines& walls, const std::vector<SheetBox>& boxes, PaperPoint p) {
    constexpr double kReach_pt = 12;
    Nearest nearest;
    for (std::size_t i = 0; i < walls.size(); ++i) {
        if (!boxes[i].grown(kReach_pt).contains(p)) {
            continue;
        }
        for (std::size_t k = 0; k + 1 < walls[i].size(); ++k) {
            const PlanePoint a{walls[i][k].x, walls[i][k].y};
            const PlanePoint b{walls[i][k + 1].x, walls[i][k + 1].y};
            const double d = squared_distance(a, b, PlanePoint{p.x, p.y});
            if (d < nearest.distance && a != b) {
                nearest = {d, {b.x - a.x, b.y - a.y}};
            }
        }
    }
    return nearest;
}

/// Lines between communities, each once: dots drawn twice would close up to a line.
class SharedBorders {
  public:
    void skip(const MultiPolygon& polygons) {
        for (const Polygon& polygon : polygons) {
            for (std::size_t i = 0; i + 1 < polygon.outer.size(); ++i) {
                seen_.insert(key(polygon.outer[i], polygon.outer[i + 1]));
            }
        }
    }

    void add(const Ring& ring) {
        bool going_on = false;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            if (!seen_.insert(key(ring[i], ring[i + 1])).second) {
                going_on = false;
                continue;
            }
            if (!going_on) {
                lines_.push_back({ring[i]});
            }
            lines_.back().push_back(ring[i + 1]);
            going_on = true;
        }
    }

    const std::vector<Line>& lines() const { return lines_; }

  private:
    using Key = std::pair<std::pair<long long, long long>, std::pair<long long, long long>>;

    struct Hash {
        std::size_t operator()(const Key& k) const {
            std::size_t hash = 0;
            for (const long long part :
                 {k.first.first, k.first.second, k.second.first, k.second.second}) {
                hash = hash * 1'000'003U + static_cast<std::size_t>(part);
            }
            return hash;
        }
    };

    static std::pair<long long, long long> rounded(PlanePoint p) {
        return {std::llround(p.x * 10), std::llround(p.y * 10)};
    }

    static Key key(PlanePoint a, PlanePoint b) { return std::minmax(rounded(a), rounded(b)); }

    std::unordered_set<Key, Hash> seen_;
    std::vector<Line> lines_;
};

} // namespace

void draw_ground(Sheet& sheet) {
    sheet.canvas.fill({sheet.view.frame().outline()}, palette::kGround);
}

void draw_water(Sheet& sheet) {
    const PaperLines rings = sheet.view.rings(sheet.data.water);
    if (!rings.empty()) {
        sheet.seen.insert(LegendKey::water);
        sheet.canvas.fill(rings, palette::kWater);
        sheet.canvas.stroke(sheet.view.outlines(sheet.data.water),
                            {palette::kRiver, palette::kShore_pt, {}, true});
    }
    const PaperLines rivers = barriers_of(sheet, BarrierKind::river);
    if (!rivers.empty()) {
        sheet.seen.insert(LegendKey::river);
        sheet.canvas.stroke(rivers, {palette::kRiver, 1.2, {}, true});
    }
}

void draw_reach_tint(Sheet& sheet) {
    if (const MapIsochrone* isochrone = cutoff_isochrone(sheet.data)) {
        sheet.canvas.fill(sheet.view.rings(isochrone->ground), palette::kReachTint);
    }
}

void draw_cutoff_line(Sheet& sheet) {
    const MapIsochrone* isochrone = cutoff_isochrone(sheet.data);
    if (isochrone == nullptr) {
        return;
    }
    const PaperLines lines = sheet.view.outlines(isochrone->ground);
    if (!lines.empty()) {
        sheet.seen.insert(LegendKey::cutoff);
        const double width =
            sheet.theme == MapTheme::gaps ? palette::kCutoffLineOfGaps_pt : palette::kCutoffLine_pt;
        sheet.canvas.stroke(lines, {palette::kCutoffLine, width, {}, false});
    }
}

void draw_streets(Sheet& sheet) {
    const PaperLines footways = roads_of(sheet, RoadRank::footway);
    const PaperLines lanes = roads_of(sheet, RoadRank::lane);
    const PaperLines streets = roads_of(sheet, RoadRank::street);
    draw_lower(sheet, RoadRank::lane, lanes);
    draw_lower(sheet, RoadRank::street, streets);
    draw_upper(sheet, RoadRank::lane, lanes);
    draw_upper(sheet, RoadRank::street, streets);
    if (!footways.empty()) {
        sheet.seen.insert(LegendKey::footway);
        draw_lower(sheet, RoadRank::footway, footways);
    }
}

void draw_main_roads(Sheet& sheet) {
    const PaperLines collectors = roads_of(sheet, RoadRank::collector);
    const PaperLines arterials = roads_of(sheet, RoadRank::arterial);
    draw_lower(sheet, RoadRank::collector, collectors);
    draw_lower(sheet, RoadRank::arterial, arterials);
    draw_upper(sheet, RoadRank::collector, collectors);
    draw_upper(sheet, RoadRank::arterial, arterials);
}

void draw_compounds(Sheet& sheet) {
    for (const MapCompound& compound : sheet.data.compounds) {
        draw_compound(sheet, compound);
    }
}

void draw_gap_tint(Sheet& sheet) {
    const PaperLines rings = sheet.view.rings(sheet.data.gaps);
    if (!rings.empty()) {
        sheet.seen.insert(LegendKey::gap_area);
        sheet.canvas.fill(rings, palette::kGapTint);
    }
}

void draw_gap_line(Sheet& sheet) {
    // On small scales the lines of small gaps would fill them.
    const double width = sheet.view.scale_denominator() <= 30'000 ? 0.9 : 0.3;
    sheet.canvas.stroke(sheet.view.outlines(sheet.data.gaps), {palette::kGapLine, width, {}, true});
}

void draw_railways(Sheet& sheet) {
    const PaperLines rails = barriers_of(sheet, BarrierKind::rail);
    if (!rails.empty()) {
        sheet.seen.insert(LegendKey::railway);
        draw_railway(sheet, rails);
    }
}

void draw_barriers(Sheet& sheet) {
    draw_railways(sheet);
    draw_walls(sheet);
}

void draw_walls(Sheet& sheet) {
    if (!shows_walls(sheet)) {
        return;
    }
    const PaperLines walls = barriers_of(sheet, BarrierKind::wall);
    if (!walls.empty()) {
        sheet.seen.insert(LegendKey::wall);
        sheet.canvas.stroke(walls, {palette::kWall, palette::kWall_pt, {}, true});
    }
}

void draw_gates(Sheet& sheet) {
    if (!shows_walls(sheet) || sheet.data.gates.empty()) {
        return;
    }
    const PaperLines walls = barriers_of(sheet, BarrierKind::wall);
    std::vector<SheetBox> boxes;
    for (const PaperLine& wall : walls) {
        boxes.push_back(bounds(PaperLines{wall}));
    }
    for (const MapGate& gate : sheet.data.gates) {
        const PaperPoint p = sheet.view.to_paper(gate.point);
        if (sheet.view.frame().contains(p)) {
            sheet.seen.insert(gate.open ? LegendKey::gate_open : LegendKey::gate_closed);
            draw_gate(sheet.canvas, p, nearest_wall(walls, boxes, p).along, gate.open);
        }
    }
}

void fade_outside(Sheet& sheet) {
    PaperLines rings = sheet.view.rings(sheet.data.boundary);
    if (sheet.data.boundary.empty()) {
        return;
    }
    rings.push_back(sheet.view.frame().outline());
    sheet.canvas.fill(rings, palette::kPaper, 0.6);
}

void draw_communities(Sheet& sheet) {
    SharedBorders borders;
    borders.skip(sheet.data.boundary);
    for (const MapCommunity& community : sheet.data.communities) {
        for (const Polygon& polygon : community.ground) {
            borders.add(polygon.outer);
        }
    }
    PaperLines lines;
    for (const Line& line : borders.lines()) {
        append(lines, sheet.view.lines(line));
    }
    if (!lines.empty()) {
        sheet.seen.insert(LegendKey::community_boundary);
        sheet.canvas.stroke(lines, {palette::kCommunity, 0.6, {0.8, 1.6}, false});
    }
}

void draw_boundary(Sheet& sheet) {
    const PaperLines lines = sheet.view.outlines(sheet.data.boundary);
    if (!lines.empty()) {
        sheet.seen.insert(LegendKey::district_boundary);
        sheet.canvas.stroke(lines, {palette::kPaper, 2.4, {}, true});
        sheet.canvas.stroke(lines, {palette::kBoundary, palette::kBoundary_pt, {9, 3}, false});
    }
}

void draw_area_units(Sheet& sheet) {
    for (const MapAreaUnit& unit : sheet.data.area_units) {
        const PaperLines rings = sheet.view.rings(unit.ground);
        if (rings.empty()) {
            continue;
        }
        const auto index = class_of(unit);
        if (index) {
            sheet.classes_seen.insert(*index);
        } else {
            sheet.seen.insert(LegendKey::area_unknown);
        }
        if (index && !sheet.classes[*index].good) {
            draw_below_standard(sheet.canvas, rings, sheet.classes[*index].fill);
        } else {
            sheet.canvas.fill(rings, index ? sheet.classes[*index].fill : palette::kAreaUnknown);
        }
    }
}

void draw_area_borders(Sheet& sheet) {
    if (sheet.data.area_by_community) {
        return;
    }
    for (const MapAreaUnit& unit : sheet.data.area_units) {
        const PaperLines lines = sheet.view.outlines(unit.ground);
        if (!lines.empty()) {
            sheet.seen.insert(LegendKey::nearest_ground);
            sheet.canvas.stroke(lines, {palette::kPaper, 1.2, {}, true});
            sheet.canvas.stroke(lines, {palette::kCommunity, 0.5, {}, true});
        }
    }
}

void draw_conflicts(Sheet& sheet) {
    for (const MapStation& station : sheet.data.stations) {
        const PaperPoint p = sheet.view.to_paper(station.point);
        if (shows(sheet, station) && is_hardly_unique(station) && sheet.view.frame().contains(p)) {
            sheet.seen.insert(LegendKey::hardly_unique);
            draw_hardly_unique(sheet.canvas, p, station_look(sheet, station));
        }
    }
    for (const MapConflict* conflict : conflicts_of_tier(sheet.data)) {
        const PaperLines lines = sheet.view.lines(
            {sheet.data.stations[conflict->a].point, sheet.data.stations[conflict->b].point});
        for (const PaperLine& line : lines) {
            sheet.seen.insert(LegendKey::conflict);
            draw_conflict(sheet.canvas,
                          line.front(),
                          line.back(),
                          station_radius(station_look(sheet, sheet.data.stations[conflict->a])));
        }
    }
}

namespace {

LegendKey key_of(MapChangeKind kind) {
    switch (kind) {
    case MapChangeKind::moved:
        return LegendKey::moved;
    case MapChangeKind::renovated:
        return LegendKey::renovated;
    case MapChangeKind::built:
        return LegendKey::built;
    case MapChangeKind::closed:
        return LegendKey::closed;
    case MapChangeKind::gate_opened:
        return LegendKey::gate_opened;
    case MapChangeKind::gate_closed:
        return LegendKey::gate_reclosed;
    case MapChangeKind::path:
        return LegendKey::path_added;
    case MapChangeKind::blocked:
        break;
    }
    return LegendKey::road_blocked;
}

void draw_change(Sheet& sheet, const MapChange& change) {
    const PaperPoint at = sheet.view.to_paper(change.at);
    StationLook look{.tier = change.tier == 1 ? 1 : 2,
                     .size = station_size(sheet.view.scale_denominator())};
    switch (change.kind) {
    case MapChangeKind::moved: {
        const PaperPoint from = sheet.view.to_paper(change.from);
        draw_old_place(sheet.canvas, from, look);
        return draw_move(sheet.canvas, from, at, station_radius(look));
    }
    case MapChangeKind::built:
        return draw_changed_ring(sheet.canvas, at, look, palette::kGained);
    case MapChangeKind::renovated:
        return draw_changed_ring(sheet.canvas, at, look, palette::kCutoffLine);
    case MapChangeKind::closed:
        look.closed = true;
        return draw_station(sheet.canvas, at, look);
    case MapChangeKind::gate_opened:
    case MapChangeKind::gate_closed:
        return draw_changed_gate(sheet.canvas, at, change.kind == MapChangeKind::gate_opened);
    case MapChangeKind::path:
    case MapChangeKind::blocked: {
        PaperLines lines;
        for (const Line& line : change.lines) {
            append(lines, sheet.view.lines(line));
        }
        return draw_changed_street(sheet.canvas, lines, change.kind == MapChangeKind::path);
    }
    }
}

} // namespace

void draw_changes(Sheet& sheet) {
    if (!sheet.data.plan) {
        return;
    }
    // Rings would hide the small grounds that gain.
    const auto is_ring = [](const MapChange& change) {
        return change.kind == MapChangeKind::built || change.kind == MapChangeKind::renovated;
    };
    for (const MapChange& change : sheet.data.plan->changes) {
        if (sheet.theme == MapTheme::fates && is_ring(change)) {
            continue;
        }
        if (sheet.view.frame().contains(sheet.view.to_paper(change.at))) {
            sheet.seen.insert(key_of(change.kind));
            draw_change(sheet, change);
        }
    }
}

void draw_stations(Sheet& sheet) {
    // The lower tier first: a community centre is never hidden under a small station.
    for (const int tier : {2, 1}) {
        for (const MapStation& station : sheet.data.stations) {
            const PaperPoint p = sheet.view.to_paper(station.point);
            if (!is_of_tier(station, tier) || !shows(sheet, station) ||
                !sheet.view.frame().contains(p)) {
                continue;
            }
            sheet.seen.insert(station.closed    ? LegendKey::station_closed
                              : !station.inside ? LegendKey::station_outside
                              : tier == 1       ? LegendKey::station_tier1
                                                : LegendKey::station_tier2);
            draw_station(sheet.canvas, p, station_look(sheet, station));
        }
    }
}

} // namespace yike
