// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The labels over the map: placed when it has come to rest, in the background; while it moves,
/// the last ones move with it.
#pragma once

#include "desktop/map/ground_index.hpp"
#include "desktop/map/map_camera.hpp"
#include "render/live_map.hpp"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QPainter;

namespace yike {

struct LabelRequest {
    std::shared_ptr<const GroundIndex> ground;
    std::vector<MapStation> stations;   ///< whose names are written
    std::vector<MapConflict> conflicts; ///< of these stations: no label lies on their lines
    std::vector<MapChange> changes;
    MapCamera camera;
    double pixel_ratio = 1;
    MapTheme theme = MapTheme::coverage;
    Language language = Language::zh;
    std::vector<QRectF> keep_free; ///< logical pixels: furniture of the map, what floats over it
};

/// Labels as placed for one view.
struct PlacedLabels {
    MapCamera camera;
    double pixel_ratio = 1;
    QPointF corner; ///< of the picture, logical pixels of `camera`; it is larger than the view
    QImage image;
    std::vector<QRect> written; ///< parts of the picture that are not empty, device pixels
    std::vector<std::vector<SheetBox>> boxes; ///< of each label, pt from the corner of the view
};

PlacedLabels place_labels(const LabelRequest& request);

class MapLabels : public QObject {
    Q_OBJECT

  public:
    explicit MapLabels(QObject* parent = nullptr);
    ~MapLabels() override;

    /// The newest request wins.
    void request(LabelRequest request);
    void clear();
    void finish();

    void paint(QPainter& painter, const MapCamera& camera, double pixel_ratio) const;

    const std::optional<PlacedLabels>& placed() const { return placed_; }

  signals:
    void changed();

  private:
    void begin();
    void take(PlacedLabels placed, std::uint64_t number);

    std::optional<PlacedLabels> placed_;
    LabelRequest newest_;
    std::uint64_t number_ = 0; ///< of the newest request
    bool waiting_ = false;     ///< the newest is not at work yet
    bool working_ = false;
    QThreadPool pool_;
};

} // namespace yike
