// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/access_ground.hpp"

#include "network/build_network.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace yike {

namespace {

// An inside run counts as a path of the compound only if it gets this deep, m: an edge drawn a
// little inside of the wall is still the street outside.
constexpr double kInnerDepth = 1;

struct BarrierLines {
    std::vector<Line> walls;
    std::vector<Line> firm; ///< water and rails: no gate opens them
};

BarrierLines barrier_lines(const District& district) {
    BarrierLines found;
    for (const Barrier& barrier : district.barriers) {
        auto& lines = barrier.kind == BarrierKind::wall ? found.walls : found.firm;
        lines.insert(lines.end(), barrier.lines.begin(), barrier.lines.end());
    }
    return found;
}

BarrierIndex index_barriers(const District& district) {
    const BarrierLines lines = barrier_lines(district);
    return BarrierIndex(lines.walls, lines.firm);
}

std::vector<Piece> pieces_from(const Network& network, std::size_t first) {
    std::vector<Piece> pieces;
    pieces.reserve(network.segment_count() - first);
    for (const Segment& segment : network.segments().subspan(first)) {
        const PlanePoint a = network.start(segment);
        pieces.push_back({a, is_walkable(segment) ? network.end(segment) : a});
    }
    return pieces;
}

} // namespace

PieceIndex index_segments(const Network& network) {
    return PieceIndex(pieces_from(network, 0));
}

PieceIndex index_segments(const PatchedNetwork& patched, const PieceIndex& base) {
    std::vector<std::uint32_t> points;
    for (const SegmentId segment : patched.shut) {
        points.push_back(segment.value());
    }
    return {base, points, pieces_from(patched.network, base.pieces().size())};
}

AccessGround::AccessGround(const District& d)
    : district(d), speed_m_per_s(d.profile().speed_m_per_s), layer_barriers(index_barriers(d)) {
    const Network base = build_network({d.roads, d.junctions, d.profile()});
    enclosures = find_enclosures(d, base, index_segments(base), layer_barriers);
    std::vector<NetworkCut> cuts;
    for (const WallCut& wall_cut : enclosures.cuts) {
        cuts.push_back(wall_cut.cut);
    }
    cut = cut_network(base, std::move(cuts));
    components = find_components(cut.network, d.settings.min_component_m);
    index = index_segments(cut.network);
    inside_of.assign(cut.network.segment_count(), CompoundId::none());
    prepare_walled();
    enter_gates();
    prepare_paths();
}

void AccessGround::prepare_walled() {
    BarrierLines lines = barrier_lines(district);
    std::vector<Box> boxes;
    walled_of.assign(district.compounds.size(), 0);
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        if (!enclosures.compounds[i].walled) {
            continue;
        }
        const MultiPolygon& own = district.compounds[i].ground;
        for (const Polygon& polygon : own) {
            lines.walls.push_back(polygon.outer);
            lines.walls.insert(lines.walls.end(), polygon.holes.begin(), polygon.holes.end());
        }
        boxes.push_back(bounds(own));
        walled_of[i] = static_cast<std::uint32_t>(walled.size());
        walled.push_back({CompoundId(i), {}, {}, std::nullopt});
        find_inner_paths(walled.back(), own);
    }
    barriers = BarrierIndex(lines.walls, lines.firm);
    walled_boxes = BoxGrid(boxes);
}

void AccessGround::find_inner_paths(WalledGround& compound, const MultiPolygon& own) {
    std::vector<Piece> pieces;
    const auto runs = runs_at_outline(network(), index, own);
    for (const InnerPiece& piece : inner_pieces(network(), runs, kInnerDepth)) {
        const Segment& segment = network().segment(piece.segment);
        const PlanePoint a = network().start(segment);
        const PlanePoint b = network().end(segment);
        // Loops that lead to no gate are no way out: there, people walk straight to the gates.
        if (!components.is_splinter(segment.from)) {
            pieces.push_back({along(a, b, piece.from_share), along(a, b, piece.to_share)});
            compound.inner_pieces.push_back(piece);
        }
        CompoundId& owner = inside_of[piece.segment.index()];
        // A piece that starts at the cut may start a rounding error outside of the wall.
        const double left_out_m = (piece.from_share + 1 - piece.to_share) * segment.length_m;
        if (left_out_m < kOutlineTolerance && !owner.valid()) {
            owner = compound.id;
        }
    }
    compound.inner = PieceIndex(std::move(pieces));
}

