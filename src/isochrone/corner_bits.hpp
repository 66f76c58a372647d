// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A bit for every corner of a block of tiles, 64 of a row in one word.
#pragma once

#include "access/access_field.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace yike {

/// The tiles of a block, numbered row by row; their corners tile by tile.
struct TileBlock {
    CornerBox tiles{{0, 0}, {-1, -1}};

    std::size_t count() const { return empty() ? 0 : tiles.size(); }

    bool empty() const { return tiles.max.x < tiles.min.x || tiles.max.y < tiles.min.y; }

    Corner tile(std::size_t index) const {
        return {tiles.min.x + static_cast<std::int32_t>(index % tiles.width()),
                tiles.min.y + static_cast<std::int32_t>(index / tiles.width())};
    }

    bool contains(Corner corner) const {
        return tiles.contains({corner.x >> kTileBits, corner.y >> kTileBits});
    }

    std::size_t index_of(Corner tile) const {
        return static_cast<std::size_t>(tile.y - tiles.min.y) * tiles.width() +
               static_cast<std::size_t>(tile.x - tiles.min.x);
    }

    /// The number of a corner that the block contains.
    std::size_t number(Corner corner) const {
        return index_of({corner.x >> kTileBits, corner.y >> kTileBits}) * AccessTile::kSlots +
               AccessTile::slot(corner);
    }

    Corner corner(std::size_t number) const {
        const Corner t = tile(number / AccessTile::kSlots);
        const auto slot = static_cast<std::int32_t>(number % AccessTile::kSlots);
        return {t.x * kTileSide + slot % kTileSide, t.y * kTileSide + slot / kTileSide};
    }
};

/// Bits from `first` to `last`, both included.
constexpr std::uint64_t bit_run(unsigned first, unsigned last) {
    return (~std::uint64_t{0} << first) & (~std::uint64_t{0} >> (63 - last));
}

/// All bits beyond the block are 0.
class CornerBits {
  public:
    void reset(const TileBlock& block) {
        block_ = block;
        words_.assign(block.count() * kTileSide, 0);
    }

    const TileBlock& block() const { return block_; }

    /// The 64 corners of one row of a tile; the westernmost is the lowest bit.
    std::uint64_t& word(std::size_t tile, std::size_t row) {
        return words_[tile * kTileSide + row];
    }

    std::uint64_t word(std::size_t tile, std::size_t row) const {
        return words_[tile * kTileSide + row];
    }

    bool test(Corner c) const {
        return block_.contains(c) &&
               (words_[row_of(c)] >> static_cast<unsigned>(c.x & (kTileSide - 1)) & 1U) != 0;
    }

    void set(Corner c) {
        words_[row_of(c)] |= std::uint64_t{1} << static_cast<unsigned>(c.x & (kTileSide - 1));
    }

    void clear(Corner c) {
        words_[row_of(c)] &= ~(std::uint64_t{1} << static_cast<unsigned>(c.x & (kTileSide - 1)));
    }

    bool any_in(const CornerBox& box) const {
        return any_word_in(box, [](Corner, std::uint64_t) { return true; });
    }

    /// Calls visit(number of the corner) for all bits set, by tiles and rows.
    template <class Visit> void for_each(const Visit& visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
                visit(i * kTileSide + static_cast<std::size_t>(std::countr_zero(left)));
            }
        }
    }

    /// Calls visit(corner) for all bits set in the box.
    template <class Visit> void for_each_in(const CornerBox& box, const Visit& visit) const {
        any_word_in(box, [&](Corner first, std::uint64_t bits) {
            for (; bits != 0; bits &= bits - 1) {
                visit(Corner{first.x + std::countr_zero(bits), first.y});
            }
            return false;
        });
    }

  private:
    // Calls visit(corner of the lowest bit, bits) for words in the box that are not 0, until it
    // returns true.
    template <class Visit> bool any_word_in(const CornerBox& box, const Visit& visit) const;

    std::size_t row_of(Corner c) const { return block_.number(c) / kTileSide; }

    TileBlock block_;
    std::vector<std::uint64_t> words_;
};

template <class Visit>
bool CornerBits::any_word_in(const CornerBox& box, const Visit& visit) const {
    if (block_.empty()) {
        return false;
    }
    constexpr std::int32_t kMask = kTileSide - 1;
    const std::int32_t y0 = std::max(box.min.y, block_.tiles.min.y * kTileSide);
    const std::int32_t y1 = std::min(box.max.y, block_.tiles.max.y * kTileSide + kMask);
    const std::int32_t x0 = std::max(box.min.x, block_.tiles.min.x * kTileSide);
    const std::int32_t x1 = std::min(box.max.x, block_.tiles.max.x * kTileSide + kMask);
    for (std::int32_t x = x0; x <= x1; x = (x | kMask) + 1) {
        const std::uint64_t mask = bit_run(static_cast<unsigned>(x & kMask),
                                           static_cast<unsigned>(std::min(x1, x | kMask) & kMask));
        for (std::int32_t y = y0; y <= y1; ++y) {
            const std::uint64_t bits = words_[row_of({x, y})] & mask;
            if (bits != 0 && visit(Corner{x & ~kMask, y}, bits)) {
                return true;
            }
        }
    }
    return false;
}

/// Which cells have corners of both kinds; a cell is named after its lower left corner.
void find_mixed_cells(const CornerBits& corners, CornerBits& cells);

/// The corners of all cells in a set.
void find_corners_of(const CornerBits& cells, CornerBits& corners);

} // namespace yike
