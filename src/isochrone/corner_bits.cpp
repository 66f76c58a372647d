// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/corner_bits.hpp"

namespace yike {

namespace {

constexpr std::int32_t kLastRow = kTileSide - 1;

// The word of a row, or nothing beyond the block.
std::uint64_t word_or_none(const CornerBits& bits, Corner tile, std::int32_t row) {
    const TileBlock& block = bits.block();
    return block.tiles.contains(tile)
               ? bits.word(block.index_of(tile), static_cast<std::size_t>(row))
               : 0;
}

// Calls visit(tile, row) for all rows of the block.
template <class Visit> void for_rows(const TileBlock& block, const Visit& visit) {
    for (std::size_t t = 0; t < block.count(); ++t) {
        for (std::int32_t row = 0; row < kTileSide; ++row) {
            visit(t, row);
        }
    }
}

} // namespace

void find_mixed_cells(const CornerBits& corners, CornerBits& cells) {
    const TileBlock& block = corners.block();
    cells.reset(block);
    // Two rows of corners make one of cells; the last column's right corners are the next tile's.
    const auto row_pair =
        [&](Corner tile, std::int32_t row, std::uint64_t& any, std::uint64_t& all) {
            const std::uint64_t left = word_or_none(corners, tile, row);
            const std::uint64_t next = word_or_none(corners, {tile.x + 1, tile.y}, row);
            const std::uint64_t right = left >> 1 | next << 63;
            any = left | right;
            all = left & right;
        };
    for (std::size_t t = 0; t < block.count(); ++t) {
        const Corner tile = block.tile(t);
        std::uint64_t any = 0;
        std::uint64_t all = 0;
        row_pair(tile, 0, any, all);
        for (std::int32_t row = 0; row < kTileSide; ++row) {
            std::uint64_t any_above = 0;
            std::uint64_t all_above = 0;
            if (row < kLastRow) {
                row_pair(tile, row + 1, any_above, all_above);
            } else {
                row_pair({tile.x, tile.y + 1}, 0, any_above, all_above);
            }
            cells.word(t, static_cast<std::size_t>(row)) = (any | any_above) & ~(all & all_above);
            any = any_above;
            all = all_above;
        }
    }
}

void find_corners_of(const CornerBits& cells, CornerBits& corners) {
    const TileBlock& block = cells.block();
    corners.reset(block);
    for_rows(block, [&](std::size_t t, std::int32_t row) {
        const Corner tile = block.tile(t);
        const auto spread = [&](Corner of, std::int32_t at) {
            const std::uint64_t own = word_or_none(cells, of, at);
            return own | own << 1 | word_or_none(cells, {of.x - 1, of.y}, at) >> 63;
        };
        const std::uint64_t below =
            row > 0 ? spread(tile, row - 1) : spread({tile.x, tile.y - 1}, kLastRow);
        corners.word(t, static_cast<std::size_t>(row)) = spread(tile, row) | below;
    });
}

} // namespace yike
