// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The classes of ground of each theme: what the map fills, the legend lists and the bars count.
#pragma once

#include "render/map_data.hpp"
#include "render/words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yike {

struct FillClass {
    std::string label;
    std::string_view fill;
    bool good = true; ///< within the cutoff, up to the standard: a line parts these from the rest
    bool hatched = false; ///< by light lines, to be told apart where there is no colour
};

/// Best first.
std::vector<FillClass> fill_classes(const MapData& data, MapTheme theme, Language language);

/// Class of a compound; none if it has no access on foot. Not for the theme of area.
std::optional<std::size_t>
class_of(const MapData& data, MapTheme theme, const MapCompound& compound);

/// Class of an area unit; none if nobody says what floor area it has.
std::optional<std::size_t> class_of(const MapAreaUnit& unit);

} // namespace yike
