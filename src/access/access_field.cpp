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
    : model_(&model), cell_m_(cell_m) {}

AccessField::AccessField(const AccessModel& model, AccessField& base)
    : model_(&model), cell_m_(base.cell_m_), base_(&base) {}

CornerBox AccessField::corners_of(const Box& box) const {
    const auto below = [this](double v) {
        return static_cast<std::int32_t>(std::floor(v / cell_m_));
    };
    return {{below(box.min.x), below(box.min.y)}, {below(box.max.x) + 1, below(box.max.y) + 1}};
}

void AccessField::prepare(const CornerBox& block, Progress& progress) {
    if (base_ != nullptr) {
        base_->prepare(block, progress);
    }
    const Corner first{block.min.x >> kTileBits, block.min.y >> kTileBits};
    const Corner last{block.max.x >> kTileBits, block.max.y >> kTileBits};
    if (last.x < first.x || last.y < first.y) {
        return;
    }
    CornerBox grown{first, last};
    if (!grid_.empty()) {
        grown.min = {std::min(first.x, tiles_.min.x), std::min(first.y, tiles_.min.y)};
        grown.max = {std::max(last.x, tiles_.max.x), std::max(last.y, tiles_.max.y)};
    }
    std::vector<std::shared_ptr<const Tile>> grid(grown.size());
    const auto index = [](const CornerBox& box, Corner tile) {
        return static_cast<std::size_t>(tile.y - box.min.y) * box.width() +
               static_cast<std::size_t>(tile.x - box.min.x);
    };
    std::vector<Corner> missing;
    for (std::int32_t y = grown.min.y; y <= grown.max.y; ++y) {
        for (std::int32_t x = grown.min.x; x <= grown.max.x; ++x) {
            const Corner tile{x, y};
            std::shared_ptr<const Tile>& place = grid[index(grown, tile)];
            if (!grid_.empty() && tiles_.contains(tile)) {
                place = std::move(grid_[index(tiles_, tile)]);
            }
            if (!place && CornerBox{first, last}.contains(tile)) {
                missing.push_back(tile);
            }
        }
    }
    grid_ = std::move(grid);
    tiles_ = grown;
    progress.stage("access field", missing.size());
    parallel_ranges(missing.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            progress.check();
            grid_[index(tiles_, missing[i])] =
                base_ != nullptr ? altered(missing[i])
                                 : std::make_shared<const Tile>(compute(missing[i]));
            progress.advance();
        }
    });
}

AccessField::Tile AccessField::compute(Corner tile) const {
    Tile result;
    result.code.resize(std::size_t{kTileSide} * kTileSide, kNone);
    const Corner first{tile.x * kTileSide, tile.y * kTileSide};
    const Corner last{first.x + kTileSide - 1, first.y + kTileSide - 1};
    if (!model_->may_have_access({point(first), point(last)})) {
        return result;
    }
    for (std::int32_t y = 0; y < kTileSide; y += kBlockSide) {
        for (std::int32_t x = 0; x < kTileSide; x += kBlockSide) {
            fill_block({first.x + x, first.y + y}, result);
        }
    }
    return result;
}

// The base's tile where the plan cannot make a difference.
std::shared_ptr<const AccessField::Tile> AccessField::altered(Corner tile) const {
    const Corner first{tile.x * kTileSide, tile.y * kTileSide};
    const Corner last{first.x + kTileSide - 1, first.y + kTileSide - 1};
    const std::shared_ptr<const Tile>& old = base_->tile_at(first);
    if (!model_->may_differ({point(first), point(last)})) {
        return old;
    }
    auto tile_now = std::make_shared<Tile>(*old);
    for (std::int32_t y = first.y; y <= last.y; ++y) {
        for (std::int32_t x = first.x; x <= last.x; ++x) {
            const PlanePoint p = point({x, y});
            if (!model_->may_differ({p, p})) {
                continue;
            }
            Entries entries = model_->place_at(p).entries;
            tile_now->code[slot({x, y})] =
                entries.empty() ? kNone
                                : kSpecial | static_cast<std::uint32_t>(tile_now->special.size());
            if (!entries.empty()) {
                tile_now->special.push_back(std::move(entries));
            }
        }
    }
    return tile_now;
}

void AccessField::fill_block(Corner first, Tile& tile) const {
    const double half_m = (kBlockSide - 1) * cell_m_ / 2;
    const LocalAccess local(
        *model_, point(first) + PlanePoint{half_m, half_m}, half_m * std::sqrt(2.0));
    SegmentId guess;
    for (std::int32_t y = 0; y < kBlockSide; ++y) {
        for (std::int32_t x = 0; x < kBlockSide; ++x) {
            const Corner corner{first.x + x, first.y + y};
            std::uint32_t& code = tile.code[slot(corner)];
            if (local.simple()) {
                const SegmentId segment = local.segment(point(corner));
                code = segment.valid() ? segment.value() : kNone;
            } else {
                code = code_of(corner, guess, tile.special);
            }
        }
    }
}

std::uint32_t
AccessField::code_of(Corner corner, SegmentId& guess, std::vector<Entries>& special) const {
    const PlanePoint p = point(corner);
    if (!model_->walled_at(p).valid()) {
        const SegmentId segment = model_->street_segment(p, guess);
        guess = segment.valid() ? segment : guess;
        return segment.valid() ? segment.value() : kNone;
    }
    Entries entries = model_->place_at(p).entries;
    if (entries.empty()) {
        return kNone;
    }
    special.push_back(std::move(entries));
    return kSpecial | static_cast<std::uint32_t>(special.size() - 1);
}

const std::shared_ptr<const AccessField::Tile>& AccessField::tile_at(Corner corner) const {
    const Corner tile{corner.x >> kTileBits, corner.y >> kTileBits};
    return grid_[static_cast<std::size_t>(tile.y - tiles_.min.y) * tiles_.width() +
                 static_cast<std::size_t>(tile.x - tiles_.min.x)];
}

AccessPlace AccessField::place(Corner corner) const {
    AccessPlace place{point(corner), CompoundId::none(), {}};
    for_entries(corner, [&place](const Entry& entry) { place.entries.push_back(entry); });
    return place;
}

} // namespace yike
