// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/flank_handle.hpp"

#include "desktop/window/theme.hpp"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace yike {

namespace {

constexpr double kWidth = 0.7;      ///< in lines of text
constexpr double kGripHeight = 2.6; ///< likewise

} // namespace

FlankHandle::FlankHandle(bool panel_at_left, QWidget* parent)
    : QAbstractButton(parent), panel_at_left_(panel_at_left) {
    setFocusPolicy(Qt::TabFocus);
    set_folded(false);
}

void FlankHandle::set_folded(bool folded) {
    is_folded_ = folded;
    setCursor(folded ? Qt::PointingHandCursor : Qt::SplitHCursor);
    update();
}

QSize FlankHandle::sizeHint() const {
    return {theme::space(this, kWidth), theme::space(this, kGripHeight)};
}

void FlankHandle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool is_lit = is_hovered_ || hasFocus();
    painter.fillRect(rect(), theme::colour(is_lit ? theme::kAccentSoft : theme::kPanel));
    // The hairline on the side of the map.
    const int edge = panel_at_left_ ? width() - 1 : 0;
    painter.fillRect(edge, 0, 1, height(), theme::colour(theme::kLine));
    const double reach = width() * 0.22;
    const QPointF middle(width() / 2.0, height() / 2.0);
    // Where the panel goes: to its own side, or back.
    const double tip = panel_at_left_ != is_folded_ ? -reach : reach;
    QPainterPath arrow(middle + QPointF(-tip, -2 * reach));
    arrow.lineTo(middle + QPointF(tip, 0));
    arrow.lineTo(middle + QPointF(-tip, 2 * reach));
    const QColor ink = theme::colour(is_lit ? theme::kAccent : palette::kTextSoft);
    painter.setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(arrow);
}

void FlankHandle::mousePressEvent(QMouseEvent* event) {
    pressed_x_ = event->position().toPoint().x();
    is_drawn_ = false;
    QAbstractButton::mousePressEvent(event);
}

void FlankHandle::mouseMoveEvent(QMouseEvent* event) {
    const int by = event->position().toPoint().x() - pressed_x_;
    const bool is_pressed = (event->buttons() & Qt::LeftButton) != 0;
    if (is_pressed && !is_folded_ &&
        (is_drawn_ || std::abs(by) >= QApplication::startDragDistance())) {
        is_drawn_ = true;
        emit drawn(by);
    }
}

void FlankHandle::mouseReleaseEvent(QMouseEvent* event) {
    if (is_drawn_) {
        is_drawn_ = false;
        setDown(false);
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FlankHandle::enterEvent(QEnterEvent* event) {
    is_hovered_ = true;
    update();
    QAbstractButton::enterEvent(event);
}

void FlankHandle::leaveEvent(QEvent* event) {
    is_hovered_ = false;
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace yike
