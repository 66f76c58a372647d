// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The ground under the places: keeps tiles of the right scale coming and paints those there are.
#pragma once

#include "desktop/map/map_camera.hpp"
#include "desktop/map/tile_cache.hpp"

#include <QObject>

#include <memory>
#include <vector>

class QPainter;

namespace yike {

class MapGround : public QObject {
    Q_OBJECT

  public:
    explicit MapGround(QObject* parent = nullptr);

    void set_ground(std::shared_ptr<const GroundIndex> ground);
    void set_answer(std::shared_ptr<const AnswerShape> answer, const std::vector<Box>& changed);
    void set_layers(std::vector<LayerState> layers);
    void set_theme(MapTheme theme);

    /// Orders what `camera` will see.
    /// @param pixel_ratio  device pixels to a logical one
    void prepare(const MapCamera& camera, double pixel_ratio);

    /// Paints what there is.
    /// @returns false if some of it shows an older answer, so that it wants painting again soon
    bool paint(QPainter& painter, const MapCamera& camera, double pixel_ratio);

    /// True if all that `camera` sees is there, of its scale and with the newest answer.
    bool is_whole(const MapCamera& camera, double pixel_ratio) const;

    /// Waits for what `camera` will see.
    void finish(const MapCamera& camera, double pixel_ratio);

  signals:
    void changed();

  private:
    bool is_exact(const MapCamera& camera, double pixel_ratio) const;
    QRect keys_in(const Box& box) const;
    void paint_tiles(QPainter& painter,
                     const TileSet& set,
                     const MapCamera& camera,
                     double pixel_ratio) const;

    std::shared_ptr<const GroundIndex> ground_;
    std::vector<LayerState> layers_;
    MapTheme theme_ = MapTheme::coverage;
    TileCache tiles_;
};

} // namespace yike
