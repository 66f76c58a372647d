// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/distance_map.hpp"

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

/// Lower envelope of parabolas over one row of squared distances.
class Envelope {
  public:
    explicit Envelope(std::size_t longest)
        : place_(longest), height_(longest), from_(longest + 1) {}

    void clear() { count_ = 0; }

    /// A parabola of that height at its lowest, over `x`; one after the other from left to right.
    void add(std::size_t x, double height) {
        const auto place = static_cast<double>(x);
        double from = -1e30; // the first reaches that far, so it is never overtaken
        while (count_ > 0 && (from = meeting(count_ - 1, place, height)) <= from_[count_ - 1]) {
            --count_;
        }
        place_[count_] = place;
        height_[count_] = height;
        from_[count_] = from;
        ++count_;
    }

    bool empty() const { return count_ == 0; }

    /// Calls `tell(x, height of the envelope over x)` for each x below n; not if it is empty.
    template <class Tell> void for_each(std::size_t n, Tell tell) {
        from_[count_] = 1e30;
        std::size_t k = 0;
        for (std::size_t x = 0; x < n; ++x) {
            const auto place = static_cast<double>(x);
            while (from_[k + 1] < place) {
                ++k;
            }
            const double d = place - place_[k];
            tell(x, d * d + height_[k]);
        }
    }

  private:
    double meeting(std::size_t k, double place, double height) const {
        return (height + place * place - height_[k] - place_[k] * place_[k]) /
               (2 * (place - place_[k]));
    }

    std::size_t count_ = 0;
    std::vector<double> place_;
    std::vector<double> height_;
    std::vector<double> from_;
};

} // namespace

DistanceMap::DistanceMap(const Box& box, std::span<const Piece> pieces, double cell_m, double far_m)
    : origin_(box.min), cell_m_(cell_m) {
    const double width = std::max(1.0, box.max.x - box.min.x);
    const double height = std::max(1.0, box.max.y - box.min.y);
    cell_m_ = std::max(cell_m_, std::sqrt(width * height / kMostCells));
    cell_m_ = std::max(cell_m_, std::max(width, height) / kMostCells);
    columns_ = static_cast<std::int64_t>(width / cell_m_) + 1;
    rows_ = static_cast<std::int64_t>(height / cell_m_) + 1;
    constexpr double kFarthest = 60000; // cells, so that they can be counted in 16 bits
    const auto far = static_cast<Cells>(std::clamp(std::ceil(far_m / cell_m_), 1.0, kFarthest));
    std::vector<Cells> down(static_cast<std::size_t>(columns_ * rows_),
                            static_cast<Cells>(far + 1));
    for (const Piece& piece : pieces) {
        mark(piece, down);
    }
    look_along_columns(down);
    look_along_rows(down, far);
}

void DistanceMap::mark(const Piece& piece, std::vector<Cells>& marks) const {
    const double length = distance(piece.a, piece.b);
    const auto steps = static_cast<std::int64_t>(length / (cell_m_ / 2)) + 1;
    for (std::int64_t i = 0; i <= steps; ++i) {
        const PlanePoint p =
            along(piece.a, piece.b, static_cast<double>(i) / static_cast<double>(steps));
        const auto x = static_cast<std::int64_t>(std::floor((p.x - origin_.x) / cell_m_));
        const auto y = static_cast<std::int64_t>(std::floor((p.y - origin_.y) / cell_m_));
        if (x >= 0 && y >= 0 && x < columns_ && y < rows_) {
            marks[static_cast<std::size_t>(y * columns_ + x)] = 0;
        }
    }
}

/// Cells to the nearest mark in the same column; row by row, as they lie in memory.
void DistanceMap::look_along_columns(std::vector<Cells>& cells) const {
    const auto columns = static_cast<std::size_t>(columns_);
    const auto rows = static_cast<std::size_t>(rows_);
    const auto pass = [&](std::size_t to, std::size_t from) {
        Cells* const here = &cells[to * columns];
        const Cells* const beside = &cells[from * columns];
        for (std::size_t x = 0; x < columns; ++x) {
            here[x] = std::min(here[x], static_cast<Cells>(beside[x] + 1));
        }
    };
    for (std::size_t y = 1; y < rows; ++y) {
        pass(y, y - 1);
    }
    for (std::size_t y = rows - 1; y > 0; --y) {
        pass(y - 1, y);
    }
}

void DistanceMap::look_along_rows(const std::vector<Cells>& cells, Cells far) {
    const auto columns = static_cast<std::size_t>(columns_);
    const auto rows = static_cast<std::size_t>(rows_);
    distance_.assign(columns * rows, kFar);
    Envelope envelope(columns);
    for (std::size_t y = 0; y < rows; ++y) {
        envelope.clear();
        for (std::size_t x = 0; x < columns; ++x) {
            const double down = cells[y * columns + x];
            if (down <= far) {
                envelope.add(x, down * down);
            }
        }
        if (!envelope.empty()) {
            float* const row = &distance_[y * columns];
            envelope.for_each(columns, [&](std::size_t x, double squared) {
                row[x] = static_cast<float>(std::min<double>(std::sqrt(squared) * cell_m_, kFar));
            });
        }
    }
}

} // namespace yike
