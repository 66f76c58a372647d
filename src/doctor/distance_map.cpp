// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/distance_map.hpp"

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

/// Lower envelope of parabolas over one row or column of squared distances.
class Envelope {
  public:
    explicit Envelope(std::size_t longest)
        : values_(longest), result_(longest), place_(longest), from_(longest + 1) {}

    std::vector<double>& values() { return values_; }

    /// Of the first n values; valid until the next call.
    const std::vector<double>& lower(std::size_t n) {
        std::size_t k = 0;
        place_[0] = 0;
        from_[0] = -1e30;
        from_[1] = 1e30;
        for (std::size_t q = 1; q < n; ++q) {
            double s = meeting(place_[k], q);
            while (k > 0 && s <= from_[k]) {
                --k;
                s = meeting(place_[k], q);
            }
            // Equal infinities meet nowhere; the first keeps the ground.
            ++k;
            place_[k] = q;
            from_[k] = s;
            from_[k + 1] = 1e30;
        }
        k = 0;
        for (std::size_t q = 0; q < n; ++q) {
            while (from_[k + 1] < static_cast<double>(q)) {
                ++k;
            }
            const double d = static_cast<double>(q) - static_cast<double>(place_[k]);
            result_[q] = d * d + values_[place_[k]];
        }
        return result_;
    }

  private:
    double meeting(std::size_t a, std::size_t b) const {
        const auto x = static_cast<double>(a);
        const auto y = static_cast<double>(b);
        return (values_[b] + y * y - values_[a] - x * x) / (2 * (y - x));
    }

    std::vector<double> values_;
    std::vector<double> result_;
    std::vector<std::size_t> place_;
    std::vector<double> from_;
};

constexpr float kUnset = 1e12F; // squared cells; far beyond any box

} // namespace

DistanceMap::DistanceMap(const Box& box, std::span<const Piece> pieces, double cell_m)
    : origin_(box.min), cell_m_(cell_m) {
    const double width = std::max(1.0, box.max.x - box.min.x);
    const double height = std::max(1.0, box.max.y - box.min.y);
    cell_m_ = std::max(cell_m_, std::sqrt(width * height / kMostCells));
    cell_m_ = std::max(cell_m_, std::max(width, height) / kMostCells);
    columns_ = static_cast<std::int64_t>(width / cell_m_) + 1;
    rows_ = static_cast<std::int64_t>(height / cell_m_) + 1;
    distance_.assign(static_cast<std::size_t>(columns_ * rows_), kUnset);
    for (const Piece& piece : pieces) {
        mark(piece);
    }
    transform();
}

void DistanceMap::mark(const Piece& piece) {
    const double length = distance(piece.a, piece.b);
    const auto steps = static_cast<std::int64_t>(length / (cell_m_ / 2)) + 1;
    for (std::int64_t i = 0; i <= steps; ++i) {
        const PlanePoint p =
            along(piece.a, piece.b, static_cast<double>(i) / static_cast<double>(steps));
        const auto x = static_cast<std::int64_t>(std::floor((p.x - origin_.x) / cell_m_));
        const auto y = static_cast<std::int64_t>(std::floor((p.y - origin_.y) / cell_m_));
        if (x >= 0 && y >= 0 && x < columns_ && y < rows_) {
            distance_[static_cast<std::size_t>(y * columns_ + x)] = 0;
        }
    }
}

void DistanceMap::transform() {
    const auto columns = static_cast<std::size_t>(columns_);
    const auto rows = static_cast<std::size_t>(rows_);
    Envelope envelope(std::max(columns, rows));
    for (std::size_t x = 0; x < columns; ++x) {
        for (std::size_t y = 0; y < rows; ++y) {
            envelope.values()[y] = distance_[y * columns + x];
        }
        const std::vector<double>& lower = envelope.lower(rows);
        for (std::size_t y = 0; y < rows; ++y) {
            distance_[y * columns + x] = static_cast<float>(lower[y]);
        }
    }
    for (std::size_t y = 0; y < rows; ++y) {
        std::copy_n(distance_.begin() + static_cast<std::ptrdiff_t>(y * columns),
                    columns,
                    envelope.values().begin());
        const std::vector<double>& lower = envelope.lower(columns);
        for (std::size_t x = 0; x < columns; ++x) {
            const double d = std::sqrt(lower[x]) * cell_m_;
            distance_[y * columns + x] = static_cast<float>(std::min<double>(d, kFar));
        }
    }
}

} // namespace yike
