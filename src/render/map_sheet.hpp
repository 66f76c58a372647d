// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Map sheets for the wall and the file: PNG, SVG and PDF on a stated paper at a stated scale.
#pragma once

#include "geometry/plane_point.hpp"
#include "render/canvas.hpp"
#include "render/map_data.hpp"
#include "render/paper.hpp"
#include "render/words.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yike {

enum class PaperSize { a4, a3, a2 };

struct SheetOptions {
    Language language = Language::zh;
    PaperSize paper = PaperSize::a3;
    bool portrait = false;
    /// 20000 for 1:20,000; none: the largest round scale that shows the extent.
    std::optional<double> scale_denominator;
    /// Ground to be shown, working CRS; none: the boundary with a small margin.
    std::optional<Box> extent;
    double dpi = 150;          ///< of PNG, [36, 1200]
    std::string compiled_by;   ///< empty: a line to write on
    std::string sheet_date;    ///< empty: a line to write on; never the clock
    std::string sheet_number;  ///< empty: left out
    std::string review_number; ///< typed by the user, never invented; empty: the stamp
};

/// What was drawn: for captions, lists of figures and tests.
struct SheetRecord {
    double scale_denominator = 0;
    Box extent;                     ///< of the frame, working CRS
    std::vector<std::string> texts; ///< everything written, in order
    /// Boxes of each label inside the frame; those of different labels never meet.
    std::vector<std::vector<SheetBox>> labels;
    std::vector<std::string> legend; ///< lines of the legend
};

/// Draws a sheet into `file`, whose ending (.png, .svg, .pdf) chooses the format. Same input, same
/// bytes; the date inside a PDF is `data.data_date`. Written beside and renamed when complete.
///
/// Starts Qt on its offscreen platform if the program has not started it; call it from the thread
/// that does (or did) so.
/// @throws UsageError for another ending, or a scale or dpi out of range
/// @throws DataError if the file cannot be written
SheetRecord draw_sheet(const MapData& data,
                       MapTheme theme,
                       const SheetOptions& options,
                       const std::filesystem::path& file);

/// The same on a canvas of the size of the paper, which the caller completes: one page of several.
SheetRecord
draw_sheet(Canvas& canvas, const MapData& data, MapTheme theme, const SheetOptions& options);

/// Two worlds of one district side by side, at one extent and scale, with their figures and the
/// differences between them. A3 or the other papers, landscape.
SheetRecord
draw_pair(Canvas& canvas, const MapData& before, const MapData& after, const SheetOptions& options);

/// The same without a file.
SheetRecord plan_sheet(const MapData& data, MapTheme theme, const SheetOptions& options);

/// Covered share, covered and uncovered households, stations: used when `data.figures` is empty.
std::vector<MapFigure> default_figures(const MapData& data, MapTheme theme, Language language);

} // namespace yike
