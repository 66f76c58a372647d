// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a make-believe district is drawn from: the few strokes that a planner would begin with.
#pragma once

#include "geometry/polygon.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace yike {

/// How a part of town is built.
enum class Quarter {
    old_town, ///< small blocks, open compounds of five or six storeys
    seaside,  ///< large blocks, walled compounds of towers
    mixed,    ///< something of both, and resettled villages
    village,  ///< fields about a core of lanes
};

/// A road that shapes the district.
struct ArterialSketch {
    std::string name;
    std::string road_class; ///< OSM value of highway
    Line line;              ///< may reach beyond the outline
    bool crosses_river = false;
};

/// What is wrong with a community's centre at the start.
enum class CentreStory {
    sound,
    close,          ///< stands beside the centre of its partner
    small,          ///< has too little floor area
    close_and_small ///< both
};

struct CommunitySketch {
    std::string name;
    PlanePoint heart;
    Quarter quarter = Quarter::mixed;
    double weight = 1; ///< its share of the households, relative to the others
    CentreStory story = CentreStory::sound;
    std::size_t partner = 0; ///< index of the community with the other centre of a close pair
    double drift_m = 0;      ///< how far its centre stands from the middle of its households
};

struct HillSketch {
    PlanePoint top;
    double radius_m = 0;
    double height_m = 0;
};

struct RiverSketch {
    std::string name;
    Line line; ///< empty: no river
    double half_width_m = 30;
};

/// Of all coordinates: CGCS2000, 3-degree zone, 120 E.
inline constexpr const char* kTownCrs = "EPSG:4549";

struct Sketch {
    std::uint64_t seed = 1;
    std::string name;
    double published_km2 = 0; ///< 0: none
    Ring outline;             ///< closed, counter-clockwise
    Line coast;               ///< the part of the outline with the sea on its right; may be empty
    RiverSketch river;
    std::vector<HillSketch> hills;
    std::vector<ArterialSketch> arterials;
    std::vector<CommunitySketch> communities;
    std::vector<std::string> street_names; ///< for collectors, in the order of use
    double households = 0;                 ///< whole numbers
    double people = 0;
    double elderly = 0;
    std::size_t grids = 0;
    std::size_t cadres = 0;
    std::size_t compound_rooms = 0; ///< candidates for compound stations
    std::size_t centre_rooms = 0;   ///< candidates for community centres
};

} // namespace yike
