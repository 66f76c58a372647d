// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The tiles that are seen or soon will be. Others draw them on threads of their own; only what an
/// answer changes is drawn here, at once.
#pragma once

#include "desktop/map/tile_scene.hpp"

#include <QObject>
#include <QRect>

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace yike {

struct MapTile {
    std::vector<QImage> ground;
    QImage image;
    bool stale = false; ///< `image` shows an older answer
    std::uint64_t used = 0;
};

/// Tiles of one scene.
struct TileSet {
    std::shared_ptr<const TileScene> scene; ///< none: no tiles
    std::map<TileKey, MapTile> tiles;
};

class TileCache : public QObject {
    Q_OBJECT

  public:
    explicit TileCache(QObject* parent = nullptr);
    ~TileCache() override;

    /// Starts anew; tiles of the scene before are kept to be shown meanwhile. Null: no tiles.
    void set_scene(std::shared_ptr<const TileScene> scene);

    /// @param changed  grounds outside which it looks as the answer before
    void set_answer(std::shared_ptr<const AnswerShape> answer, const std::vector<Box>& changed);

    /// Orders the tiles of these columns and rows, then those around them.
    void order(const QRect& keys);

    /// Draws the newest answer into those that show an older one, for at most `budget_ms`.
    /// @returns true if all are up to date
    bool refresh(const QRect& keys, double budget_ms);

    /// The newest scene's tiles, and those shown where they are missing.
    const TileSet& current() const { return current_; }

    const TileSet& previous() const { return previous_; }

    /// True if all tiles of these columns and rows are there.
    bool complete(const QRect& keys) const;

    /// True if none of those that are there shows an older answer.
    bool fresh(const QRect& keys) const;

    /// Waits for everything that has been ordered.
    void finish();

  signals:
    void tiles_arrived();

  private:
    struct Workshop; ///< what the threads share

    void collect();
    void forget_old();

    TileSet current_;
    TileSet previous_;
    std::shared_ptr<const AnswerShape> answer_;
    QRect ordered_;
    std::uint64_t clock_ = 0;
    std::shared_ptr<Workshop> workshop_;
};

} // namespace yike
