// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/access_field.hpp"

#include "access/local_access.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yike {

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
    const CornerBox wanted = tiles_of(block);
    if (is_prepared(wanted)) {
        return;
    }
    if (base_ != nullptr) {
        base_->prepare(block, progress);
    }
    CornerBox grown = wanted;
    if (!grid_.empty()) {
        grown.min = {std::min(wanted.min.x, tiles_.min.x), std::min(wanted.min.y, tiles_.min.y)};
        grown.max = {std::max(wanted.max.x, tiles_.max.x), std::max(wanted.max.y, tiles_.max.y)};
    }
    std::vector<std::shared_ptr<const AccessTile>> grid(grown.size());
    std::vector<Corner> missing;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Corner tile{grown.min.x + static_cast<std::int32_t>(i % grown.width()),
                          grown.min.y + static_cast<std::int32_t>(i / grown.width())};
        if (!grid_.empty() && tiles_.contains(tile)) {
            grid[i] = std::move(grid_[grid_index(tile)]);
        }
        if (!grid[i] && wanted.contains(tile)) {
            missing.push_back(tile);
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
            const PlanePoint p = point({x, y});
            if (model_->may_differ({p, p})) {
                builder.set_entries(AccessTile::slot({x, y}), model_->place_at(p).entries);
            }
        }
    }
    return std::make_shared<const AccessTile>(std::move(builder).finish());
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
            if (local.simple()) {
                set_street(corner, local.segment(p), tile);
            } else if (model_->walled_at(p).valid()) {
                tile.set_entries(AccessTile::slot(corner), model_->place_at(p).entries);
            } else {
                const SegmentId segment = model_->street_segment(p, guess);
                guess = segment.valid() ? segment : guess;
                set_street(corner, segment, tile);
            }
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
