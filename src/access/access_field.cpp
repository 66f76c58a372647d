// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/access_field.hpp"

#include "access/local_access.hpp"
#include "base/heavy_work.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yike {

namespace {

// The tiles that a polygon meets: those its outline passes, and those inside of it.
class TileCover {
  public:
    TileCover(const MultiPolygon& ground, double side_m, const CornerBox& tiles)
        : ground_(ground), side_m_(side_m), tiles_(tiles), met_(tiles.size(), 0) {
        for (const Polygon& polygon : ground) {
            add_outline(polygon.outer);
            for (const Ring& hole : polygon.holes) {
                add_outline(hole);
            }
        }
        add_inside();
    }

    bool meets(Corner tile) const { return met_[index_of(tile)] != 0; }

  private:
    std::size_t index_of(Corner tile) const {
        return static_cast<std::size_t>(tile.y - tiles_.min.y) * tiles_.width() +
               static_cast<std::size_t>(tile.x - tiles_.min.x);
    }

    Corner tile_at(PlanePoint p) const {
        return {static_cast<std::int32_t>(std::floor(p.x / side_m_)),
                static_cast<std::int32_t>(std::floor(p.y / side_m_))};
    }

    // All tiles of a short stretch's box: a few too many do no harm.
    void add_outline(const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const int steps = 1 + static_cast<int>(distance(ring[i - 1], ring[i]) / side_m_);
            for (int k = 0; k < steps; ++k) {
                Box box;
                box.add(along(ring[i - 1], ring[i], static_cast<double>(k) / steps));
                box.add(along(ring[i - 1], ring[i], static_cast<double>(k + 1) / steps));
                const Corner last = tile_at(box.max);
                for (Corner t = tile_at(box.min); t.y <= last.y; ++t.y) {
                    for (Corner u = t; u.x <= last.x; ++u.x) {
                        met_[index_of(u)] = 1;
                    }
                }
            }
        }
    }

    // Tiles that the outline does not pass lie inside where their middle does.
    void add_inside() {
        for (std::int32_t y = tiles_.min.y; y <= tiles_.max.y; ++y) {
            const std::vector<double> crossings = row_crossings(ground_, (y + 0.5) * side_m_);
            for (std::size_t i = 1; i < crossings.size(); i += 2) {
                const auto first =
                    static_cast<std::int32_t>(std::ceil(crossings[i - 1] / side_m_ - 0.5));
                const auto last =
                    static_cast<std::int32_t>(std::floor(crossings[i] / side_m_ - 0.5));
                for (std::int32_t x = std::max(first, tiles_.min.x);
                     x <= std::min(last, tiles_.max.x);
                     ++x) {
                    met_[index_of({x, y})] = 1;
                }
            }
        }
    }

    const MultiPolygon& ground_;
    double side_m_;
    CornerBox tiles_;
    std::vector<char> met_;
};

} // namespace

AccessField::AccessField(const AccessModel& model, double cell_m)
    : model_(&model), cell_m_(cell_m) {
    const std::vector<Compound>& compounds = model.district().compounds;
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        if (model.is_walled(CompoundId(i))) {
            walled_boxes_.push_back(bounds(compounds[i].ground));
        }
    }
}

AccessField::AccessField(const AccessModel& model, AccessField& base)
    : model_(&model), cell_m_(base.cell_m_), base_(&base), walled_boxes_(base.walled_boxes_) {}

Box AccessField::with_walled_ground(const Box& box) const {
    Box whole = box;
    for (const Box& walled : walled_boxes_) {
        if (walled.meets(box)) {
            whole.add(walled);
        }
    }
    return whole;
}

AccessField::AccessField(const AccessField& same_streets, const AccessModel& model)
    : AccessField(same_streets) {
    model_ = &model;
}

CornerBox AccessField::corners_of(const Box& box) const {
    const auto below = [this](double v) {
        return static_cast<std::int32_t>(std::floor(v / cell_m_));
    };
    return {{below(box.min.x), below(box.min.y)}, {below(box.max.x) + 1, below(box.max.y) + 1}};
}

