// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the numbers of a layer may mean when they do not mean what the project says.
#pragma once

#include "geometry/crs.hpp"
#include "io/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

/// A CRS, and whether the two numbers of each position come the other way round.
struct NumberReading {
    std::string crs;
    bool swapped = false;
    bool metric = false;
    bool zone_prefix = false;
    double share = 0; ///< of the positions that then lie where they should

    LonLat read(LonLat numbers, const SourceCrs& source) const {
        return swapped ? source.to_lon_lat(numbers.lat, numbers.lon)
                       : source.to_lon_lat(numbers.lon, numbers.lat);
    }
};

/// Positions between these, in degrees.
struct GlobeRegion {
    LonLat min{180, 90};
    LonLat max{-180, -90};

    bool empty() const { return min.lon > max.lon; }

    void add(LonLat p);
    bool contains(LonLat p, double spare_deg) const;

    LonLat middle() const { return {(min.lon + max.lon) / 2, (min.lat + max.lat) / 2}; }
};

/// The first reading by which nine in ten of the numbers lie in the region: degrees, degrees
/// swapped, then the metric systems usual there, as they are and swapped. None if there is none.
/// @param extra  more metric systems to try, such as the project's
std::optional<NumberReading> find_reading(const std::vector<LonLat>& numbers,
                                          const GlobeRegion& region,
                                          const std::vector<std::string>& extra);

/// Some positions of a table, evenly chosen.
std::vector<LonLat> some_positions(const std::vector<Feature>& features);

} // namespace yike
