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

/// Writes a label into the first free box. @returns false if there is none
bool write_first_free(Sheet& sheet,
                      const std::string& text,
                      const TextStyle& style,
                      const std::vector<SheetBox>& boxes) {
    for (const SheetBox& box : boxes) {
        if (sheet.room.take(box)) {
            sheet.canvas.text({box.left, box.top + style.size_pt * kAscent}, text, style);
            return true;
        }
    }
    return false;
}

StationLook look_of(const Sheet& sheet, const MapStation& station) {
    return {.tier = station.tier,
            .inside = station.inside,
            .closed = station.closed,
            .size = station_size(sheet.view.scale_denominator())};
}

void block_stations(Sheet& sheet) {
    for (const MapStation& station : sheet.data.stations) {
        const PaperPoint p = sheet.view.to_paper(station.point);
        sheet.room.block(symbol_box(p, station_radius(look_of(sheet, station))));
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
    const double gap = station_radius(look_of(sheet, station)) + 1.2;
    write_first_free(
        sheet,
        text,
        style,
        boxes_around(p, gap, sheet.canvas.text_width(text, style), style.size_pt * kHeight));
}

void label_stations(Sheet& sheet) {
    for (const auto& [tier, inside] :
         {std::pair(1, true), std::pair(2, true), std::pair(1, false), std::pair(2, false)}) {
        for (const MapStation& station : sheet.data.stations) {
            if ((station.tier == 1 ? 1 : 2) == tier && station.inside == inside) {
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

void label_communities(Sheet& sheet) {
    const TextStyle style{.size_pt = sheet.layout.type.label,
                          .colour = palette::kTextSoft,
                          .bold = false,
                          .halo = true};
    for (const MapCommunity& community : sheet.data.communities) {
        // A station inside that says the same says it better.
        const auto says_it = [&](const MapStation& station) {
            return station_label(station.name) == community.name &&
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

/// Number of the compound in the gap list beside the map, in it or as near as there is room.
void label_gaps(Sheet& sheet) {
    const double size = sheet.layout.type.label;
    const double radius = badge_radius(size);
    const auto gaps = largest_gaps(sheet.data);
    for (std::size_t i = 0; i < std::min(gaps.size(), sheet.listed_gaps); ++i) {
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

} // namespace

void draw_labels(Sheet& sheet) {
    block_stations(sheet);
    if (sheet.theme == MapTheme::gaps) {
        label_gaps(sheet);
    }
    label_stations(sheet);
    label_communities(sheet);
    label_roads(sheet);
    label_compounds(sheet);
}

} // namespace yike
