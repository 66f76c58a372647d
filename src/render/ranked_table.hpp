// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The list beside the map: the worst places by name, with the numbers of their badges.
#pragma once

#include "render/sheet.hpp"

#include <string>
#include <vector>

namespace yike {

struct RankedRow {
    std::string name;
    std::vector<std::string> numbers;
    std::string second = {}; ///< of a pair
    std::size_t number = 0;  ///< of its badge; 0: its rank
};

struct RankedTable {
    std::string title;
    std::vector<std::string> units; ///< heads of the columns of numbers
    std::vector<RankedRow> rows;
    std::string empty;     ///< said instead of rows; "" leaves the whole table out
    bool badges = false;   ///< rows are numbered as on the map
    std::size_t most = 10; ///< rows at most
};

/// The list of the sheet's theme.
RankedTable theme_table(const Sheet& sheet);

/// Draws as many rows as there is room for above `bottom`; with badges it notes their number in
/// `sheet.listed`. @returns the bottom of the last, which is the top if there is nothing to say or
/// no room to say it
double draw_ranked_table(Sheet& sheet, PaperPoint top_left, double width, double bottom);

} // namespace yike
