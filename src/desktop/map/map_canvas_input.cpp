// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the mouse and the trackpad do to the map.
#include "desktop/map/map_canvas_impl.hpp"

#include <QApplication>
#include <QGestureEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

/// A notch of the wheel is 120: two notches double the scale.
constexpr double kWheelDoubles = 240;
constexpr double kDoubleClickZoom = 2;
constexpr double kSnap_px = 13;    ///< a station is drawn to a candidate
constexpr double kOutline_px = 14; ///< a gate is drawn to an outline
constexpr double kSmallestBlock_m = 3;
/// A road is blocked, not a quarter: out of a wide circle every place would have to be led.
constexpr double kGreatestBlock_m = 200;
constexpr double kSamePoint_px = 2;

bool is_trackpad(const QWheelEvent& event) {
    return !event.pixelDelta().isNull() &&
           (event.phase() != Qt::NoScrollPhase ||
            event.pointingDevice()->type() == QInputDevice::DeviceType::TouchPad);
}

} // namespace

bool MapCanvas::event(QEvent* event) {
    Impl& map = *impl_;
    if (event->type() == QEvent::NativeGesture) {
        const auto& gesture = static_cast<const QNativeGestureEvent&>(*event);
        if (gesture.gestureType() == Qt::ZoomNativeGesture) {
            map.zoom(gesture.position(), std::max(0.2, 1 + gesture.value()), false);
            return true;
        }
        if (gesture.gestureType() == Qt::SmartZoomNativeGesture) {
            map.zoom(gesture.position(), kDoubleClickZoom, true);
            return true;
        }
    }
    if (event->type() == QEvent::Gesture) {
        auto& gestures = static_cast<QGestureEvent&>(*event);
        if (auto* pinch = static_cast<QPinchGesture*>(gestures.gesture(Qt::PinchGesture))) {
            map.zoom(mapFromGlobal(pinch->hotSpot()), pinch->scaleFactor(), false);
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut && map.before_key) {
        map.before_key = false;
        set_before(false);
    }
    return QWidget::event(event);
}

void MapCanvas::resizeEvent(QResizeEvent*) {
    Impl& map = *impl_;
    map.camera.size = size();
    map.flight.to.size = size();
    if (map.shows_all && map.ground) {
        map.move_to(map.camera.showing(map.ground->extent()), false);
        map.shows_all = true;
    } else {
        map.move_to(map.flight.to, false);
    }
}

void MapCanvas::mousePressEvent(QMouseEvent* event) {
    impl_->keyboard_cursor = false;
    impl_->press(event->position(), event->button());
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event) {
    impl_->move(event->position());
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == impl_->pressed_button) {
        impl_->release(event->position(), event->modifiers());
    }
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    Impl& map = *impl_;
    if (event->button() != Qt::LeftButton || map.before_key) {
        return;
    }
    // The first click of the two has been told already.
    if (map.tool == MapTool::look) {
        map.zoom(event->position(), kDoubleClickZoom, true);
    } else if (map.tool == MapTool::draw_path || map.tool == MapTool::measure) {
        map.finish_sketch();
    } else {
        map.press(event->position(), event->button());
    }
}

void MapCanvas::wheelEvent(QWheelEvent* event) {
    Impl& map = *impl_;
    if (is_trackpad(*event) && !event->modifiers().testFlag(Qt::ControlModifier)) {
        map.shows_all = false;
        MapCamera wanted = map.camera;
        wanted.pan(event->pixelDelta());
        map.move_to(wanted, false);
    } else if (event->angleDelta().y() != 0) {
        map.zoom(event->position(), std::exp2(event->angleDelta().y() / kWheelDoubles), true);
    }
    event->accept();
}

void MapCanvas::leaveEvent(QEvent*) {
    Impl& map = *impl_;
    map.sketch.next.reset();
    map.candidate_under_mouse = -1;
    if (map.under_mouse.kind != MapHit::Kind::nothing) {
        map.under_mouse = {};
        emit hit_hovered(map.under_mouse);
    }
    update();
    emit hover_left();
}

