// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the keys do to the map.
#include "desktop/map/map_canvas_impl.hpp"

#include <QKeyEvent>

namespace yike {

namespace {

constexpr double kKeyZoom = 1.5;
constexpr double kKeyPan = 0.125;  ///< of the window
constexpr double kKeyPanFar = 0.5; ///< with Shift
constexpr double kKeyCarry_px = 4;
constexpr double kKeyCarryFar_px = 24;

} // namespace

void MapCanvas::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_B && event->modifiers() == Qt::NoModifier) {
        if (!event->isAutoRepeat() && !impl_->held) {
            impl_->before_key = true;
            set_before(true);
        }
        return;
    }
    if (!impl_->press_key(event->key(), event->modifiers())) {
        QWidget::keyPressEvent(event);
    }
}

void MapCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_B && impl_->before_key) {
        if (!event->isAutoRepeat()) {
            impl_->before_key = false;
            set_before(false);
        }
        return;
    }
    QWidget::keyReleaseEvent(event);
}

bool MapCanvas::Impl::press_arrow(int key, Qt::KeyboardModifiers modifiers) {
    QPointF way;
    switch (key) {
    case Qt::Key_Left:
        way = {-1, 0};
        break;
    case Qt::Key_Right:
        way = {1, 0};
        break;
    case Qt::Key_Up:
        way = {0, -1};
        break;
    case Qt::Key_Down:
        way = {0, 1};
        break;
    default:
        return false;
    }
    const bool far = modifiers.testFlag(Qt::ShiftModifier);
    if (held && !held->dropped && action == Action::none) {
        carry(camera.to_widget(held->hand) + way * (far ? kKeyCarryFar_px : kKeyCarry_px));
        return true;
    }
    shows_all = false;
    const double share = far ? kKeyPanFar : kKeyPan;
    MapCamera wanted = flight.to;
    wanted.pan({-way.x() * camera.size.width() * share, -way.y() * camera.size.height() * share});
    move_to(wanted, true);
    return true;
}

bool MapCanvas::Impl::press_sketch_key(int key) {
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (held && !held->dropped) {
            put_down();
            return true;
        }
        finish_sketch();
        return true;
    }
    if (key == Qt::Key_Backspace) {
        sketch.done = false;
        sketch.remove_last();
        canvas.update();
        return true;
    }
    if (key == Qt::Key_Escape) {
        cancel();
        return true;
    }
    return false;
}

bool MapCanvas::Impl::press_key(int key, Qt::KeyboardModifiers modifiers) {
    const QPointF middle(camera.size.width() / 2, camera.size.height() / 2);
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(middle, kKeyZoom, true);
        return true;
    case Qt::Key_Minus:
        zoom(middle, 1 / kKeyZoom, true);
        return true;
    case Qt::Key_Home:
        canvas.show_all();
        return true;
    case Qt::Key_Space:
        // Without a mouse the map moves under a cross in the middle, where the tools act.
        keyboard_cursor = true;
        act(middle, modifiers);
        canvas.update();
        return true;
    case Qt::Key_M:
        if (tool == MapTool::look && !before && !held && selection.kind == MapHit::Kind::station &&
            selection.index < stations().size()) {
            lift(selection.index, stations()[selection.index].point);
            canvas.update();
            return true;
        }
        return false;
    default:
        return press_arrow(key, modifiers) || press_sketch_key(key);
    }
}

} // namespace yike
