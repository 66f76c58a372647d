// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The works of the map canvas. Private to it.
#pragma once

#include "desktop/map/ground_maker.hpp"
#include "desktop/map/hit_test.hpp"
#include "desktop/map/layer_model.hpp"
#include "desktop/map/map_canvas.hpp"
#include "desktop/map/map_flight.hpp"
#include "desktop/map/map_furniture.hpp"
#include "desktop/map/map_ground.hpp"
#include "desktop/map/map_labels.hpp"
#include "desktop/map/map_overlay.hpp"
#include "desktop/map/map_sketch.hpp"

#include <QTimer>
#include <QVariantAnimation>

namespace yike {

struct MapCanvas::Impl {
    /// What the pressed button does.
    enum class Action { none, click, pan, lift_station, move_station, block };

    explicit Impl(MapCanvas& owner);

    // What is shown.
    void take_ground(const ReadyGround& ready);
    const std::shared_ptr<const AnswerShape>& shown() const;
    void show_instead_of(const std::shared_ptr<const AnswerShape>& old);
    const std::vector<MapStation>& stations() const;
    const std::vector<MapChange>& changes() const;
    const std::vector<MapConflict>& conflicts() const;
    HitRequest hits() const;

    // The view.
    void move_to(const MapCamera& camera, bool fly);
    void set_camera(const MapCamera& wanted);
    void zoom(QPointF at, double factor, bool fly);
    MapCamera within_limits(MapCamera wanted, QPointF at) const;
    bool moves_at_once() const;
    void rest_soon();
    void come_to_rest();
    LabelRequest label_request();

    // Painting.
    void paint(QPainter& painter);
    void paint_places(QPainter& painter);
    std::vector<Spot> spots() const; ///< of the highlight
    void paint_highlight();
    void paint_selection();

    // The mouse and the keys.
    void press(QPointF at, Qt::MouseButton button);
    void move(QPointF at);
    void release(QPointF at, Qt::KeyboardModifiers modifiers);
    void hover(QPointF at);
    void update_cursor();
    void act(QPointF at, Qt::KeyboardModifiers modifiers);
    void choose_gate(QPointF at);
    void add_point(QPointF at);
    void tell_measured();
    void finish_sketch();
    void end_highlight();
    void cancel();
    void lift(std::size_t station, PlanePoint at);
    void carry(QPointF at);
    void put_down();
    bool press_key(int key, Qt::KeyboardModifiers modifiers);
    bool press_arrow(int key, Qt::KeyboardModifiers modifiers);
    bool press_sketch_key(int key);

    MapCanvas& canvas;
    std::shared_ptr<const GroundIndex> ground;
    std::shared_ptr<const AnswerShape> own;     ///< what the ground says
    std::shared_ptr<const AnswerShape> planned; ///< null: own
    /// Told while the ground is still being made; shown with it.
    std::shared_ptr<const MapAnswer> awaiting_own;
    std::shared_ptr<const MapAnswer> awaiting_planned;
    bool before = false;
    bool before_key = false; ///< held down
    bool reduced_motion = false;
    bool shows_all = true; ///< until the view is chosen, it follows the size of the window
    MapTheme theme = MapTheme::coverage;
    Language language = Language::zh;
    MapTool tool = MapTool::look;
    WalkMeasure measure;
    LayerModel layers;
    GroundMaker maker;
    MapGround tiles;
    MapLabels labels;
    MapOverlay overlay;

    MapCamera camera;
    MapFlight flight;
    QVariantAnimation animation;
    QTimer scale_timer; ///< a new scale is drawn sharp when the wheel pauses
    QTimer rest_timer;  ///< labels are placed when the map rests
    /// A station in hand is painted with its answer, or where it is if that takes longer.
    QTimer follow_timer;

    Action action = Action::none;
    QPointF pressed_at;
    Qt::MouseButton pressed_button = Qt::NoButton; ///< that begins and ends the action
    QPointF mouse;
    std::size_t pressed_station = 0;
    std::optional<HeldStation> held;
    MapSketch sketch;
    MapHit selection;
    MapHit under_mouse;
    int candidate_under_mouse = -1;
    std::vector<Line> routes;
    MapFurniture furniture;
    MapHighlight highlight;
    std::vector<QRectF> covered; ///< by widgets over the map, logical pixels
    double painted_ratio = 0;
    bool keyboard_cursor = false; ///< a cross in the middle, where the space bar acts
};

} // namespace yike
