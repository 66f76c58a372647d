// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The access of every corner of a lattice of cells, computed once and asked often.
#pragma once

#include "access/access_tile.hpp"
#include "base/progress.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace yike {

/// A block of corners, both ends included; empty when max < min.
struct CornerBox {
    Corner min;
    Corner max;

    std::size_t width() const { return static_cast<std::size_t>(max.x - min.x + 1); }

    std::size_t height() const { return static_cast<std::size_t>(max.y - min.y + 1); }

    std::size_t size() const { return width() * height(); }

    bool contains(Corner c) const {
        return c.x >= min.x && c.x <= max.x && c.y >= min.y && c.y <= max.y;
    }
};

/// Which segment each corner enters the network by; tiles are computed when first prepared.
/// prepare() is called by one thread; everything else may be shared afterwards.
class AccessField {
  public:
    /// @param model   must outlive the field
    /// @param cell_m  side of a cell, m, > 0
    AccessField(const AccessModel& model, double cell_m);

    /// The field of a plan: computes only where the plan may make a difference.
    /// @param model  of a plan whose base is the base field's model
    /// @param base   must outlive the field; is prepared where this one is
    AccessField(const AccessModel& model, AccessField& base);

    /// What another field holds, shared, for a model of the same streets and gates. Each may be
    /// prepared further without the other.
    AccessField(const AccessField& same_streets, const AccessModel& model);

    const AccessModel& model() const noexcept { return *model_; }

    double cell_m() const noexcept { return cell_m_; }

    PlanePoint point(Corner c) const { return {c.x * cell_m_, c.y * cell_m_}; }

    /// The corners in and around a box: every cell that meets it has all four.
    CornerBox corners_of(const Box& box) const;

    /// Computes the access of all corners in the block, in parallel.
    /// @throws Stopped if the progress says so.
    void prepare(const CornerBox& block, Progress& progress);

    /// The same for the tiles that meet a polygon: a district rarely fills its box.
    void prepare_inside(const MultiPolygon& ground, Progress& progress);

    /// The same for all tiles that one of the boxes meets; empty ones meet none.
    void prepare_boxes(std::span<const Box> boxes, Progress& progress);

    /// The tiles that hold the corners of a block.
    static CornerBox tiles_of(const CornerBox& block) {
        return {{block.min.x >> kTileBits, block.min.y >> kTileBits},
                {block.max.x >> kTileBits, block.max.y >> kTileBits}};
    }

    /// A prepared tile.
    const AccessTile& tile(Corner tile) const { return *grid_[grid_index(tile)]; }

    /// The box, and the ground of all walled compounds that it meets: walks inside of walls may be
    /// longer than max_access_m.
    Box with_walled_ground(const Box& box) const;

    /// Access of a prepared corner. `place.walled` is set only where the walk goes straight to
    /// gates; a corner near a destination is asked of AccessModel::place_at() instead.
    AccessPlace place(Corner corner) const;

    /// Calls `visit(entry)` for the ways of a prepared corner onto the network.
    template <class Visit> void for_entries(Corner corner, const Visit& visit) const {
        for_entries_if(
            corner, [](SegmentId) { return true; }, visit);
    }

    /// The same for ways onto segments that are wanted; others may be visited too.
    template <class Wanted, class Visit>
    void for_entries_if(Corner corner, const Wanted& wanted, const Visit& visit) const;

  private:
    static constexpr std::int32_t kBlockSide = 4; ///< corners that share their candidates

    AccessTile compute(Corner tile) const;
    std::shared_ptr<const AccessTile> altered(Corner tile) const;
    bool may_be_altered(Corner corner, const AccessTile& old) const;
    void fill_block(Corner first, TileBuilder& tile) const;
    void set_street(Corner corner, SegmentId segment, TileBuilder& tile) const;
    bool is_prepared(const CornerBox& tiles) const;
    template <class Wanted>
    void prepare_tiles(const CornerBox& tiles, const Wanted& wanted, Progress& progress);

    std::size_t grid_index(Corner tile) const {
        return static_cast<std::size_t>(tile.y - tiles_.min.y) * tiles_.width() +
               static_cast<std::size_t>(tile.x - tiles_.min.x);
    }

    const AccessTile& tile_at(Corner corner) const {
        return tile({corner.x >> kTileBits, corner.y >> kTileBits});
    }

    const AccessModel* model_;
    double cell_m_;
    CornerBox tiles_{{0, 0}, {-1, -1}};
    AccessField* base_ = nullptr;
    std::vector<Box> walled_boxes_;
    std::vector<std::shared_ptr<const AccessTile>> grid_; ///< over tiles_; null: not prepared
};

template <class Wanted, class Visit>
void AccessField::for_entries_if(Corner corner, const Wanted& wanted, const Visit& visit) const {
    const AccessTile& tile = tile_at(corner);
    const std::uint32_t code =
        tile.empty() ? AccessTile::kNone : tile.code[AccessTile::slot(corner)];
    if (code == AccessTile::kNone) {
        return;
    }
    if ((code & AccessTile::kSpecial) != 0) {
        const std::uint32_t special = code & ~AccessTile::kSpecial;
        for (std::uint32_t w = tile.first_walk[special]; w < tile.first_walk[special + 1]; ++w) {
            visit(tile.entry_of(tile.walks[w]));
        }
        return;
    }
    if (wanted(SegmentId(code))) {
        visit(model_->entry_at(point(corner), SegmentId(code)));
    }
}

} // namespace yike
