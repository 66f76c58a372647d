// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The edge of a side panel: drawn to make it wider, clicked to fold it and to bring it back.
#pragma once

#include <QAbstractButton>

namespace yike {

class FlankHandle : public QAbstractButton {
    Q_OBJECT

  public:
    /// @param panel_at_left  of the handle
    FlankHandle(bool panel_at_left, QWidget* parent);

    void set_folded(bool folded);

    QSize sizeHint() const override;

  signals:
    void drawn(int by); ///< pixels to the right

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    bool panel_at_left_;
    bool is_folded_ = false;
    bool is_hovered_ = false;
    bool is_drawn_ = false; ///< the button went down and the mouse has moved since
    int pressed_x_ = 0;
};

} // namespace yike
