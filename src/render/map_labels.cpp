// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_layers.hpp"
#include "render/symbols.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace yike {

namespace {

// Chinese letters fill nearly the whole square above and below these shares of the size.
constexpr double kAscent = 0.88;
constexpr double kHeight = 1.08;

SheetBox symbol_box(PaperPoint centre, double radius) {
    return {centre.x - radius, centre.y - radius, centre.x + radius, centre.y + radius};
}

/// Writes a label of a place into the first free box, if there is one.
void write_first_free(Sheet& sheet,
                      const std::string& text,
                      const TextStyle& style,
                      PaperPoint place,
                      const std::vector<SheetBox>& boxes) {
    if (const SheetBox* box = sheet.room.take_first(boxes, place)) {
        sheet.canvas.text({box->left, box->top + style.size_pt * kAscent}, text, style);
    }
}

void block_stations(Sheet& sheet) {
    for (const MapStation& station : sheet.data.stations) {
        if (!shows(sheet, station)) {
            continue;
        }
        const PaperPoint p = sheet.view.to_paper(station.point);
        sheet.room.block(symbol_box(p, station_radius(station_look(sheet, station))));
    }
}

void label_station(Sheet& sheet, const MapStation& station) {
    const PaperPoint p = sheet.view.to_paper(station.point);
    if (!sheet.view.frame().contains(p)) {
        return;
    }
    const bool main = station.tier == 1;
    const TextStyle style{.size_pt = sheet.layout.type.label + (main ? 0.5 : -0.5),
                          .colour = station.inside ? palette::kText : palette::kTextSoft,
                          .bold = main && station.inside,
                          .halo = true};
    const std::string text = station_label(station.name);
    const double gap = station_radius(station_look(sheet, station)) + 1.2;
    write_first_free(
        sheet,
        text,
        style,
        p,
        boxes_around(p, gap, sheet.canvas.text_width(text, style), style.size_pt * kHeight));
}

void label_stations(Sheet& sheet) {
    for (const auto& [tier, inside] :
         {std::pair(1, true), std::pair(2, true), std::pair(1, false), std::pair(2, false)}) {
        for (const MapStation& station : sheet.data.stations) {
            if (is_of_tier(station, tier) && station.inside == inside && shows(sheet, station)) {
                label_station(sheet, station);
            }
        }
    }
}

/// The name of an area, wholly inside it.
void label_area(Sheet& sheet,
                const std::string& name,
                const MultiPolygon& ground,
                const TextStyle& style) {
    // A little air round the name, so that it never seems to belong to a symbol beside it.
    constexpr double kAir_pt = 1.5;
    const double width = sheet.canvas.text_width(name, style) + 2 * kAir_pt;
    const double height = style.size_pt * kHeight + kAir_pt;
    for (const SheetBox& box : boxes_inside(sheet.view.rings(ground), width, height)) {
        if (sheet.room.take(box)) {
            const double base = box.top + kAir_pt / 2 + style.size_pt * kAscent;
            sheet.canvas.text({box.left + kAir_pt, base}, name, style);
            return;
        }
    }
}

/// 「文化路社区」 is the 「文化路」 of its station.
std::string without_kind(const std::string& name) {
    constexpr std::string_view kKind = "社区";
    return name.ends_with(kKind) ? name.substr(0, name.size() - kKind.size()) : name;
}

void label_communities(Sheet& sheet) {
    const TextStyle style{.size_pt = sheet.layout.type.label,
                          .colour = palette::kTextSoft,
                          .bold = false,
                          .halo = true};
    for (const MapCommunity& community : sheet.data.communities) {
        // A station inside that says the same says it better.
        const auto says_it = [&](const MapStation& station) {
            return shows(sheet, station) &&
                   without_kind(station_label(station.name)) == without_kind(community.name) &&
                   contains(community.ground, station.point);
        };
        const auto& stations = sheet.data.stations;
        if (!community.name.empty() && std::none_of(stations.begin(), stations.end(), says_it)) {
            label_area(sheet, community.name, community.ground, style);
        }
    }
}

/// Names of compounds, where the scale leaves room for them.
void label_compounds(Sheet& sheet) {
    constexpr double kSmallestScale = 12'500;
    if (sheet.view.scale_denominator() > kSmallestScale) {
        return;
    }
    const TextStyle style{.size_pt = sheet.layout.type.label - 1,
                          .colour = palette::kText,
                          .bold = false,
                          .halo = true};
    for (const MapCompound& compound : sheet.data.compounds) {
        if (!compound.name.empty()) {
            label_area(sheet, compound.name, compound.ground, style);
        }
    }
}

/// Pieces of each named main road on the paper.
std::map<std::string, PaperLines> named_roads(const Sheet& sheet, RoadRank rank) {
    std::map<std::string, PaperLines> roads;
    for (const MapRoad& road : sheet.data.roads) {
        if (!road.name.empty() && road_rank(road.road_class) == rank) {
            PaperLines& pieces = roads[road.name];
            for (PaperLine& piece : sheet.view.lines(road.line)) {
                pieces.push_back(std::move(piece));
            }
        }
    }
    return roads;
}

/// Names are of use inside the boundary; beyond it they would shout over the faded ground.
bool within_boundary(const PaperLines& boundary, const LineLabel& place) {
    return boundary.empty() ||
           std::all_of(place.boxes.begin(), place.boxes.end(), [&](const SheetBox& box) {
               return contains(boundary, box.centre());
           });
}

void label_road(Sheet& sheet,
                const PaperLines& boundary,
                const std::string& name,
                const PaperLines& chains,
                double size) {
    // Far enough apart that a name is found again, and not so near that it chatters.
    const double repeat = mm_to_pt(95);
    const TextStyle style{
        .size_pt = size, .colour = palette::kTextSoft, .bold = false, .halo = true};
    const double width = sheet.canvas.text_width(name, style);
    std::vector<PaperPoint> written;
    for (const PaperLine& chain : chains) {
        for (const LineLabel& place : places_along(chain, width, style.size_pt * kHeight)) {
            const auto near = [&](PaperPoint p) {
                return std::hypot(p.x - place.base.x, p.y - place.base.y) < repeat;
            };
            if (std::none_of(written.begin(), written.end(), near) &&
                within_boundary(boundary, place) && sheet.room.take(place.boxes)) {
                sheet.canvas.text(place.base, name, style, place.degrees);
                written.push_back(place.base);
            }
        }
    }
}

void label_roads(Sheet& sheet) {
    struct Rank {
        RoadRank rank;
        double smallest_scale;
        double smaller_pt; ///< than other labels
    };

    const PaperLines boundary = sheet.view.rings(sheet.data.boundary);
    for (const auto& [rank, smallest, smaller] : {Rank{RoadRank::arterial, 120'000, 0.5},
                                                  Rank{RoadRank::collector, 30'000, 1.0},
                                                  Rank{RoadRank::street, 7'500, 1.0}}) {
        if (sheet.view.scale_denominator() > smallest) {
            continue;
        }
        for (auto& [name, pieces] : named_roads(sheet, rank)) {
            label_road(sheet,
                       boundary,
                       name,
                       joined_pieces(std::move(pieces)),
                       sheet.layout.type.label - smaller);
        }
    }
}

/// Number of the compound in the list beside the map, in it or as near as there is room.
void label_gaps(Sheet& sheet) {
    const double size = sheet.layout.type.label;
    const double radius = badge_radius(size);
    const auto gaps = ranked_gaps(sheet.data);
    for (std::size_t i = 0; i < std::min(gaps.size(), sheet.listed); ++i) {
        const std::string number = std::to_string(i + 1);
        const PaperPoint p = sheet.view.to_paper(gaps[i]->point);
        std::vector<SheetBox> boxes = {symbol_box(p, radius)};
        for (const SheetBox& box : boxes_around(p, radius, 2 * radius, 2 * radius)) {
            boxes.push_back(box);
        }
        for (const SheetBox& box : boxes) {
            if (sheet.view.frame().contains(p) && sheet.room.take(box)) {
                draw_badge(sheet.canvas, box.centre(), number, size);
                break;
            }
        }
    }
}

/// Number of the listed compound in it or near it.
void label_fates(Sheet& sheet) {
    const double size = sheet.layout.type.label;
    const double radius = badge_radius(size);
    const auto changed = ranked_fates(sheet.data);
    // Never on the ground itself: its colour is what the sheet is about.
    for (const MapCompound* compound : changed) {
        const PaperLines rings = sheet.view.rings(compound->ground);
        sheet.room.block(rings.empty() ? symbol_box(sheet.view.to_paper(compound->point), 2.5)
                                       : bounds(rings));
    }
    for (std::size_t i = 0; i < std::min(changed.size(), sheet.listed); ++i) {
        const PaperPoint p = sheet.view.to_paper(changed[i]->point);
        const PaperLines rings = sheet.view.rings(changed[i]->ground);
        const SheetBox ground = rings.empty() ? symbol_box(p, 2.5) : bounds(rings);
        const double half = std::max(ground.width(), ground.height()) / 2;
        const SheetBox* box = nullptr;
        for (const double further : {0.5, 4.0, 9.0, 15.0, 22.0}) {
            if (box == nullptr && sheet.view.frame().contains(p)) {
                box = sheet.room.take_first(
                    boxes_around(ground.centre(), half + further, 2 * radius, 2 * radius), p);
            }
        }
        if (box != nullptr) {
            if (std::hypot(box->centre().x - p.x, box->centre().y - p.y) > half + 2 * radius + 2) {
                sheet.canvas.stroke({{p, box->centre()}}, {palette::kRing, 2.0, {}, true});
                sheet.canvas.stroke({{p, box->centre()}}, {palette::kStamp, 0.6, {}, true});
            }
            draw_badge(sheet.canvas, box->centre(), std::to_string(i + 1), size);
        }
    }
}

/// Old places and arrows of moves are no place for a number.
void block_changes(Sheet& sheet) {
    for (const MapChange& change : sheet.data.plan->changes) {
        const PaperPoint b = sheet.view.to_paper(change.at);
        const double radius = station_radius(
            {.tier = change.tier, .size = station_size(sheet.view.scale_denominator())});
        if (change.kind != MapChangeKind::moved) {
            sheet.room.block(symbol_box(b, radius + 1.5));
            continue;
        }
        const PaperPoint a = sheet.view.to_paper(change.from);
        sheet.room.block(symbol_box(a, radius));
        constexpr double kHalf_pt = 1.6;
        sheet.room.block_line(a, b, kHalf_pt);
    }
}

/// The number of each change beside its place; further off it hangs on a line.
void label_changes(Sheet& sheet) {
    const double size = sheet.layout.type.label - 1;
    const double radius = badge_radius(size);
    for (const MapChange& change : sheet.data.plan->changes) {
        const PaperPoint p = sheet.view.to_paper(change.at);
        if (!sheet.view.frame().contains(p)) {
            continue;
        }
        const double near = station_radius({.tier = change.tier,
                                            .size = station_size(sheet.view.scale_denominator())}) +
                            1.6;
        for (const double further : {0.0, 5.0, 10.0, 16.0, 24.0, 34.0}) {
            const SheetBox* box =
                sheet.room.take_first(boxes_around(p, near + further, 2 * radius, 2 * radius), p);
            if (box == nullptr) {
                continue;
            }
            if (further > 0) {
                sheet.canvas.stroke({{p, box->centre()}}, {palette::kRing, 2.0, {}, true});
                sheet.canvas.stroke({{p, box->centre()}}, {palette::kStamp, 0.6, {}, true});
            }
            draw_badge(sheet.canvas, box->centre(), std::to_string(change.number), size);
            break;
        }
    }
}

/// Keeps labels off the lines of conflicts.
void block_conflicts(Sheet& sheet) {
    for (const MapConflict* conflict : conflicts_of_tier(sheet.data)) {
        const PaperPoint a = sheet.view.to_paper(sheet.data.stations[conflict->a].point);
        const PaperPoint b = sheet.view.to_paper(sheet.data.stations[conflict->b].point);
        sheet.room.block_line(a, b, palette::kConflict_pt / 2);
    }
}

/// Number in the list, if it is there, and minutes on foot beside the line of each conflict.
void label_conflicts(Sheet& sheet) {
    const TextStyle style{
        .size_pt = sheet.layout.type.label, .colour = palette::kStamp, .bold = true, .halo = true};
    const double radius = badge_radius(style.size_pt);
    std::size_t rank = 0;
    for (const MapConflict* conflict : conflicts_of_tier(sheet.data)) {
        const bool listed = rank++ < sheet.listed;
        const PaperPoint a = sheet.view.to_paper(sheet.data.stations[conflict->a].point);
        const PaperPoint b = sheet.view.to_paper(sheet.data.stations[conflict->b].point);
        const PaperPoint middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
        if (!sheet.view.frame().contains(middle)) {
            continue;
        }
        const std::string text = minutes_number(conflict->minutes, sheet.data.cutoff_minutes) +
                                 (sheet.zh() ? "分钟" : " min");
        const double before = listed ? 2 * radius + 2 : 0;
        const double width = before + sheet.canvas.text_width(text, style);
        for (const double gap : {palette::kConflict_pt, mm_to_pt(4)}) {
            const auto boxes =
                boxes_around(middle, gap + 1, width, std::max(2 * radius, style.size_pt * kHeight));
            const auto* const box = sheet.room.take_first(boxes);
            if (box == nullptr) {
                continue;
            }
            const double base = box->centre().y + style.size_pt * 0.36;
            if (listed) {
                draw_badge(sheet.canvas,
                           {box->left + radius, box->centre().y},
                           std::to_string(rank),
                           style.size_pt);
            }
            sheet.canvas.text({box->left + before, base}, text, style);
            break;
        }
    }
}

/// Writes "12 东风路 76%" inside an area unit, or as much of it as there is room for.
/// @param rank  in the list beside the map, from 1; 0: not in it
void label_area_unit(Sheet& sheet, const MapAreaUnit& unit, std::size_t rank) {
    const double size = sheet.layout.type.label;
    const TextStyle style{.size_pt = size, .colour = palette::kText, .bold = false, .halo = true};
    const double radius = badge_radius(size);
    const std::optional<double> share = adequacy(unit);
    // Whole percent, downwards: 99.9 % is not yet the standard.
    const std::string percent =
        share ? thousands(std::floor(*share * 100 + 1e-9)) + "%" : std::string();
    const std::string name = sheet.data.area_by_community ? unit.name : std::string();
    const std::string both = name + (name.empty() || percent.empty() ? "" : " ") + percent;
    const PaperLines rings = sheet.view.rings(unit.ground);
    for (const std::string& text : {both, percent, std::string()}) {
        if (text.empty() && rank == 0) {
            return;
        }
        const double gap = text.empty() ? 0 : 2;
        const double before = rank > 0 ? 2 * radius + gap : 0;
        const double width = before + sheet.canvas.text_width(text, style);
        const double height = std::max(2 * radius, size * kHeight);
        const SheetBox* box = sheet.room.take_first(boxes_inside(rings, width, height));
        if (box == nullptr) {
            continue;
        }
        if (rank > 0) {
            const PaperPoint centre{box->left + radius, box->centre().y};
            draw_badge(sheet.canvas, centre, std::to_string(rank), size);
        }
        sheet.canvas.text({box->left + before, box->centre().y + size * 0.36}, text, style);
        return;
    }
}

/// Those of the list first.
void label_area_units(Sheet& sheet) {
    const auto ranked = ranked_shortfalls(sheet.data);
    const std::size_t listed = std::min(sheet.listed, ranked.size());
    for (std::size_t i = 0; i < listed; ++i) {
        label_area_unit(sheet, *ranked[i], i + 1);
    }
    for (const MapAreaUnit& unit : sheet.data.area_units) {
        if (std::find(ranked.begin(),
                      ranked.begin() + static_cast<std::ptrdiff_t>(listed),
                      &unit) == ranked.begin() + static_cast<std::ptrdiff_t>(listed)) {
            label_area_unit(sheet, unit, 0);
        }
    }
}

} // namespace

void draw_labels(Sheet& sheet) {
    block_stations(sheet);
    switch (sheet.theme) {
    case MapTheme::gaps:
        label_gaps(sheet);
        break;
    case MapTheme::redundancy:
        block_conflicts(sheet);
        label_conflicts(sheet);
        break;
    case MapTheme::area:
        label_area_units(sheet);
        break;
    case MapTheme::plan:
        if (sheet.data.plan) {
            block_changes(sheet);
            label_changes(sheet);
        }
        break;
    case MapTheme::fates:
        if (sheet.data.plan) {
            block_changes(sheet);
        }
        label_fates(sheet);
        break;
    case MapTheme::coverage:
        break;
    }
    label_stations(sheet);
    if (sheet.theme != MapTheme::area || !sheet.data.area_by_community) {
        label_communities(sheet);
    }
    label_roads(sheet);
    if (sheet.theme != MapTheme::area) {
        label_compounds(sheet);
    }
}

} // namespace yike
