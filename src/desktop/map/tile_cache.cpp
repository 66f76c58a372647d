// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/tile_cache.hpp"

#include "base/thread_rank.hpp"

#include <QElapsedTimer>
#include <QMutex>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <utility>

namespace yike {

namespace {

constexpr std::size_t kMostTiles = 320;
constexpr int kAround = 1; ///< tiles drawn beyond the edge of the view

std::vector<TileKey> keys_from_middle(const QRect& keys) {
    std::vector<TileKey> all;
    for (int y = keys.top(); y <= keys.bottom(); ++y) {
        for (int x = keys.left(); x <= keys.right(); ++x) {
            all.push_back({x, y});
        }
    }
    const double mx = (keys.left() + keys.right()) / 2.0;
    const double my = (keys.top() + keys.bottom()) / 2.0;
    const auto off = [&](TileKey key) {
        return (key.x - mx) * (key.x - mx) + (key.y - my) * (key.y - my);
    };
    std::stable_sort(all.begin(), all.end(), [&](TileKey a, TileKey b) { return off(a) < off(b); });
    return all;
}

/// Some hundred pictures go back to the system: the window does not wait for it.
void free_elsewhere(TileSet set) {
    if (!set.tiles.empty()) {
        QThreadPool::globalInstance()->start([last = std::move(set)] {});
    }
}

} // namespace

struct TileCache::Workshop {
    struct Work {
        std::shared_ptr<const TileScene> scene;
        std::shared_ptr<const AnswerShape> answer;
        TileKey key;
        MapTile tile;
    };

    Workshop() {
        // One thread is left to the window, and one at least works.
        pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    }

    QThreadPool pool;
    QMutex mutex;
    std::vector<Work> done;                ///< guarded by `mutex`
    std::atomic<std::uint64_t> wanted = 0; ///< number of the newest scene
};

TileCache::TileCache(QObject* parent) : QObject(parent), workshop_(std::make_shared<Workshop>()) {}

TileCache::~TileCache() {
    ++workshop_->wanted;
    workshop_->pool.clear();
    workshop_->pool.waitForDone();
}

void TileCache::set_scene(std::shared_ptr<const TileScene> scene) {
    ++workshop_->wanted;
    workshop_->pool.clear();
    // A scene that was left before much of it was drawn shows less than the one before it.
    constexpr std::size_t kMuch = 2;
    TileSet left = std::exchange(current_, {std::move(scene), {}});
    if (left.tiles.size() * kMuch >= previous_.tiles.size()) {
        std::swap(previous_, left);
    }
    free_elsewhere(std::move(left));
    if (!current_.scene || (previous_.scene && !previous_.scene->same_ground(*current_.scene))) {
        free_elsewhere(std::exchange(previous_, {}));
    }
    ordered_ = {};
}

void TileCache::set_answer(std::shared_ptr<const AnswerShape> answer,
                           const std::vector<Box>& changed) {
    answer_ = std::move(answer);
    for (auto& [key, tile] : current_.tiles) {
        const Box seen = current_.scene->reach_of(key);
        tile.stale = tile.stale || std::any_of(changed.begin(), changed.end(), [&](const Box& box) {
                         return box.meets(seen);
                     });
    }
}

void TileCache::order(const QRect& keys) {
    if (!current_.scene || keys == ordered_) {
        return;
    }
    ordered_ = keys;
    ++clock_;
    // What has not been begun is ordered again, in the new order.
    workshop_->pool.clear();
    const QRect all = keys.adjusted(-kAround, -kAround, kAround, kAround);
    std::vector<TileKey> wanted = keys_from_middle(keys);
    for (const TileKey key : keys_from_middle(all)) {
        if (!keys.contains(key.x, key.y)) {
            wanted.push_back(key);
        }
    }
    const std::uint64_t number = workshop_->wanted;
    for (const TileKey key : wanted) {
        if (const auto tile = current_.tiles.find(key); tile != current_.tiles.end()) {
            tile->second.used = clock_;
            continue;
        }
        Workshop& shop = *workshop_;
        workshop_->pool.start(
            [this, &shop, number, key, scene = current_.scene, answer = answer_]() {
                take_rank(ThreadRank::second);
                if (shop.wanted != number) {
                    return;
                }
                Workshop::Work work{scene, answer, key, {}};
                work.tile.ground = scene->draw_ground(key);
                work.tile.image = scene->compose(key, work.tile.ground, answer.get());
                bool first = false;
                {
                    const QMutexLocker lock(&shop.mutex);
                    first = shop.done.empty();
                    shop.done.push_back(std::move(work));
                }
                if (first) {
                    QMetaObject::invokeMethod(
                        this, [this]() { collect(); }, Qt::QueuedConnection);
                }
            });
    }
    forget_old();
}

void TileCache::collect() {
    std::vector<Workshop::Work> done;
    {
        const QMutexLocker lock(&workshop_->mutex);
        done.swap(workshop_->done);
    }
    bool any = false;
    for (Workshop::Work& work : done) {
        if (work.scene != current_.scene) {
            continue;
        }
        work.tile.stale = work.answer != answer_;
        work.tile.used = clock_;
        current_.tiles[work.key] = std::move(work.tile);
        any = true;
    }
    if (any) {
        emit tiles_arrived();
    }
}

void TileCache::forget_old() {
    while (current_.tiles.size() > kMostTiles) {
        const auto oldest = std::min_element(
            current_.tiles.begin(), current_.tiles.end(), [](const auto& a, const auto& b) {
                return a.second.used < b.second.used;
            });
        if (oldest->second.used == clock_) {
            return;
        }
        current_.tiles.erase(oldest);
    }
}

bool TileCache::refresh(const QRect& keys, double budget_ms) {
    QElapsedTimer timer;
    timer.start();
    for (const TileKey key : keys_from_middle(keys)) {
        const auto tile = current_.tiles.find(key);
        if (tile == current_.tiles.end() || !tile->second.stale) {
            continue;
        }
        if (static_cast<double>(timer.nsecsElapsed()) > budget_ms * 1e6) {
            return false;
        }
        tile->second.image = current_.scene->compose(key, tile->second.ground, answer_.get());
        tile->second.stale = false;
    }
    return true;
}

bool TileCache::complete(const QRect& keys) const {
    const auto all = keys_from_middle(keys);
    return std::all_of(
        all.begin(), all.end(), [&](TileKey key) { return current_.tiles.contains(key); });
}

bool TileCache::fresh(const QRect& keys) const {
    return std::none_of(current_.tiles.begin(), current_.tiles.end(), [&](const auto& tile) {
        return tile.second.stale && keys.contains(tile.first.x, tile.first.y);
    });
}

void TileCache::finish() {
    workshop_->pool.waitForDone();
    collect();
}

} // namespace yike
