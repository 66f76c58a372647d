// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The map in the middle of the window. It shows what it is given and tells what the mouse and the
/// keys do to it; it knows neither the session nor the engine.
#pragma once

#include "desktop/map/map_answer.hpp"
#include "render/map_data.hpp"
#include "render/words.hpp"

#include <QWidget>

#include <memory>
#include <optional>

namespace yike {

class LayerModel;

class MapCanvas : public QWidget {
    Q_OBJECT
    Q_PROPERTY(bool before READ before WRITE set_before NOTIFY before_changed)

  public:
    explicit MapCanvas(QWidget* parent = nullptr);
    ~MapCanvas() override;

    /// What stays while a plan is made: roads, barriers, compounds. Its own minutes, stations and
    /// isochrone are shown until there is an answer. Zooms to the boundary. Null: an empty map.
    void set_ground(std::shared_ptr<const MapData> ground);

    /// What is seen without a plan; until then it is as the ground says.
    void set_own(std::shared_ptr<const MapAnswer> answer);

    /// What answers change. Cheap: called for each frame of a drag. Null: the ground's own.
    void set_answer(std::shared_ptr<const MapAnswer> answer);

    /// Shows the ground's own answer, as it was before any plan.
    void set_before(bool before);
    bool before() const;

    /// Compounds by minutes (coverage, the default), or by who gains and loses (fates).
    void set_theme(MapTheme theme);
    MapTheme theme() const;

    void set_language(Language language);
    void set_tool(MapTool tool);
    MapTool tool() const;

    /// Without movements between two views; also as long as the widget is not visible.
    void set_reduced_motion(bool reduced);

    /// How the measure walks; without it, it measures straight lines alone.
    void set_walk_measure(WalkMeasure measure);

    /// Visibility, order and opacity, for the panel. Owned by the map.
    LayerModel& layers();

    void fly_to(const Box& box);
    void fly_to(PlanePoint place); ///< near enough to see the gates
    void show_all();               ///< the boundary

    /// Highlights it; `nothing` ends that.
    void select(const MapHit& hit);
    const MapHit& selected() const;

    /// Shows these places apart from all others, until they are replaced, the next click, or
    /// Escape. Empty: none.
    void set_highlight(MapHighlight highlight);
    const MapHighlight& highlight() const;

    /// Walks, drawn over everything; empty: none.
    void set_route(const Line& route);
    void set_routes(std::vector<Line> routes);

    /// What lies over the map, logical pixels: no label is placed under it.
    void set_covered(std::vector<QRectF> boxes);

    Box extent() const; ///< ground that is seen
    double scale_denominator() const;
    PlanePoint to_plane(QPointF at) const;
    QPointF to_widget(PlanePoint place) const;

    /// Completes what is drawn in the background: for pictures and tests.
    void settle();

  signals:
    void hovered(yike::PlanePoint at);
    void hover_left();
    void hit_hovered(const yike::MapHit& hit); ///< only when what is under the mouse changes
    void clicked(const yike::MapHit& hit);     ///< tool look; `nothing` on bare ground
    void station_drag_begun(std::size_t station);

    /// @param candidate  that the station has been drawn to, index into MapData; -1: none
    void station_dragged(yike::PlanePoint to, int candidate);
    void station_dropped(yike::PlanePoint to, int candidate);
    void station_drag_cancelled();

    void place_chosen(yike::PlanePoint at, int candidate); ///< tool add_station
    void gate_chosen(const yike::MapHit& hit);             ///< a gate, or a walled compound
    void path_drawn(const yike::Line& path);
    void road_blocked(yike::PlanePoint at, double radius_m);

    /// @param minutes  on foot; negative: no way, or nobody to ask
    void measured(double straight_m, double walk_m, double minutes);

    void tool_changed(yike::MapTool tool); ///< Escape goes back to looking
    void before_changed(bool before);
    void highlight_ended(); ///< by a click or by Escape
    void view_changed();    ///< place or scale

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
