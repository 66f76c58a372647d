// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/reach_shape.hpp"

#include <algorithm>
#include <bit>

namespace yike {

namespace {

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;

std::uint64_t bits_of(PlanePoint p) {
    const std::uint64_t x = std::bit_cast<std::uint64_t>(p.x) * kMix;
    const std::uint64_t y = std::bit_cast<std::uint64_t>(p.y) * 0xC2B2AE3D27D4EB4FULL;
    return (x ^ (y >> 29U)) + y;
}

// Pieces end at points chosen by their own bits, not by their number: where two rings run along
// the same points they are cut into the same pieces, whatever lies before.
constexpr std::uint64_t kEndMask = 127;
constexpr std::size_t kLongest = 400;

bool ends_piece(std::uint64_t bits) {
    return ((bits >> 40U) & kEndMask) == 0;
}

/// On which sides of `box` all of `piece` lies, one bit a side; 0: it meets the box.
unsigned sides_of(const Box& piece, const Box& box) {
    return (piece.max.x < box.min.x ? 1U : 0U) | (piece.min.x > box.max.x ? 2U : 0U) |
           (piece.max.y < box.min.y ? 4U : 0U) | (piece.min.y > box.max.y ? 8U : 0U);
}

bool is_fine(const Box& box, double fine_m) {
    return box.max.x - box.min.x < fine_m && box.max.y - box.min.y < fine_m;
}

} // namespace

ReachShape::ReachShape(const MultiPolygon& ground) {
    for (std::size_t i = 0; i < ground.size(); ++i) {
        add(ground[i].outer, i);
        for (const Ring& hole : ground[i].holes) {
            add(hole, i);
        }
    }
}

void ReachShape::add(const Ring& ring, std::size_t polygon) {
    if (ring.size() < 4) {
        return;
    }
    ShapeRing shape{&ring, polygon, pieces_.size(), 0, {}};
    const auto begin = [&ring](std::size_t i) {
        return Piece{i, i, Box{ring[i], ring[i]}, bits_of(ring[i])};
    };
    Piece piece = begin(0);
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const std::uint64_t bits = bits_of(ring[i]);
        piece.box.add(ring[i]);
        piece.hash = (piece.hash ^ bits) * kMix;
        if (i + 1 == ring.size() || ends_piece(bits) || i - piece.first >= kLongest) {
            piece.last = i;
            shape.box.add(piece.box);
            pieces_.push_back(piece);
            piece = begin(i);
        }
    }
    shape.last = pieces_.size();
    rings_.push_back(shape);
}

Ring ReachShape::near(const ShapeRing& shape, const Box& box, double fine_m) const {
    const Ring& points = *shape.points;
    const double fine2 = fine_m * fine_m;
    Ring ring = {points.front()};
    unsigned passed = 0; // sides of the stretch that is being passed over
    for (std::size_t p = shape.first; p < shape.last; ++p) {
        const Piece& piece = pieces_[p];
        const unsigned sides = sides_of(piece.box, box);
        if (sides != 0) {
            // All of it lies on one side of the box, and so does the straight line that stands for
            // it; as long as further pieces lie there too, one line stands for them all.
            if ((passed & sides) != 0) {
                ring.back() = points[piece.last];
                passed &= sides;
            } else {
                ring.push_back(points[piece.last]);
                passed = sides;
            }
            continue;
        }
        passed = 0;
        for (std::size_t i = piece.first + 1; i <= piece.last; ++i) {
            if (i == piece.last || squared_distance(ring.back(), points[i]) > fine2) {
                ring.push_back(points[i]);
            }
        }
    }
    if (ring.back() != ring.front()) {
        ring.push_back(ring.front());
    }
    return ring;
}

MultiPolygon ReachShape::near(const Box& box, double fine_m) const {
    MultiPolygon all;
    std::size_t polygon = static_cast<std::size_t>(-1);
    for (const ShapeRing& shape : rings_) {
        if (!shape.box.meets(box) || is_fine(shape.box, fine_m)) {
            continue;
        }
        Ring ring = near(shape, box, fine_m);
        if (polygon == shape.polygon && !all.empty()) {
            all.back().holes.push_back(std::move(ring));
        } else {
            polygon = shape.polygon;
            all.push_back({std::move(ring), {}});
        }
    }
    return all;
}

Box ReachShape::difference(const ReachShape& other) const {
    // The grounds are equal wherever no outline differs between there and the far outside: beyond
    // the box of all pieces that only one of them has.
    const auto hashes = [](const ReachShape& shape) {
        std::vector<std::uint64_t> all;
        all.reserve(shape.pieces_.size());
        for (const Piece& piece : shape.pieces_) {
            all.push_back(piece.hash);
        }
        std::sort(all.begin(), all.end());
        return all;
    };
    const auto mine = hashes(*this);
    const auto theirs = hashes(other);
    Box box;
    const auto add_missing = [&box](const ReachShape& shape, const auto& there) {
        for (const Piece& piece : shape.pieces_) {
            if (!std::binary_search(there.begin(), there.end(), piece.hash)) {
                box.add(piece.box);
            }
        }
    };
    add_missing(*this, theirs);
    add_missing(other, mine);
    return box;
}

} // namespace yike