void MapCanvas::Impl::press(QPointF at, Qt::MouseButton button) {
    if (!ground || action != Action::none) {
        return; // the button that has begun something ends it
    }
    pressed_at = at;
    mouse = at;
    pressed_button = button;
    if (button == Qt::MiddleButton) {
        action = Action::pan;
    } else if (button == Qt::LeftButton) {
        action = Action::click;
        if (tool == MapTool::look && !before) {
            const MapHit hit = hit_test(hits(), at);
            if (hit.kind == MapHit::Kind::station) {
                action = Action::lift_station;
                pressed_station = hit.index;
            }
        } else if (tool == MapTool::block_road) {
            action = Action::block;
            sketch.clear();
            sketch.points = {camera.to_plane(at)};
        }
    }
    update_cursor();
    canvas.update();
}

void MapCanvas::Impl::move(QPointF at) {
    const QPointF by = at - mouse;
    mouse = at;
    emit canvas.hovered(camera.to_plane(at));
    const bool far = (at - pressed_at).manhattanLength() >= QApplication::startDragDistance();
    if (action == Action::click && far) {
        action = Action::pan;
        shows_all = false;
        MapCamera wanted = camera;
        wanted.pan(at - pressed_at);
        move_to(wanted, false);
        return update_cursor();
    }
    if (action == Action::lift_station && far) {
        if (before || pressed_station >= stations().size()) { // it has gone since
            action = Action::none;
            return update_cursor();
        }
        lift(pressed_station, camera.to_plane(pressed_at));
        action = Action::move_station;
        update_cursor();
    }
    switch (action) {
    case Action::pan: {
        shows_all = false;
        MapCamera wanted = camera;
        wanted.pan(by);
        return move_to(wanted, false);
    }
    case Action::move_station:
        return carry(at);
    case Action::block: {
        if (sketch.points.empty()) { // a key has taken it back
            return;
        }
        const double radius = distance(sketch.points.front(), camera.to_plane(at));
        sketch.radius_m =
            far ? std::optional(std::clamp(radius, kSmallestBlock_m, kGreatestBlock_m))
                : std::nullopt;
        return canvas.update();
    }
    case Action::none:
        return hover(at);
    case Action::click:
    case Action::lift_station:
        break;
    }
}

void MapCanvas::Impl::release(QPointF at, Qt::KeyboardModifiers modifiers) {
    if (at != mouse) {
        move(at); // a button can be let go where no movement was told
    }
    const Action done = std::exchange(action, Action::none);
    switch (done) {
    case Action::click:
    case Action::lift_station:
        act(at, modifiers);
        break;
    case Action::move_station:
        put_down();
        break;
    case Action::block:
        if (!sketch.points.empty()) {
            const PlanePoint centre = sketch.points.front();
            const double radius = sketch.radius_m.value_or(kUsualBlock_m);
            sketch.clear();
            emit canvas.road_blocked(centre, radius);
        }
        break;
    case Action::pan:
    case Action::none:
        break;
    }
    update_cursor();
    canvas.update();
}

void MapCanvas::Impl::hover(QPointF at) {
    if (!ground) {
        return;
    }
    const MapHit hit = hit_test(hits(), at);
    const bool other = hit.kind != under_mouse.kind || hit.index != under_mouse.index;
    under_mouse = hit;
    const int candidate = tool == MapTool::add_station
                              ? static_cast<int>(candidate_near(hits(), at, kSnap_px).value_or(-1))
                              : -1;
    if (candidate != candidate_under_mouse || !sketch.empty()) {
        candidate_under_mouse = candidate;
        canvas.update();
    }
    if (!sketch.empty() && !sketch.done) {
        sketch.next = camera.to_plane(at);
    }
    if (other) {
        emit canvas.hit_hovered(hit);
        update_cursor();
    }
}

void MapCanvas::Impl::update_cursor() {
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (action == Action::pan || action == Action::move_station) {
        shape = Qt::ClosedHandCursor;
    } else if (tool != MapTool::look) {
        shape = Qt::CrossCursor;
    } else if (under_mouse.kind == MapHit::Kind::station && !before) {
        shape = Qt::OpenHandCursor;
    } else if (under_mouse.kind != MapHit::Kind::nothing) {
        shape = Qt::PointingHandCursor;
    }
    canvas.setCursor(shape);
}

