// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the parts of a sheet share while it is drawn. Private to `render`.
#pragma once

#include "render/canvas.hpp"
#include "render/label_placement.hpp"
#include "render/map_data.hpp"
#include "render/map_sheet.hpp"
#include "render/map_view.hpp"
#include "render/palette.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yike {

/// Lines of the legend in their order; the classes of minutes are lines of their own.
enum class LegendKey {
    no_access,
    covered_compounds,
    gap_area,
    cutoff,
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
    district_boundary,
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
    std::vector<MinuteClass> classes; ///< of minutes
    std::set<LegendKey> seen;         ///< what the legend must explain
    std::set<std::size_t> classes_seen;
    std::vector<std::string> legend; ///< as written
    std::size_t listed_gaps = 0;     ///< rows of the gap table; the map numbers no more

    bool zh() const { return options.language == Language::zh; }

    std::string say(Word which) const { return word(which, options.language); }
};

/// @returns none if it is drawn without minutes (no access)
std::optional<std::size_t> class_of(const Sheet& sheet, const MapCompound& compound);

bool is_covered(const MapData& data, const MapCompound& compound);

/// Uncovered compounds with the most households, at most `kListedGaps`; equal ones by their id.
std::vector<const MapCompound*> largest_gaps(const MapData& data);
inline constexpr std::size_t kListedGaps = 10;

/// Paper, frame and letters.
SheetLayout lay_out(const SheetOptions& options);

} // namespace yike
