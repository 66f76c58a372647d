// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The file behind a canvas: opens it for Qt's painter and makes its bytes repeatable.
/// Private to `render`, as it shows Qt's types.
#pragma once

#include "render/canvas.hpp"

#include <QFont>

#include <memory>

class QColor;
class QPainter;
class QPointF;
class QString;

namespace yike {

class SheetDevice {
  public:
    explicit SheetDevice(const CanvasRequest& request);

    /// No file: a painter of somebody else's, which it leaves open.
    explicit SheetDevice(QPainter& painter);
    SheetDevice(const SheetDevice&) = delete;
    SheetDevice& operator=(const SheetDevice&) = delete;
    ~SheetDevice();

    /// Scaled to pt; none for SheetFormat::none.
    QPainter* painter();

    /// The sheet's family. Bold is a real face, or drawn by draw_text().
    QFont font(double pixels, bool bold) const;

    /// In the painter's font.
    void draw_text(QPointF base, const QString& text, const QColor& colour, bool bold);

    /// A white line of `width` round the text that will follow, in the painter's font.
    void draw_halo(QPointF base, const QString& text, double width);

    void new_page();
    void finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
