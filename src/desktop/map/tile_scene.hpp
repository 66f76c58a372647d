// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The ground of the map at one scale, in square pictures: what never changes while a plan is made
/// is drawn once, and each answer is laid between.
#pragma once

#include "desktop/map/answer_shape.hpp"
#include "desktop/map/ground_index.hpp"
#include "desktop/map/layer_model.hpp"
#include "render/live_map.hpp"

#include <QImage>

#include <compare>
#include <memory>
#include <optional>
#include <vector>

namespace yike {

/// How a layer is drawn; none for labels.
std::optional<MapPart> map_part(MapLayer layer);

/// Side of a tile, device pixels.
inline constexpr int kTile_px = 256;

/// Column and row from the upper left corner of the ground's extent; may be negative.
struct TileKey {
    int x = 0;
    int y = 0;

    auto operator<=>(const TileKey&) const = default;
};

struct TileSceneRequest {
    std::shared_ptr<const GroundIndex> ground;
    std::vector<LayerState> layers; ///< topmost first; those of places are passed over
    MapTheme theme = MapTheme::coverage;
    double m_per_px = 1;      ///< of a device pixel
    double px_per_pt = 4 / 3; ///< device pixels
};

/// Immutable once built; shared by threads.
class TileScene {
  public:
    explicit TileScene(TileSceneRequest request);

    double m_per_px() const { return request_.m_per_px; }

    /// The upper left corner of tile 0, 0.
    PlanePoint origin() const { return origin_; }

    bool same_ground(const TileScene& other) const;
    bool same(const TileScene& other) const;

    Box box(TileKey key) const;

    /// Ground that may be seen in the tile: lines are wide.
    Box reach_of(TileKey key) const;

    /// The layers that no answer changes, in as many pictures as answers part them;
    /// a null one where there is nothing to see.
    std::vector<QImage> draw_ground(TileKey key) const;

    /// The tile as it is seen. @param ground  of draw_ground(); @param answer  may be null
    QImage compose(TileKey key, const std::vector<QImage>& ground, const AnswerShape* answer) const;

  private:
    struct Group {
        bool answers = false;           ///< drawn anew for each answer
        std::vector<LayerState> layers; ///< lowest first
    };

    LiveMap live(TileKey key, const MapData& part) const;
    void draw(QImage& image, TileKey key, const MapData& part, const LayerState& layer) const;

    TileSceneRequest request_;
    PlanePoint origin_;
    std::vector<Group> groups_; ///< lowest first
};

} // namespace yike
