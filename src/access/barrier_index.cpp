// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/barrier_index.hpp"

#include <algorithm>
#include <utility>

namespace yike {

BarrierIndex::BarrierIndex(const std::vector<Line>& walls, const std::vector<Line>& firm) {
    std::vector<Piece> pieces;
    const auto add = [&](const Line& line) {
        const auto first = static_cast<std::uint32_t>(pieces.size());
        for (std::size_t i = 1; i < line.size(); ++i) {
            if (line[i - 1] != line[i]) {
                pieces.push_back({line[i - 1], line[i]});
            }
        }
        if (pieces.size() > first) {
            chain_of_.resize(pieces.size(), static_cast<std::uint32_t>(chains_.size()));
            chains_.push_back({first,
                               static_cast<std::uint32_t>(pieces.size() - 1),
                               line.front() == line.back()});
        }
    };
    std::for_each(walls.begin(), walls.end(), add);
    first_firm_ = static_cast<std::uint32_t>(pieces.size());
    std::for_each(firm.begin(), firm.end(), add);
    index_ = PieceIndex(std::move(pieces), 30);
}

// Both ends of the walk lie clear of the piece's line, on different sides of it.
bool BarrierIndex::crosses_inside(const Piece& piece, PlanePoint from, PlanePoint to) const {
    const double touch = kTouchTolerance * distance(piece.a, piece.b);
    const double a = orientation(piece.a, piece.b, from);
    const double b = orientation(piece.a, piece.b, to);
    return (a > touch && b < -touch) || (a < -touch && b > touch);
}

// The barrier comes to the walk's line at the end of `piece`: does it leave on the other side?
bool BarrierIndex::goes_on_across(std::uint32_t piece, PlanePoint from, PlanePoint to) const {
    const Chain& chain = chains_[chain_of_[piece]];
    const double before = orientation(from, to, index_.pieces()[piece].a);
    for (std::uint32_t next = piece;;) {
        if (next == chain.last && !chain.closed) {
            return false;
        }
        next = next == chain.last ? chain.first : next + 1;
        if (next == piece) {
            return false;
        }
        const double after = orientation(from, to, index_.pieces()[next].b);
        if (after != 0) {
            return (after > 0) != (before > 0);
        }
    }
}

std::vector<std::uint32_t> BarrierIndex::pieces_in(const Box& box) const {
    std::vector<std::uint32_t> found;
    index_.any_in(box, [&](std::uint32_t number) {
        const Piece& piece = index_.pieces()[number];
        Box own;
        own.add(piece.a);
        own.add(piece.b);
        if (own.meets(box)) {
            found.push_back(number);
        }
        return false;
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool BarrierIndex::separates_by(std::span<const std::uint32_t> pieces,
                                PlanePoint from,
                                PlanePoint to) const {
    return std::any_of(pieces.begin(), pieces.end(), [&](std::uint32_t number) {
        return stops(number, from, to, [](PlanePoint) { return false; });
    });
}

bool BarrierIndex::any_within(PlanePoint p, double distance_m) const {
    return index_.nearest(p, distance_m, [](std::uint32_t, double) { return true; }).has_value();
}

} // namespace yike