void MapCanvas::Impl::act(QPointF at, Qt::KeyboardModifiers modifiers) {
    if (!ground) {
        return;
    }
    end_highlight();
    switch (tool) {
    case MapTool::look: {
        const MapHit hit = hit_test(hits(), at);
        canvas.select(hit);
        emit canvas.clicked(hit);
        break;
    }
    case MapTool::measure:
    case MapTool::draw_path:
        add_point(at);
        break;
    case MapTool::add_station: {
        const auto candidate = candidate_near(hits(), at, kSnap_px);
        emit canvas.place_chosen(candidate ? ground->data().candidates[*candidate].point
                                           : camera.to_plane(at),
                                 candidate ? static_cast<int>(*candidate) : -1,
                                 modifiers.testFlag(Qt::ShiftModifier) ? 1 : 2);
        break;
    }
    case MapTool::open_gate:
        choose_gate(at);
        break;
    case MapTool::block_road:
        emit canvas.road_blocked(camera.to_plane(at), kUsualBlock_m);
        break;
    }
}

void MapCanvas::Impl::choose_gate(QPointF at) {
    // Neither stations nor rooms are in the way of a gate.
    std::vector<LayerState> layers_of_gates = layers.states();
    std::erase_if(layers_of_gates, [](const LayerState& state) {
        return state.layer != MapLayer::gates && state.layer != MapLayer::compounds;
    });
    HitRequest request{.ground = *ground,
                       .stations = stations(),
                       .camera = camera,
                       .layers = layers_of_gates,
                       .tolerance_px = kOutline_px};
    MapHit hit = hit_test(request, at);
    if (hit.kind == MapHit::Kind::compound) {
        const MapCompound& compound = ground->data().compounds[hit.index];
        if (!compound.walled || compound.ground.empty()) {
            return;
        }
        hit.at = nearest_on_outline(compound.ground, hit.at);
    } else if (hit.kind == MapHit::Kind::gate) {
        hit.at = ground->data().gates[hit.index].point;
    } else {
        return;
    }
    emit canvas.gate_chosen(hit);
}

void MapCanvas::Impl::add_point(QPointF at) {
    if (sketch.done) {
        sketch.clear();
    }
    const PlanePoint p = camera.to_plane(at);
    if (!sketch.add(p, kSamePoint_px * camera.m_per_px)) {
        return;
    }
    if (tool == MapTool::measure && sketch.points.size() > 1) {
        sketch.asked = false;
        if (measure) {
            measure(Line(sketch.points));
        } else {
            tell_measured();
        }
    }
    canvas.update();
}

void MapCanvas::Impl::tell_measured() {
    const auto walk = sketch.walk();
    emit canvas.measured(
        sketch.straight_m(), walk ? walk->length_m : -1, walk ? walk->minutes : -1);
    canvas.update();
}

void MapCanvas::Impl::finish_sketch() {
    if (tool == MapTool::measure) {
        sketch.done = sketch.points.size() > 1;
        sketch.next.reset();
    } else if (tool == MapTool::draw_path && sketch.points.size() > 1) {
        const Line path = sketch.points;
        sketch.clear();
        emit canvas.path_drawn(path);
    }
    canvas.update();
}

void MapCanvas::Impl::cancel() {
    if (held && !held->dropped) {
        held.reset();
        action = Action::none;
        rest_soon();
        emit canvas.station_drag_cancelled();
    } else if (!sketch.empty() || action == Action::block) {
        sketch.clear();
        action = Action::none;
    } else if (!highlight.empty()) {
        end_highlight();
    } else if (tool != MapTool::look) {
        canvas.set_tool(MapTool::look);
    } else if (selection.kind != MapHit::Kind::nothing) {
        canvas.select({});
        emit canvas.clicked(selection);
    }
    update_cursor();
    canvas.update();
}

void MapCanvas::Impl::lift(std::size_t station, PlanePoint at) {
    end_highlight();
    held = HeldStation{.station = station, .from = stations()[station].point, .at = at, .hand = at};
    rest_soon();
    emit canvas.station_drag_begun(station);
}

void MapCanvas::Impl::carry(QPointF at) {
    if (!held) {
        return;
    }
    held->hand = camera.to_plane(at);
    const auto candidate = candidate_near(hits(), at, kSnap_px);
    held->candidate = candidate ? static_cast<int>(*candidate) : -1;
    held->at = candidate ? ground->data().candidates[*candidate].point : held->hand;
    emit canvas.station_dragged(held->at, held->candidate);
    if (!follow_timer.isActive()) {
        follow_timer.start();
    }
}

void MapCanvas::Impl::put_down() {
    if (!held) {
        return;
    }
    held->dropped = true;
    if (action == Action::move_station) {
        action = Action::none; // put down by a key
    }
    rest_soon();
    emit canvas.station_dropped(held->at, held->candidate);
}

} // namespace yike
