// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_ground.hpp"

#include <QPainter>

#include <cmath>

namespace yike {

namespace {

/// What may be spent on a new answer in one frame; the rest comes with the next.
constexpr double kBudget_ms = 16;

int floor_of(double value) {
    return static_cast<int>(std::floor(value));
}

} // namespace

MapGround::MapGround(QObject* parent) : QObject(parent) {
    connect(&tiles_, &TileCache::tiles_arrived, this, &MapGround::changed);
}

void MapGround::set_ground(std::shared_ptr<const GroundIndex> ground) {
    ground_ = std::move(ground);
    tiles_.set_scene(nullptr);
}

void MapGround::set_answer(std::shared_ptr<const AnswerShape> answer,
                           const std::vector<Box>& changed) {
    tiles_.set_answer(std::move(answer), changed);
}

void MapGround::set_layers(std::vector<LayerState> layers) {
    std::erase_if(layers,
                  [](const LayerState& state) { return LayerModel::is_place(state.layer); });
    layers_ = std::move(layers);
}

void MapGround::set_theme(MapTheme theme) {
    theme_ = theme;
}

QRect MapGround::keys_in(const Box& box) const {
    const TileScene& scene = *tiles_.current().scene;
    const double side = kTile_px * scene.m_per_px();
    const PlanePoint origin = scene.origin();
    return {
        QPoint(floor_of((box.min.x - origin.x) / side), floor_of((origin.y - box.max.y) / side)),
        QPoint(floor_of((box.max.x - origin.x) / side), floor_of((origin.y - box.min.y) / side))};
}

void MapGround::prepare(const MapCamera& camera, double pixel_ratio) {
    if (!ground_) {
        return;
    }
    auto scene =
        std::make_shared<TileScene>(TileSceneRequest{.ground = ground_,
                                                     .layers = layers_,
                                                     .theme = theme_,
                                                     .m_per_px = camera.m_per_px / pixel_ratio,
                                                     .px_per_pt = kPixelsPerPt * pixel_ratio});
    if (!tiles_.current().scene || !tiles_.current().scene->same(*scene)) {
        tiles_.set_scene(std::move(scene));
    }
    tiles_.order(keys_in(camera.extent()));
}

bool MapGround::is_exact(const MapCamera& camera, double pixel_ratio) const {
    const auto& scene = tiles_.current().scene;
    return scene && std::fabs(scene->m_per_px() * pixel_ratio / camera.m_per_px - 1) < 1e-9;
}

bool MapGround::is_whole(const MapCamera& camera, double pixel_ratio) const {
    if (!is_exact(camera, pixel_ratio)) {
        return false;
    }
    const QRect keys = keys_in(camera.extent());
    return tiles_.complete(keys) && tiles_.fresh(keys);
}

bool MapGround::paint(QPainter& painter, const MapCamera& camera, double pixel_ratio) {
    const bool exact = is_exact(camera, pixel_ratio);
    bool complete = false;
    bool fresh = true;
    if (tiles_.current().scene) {
        const QRect keys = keys_in(camera.extent());
        fresh = tiles_.refresh(keys, kBudget_ms);
        complete = exact && tiles_.complete(keys);
    }
    if (!complete) {
        painter.fillRect(
            QRectF({0, 0}, camera.size),
            QColor(QString::fromUtf8(palette::kGround.data(), palette::kGround.size())));
        paint_tiles(painter, tiles_.previous(), camera, pixel_ratio);
    }
    paint_tiles(painter, tiles_.current(), camera, pixel_ratio);
    return fresh;
}

void MapGround::paint_tiles(QPainter& painter,
                            const TileSet& set,
                            const MapCamera& camera,
                            double pixel_ratio) const {
    if (!set.scene) {
        return;
    }
    // Edges on whole device pixels: neighbours meet without a seam, and tiles of the right scale
    // are copied as they are.
    const double side = kTile_px * set.scene->m_per_px() / camera.m_per_px * pixel_ratio;
    const QPointF corner = camera.to_widget(set.scene->origin()) * pixel_ratio;
    const bool exact = std::fabs(side / kTile_px - 1) < 1e-9;
    // At a ratio of 1.5 the widget itself may begin in the middle of a pixel.
    const QPointF origin = painter.deviceTransform().map(QPointF());
    const auto edge = [side](double from, double widget, int key) {
        return std::round(from + widget + key * side) - widget;
    };
    const QRectF seen({0, 0}, camera.size * pixel_ratio);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.scale(1 / pixel_ratio, 1 / pixel_ratio);
    for (const auto& [key, tile] : set.tiles) {
        const QRectF target(
            QPointF(edge(corner.x(), origin.x(), key.x), edge(corner.y(), origin.y(), key.y)),
            QPointF(edge(corner.x(), origin.x(), key.x + 1),
                    edge(corner.y(), origin.y(), key.y + 1)));
        if (!target.intersects(seen)) {
            continue;
        }
        if (exact) {
            painter.drawImage(target.topLeft(), tile.image);
        } else {
            painter.drawImage(target, tile.image);
        }
    }
    painter.restore();
}

void MapGround::finish(const MapCamera& camera, double pixel_ratio) {
    prepare(camera, pixel_ratio);
    tiles_.finish();
    if (tiles_.current().scene) {
        constexpr double kAsLongAsItTakes_ms = 1e9;
        tiles_.refresh(keys_in(camera.extent()), kAsLongAsItTakes_ms);
    }
}

} // namespace yike