bool AccessField::is_prepared(const CornerBox& tiles) const {
    if (grid_.empty() || !tiles_.contains(tiles.min) || !tiles_.contains(tiles.max)) {
        return false;
    }
    for (std::int32_t y = tiles.min.y; y <= tiles.max.y; ++y) {
        for (std::int32_t x = tiles.min.x; x <= tiles.max.x; ++x) {
            if (!grid_[grid_index({x, y})]) {
                return false;
            }
        }
    }
    return true;
}

void AccessField::prepare(const CornerBox& block, Progress& progress) {
    if (block.max.x < block.min.x || block.max.y < block.min.y) {
        return;
    }
    const CornerBox tiles = tiles_of(block);
    if (!is_prepared(tiles)) {
        if (base_ != nullptr) {
            base_->prepare(block, progress);
        }
        prepare_tiles(
            tiles, [](Corner) { return true; }, progress);
    }
}

void AccessField::prepare_inside(const MultiPolygon& ground, Progress& progress) {
    const Box box = bounds(ground);
    if (box.empty()) {
        return;
    }
    if (base_ != nullptr) {
        base_->prepare_inside(ground, progress);
    }
    const CornerBox tiles = tiles_of(corners_of(box));
    const TileCover cover(ground, cell_m_ * kTileSide, tiles);
    prepare_tiles(
        tiles, [&cover](Corner tile) { return cover.meets(tile); }, progress);
}

void AccessField::prepare_boxes(std::span<const Box> boxes, Progress& progress) {
    Box whole;
    for (const Box& box : boxes) {
        whole.add(box);
    }
    if (whole.empty()) {
        return;
    }
    if (base_ != nullptr) {
        base_->prepare_boxes(boxes, progress);
    }
    const CornerBox tiles = tiles_of(corners_of(whole));
    std::vector<char> met(tiles.size(), 0);
    const auto index = [&tiles](Corner tile) {
        return static_cast<std::size_t>(tile.y - tiles.min.y) * tiles.width() +
               static_cast<std::size_t>(tile.x - tiles.min.x);
    };
    for (const Box& box : boxes) {
        const CornerBox own = box.empty() ? CornerBox{{0, 0}, {-1, -1}} : tiles_of(corners_of(box));
        for (Corner t = own.min; t.y <= own.max.y; ++t.y) {
            for (t.x = own.min.x; t.x <= own.max.x; ++t.x) {
                met[index(t)] = 1;
            }
        }
    }
    prepare_tiles(
        tiles, [&](Corner tile) { return met[index(tile)] != 0; }, progress);
}

template <class Wanted>
void AccessField::prepare_tiles(const CornerBox& tiles, const Wanted& wanted, Progress& progress) {
    begin_heavy_work("AccessField");
    std::vector<Corner> missing;
    for (std::int32_t y = tiles.min.y; y <= tiles.max.y; ++y) {
        for (std::int32_t x = tiles.min.x; x <= tiles.max.x; ++x) {
            const bool there =
                !grid_.empty() && tiles_.contains({x, y}) && grid_[grid_index({x, y})];
            if (!there && wanted(Corner{x, y})) {
                missing.push_back({x, y});
            }
        }
    }
    if (missing.empty()) {
        return; // and nothing is touched: others may be reading
    }
    CornerBox grown = tiles;
    if (!grid_.empty()) {
        grown.min = {std::min(tiles.min.x, tiles_.min.x), std::min(tiles.min.y, tiles_.min.y)};
        grown.max = {std::max(tiles.max.x, tiles_.max.x), std::max(tiles.max.y, tiles_.max.y)};
    }
    std::vector<std::shared_ptr<const AccessTile>> grid(grown.size());
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Corner tile{grown.min.x + static_cast<std::int32_t>(i % grown.width()),
                          grown.min.y + static_cast<std::int32_t>(i / grown.width())};
        if (!grid_.empty() && tiles_.contains(tile)) {
            grid[i] = std::move(grid_[grid_index(tile)]);
        }
    }
    grid_ = std::move(grid);
    tiles_ = grown;
    progress.stage("access field", missing.size());
    parallel_ranges(missing.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            progress.check();
            grid_[grid_index(missing[i])] =
                base_ != nullptr ? altered(missing[i])
                                 : std::make_shared<const AccessTile>(compute(missing[i]));
            progress.advance();
        }
    });
}

