// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/reach_shape.hpp"

#include <algorithm>
#include <bit>
#include <unordered_set>

namespace yike {

namespace {

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash ^= value + kMix + (hash << 6U) + (hash >> 2U);
    return hash * 0xFF51AFD7ED558CCDULL;
}

std::uint64_t mixed(std::uint64_t hash, PlanePoint p) {
    return mixed(mixed(hash, std::bit_cast<std::uint64_t>(p.x)), std::bit_cast<std::uint64_t>(p.y));
}

// Pieces end at points chosen by their own bits, not by their number: where two rings run along
// the same points they are cut into the same pieces, whatever lies before.
constexpr std::uint64_t kEndMask = 31;
constexpr std::size_t kLongest = 96;

bool ends_piece(PlanePoint p) {
    return ((mixed(0, p) >> 32U) & kEndMask) == 0;
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
    ShapeRing shape;
    shape.points = ring;
    shape.polygon = polygon;
    Piece piece;
    piece.box.add(ring.front());
    piece.hash = mixed(0, ring.front());
    for (std::size_t i = 1; i < ring.size(); ++i) {
        piece.box.add(ring[i]);
        piece.hash = mixed(piece.hash, ring[i]);
        if (i + 1 == ring.size() || ends_piece(ring[i]) || i - piece.first >= kLongest) {
            piece.last = i;
            shape.box.add(piece.box);
            shape.pieces.push_back(piece);
            piece = {};
            piece.first = i;
            piece.box.add(ring[i]);
            piece.hash = mixed(0, ring[i]);
        }
    }
    rings_.push_back(std::move(shape));
}

MultiPolygon ReachShape::near(const Box& box) const {
    MultiPolygon all;
    std::size_t polygon = static_cast<std::size_t>(-1);
    for (const ShapeRing& shape : rings_) {
        if (!shape.box.meets(box)) {
            continue;
        }
        Ring ring = {shape.points.front()};
        for (const Piece& piece : shape.pieces) {
            // A piece whose box does not meet ours lies on one side of it, and so does the
            // straight line between its ends.
            const std::size_t from = piece.box.meets(box) ? piece.first + 1 : piece.last;
            ring.insert(ring.end(),
                        shape.points.begin() + static_cast<std::ptrdiff_t>(from),
                        shape.points.begin() + static_cast<std::ptrdiff_t>(piece.last) + 1);
        }
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
        std::unordered_set<std::uint64_t> all;
        for (const ShapeRing& ring : shape.rings_) {
            for (const Piece& piece : ring.pieces) {
                all.insert(piece.hash);
            }
        }
        return all;
    };
    const auto mine = hashes(*this);
    const auto theirs = hashes(other);
    Box box;
    const auto add_missing = [&box](const ReachShape& shape, const auto& there) {
        for (const ShapeRing& ring : shape.rings_) {
            for (const Piece& piece : ring.pieces) {
                if (!there.contains(piece.hash)) {
                    box.add(piece.box);
                }
            }
        }
    };
    add_missing(*this, theirs);
    add_missing(other, mine);
    return box;
}

} // namespace yike
