// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the parts of a sheet share while it is drawn. Private to `render`.
#pragma once

#include "render/canvas.hpp"
#include "render/fill_classes.hpp"
#include "render/label_placement.hpp"
#include "render/map_data.hpp"
#include "render/map_findings.hpp"
#include "render/map_sheet.hpp"
#include "render/map_view.hpp"
#include "render/palette.hpp"
#include "render/symbols.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yike {

/// Lines of the legend in their order; the classes of minutes are lines of their own.
enum class LegendKey {
    no_access,
    covered_compounds,
    area_unknown,
    gap_area,
    cutoff,
    conflict,
    hardly_unique,
    station_tier1,
    station_tier2,
    station_outside,
    station_closed,
    gate_open,
    gate_closed,
    wall,
    railway,
    river,
    water,
    footway,
    community_boundary,
    nearest_ground,
    district_boundary,
    old_place,
    moved,
    built,
    renovated,
    closed,
    gate_opened,
    gate_reclosed,
    path_added,
    road_blocked,
};

/// Sizes of letters on one paper, pt.
struct TypeScale {
    double title = 22;
    double figure = 28;
    double unit = 12;
    double caption = 9;
    double legend = 9;
    double label = 7.5;
    double notes = 7;
};

/// Where the parts of a sheet stand.
struct SheetLayout {
    double width_pt = 0;
    double height_pt = 0;
    SheetBox header; ///< empty unless the title stands above the frame
    SheetBox frame;
    SheetBox panel; ///< the column at the right, or the strip below
    bool strip = false;
    TypeScale type;
};

struct Sheet {
    Canvas& canvas;
    const MapData& data;
    MapTheme theme;
    const SheetOptions& options;
    SheetLayout layout;
    MapView view;
    LabelRoom room;
    std::vector<FillClass> classes;
    std::set<LegendKey> seen; ///< what the legend must explain
    std::set<std::size_t> classes_seen;
    std::vector<std::string> legend; ///< as written
    std::size_t listed = 0;          ///< numbered rows of the list; the map numbers no more

    bool zh() const { return options.language == Language::zh; }

    std::string say(Word which) const { return word(which, options.language); }
};

/// True if the sheet shows the station: a map of redundancy has one tier.
bool shows(const Sheet& sheet, const MapStation& station);

/// How a station is drawn at the scale of the sheet.
StationLook station_look(const Sheet& sheet, const MapStation& station);

/// A map in a window, without paper round it.
bool on_screen(const Sheet& sheet);

/// Paper, frame and letters.
SheetLayout lay_out(const SheetOptions& options);

} // namespace yike