AccessTile AccessField::compute(Corner tile) const {
    const Corner first{tile.x * kTileSide, tile.y * kTileSide};
    const Corner last{first.x + kTileSide - 1, first.y + kTileSide - 1};
    if (!model_->may_have_access({point(first), point(last)})) {
        return {};
    }
    TileBuilder builder(model_->network());
    for (std::int32_t y = 0; y < kTileSide; y += kBlockSide) {
        for (std::int32_t x = 0; x < kTileSide; x += kBlockSide) {
            fill_block({first.x + x, first.y + y}, builder);
        }
    }
    return std::move(builder).finish();
}

// The base's tile where the plan cannot make a difference.
std::shared_ptr<const AccessTile> AccessField::altered(Corner tile) const {
    const Corner first{tile.x * kTileSide, tile.y * kTileSide};
    const Corner last{first.x + kTileSide - 1, first.y + kTileSide - 1};
    const std::shared_ptr<const AccessTile>& old = base_->grid_[base_->grid_index(tile)];
    if (!model_->may_differ({point(first), point(last)})) {
        return old;
    }
    TileBuilder builder(model_->network(), *old);
    for (std::int32_t y = first.y; y <= last.y; ++y) {
        for (std::int32_t x = first.x; x <= last.x; ++x) {
            if (may_be_altered({x, y}, *old)) {
                builder.set_entries(AccessTile::slot({x, y}),
                                    model_->place_at(point({x, y})).entries);
            }
        }
    }
    return std::make_shared<const AccessTile>(std::move(builder).finish());
}

bool AccessField::may_be_altered(Corner corner, const AccessTile& old) const {
    const PlanePoint p = point(corner);
    if (!model_->may_differ({p, p})) {
        return false;
    }
    const std::uint32_t code = old.empty() ? AccessTile::kNone : old.code[AccessTile::slot(corner)];
    if (code == AccessTile::kNone) {
        return model_->walled_at(p).valid() || !model_->keeps_street(p, SegmentId::none());
    }
    return (code & AccessTile::kSpecial) != 0 || !model_->keeps_street(p, SegmentId(code));
}

void AccessField::fill_block(Corner first, TileBuilder& tile) const {
    const double half_m = (kBlockSide - 1) * cell_m_ / 2;
    const LocalAccess local(
        *model_, point(first) + PlanePoint{half_m, half_m}, half_m * std::sqrt(2.0));
    SegmentId guess;
    for (std::int32_t y = 0; y < kBlockSide; ++y) {
        for (std::int32_t x = 0; x < kBlockSide; ++x) {
            const Corner corner{first.x + x, first.y + y};
            const PlanePoint p = point(corner);
            if (!local.simple() && model_->walled_at(p).valid()) {
                tile.set_entries(AccessTile::slot(corner), model_->place_at(p).entries);
                continue;
            }
            const std::optional<SegmentId> known = local.street(p);
            const SegmentId segment = known ? *known : model_->street_segment(p, guess);
            guess = segment.valid() ? segment : guess;
            set_street(corner, segment, tile);
        }
    }
}

void AccessField::set_street(Corner corner, SegmentId segment, TileBuilder& tile) const {
    if (segment.valid()) {
        const Entry entry = model_->entry_at(point(corner), segment);
        tile.set_street(AccessTile::slot(corner), segment, entry.from_ms, entry.to_ms);
    }
}

AccessPlace AccessField::place(Corner corner) const {
    AccessPlace place{point(corner), CompoundId::none(), {}};
    for_entries(corner, [&place](const Entry& entry) { place.entries.push_back(entry); });
    return place;
}

} // namespace yike
