// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_furniture.hpp"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

constexpr double kHeight_px = 70;
constexpr double kWidestBar_px = 420;
constexpr double kWidestNotes_px = 900;

} // namespace

/// A picture as wide as asked, at the lower left of the window.
MapFurniture::Piece
MapFurniture::made(double width_px, const MapData& said, const Draw& draw) const {
    const QSizeF size(std::min(width_px, camera_.size.width()), kHeight_px);
    Piece piece;
    piece.image = QImage((size * pixel_ratio_).toSize(), QImage::Format_ARGB32_Premultiplied);
    piece.image.fill(Qt::transparent);
    QPainter painter(&piece.image);
    Canvas canvas(painter, kPixelsPerPt * pixel_ratio_);
    const SheetBox frame{0, 0, size.width() / kPixelsPerPt, size.height() / kPixelsPerPt};
    const SheetBox box = draw(canvas,
                              {.data = said,
                               .view = MapView(frame, camera_.centre, camera_.scale_denominator()),
                               .language = language_});
    piece.corner = {0, std::round(camera_.size.height() * pixel_ratio_) - piece.image.height()};
    piece.box = QRectF(QPointF(box.left, box.top) * kPixelsPerPt,
                       QPointF(box.right, box.bottom) * kPixelsPerPt)
                    .translated(0, camera_.size.height() - kHeight_px);
    return piece;
}

void MapFurniture::arrange(const MapCamera& camera,
                           double pixel_ratio,
                           Language language,
                           const MapData& ground) {
    const bool same = camera.m_per_px == camera_.m_per_px && camera.size == camera_.size &&
                      pixel_ratio == pixel_ratio_ && language == language_ &&
                      ground.note == note_ && ground.attribution == attribution_;
    camera_ = camera;
    if (same) {
        return;
    }
    pixel_ratio_ = pixel_ratio;
    language_ = language;
    note_ = ground.note;
    attribution_ = ground.attribution;
    MapData said;
    said.note = note_;
    said.attribution = attribution_;
    Piece bar = made(kWidestBar_px, said, draw_live_scale_bar);
    Piece notes = made(kWidestNotes_px, said, draw_live_notes);
    const double right = camera.size.width() - notes.image.width() / pixel_ratio;
    QPointF shift(right, 0);
    if (notes.box.left() + right < bar.box.right()) {
        shift.setY(bar.box.top() - camera.size.height()); // a narrow window: above the bar
    }
    notes.corner +=
        QPointF(std::round(shift.x() * pixel_ratio), std::round(shift.y() * pixel_ratio));
    notes.box.translate(shift);
    boxes_ = {bar.box, notes.box};
    pieces_.clear();
    pieces_.push_back(std::move(bar));
    pieces_.push_back(std::move(notes));
}

void MapFurniture::paint(QPainter& painter) const {
    painter.save();
    painter.scale(1 / pixel_ratio_, 1 / pixel_ratio_);
    for (const Piece& piece : pieces_) {
        painter.drawImage(piece.corner, piece.image);
    }
    painter.restore();
}

} // namespace yike
