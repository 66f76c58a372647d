// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/tile_scene.hpp"

#include "desktop/map/map_camera.hpp"

#include <QPainter>

#include <algorithm>
#include <optional>

namespace yike {

namespace {

/// Half of the widest line with its round end, and symbols that reach over their place, pt.
constexpr double kReach_pt = 8;

bool follows_answers(MapLayer layer) {
    return layer == MapLayer::reach || layer == MapLayer::compounds ||
           layer == MapLayer::cutoff_line;
}

bool is_empty(const QImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        const auto* const row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        if (std::any_of(row, row + image.width(), [](QRgb pixel) { return pixel != 0; })) {
            return false;
        }
    }
    return true;
}

double denominator_of(const TileSceneRequest& request) {
    constexpr double kMetresPerPt = kMetresPerInch / 72;
    return request.m_per_px * request.px_per_pt / kMetresPerPt;
}

/// Lowest first, without what is not seen.
std::vector<LayerState> drawn_layers(const TileSceneRequest& request) {
    std::vector<LayerState> layers;
    for (auto state = request.layers.rbegin(); state != request.layers.rend(); ++state) {
        // Who gains and loses is told by the compounds alone.
        const bool told = request.theme != MapTheme::fates || state->layer != MapLayer::reach;
        if (state->visible && !LayerModel::is_place(state->layer) && told) {
            layers.push_back(*state);
        }
    }
    // In their usual order streets and grounds change places with the scale, as on paper.
    for (std::size_t i = 0; i + 1 < layers.size(); ++i) {
        if (layers[i].layer == MapLayer::roads && layers[i + 1].layer == MapLayer::compounds &&
            streets_on_top(denominator_of(request))) {
            std::swap(layers[i], layers[i + 1]);
            break;
        }
    }
    return layers;
}

} // namespace

std::optional<MapPart> map_part(MapLayer layer) {
    switch (layer) {
    case MapLayer::gates:
        return MapPart::gates;
    case MapLayer::walls:
        return MapPart::walls;
    case MapLayer::railways:
        return MapPart::railways;
    case MapLayer::boundary:
        return MapPart::boundary;
    case MapLayer::communities:
        return MapPart::communities;
    case MapLayer::cutoff_line:
        return MapPart::cutoff_line;
    case MapLayer::compounds:
        return MapPart::compounds;
    case MapLayer::roads:
        return MapPart::roads;
    case MapLayer::water:
        return MapPart::water;
    case MapLayer::reach:
        return MapPart::reach;
    case MapLayer::stations:
        return MapPart::stations;
    case MapLayer::conflicts:
        return MapPart::conflicts;
    case MapLayer::changes:
        return MapPart::changes;
    case MapLayer::candidates:
        return MapPart::candidates;
    case MapLayer::labels:
        break;
    }
    return std::nullopt;
}

TileScene::TileScene(TileSceneRequest request) : request_(std::move(request)) {
    const Box& extent = request_.ground->extent();
    origin_ = {extent.min.x, extent.max.y};
    for (const LayerState& layer : drawn_layers(request_)) {
        const bool answers = follows_answers(layer.layer);
        if (groups_.empty() || groups_.back().answers != answers) {
            groups_.push_back({answers, {}});
        }
        groups_.back().layers.push_back(layer);
    }
}

bool TileScene::same_ground(const TileScene& other) const {
    return request_.ground == other.request_.ground;
}

bool TileScene::same(const TileScene& other) const {
    return same_ground(other) && request_.layers == other.request_.layers &&
           request_.theme == other.request_.theme && request_.m_per_px == other.request_.m_per_px &&
           request_.px_per_pt == other.request_.px_per_pt;
}

Box TileScene::box(TileKey key) const {
    const double side = kTile_px * request_.m_per_px;
    const PlanePoint corner{origin_.x + key.x * side, origin_.y - key.y * side};
    return {{corner.x, corner.y - side}, {corner.x + side, corner.y}};
}

Box TileScene::reach_of(TileKey key) const {
    return box(key).grown(kReach_pt * request_.px_per_pt * request_.m_per_px);
}

LiveMap TileScene::live(TileKey key, const MapData& part) const {
    const double side = kTile_px / request_.px_per_pt;
    const SheetBox frame{key.x * side, key.y * side, (key.x + 1) * side, (key.y + 1) * side};
    const Box ground = box(key);
    return {.data = part,
            .view = MapView(frame.grown(kReach_pt),
                            along(ground.min, ground.max, 0.5),
                            denominator_of(request_)),
            .theme = request_.theme};
}

void TileScene::draw(QImage& image,
                     TileKey key,
                     const MapData& part,
                     const LayerState& layer) const {
    const auto draw_on = [&](QImage& target) {
        QPainter painter(&target);
        // Coordinates of the whole ground: hatches run on from tile to tile.
        painter.translate(-key.x * kTile_px, -key.y * kTile_px);
        Canvas canvas(painter, request_.px_per_pt);
        draw_part(canvas, live(key, part), *map_part(layer.layer));
        if (layer.layer == MapLayer::compounds && request_.theme == MapTheme::coverage) {
            draw_part(canvas, live(key, part), MapPart::fate_outlines);
        }
    };
    if (layer.opacity >= 1) {
        draw_on(image);
        return;
    }
    QImage apart(kTile_px, kTile_px, QImage::Format_ARGB32_Premultiplied);
    apart.fill(Qt::transparent);
    draw_on(apart);
    QPainter painter(&image);
    painter.setOpacity(layer.opacity);
    painter.drawImage(0, 0, apart);
}

std::vector<QImage> TileScene::draw_ground(TileKey key) const {
    const MapData part = request_.ground->part(reach_of(key), denominator_of(request_));
    std::vector<QImage> images;
    for (const Group& group : groups_) {
        if (group.answers) {
            continue;
        }
        QImage image(kTile_px, kTile_px, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        for (const LayerState& layer : group.layers) {
            draw(image, key, part, layer);
        }
        images.push_back(is_empty(image) ? QImage() : std::move(image));
    }
    return images;
}

QImage TileScene::compose(TileKey key,
                          const std::vector<QImage>& ground,
                          const AnswerShape* answer) const {
    QImage image(kTile_px, kTile_px, QImage::Format_RGB32);
    image.fill(QColor(QString::fromUtf8(palette::kGround.data(), palette::kGround.size())));
    MapData part;
    if (answer != nullptr) {
        constexpr double kFine_px = 1;
        part = request_.ground->part(reach_of(key), *answer, kFine_px * request_.m_per_px);
    }
    auto next = ground.begin();
    for (const Group& group : groups_) {
        if (!group.answers) {
            if (!next->isNull()) {
                QPainter(&image).drawImage(0, 0, *next);
            }
            ++next;
            continue;
        }
        for (const LayerState& layer : group.layers) {
            if (answer != nullptr) {
                draw(image, key, part, layer);
            }
        }
    }
    return image;
}

} // namespace yike
