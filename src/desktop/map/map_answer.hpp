// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the map is told and what it tells: plain values, working CRS.
#pragma once

#include "render/map_data.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace yike {

/// What answers change: laid over the ground, parallel to its compounds where it says so.
struct MapAnswer {
    std::vector<std::optional<double>> minutes; ///< one per compound of the ground
    std::vector<std::optional<MapFate>> fates;  ///< one per compound; empty: no plan
    std::vector<bool> has_access;               ///< one per compound; empty: as the ground says
    /// Isochrone of the cutoff: of all stations, or of all but the one in hand. Null: none. Answers
    /// that share it are known to look the same there.
    std::shared_ptr<const MultiPolygon> reach;
    MultiPolygon moved_reach;           ///< of the station in hand; empty: none
    std::vector<MapStation> stations;   ///< as the plan has them
    std::vector<MapChange> changes;     ///< of the plan
    std::vector<MapConflict> conflicts; ///< of its stations
};

/// What the ground says of itself: its own minutes, isochrone and stations.
MapAnswer answer_of(const MapData& ground);

/// What lies under the mouse.
struct MapHit {
    enum class Kind { nothing, station, gate, candidate, compound, road };
    Kind kind = Kind::nothing;
    std::size_t index = 0; ///< into the vector of its kind in MapData; stations: in MapAnswer
    PlanePoint at;         ///< the mouse, working CRS

    bool operator==(const MapHit&) const = default;
};

/// Places that are shown apart from all others. Those that are not there are passed over.
struct MapHighlight {
    std::vector<std::size_t> compounds = {};   ///< of the ground
    std::vector<std::size_t> communities = {}; ///< of the ground
    std::vector<std::size_t> stations = {};    ///< of the answer that is shown
    std::vector<std::size_t> conflicts = {};   ///< of the answer that is shown, with their stations
    std::vector<std::size_t> changes = {};     ///< of the answer that is shown

    bool empty() const {
        return compounds.empty() && communities.empty() && stations.empty() && conflicts.empty() &&
               changes.empty();
    }

    bool operator==(const MapHighlight&) const = default;
};

/// A walk along the network, for the measure.
struct MapWalk {
    Line line;
    double length_m = 0;
    double minutes = 0;
};

/// How one walks from one place to another; none if there is no way.
using WalkMeasure = std::function<std::optional<MapWalk>(PlanePoint from, PlanePoint to)>;

/// What the left button does.
enum class MapTool {
    look,        ///< pan, click, drag stations
    measure,     ///< straight and on foot, from click to click
    add_station, ///< place_chosen
    open_gate,   ///< gate_chosen: a gate, or a place on the outline of a walled compound
    draw_path,   ///< path_drawn
    block_road   ///< road_blocked: a click for the usual radius, a drag for another
};

} // namespace yike
