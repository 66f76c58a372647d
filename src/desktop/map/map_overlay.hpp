// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What stands on the ground and over it: places, changes, routes, the selection, sketches.
#pragma once

#include "desktop/map/map_answer.hpp"
#include "desktop/map/map_camera.hpp"
#include "desktop/map/map_sketch.hpp"
#include "desktop/map/map_sprites.hpp"
#include "render/live_map.hpp"

#include <optional>
#include <vector>

class QPainter;

namespace yike {

/// A station in hand.
struct HeldStation {
    std::size_t station = 0;
    PlanePoint from;
    PlanePoint at;
    PlanePoint hand;      ///< where it would be if it had not been drawn to a candidate
    int candidate = -1;   ///< that it has been drawn to
    bool dropped = false; ///< waits for the answer that has it there
    int answers = 0;      ///< since it was dropped; the first may have been on its way before
};

/// A ground that is shown apart from all others.
struct Spot {
    const MultiPolygon& ground; ///< empty: a point
    PlanePoint point;
};

/// Paints one layer after the other; keeps what is costly to make.
class MapOverlay {
  public:
    /// For all of the following.
    void begin(QPainter& painter, const MapCamera& camera, double pixel_ratio, Language language);

    void candidates(const std::vector<MapCandidate>& candidates, int highlighted);
    void changes(const std::vector<MapChange>& changes);

    /// Lines between stations too close to each other, the one in hand included.
    void conflicts(const std::vector<MapConflict>& conflicts,
                   const std::vector<MapStation>& stations,
                   const std::optional<HeldStation>& held);
    void stations(const std::vector<MapStation>& stations, const std::optional<HeldStation>& held);

    /// The isochrone of the station in hand: its outline, and the tint of what is reached.
    void moved_reach(const MultiPolygon& reach, bool tinted);
    void routes(const std::vector<Line>& routes);

    /// Pales all but these grounds, and outlines them; what is too small gets a ring.
    void spotlight(const std::vector<Spot>& spots);

    void station(const MapStation& station);

    void selected_ground(const MultiPolygon& ground, PlanePoint point);
    void selected_line(const Line& line);
    void selected_place(PlanePoint place, double radius_pt); ///< a ring outside the radius

    void sketch(const MapSketch& sketch, MapTool tool);

    /// A word at the top: what is seen is not the plan.
    /// @param top_px  below what floats over the map there
    void banner(const std::string& text, double top_px);

    static double station_radius_px(const MapStation& station, const MapCamera& camera);

  private:
    void draw(const MapData& data, MapPart part);

    /// Without points nearer than that to the one before: they are not seen.
    QPolygonF on_screen(const Line& line, double fine_px = 1) const;
    void stroke(const QPolygonF& line, std::string_view colour, double width_px);
    void
    stroke_pieces(const std::vector<QPolygonF>& lines, std::string_view colour, double width_px);
    void fill_within_line(const QPainterPath& ground, const QColor& colour);
    void cased(const QPolygonF& line, std::string_view colour, double width_px);
    void tag(QPointF at, const std::vector<std::string>& lines);

    QPainter* painter_ = nullptr;
    MapCamera camera_;
    double pixel_ratio_ = 1;
    Language language_ = Language::zh;
    MapSprites sprites_;
};

} // namespace yike
