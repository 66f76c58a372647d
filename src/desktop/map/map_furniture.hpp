// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What lies on the lower edge of the map and moves with the window alone: scale bar and north
/// arrow at the left, stamp and source of the data at the right.
#pragma once

#include "desktop/map/map_camera.hpp"
#include "render/live_map.hpp"

#include <QImage>
#include <QRectF>

#include <functional>
#include <vector>

class QPainter;

namespace yike {

class MapFurniture {
  public:
    /// Cheap where nothing has changed.
    /// @param ground  whose note and attribution are written
    void
    arrange(const MapCamera& camera, double pixel_ratio, Language language, const MapData& ground);

    void paint(QPainter& painter) const;

    /// What it covers, logical pixels.
    const std::vector<QRectF>& boxes() const { return boxes_; }

  private:
    struct Piece {
        QImage image;
        QPointF corner; ///< of the picture, device pixels
        QRectF box;     ///< of what is written in it, logical pixels
    };

    using Draw = std::function<SheetBox(Canvas&, const LiveMap&)>;

    Piece made(double width_px, const MapData& said, const Draw& draw) const;

    MapCamera camera_;
    double pixel_ratio_ = 0;
    Language language_ = Language::zh;
    std::string note_;
    std::string attribution_;
    std::vector<Piece> pieces_;
    std::vector<QRectF> boxes_;
};

} // namespace yike