std::optional<Entry> AccessGround::gate_entry(const CompoundGate& gate) const {
    if (gate.crossing) {
        return entry_from(gate.point, cut.renumber(*gate.crossing));
    }
    const MultiPolygon& own = ground(gate.compound);
    const auto ignore = [&gate, &own](PlanePoint p) {
        return distance(p, gate.point) <= kGateReach || distance_to_outline(own, p) <= kWallReach;
    };
    return nearest_entry(gate.point, gate.compound, true, ignore);
}

void AccessGround::enter_gates() {
    for (const CompoundGate& gate : enclosures.gates) {
        gate_entries.push_back(gate_entry(gate));
    }
}

void AccessGround::prepare_paths() {
    for (WalledGround& compound : walled) {
        if (!compound.inner_pieces.empty()) {
            continue;
        }
        std::vector<PlanePoint> gates;
        for (const GateId gate : enclosures.compounds[compound.id.index()].gates) {
            gates.push_back(enclosures.gates[gate.index()].point);
        }
        compound.paths.emplace(ground(compound.id), std::move(gates), layer_barriers, kGateReach);
    }
}

CompoundId AccessGround::walled_at(PlanePoint p) const {
    for (const std::uint32_t number : walled_boxes.near(p)) {
        if (contains(ground(walled[number].id), p)) {
            return walled[number].id;
        }
    }
    return CompoundId::none();
}

Entry AccessGround::entry_from(PlanePoint p, NetworkPoint at) const {
    return yike::entry_from(network(), p, at, speed_m_per_s);
}

bool AccessGround::well_inside(CompoundId compound, PlanePoint p) const {
    const MultiPolygon& own = ground(compound);
    return contains(own, p) && distance_to_outline(own, p) > kOutlineTolerance;
}

// Strangers get nowhere over private ways.
bool AccessGround::is_private(std::uint32_t segment) const {
    const RoadId road = network().road_of(SegmentId(segment));
    return road.valid() && district.roads[road.index()].private_access;
}

bool AccessGround::on_splinter(std::uint32_t segment) const {
    return components.is_splinter(network().segments()[segment].from);
}

std::optional<Entry> AccessGround::nearest_public_entry(PlanePoint p) const {
    const auto found =
        index.nearest(p, district.settings.max_access_m, [&](std::uint32_t number, double share) {
            const Piece& piece = index.pieces()[number];
            return !is_private(number) && !inside_of[number].valid() && piece.a != piece.b &&
                   !barriers.separates(p, along(piece.a, piece.b, share));
        });
    if (!found) {
        return std::nullopt;
    }
    return entry_from(p, point_on(network(), SegmentId(found->piece), found->share));
}

std::optional<Entry> AccessGround::inner_entry(PlanePoint p, const WalledGround& compound) const {
    const auto found = compound.inner.nearest(
        p, std::numeric_limits<double>::infinity(), [&](std::uint32_t number, double share) {
            const Piece& piece = compound.inner.pieces()[number];
            return !barriers.separates(p, along(piece.a, piece.b, share));
        });
    if (!found) {
        return std::nullopt;
    }
    // On the inner part of its segment, never on the part outside.
    const InnerPiece& part = compound.inner_pieces[found->piece];
    const double share = part.from_share + found->share * (part.to_share - part.from_share);
    return entry_from(p, point_on(network(), part.segment, share));
}

double AccessGround::share_on(SegmentId id, PlanePoint p) const {
    const Segment& s = network().segment(id);
    return nearest_share(network().start(s), network().end(s), p);
}

Entries AccessGround::network_entries(PlanePoint p, CompoundId within, bool leaving) const {
    if (within.valid()) {
        const auto entry = inner_entry(p, walled_ground(within));
        return entry ? Entries{*entry} : Entries{};
    }
    const auto nowhere = [](PlanePoint) { return false; };
    auto entry = nearest_entry(p, CompoundId::none(), false, nowhere);
    if (entry && !leaving && is_private(entry->at.segment.value())) {
        entry = nearest_public_entry(p);
    }
    return entry ? Entries{*entry} : Entries{};
}

} // namespace yike
