// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The access of every corner of a lattice of cells, computed once and asked often.
#pragma once

#include "access/access_model.hpp"
#include "base/progress.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace yike {

/// Corners (x, y) of a lattice lie at x times, y times the cell side, in the working CRS.
struct Corner {
    std::int32_t x = 0;
    std::int32_t y = 0;

    auto operator<=>(const Corner&) const = default;
};

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

    const AccessModel& model() const noexcept { return *model_; }

    double cell_m() const noexcept { return cell_m_; }

    PlanePoint point(Corner c) const { return {c.x * cell_m_, c.y * cell_m_}; }

    /// The corners in and around a box: every cell that meets it has all four.
    CornerBox corners_of(const Box& box) const;

    /// Computes the access of all corners in the block, in parallel.
    /// @throws Stopped if the progress says so.
    void prepare(const CornerBox& block, Progress& progress);

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
    static constexpr std::int32_t kTileBits = 6;
    static constexpr std::int32_t kTileSide = 1 << kTileBits;
    static constexpr std::int32_t kBlockSide = 4; ///< corners that share their candidates
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    static constexpr std::uint32_t kSpecial = 0x80000000U;

    struct Tile {
        std::vector<std::uint32_t> code; ///< segment, kNone, or kSpecial + index
        std::vector<Entries> special;
    };

    Tile compute(Corner tile) const;
    std::shared_ptr<const Tile> altered(Corner tile) const;
    void fill_block(Corner first, Tile& tile) const;
    std::uint32_t code_of(Corner corner, SegmentId& guess, std::vector<Entries>& special) const;
    const std::shared_ptr<const Tile>& tile_at(Corner corner) const;

    static std::size_t slot(Corner c) {
        return static_cast<std::size_t>((c.y & (kTileSide - 1)) * kTileSide +
                                        (c.x & (kTileSide - 1)));
    }

    const AccessModel* model_;
    double cell_m_;
    CornerBox tiles_{{0, 0}, {-1, -1}};
    AccessField* base_ = nullptr;
    std::vector<std::shared_ptr<const Tile>> grid_; ///< over tiles_, row by row; null: not prepared
};

template <class Wanted, class Visit>
void AccessField::for_entries_if(Corner corner, const Wanted& wanted, const Visit& visit) const {
    const Tile& tile = *tile_at(corner);
    const std::uint32_t code = tile.code[slot(corner)];
    if (code == kNone) {
        return;
    }
    if ((code & kSpecial) != 0) {
        for (const Entry& entry : tile.special[code & ~kSpecial]) {
            visit(entry);
        }
        return;
    }
    if (wanted(SegmentId(code))) {
        visit(model_->entry_at(point(corner), SegmentId(code)));
    }
}

} // namespace yike
