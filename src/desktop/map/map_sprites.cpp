// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_sprites.hpp"

#include "desktop/map/map_camera.hpp"

#include <QPainter>

#include <cmath>

namespace yike {

namespace {

int thousandths(double value) {
    return static_cast<int>(std::lround(value * 1000));
}

/// @param origin  where `draw` has its zero, pixels
template <typename Draw> QImage picture(QSize size, QPointF origin, double px_per_pt, Draw draw) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.translate(origin);
    Canvas canvas(painter, px_per_pt);
    draw(canvas);
    return image;
}

/// A square with the symbol in its middle.
template <typename Draw> QImage picture(double radius_pt, double pixel_ratio, Draw draw) {
    const double px_per_pt = kPixelsPerPt * pixel_ratio;
    const int half = static_cast<int>(std::ceil(radius_pt * px_per_pt)) + 1;
    const int side = 2 * half + 1;
    return picture(QSize(side, side), {half + 0.5, half + 0.5}, px_per_pt, draw);
}

void stamp(QPainter& painter, QPointF centre, const QImage& image, double pixel_ratio) {
    painter.save();
    painter.scale(1 / pixel_ratio, 1 / pixel_ratio);
    const double half = (image.width() - 1) / 2.0;
    painter.drawImage(QPointF(std::floor(centre.x() * pixel_ratio) - half,
                              std::floor(centre.y() * pixel_ratio) - half),
                      image);
    painter.restore();
}

} // namespace

void MapSprites::station(QPainter& painter,
                         QPointF centre,
                         const StationLook& look,
                         double pixel_ratio) {
    const Key key{
        0, look.tier, look.inside, look.closed, thousandths(look.size), thousandths(pixel_ratio)};
    QImage& image = images_[key];
    if (image.isNull()) {
        image = picture(station_radius(look) * 1.5, pixel_ratio, [&](Canvas& canvas) {
            draw_station(canvas, {}, look);
        });
    }
    stamp(painter, centre, image, pixel_ratio);
}

void MapSprites::candidate(QPainter& painter, QPointF centre, double size, double pixel_ratio) {
    const Key key{1, 0, true, false, thousandths(size), thousandths(pixel_ratio)};
    QImage& image = images_[key];
    if (image.isNull()) {
        constexpr double kRing_pt = 2;
        const double radius = mm_to_pt(palette::kCandidate_mm) / 2 * size + kRing_pt;
        image =
            picture(radius, pixel_ratio, [&](Canvas& canvas) { draw_candidate(canvas, {}, size); });
    }
    stamp(painter, centre, image, pixel_ratio);
}

void MapSprites::name_in_hand(QPainter& painter,
                              QPointF base,
                              const std::string& name,
                              double pixel_ratio) {
    if (name_.name != name || name_.pixel_ratio != pixel_ratio) {
        const double px_per_pt = kPixelsPerPt * pixel_ratio;
        const int air = static_cast<int>(std::ceil(kNameInHand.size_pt * px_per_pt));
        const double width = Canvas(painter, px_per_pt).text_width(name, kNameInHand) * px_per_pt;
        const QSize size(static_cast<int>(std::ceil(width)) + 2 * air, 3 * air);
        const QPoint origin(air, 2 * air);
        const auto write = [&](Canvas& canvas) { canvas.text({}, name, kNameInHand); };
        name_ = {name, pixel_ratio, picture(size, origin, px_per_pt, write), origin};
    }
    painter.save();
    painter.scale(1 / pixel_ratio, 1 / pixel_ratio);
    painter.drawImage((base * pixel_ratio).toPoint() - name_.base, name_.image);
    painter.restore();
}

} // namespace yike
