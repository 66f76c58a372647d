// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/label_placement.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yike {

namespace {

constexpr double kCell_pt = 48;

std::size_t cells_along(double length) {
    return static_cast<std::size_t>(std::max(1.0, std::ceil(length / kCell_pt)));
}

std::size_t cell_of(double offset, std::size_t count) {
    const double cell = std::floor(offset / kCell_pt);
    return static_cast<std::size_t>(std::clamp(cell, 0.0, static_cast<double>(count - 1)));
}

struct CellRange {
    std::size_t left, right, top, bottom;
};

CellRange cells_of(const SheetBox& box, const SheetBox& frame, std::size_t cols, std::size_t rows) {
    return {cell_of(box.left - frame.left, cols),
            cell_of(box.right - frame.left, cols),
            cell_of(box.top - frame.top, rows),
            cell_of(box.bottom - frame.top, rows)};
}

} // namespace

LabelRoom::LabelRoom(const SheetBox& frame)
    : frame_(frame), columns_(cells_along(frame.width())), rows_(cells_along(frame.height())),
      cells_(columns_ * rows_) {}

std::vector<std::size_t>& LabelRoom::cell(std::size_t column, std::size_t row) {
    return cells_[row * columns_ + column];
}

void LabelRoom::remember(const SheetBox& box) {
    const CellRange range = cells_of(box, frame_, columns_, rows_);
    for (std::size_t row = range.top; row <= range.bottom; ++row) {
        for (std::size_t column = range.left; column <= range.right; ++column) {
            cell(column, row).push_back(taken_.size());
        }
    }
    taken_.push_back(box);
}

void LabelRoom::block(const SheetBox& box) {
    if (frame_.meets(box)) {
        remember(box);
    }
}

void LabelRoom::block_line(PaperPoint a, PaperPoint b, double half) {
    constexpr double kStep_pt = 4;
    const double steps = std::max(1.0, std::ceil(std::hypot(b.x - a.x, b.y - a.y) / kStep_pt));
    for (double i = 0; i <= steps; ++i) {
        const double t = i / steps;
        const PaperPoint p{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        block(SheetBox{p.x, p.y, p.x, p.y}.grown(half));
    }
}

bool LabelRoom::crosses_edge(std::span<const SheetBox> boxes) const {
    const auto inside = [&](const SheetBox& box) { return edge_->contains(box); };
    const auto outside = [&](const SheetBox& box) { return !edge_->meets(box); };
    return edge_ && !std::all_of(boxes.begin(), boxes.end(), inside) &&
           !std::all_of(boxes.begin(), boxes.end(), outside);
}

bool LabelRoom::free(const SheetBox& box) const {
    if (!frame_.contains(box)) {
        return false;
    }
    const CellRange range = cells_of(box, frame_, columns_, rows_);
    for (std::size_t row = range.top; row <= range.bottom; ++row) {
        for (std::size_t column = range.left; column <= range.right; ++column) {
            for (const std::size_t i : cells_[row * columns_ + column]) {
                if (taken_[i].meets(box)) {
                    return false;
                }
            }
        }
    }
    return true;
}

bool LabelRoom::take(std::span<const SheetBox> boxes) {
    const auto is_free = [&](const SheetBox& box) { return free(box); };
    if (boxes.empty() || crosses_edge(boxes) || !std::all_of(boxes.begin(), boxes.end(), is_free)) {
        return false;
    }
    for (const SheetBox& box : boxes) {
        remember(box.grown(air_pt_));
    }
    labels_.emplace_back(boxes.begin(), boxes.end());
    return true;
}

const SheetBox* LabelRoom::take_first(const std::vector<SheetBox>& boxes, PaperPoint place) {
    for (const SheetBox& box : boxes) {
        const bool same_side = !edge_ || edge_->contains(place) == edge_->contains(box);
        if (same_side && take(box)) {
            return &labels_.back().front();
        }
    }
    return nullptr;
}

const SheetBox* LabelRoom::take_first(const std::vector<SheetBox>& boxes) {
    for (const SheetBox& box : boxes) {
        if (take(box)) {
            return &labels_.back().front();
        }
    }
    return nullptr;
}

std::vector<SheetBox> boxes_around(PaperPoint symbol, double gap, double width, double height) {
    const auto at = [&](double left, double top) {
        return SheetBox{
            symbol.x + left, symbol.y + top, symbol.x + left + width, symbol.y + top + height};
    };
    const double corner = gap * 0.75;
    return {at(gap, -height / 2),
            at(-gap - width, -height / 2),
            at(-width / 2, -gap - height),
            at(-width / 2, gap),
            at(corner, -corner - height),
            at(corner, corner),
            at(-corner - width, -corner - height),
            at(-corner - width, corner)};
}

} // namespace yike
