// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/piece_index.hpp"

#include "network/grown_rows.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

// Room for this many cells a piece; beyond, cells are made larger.
constexpr double kCellsPerPiece = 8;
constexpr double kSmallestGrid = 4096;

// True if the segment meets the box (Liang & Barsky 1984, without the cut points).
bool meets(const Piece& piece, const Box& box) {
    double t0 = 0;
    double t1 = 1;
    const auto clip = [&](double start, double step, double low, double high) {
        if (step == 0) {
            return start >= low && start <= high;
        }
        const double a = (low - start) / step;
        const double b = (high - start) / step;
        t0 = std::max(t0, std::min(a, b));
        t1 = std::min(t1, std::max(a, b));
        return t0 <= t1;
    };
    return clip(piece.a.x, piece.b.x - piece.a.x, box.min.x, box.max.x) &&
           clip(piece.a.y, piece.b.y - piece.a.y, box.min.y, box.max.y);
}

} // namespace

PieceIndex::CellRange PieceIndex::cells_of(const Box& box) const {
    // One cell more on each side absorbs rounding; clamped to the grid.
    return {std::clamp<std::int64_t>(column(box.min.x), 0, columns_),
            std::clamp<std::int64_t>(row(box.min.y), 0, rows_),
            std::clamp<std::int64_t>(column(box.max.x), -1, columns_ - 1),
            std::clamp<std::int64_t>(row(box.max.y), -1, rows_ - 1)};
}

template <class Visit>
void PieceIndex::for_cells_of_piece(const Piece& piece, const Visit& visit) const {
    Box box;
    box.add(piece.a);
    box.add(piece.b);
    const CellRange range = cells_of(box.grown(1e-6));
    const bool small = range.x0 == range.x1 || range.y0 == range.y1;
    for (std::int64_t y = range.y0; y <= range.y1; ++y) {
        for (std::int64_t x = range.x0; x <= range.x1; ++x) {
            const PlanePoint corner{origin_.x + static_cast<double>(x) * cell_m_,
                                    origin_.y + static_cast<double>(y) * cell_m_};
            const Box cell_box = Box{corner, {corner.x + cell_m_, corner.y + cell_m_}}.grown(1e-6);
            if (small || meets(piece, cell_box)) {
                visit(static_cast<std::size_t>(y * columns_ + x));
            }
        }
    }
}

PieceIndex::PieceIndex(std::vector<Piece> pieces, double cell_m)
    : pieces_(std::move(pieces)), cell_m_(cell_m) {
    if (pieces_.empty()) {
        return;
    }
    Box box;
    for (const Piece& piece : pieces_) {
        box.add(piece.a);
        box.add(piece.b);
    }
    origin_ = box.min;
    const double width = box.max.x - box.min.x;
    const double height = box.max.y - box.min.y;
    const double most =
        std::max(kSmallestGrid, kCellsPerPiece * static_cast<double>(pieces_.size()));
    while ((width / cell_m_ + 1) * (height / cell_m_ + 1) > most) {
        cell_m_ *= 1.5;
    }
    columns_ = column(box.max.x) + 1;
    rows_ = row(box.max.y) + 1;
    first_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
    for (const Piece& piece : pieces_) {
        for_cells_of_piece(piece, [this](std::size_t cell) { ++first_[cell + 1]; });
    }
    for (std::size_t i = 1; i < first_.size(); ++i) {
        first_[i] += first_[i - 1];
    }
    items_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        for_cells_of_piece(pieces_[i], [&](std::size_t cell) {
            items_[next[cell]++] = static_cast<std::uint32_t>(i);
        });
    }
}

bool PieceIndex::covers(std::span<const Piece> pieces) const {
    const auto holds = [this](PlanePoint p) {
        return column(p.x) >= 0 && column(p.x) < columns_ && row(p.y) >= 0 && row(p.y) < rows_;
    };
    return std::all_of(pieces.begin(), pieces.end(), [&holds](const Piece& piece) {
        return holds(piece.a) && holds(piece.b);
    });
}

// What became a point stays in all its cells: it is in that of the point as well, and questions
// look at pieces.
PieceIndex::PieceIndex(const PieceIndex& base,
                       std::span<const std::uint32_t> points,
                       std::span<const Piece> added)
    : origin_(base.origin_), cell_m_(base.cell_m_), columns_(base.columns_), rows_(base.rows_) {
    pieces_.reserve(base.pieces_.size() + added.size());
    pieces_ = base.pieces_;
    pieces_.insert(pieces_.end(), added.begin(), added.end());
    for (const std::uint32_t number : points) {
        pieces_[number].b = pieces_[number].a;
    }
    if (!covers(added)) {
        *this = PieceIndex(std::move(pieces_));
        return;
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> placed; // cells, and pieces in them
    for (std::size_t i = base.pieces_.size(); i < pieces_.size(); ++i) {
        for_cells_of_piece(pieces_[i], [&](std::size_t cell) {
            placed.emplace_back(static_cast<std::uint32_t>(cell), static_cast<std::uint32_t>(i));
        });
    }
    std::sort(placed.begin(), placed.end());
    std::vector<std::uint32_t> cells;
    std::vector<std::uint32_t> items;
    for (const auto& [cell, piece] : placed) {
        cells.push_back(cell);
        items.push_back(piece);
    }
    if (!base.first_.empty()) {
        first_ = grown_starts(base.first_, base.first_.size() - 1, cells);
        items_ = grown_values<std::uint32_t>(base.first_, base.items_, cells, items);
    }
}

std::vector<std::uint32_t> PieceIndex::within(PlanePoint p, double distance_m) const {
    std::vector<std::uint32_t> found;
    const Box box = Box{p, p}.grown(distance_m);
    any_in(box, [&](std::uint32_t number) {
        const Piece& piece = pieces_[number];
        if (squared_distance(piece.a, piece.b, p) <= distance_m * distance_m) {
            found.push_back(number);
        }
        return false;
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace yike
