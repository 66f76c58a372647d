// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The map in the middle of the window. It shows what it is given and tells what the mouse and the
/// keys do to it; it knows neither the session nor the engine.
#pragma once

#include "render/map_data.hpp"
#include "render/words.hpp"

#include <QWidget>

#include <memory>

namespace yike {

/// What answers change: laid over the ground, parallel to its compounds where it says so.
struct MapAnswer {
    std::vector<std::optional<double>> minutes; ///< one per compound of the ground
    std::vector<std::optional<MapFate>> fates;  ///< one per compound; empty: no plan
    MultiPolygon reach;                         ///< isochrone of the cutoff, all stations
    MultiPolygon moved_reach;                   ///< of the station in hand; empty: none
    std::vector<MapStation> stations;           ///< as the plan has them
    std::vector<MapChange> changes;             ///< of the plan
};

/// What lies under the mouse.
struct MapHit {
    enum class Kind { nothing, station, gate, candidate, compound, road };
    Kind kind = Kind::nothing;
    std::size_t index = 0; ///< into the vector of its kind in MapData or MapAnswer
    PlanePoint at;         ///< the mouse, working CRS
};

/// What the left button does.
enum class MapTool { look, measure, add_station, open_gate, draw_path, block_road };

class MapCanvas : public QWidget {
    Q_OBJECT

  public:
    explicit MapCanvas(QWidget* parent = nullptr);
    ~MapCanvas() override;

    /// What stays while a plan is made: roads, barriers, compounds. Zooms to the boundary.
    void set_ground(std::shared_ptr<const MapData> ground);

    /// What answers change. Cheap: called for each frame of a drag.
    void set_answer(std::shared_ptr<const MapAnswer> answer);

    void set_language(Language language);
    void set_tool(MapTool tool);

    void fly_to(const Box& box);
    void select(const MapHit& hit);

    /// A walk, drawn over everything; empty: none.
    void set_route(const Line& route);

  signals:
    void hovered(PlanePoint at);
    void clicked(const yike::MapHit& hit);
    void station_drag_begun(std::size_t station);
    void station_dragged(PlanePoint to);
    void station_dropped(PlanePoint to);
    void station_drag_cancelled();
    void path_drawn(const yike::Line& path);
    void place_chosen(yike::PlanePoint at); ///< of the tools that want a single place

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
