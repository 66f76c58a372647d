// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/box_grid.hpp"

#include <cmath>

namespace yike {

namespace {

constexpr double kCellsPerBox = 16;

template <class Visit>
void for_cells(const Box& box, PlanePoint origin, double cell_m, const Visit& visit) {
    const auto index = [cell_m](double value) { return static_cast<std::size_t>(value / cell_m); };
    for (std::size_t y = index(box.min.y - origin.y); y <= index(box.max.y - origin.y); ++y) {
        for (std::size_t x = index(box.min.x - origin.x); x <= index(box.max.x - origin.x); ++x) {
            visit(x, y);
        }
    }
}

} // namespace

BoxGrid::BoxGrid(const std::vector<Box>& boxes) {
    for (const Box& box : boxes) {
        extent_.add(box);
    }
    if (extent_.empty()) {
        return;
    }
    const double width = extent_.max.x - extent_.min.x;
    const double height = extent_.max.y - extent_.min.y;
    cell_m_ = std::max(
        1.0, std::sqrt(width * height / (kCellsPerBox * static_cast<double>(boxes.size()))));
    columns_ = static_cast<std::size_t>(width / cell_m_) + 1;
    const std::size_t rows = static_cast<std::size_t>(height / cell_m_) + 1;
    first_.assign(columns_ * rows + 1, 0);
    const auto for_boxes = [&](const auto& visit) {
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (!boxes[i].empty()) {
                for_cells(boxes[i], extent_.min, cell_m_, [&](std::size_t x, std::size_t y) {
                    visit(y * columns_ + x, static_cast<std::uint32_t>(i));
                });
            }
        }
    };
    for_boxes([this](std::size_t cell, std::uint32_t) { ++first_[cell + 1]; });
    for (std::size_t i = 1; i < first_.size(); ++i) {
        first_[i] += first_[i - 1];
    }
    items_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for_boxes([&](std::size_t cell, std::uint32_t box) { items_[next[cell]++] = box; });
}

std::span<const std::uint32_t> BoxGrid::near(PlanePoint p) const {
    if (extent_.empty() || !extent_.contains(p)) {
        return {};
    }
    const auto x = static_cast<std::size_t>((p.x - extent_.min.x) / cell_m_);
    const auto y = static_cast<std::size_t>((p.y - extent_.min.y) / cell_m_);
    const std::size_t cell = y * columns_ + x;
    return {items_.data() + first_[cell], items_.data() + first_[cell + 1]};
}

} // namespace yike
