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
MapFurniture::Piece MapFurniture::made(double width_px, const Draw& draw) const {
    const QSizeF size(std::min(width_px, camera_.size.width()), kHeight_px);
    Piece piece;
    piece.image = QImage((size * pixel_ratio_).toSize(), QImage::Format_ARGB32_Premultiplied);
    piece.image.fill(Qt::transparent);
    QPainter painter(&piece.image);
    Canvas canvas(painter, kPixelsPerPt * pixel_ratio_);
    const SheetBox frame{0, 0, size.width() / kPixelsPerPt, size.height() / kPixelsPerPt};
    const SheetBox box = draw(canvas,
                              {.data = said_,
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
    const bool same_room =
        camera.size == camera_.size && pixel_ratio == pixel_ratio_ && language == language_;
    const bool same_words =
        same_room && ground.note == said_.note && ground.attribution == said_.attribution;
    const bool same_bar = same_room && camera.m_per_px == camera_.m_per_px;
    camera_ = camera;
    pixel_ratio_ = pixel_ratio;
    language_ = language;
    if (same_bar && same_words) {
        return;
    }
    if (!same_bar) {
        bar_ = made(kWidestBar_px, draw_live_scale_bar);
    }
    if (!same_words) { // a zoom has no time for it
        said_.note = ground.note;
        said_.attribution = ground.attribution;
        notes_ = made(kWidestNotes_px, draw_live_notes);
    }
    // At the right; in a narrow window above the bar.
    QPointF shift(camera.size.width() - notes_.image.width() / pixel_ratio, 0);
    if (notes_.box.left() + shift.x() < bar_.box.right()) {
        shift.setY(bar_.box.top() - camera.size.height());
    }
    notes_shift_ = {std::round(shift.x() * pixel_ratio), std::round(shift.y() * pixel_ratio)};
    boxes_ = {bar_.box, notes_.box.translated(shift)};
}

void MapFurniture::paint(QPainter& painter) const {
    painter.save();
    painter.scale(1 / pixel_ratio_, 1 / pixel_ratio_);
    painter.drawImage(bar_.corner, bar_.image);
    painter.drawImage(notes_.corner + notes_shift_, notes_.image);
    painter.restore();
}

} // namespace yike
