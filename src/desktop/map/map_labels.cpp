// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_labels.hpp"

#include "base/thread_rank.hpp"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

/// How far labels are placed beyond each edge of the view, share of it: what a small pan shows.
constexpr double kMargin = 0.15;

/// Letters on a screen, pt.
constexpr double kLabel_pt = 9;

/// The picture is kept in parts of this size, most of which are empty.
constexpr int kPart_px = 128;

bool is_empty(const QImage& image, const QRect& part) {
    for (int y = part.top(); y <= part.bottom(); ++y) {
        const auto* const row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        if (std::any_of(row + part.left(), row + part.right() + 1, [](QRgb p) { return p != 0; })) {
            return false;
        }
    }
    return true;
}

std::vector<QRect> written_parts(const QImage& image) {
    std::vector<QRect> parts;
    for (int y = 0; y < image.height(); y += kPart_px) {
        for (int x = 0; x < image.width(); x += kPart_px) {
            const QRect part =
                QRect(x, y, kPart_px, kPart_px).intersected(QRect({0, 0}, image.size()));
            if (!is_empty(image, part)) {
                parts.push_back(part);
            }
        }
    }
    return parts;
}

MapData label_data(const LabelRequest& request, const MapCamera& wide) {
    MapData data = request.ground->part(wide.extent(), wide.scale_denominator());
    data.barriers.clear();
    data.stations = request.stations;
    data.conflicts = request.conflicts;
    if (!request.changes.empty()) {
        data.plan = MapPlan{};
        data.plan->changes = request.changes;
    }
    return data;
}

} // namespace

PlacedLabels place_labels(const LabelRequest& request) {
    MapCamera wide = request.camera;
    const QSizeF margin(std::round(wide.size.width() * kMargin),
                        std::round(wide.size.height() * kMargin));
    wide.size += 2 * margin;
    PlacedLabels placed;
    placed.camera = request.camera;
    placed.pixel_ratio = request.pixel_ratio;
    placed.corner = {-margin.width(), -margin.height()};
    placed.image =
        QImage((wide.size * request.pixel_ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    placed.image.fill(Qt::transparent);
    const MapData data = label_data(request, wide);
    QPainter painter(&placed.image);
    painter.translate(margin.width() * request.pixel_ratio, margin.height() * request.pixel_ratio);
    Canvas canvas(painter, kPixelsPerPt * request.pixel_ratio);
    const auto pt = [](double pixels) { return pixels / kPixelsPerPt; };
    const SheetBox frame{pt(-margin.width()),
                         pt(-margin.height()),
                         pt(request.camera.size.width() + margin.width()),
                         pt(request.camera.size.height() + margin.height())};
    const bool plan = !request.changes.empty() && request.theme == MapTheme::coverage;
    const LiveMap map{.data = data,
                      .view = MapView(frame, wide.centre, wide.scale_denominator()),
                      .theme = plan ? MapTheme::plan : request.theme,
                      .language = request.language,
                      .label_pt = kLabel_pt};
    const SheetBox window{0, 0, pt(request.camera.size.width()), pt(request.camera.size.height())};
    std::vector<SheetBox> keep_free;
    for (const QRectF& box : request.keep_free) {
        keep_free.push_back({pt(box.left()), pt(box.top()), pt(box.right()), pt(box.bottom())});
    }
    placed.boxes = draw_live_labels(canvas, map, window, keep_free);
    placed.written = written_parts(placed.image);
    return placed;
}

MapLabels::MapLabels(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

MapLabels::~MapLabels() {
    pool_.waitForDone();
}

void MapLabels::request(LabelRequest request) {
    ++number_;
    newest_ = std::move(request);
    waiting_ = true;
    if (!working_) {
        begin();
    }
}

void MapLabels::begin() {
    waiting_ = false;
    working_ = true;
    pool_.start([this, request = newest_, number = number_]() {
        take_rank(ThreadRank::second);
        auto placed = std::make_shared<PlacedLabels>(place_labels(request));
        QMetaObject::invokeMethod(
            this,
            [this, placed, number]() { take(std::move(*placed), number); },
            Qt::QueuedConnection);
    });
}

void MapLabels::take(PlacedLabels placed, std::uint64_t number) {
    working_ = false;
    if (number == number_) {
        placed_ = std::move(placed);
        emit changed();
    }
    if (waiting_) {
        begin();
    }
}

void MapLabels::clear() {
    ++number_;
    waiting_ = false;
    placed_.reset();
}

void MapLabels::finish() {
    if (!waiting_ && !working_) {
        return;
    }
    // What is at work will come too late; the newest is placed here.
    pool_.waitForDone();
    ++number_;
    waiting_ = false;
    placed_ = place_labels(newest_);
}

void MapLabels::paint(QPainter& painter, const MapCamera& camera, double pixel_ratio) const {
    if (!placed_) {
        return;
    }
    // The plane point at the corner of the picture, and where it is now.
    const QPointF corner =
        camera.to_widget(placed_->camera.to_plane(placed_->corner)) * pixel_ratio;
    const double growth =
        placed_->camera.m_per_px / camera.m_per_px * pixel_ratio / placed_->pixel_ratio;
    painter.save();
    painter.scale(1 / pixel_ratio, 1 / pixel_ratio);
    const QPointF start(std::round(corner.x()), std::round(corner.y()));
    for (const QRect& part : placed_->written) {
        const QRectF target(start + QPointF(part.topLeft()) * growth, QSizeF(part.size()) * growth);
        if (std::fabs(growth - 1) < 1e-9) {
            painter.drawImage(target.topLeft(), placed_->image, part);
        } else {
            painter.drawImage(target, placed_->image, part);
        }
    }
    painter.restore();
}

} // namespace yike
