// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/access_model.hpp"

#include "access/box_grid.hpp"
#include "access/inner_paths.hpp"
#include "network/build_network.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace yike {

namespace {

// An inside run counts as a path of the compound only if it gets this deep, m: an edge drawn a
// little inside of the wall is still the street outside.
constexpr double kInnerDepth = 1;

// A station this near to the wall has a door to the street, m.
constexpr double kStreetDoorReach = 20;

PieceIndex index_segments(const Network& network) {
    std::vector<Piece> pieces;
    pieces.reserve(network.segment_count());
    for (const Segment& segment : network.segments()) {
        pieces.push_back({network.start(segment), network.end(segment)});
    }
    return PieceIndex(std::move(pieces));
}

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

// A walled compound, ready for questions.
struct WalledGround {
    CompoundId id;
    PieceIndex inner;                     ///< its paths; empty: there are none
    std::vector<InnerPiece> inner_pieces; ///< parallel to the pieces of `inner`
    std::optional<InnerPaths> paths;      ///< only without inner paths
};

} // namespace

struct AccessModel::Impl {
    const District& district;
    double speed_m_per_s;
    BarrierIndex layer_barriers;
    Enclosures enclosures;
    CutResult cut;
    Components components;
    PieceIndex index;
    BarrierIndex barriers;
    BoxGrid walled_boxes;
    std::vector<WalledGround> walled;
    std::vector<std::uint32_t> walled_of; ///< compound -> index into `walled`
    std::vector<CompoundId> inside_of;    ///< segment -> walled compound that holds all of it
    std::vector<std::optional<Entry>> gate_entries;

    explicit Impl(const District& d)
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

    const Network& network() const { return cut.network; }

    void prepare_walled() {
        BarrierLines lines = barrier_lines(district);
        std::vector<Box> boxes;
        walled_of.assign(district.compounds.size(), 0);
        for (std::size_t i = 0; i < district.compounds.size(); ++i) {
            if (!enclosures.compounds[i].walled) {
                continue;
            }
            const MultiPolygon& ground = district.compounds[i].ground;
            for (const Polygon& polygon : ground) {
                lines.walls.push_back(polygon.outer);
                lines.walls.insert(lines.walls.end(), polygon.holes.begin(), polygon.holes.end());
            }
            boxes.push_back(bounds(ground));
            walled_of[i] = static_cast<std::uint32_t>(walled.size());
            walled.push_back({CompoundId(i), {}, {}, std::nullopt});
            find_inner_paths(walled.back(), ground);
        }
        barriers = BarrierIndex(lines.walls, lines.firm);
        walled_boxes = BoxGrid(boxes);
    }

    void find_inner_paths(WalledGround& compound, const MultiPolygon& ground) {
        std::vector<Piece> pieces;
        const auto runs = runs_at_outline(network(), index, ground);
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

    void enter_gates() {
        for (const CompoundGate& gate : enclosures.gates) {
            if (gate.crossing) {
                gate_entries.emplace_back(entry_from(gate.point, cut.renumber(*gate.crossing)));
                continue;
            }
            const MultiPolygon& ground = district.compounds[gate.compound.index()].ground;
            const auto ignore = [&gate, &ground](PlanePoint p) {
                return distance(p, gate.point) <= kGateReach ||
                       distance_to_outline(ground, p) <= kWallReach;
            };
            gate_entries.push_back(nearest_entry(gate.point, gate.compound, true, ignore));
        }
    }

    void prepare_paths() {
        for (WalledGround& compound : walled) {
            if (!compound.inner_pieces.empty()) {
                continue;
            }
            std::vector<PlanePoint> gates;
            for (const GateId gate : enclosures.compounds[compound.id.index()].gates) {
                gates.push_back(enclosures.gates[gate.index()].point);
            }
            compound.paths.emplace(district.compounds[compound.id.index()].ground,
                                   std::move(gates),
                                   layer_barriers,
                                   kGateReach);
        }
    }

    Entry entry_from(PlanePoint p, NetworkPoint at) const {
        const double distance_m = distance(p, network().position(at));
        return make_entry(at, distance_m, walk_millis(distance_m, speed_m_per_s));
    }

    Entry make_entry(NetworkPoint at, double distance_m, Millis access_ms) const {
        const Segment& s = network().segment(at.segment);
        return {at,
                distance_m,
                access_ms,
                s.from,
                s.to,
                add_millis(access_ms, walk_within(s, at.offset_m, 0)),
                add_millis(access_ms, walk_within(s, at.offset_m, s.length_m))};
    }

    // The nearest segment that no barrier hides; edges inside of walls are not for those outside.
    // `within`: the walled compound in or at which p lies; `outside`: only what is outside of it.
    template <class Ignore>
    std::optional<NearestPiece> nearest_segment(PlanePoint p,
                                                CompoundId within,
                                                bool outside,
                                                const Ignore& ignore,
                                                std::optional<std::uint32_t> guess = {}) const {
        const auto accept = [&](std::uint32_t number, double share) {
            if (inside_of[number].valid()) {
                return false;
            }
            const Piece& piece = index.pieces()[number];
            const PlanePoint q = along(piece.a, piece.b, share);
            return piece.a != piece.b && !(outside && well_inside(within, q)) &&
                   !barriers.separates(p, q, ignore);
        };
        const double reach = district.settings.max_access_m;
        const auto found = index.nearest(p, reach, accept, guess);
        if (!found || !on_splinter(found->piece)) {
            return found;
        }
        const auto better = index.nearest(p, reach, [&](std::uint32_t number, double share) {
            return !on_splinter(number) && accept(number, share);
        });
        return better ? better : found;
    }

    template <class Ignore>
    std::optional<Entry>
    nearest_entry(PlanePoint p, CompoundId within, bool outside, const Ignore& ignore) const {
        const auto found = nearest_segment(p, within, outside, ignore);
        if (!found) {
            return std::nullopt;
        }
        return entry_from(p, point_on(network(), SegmentId(found->piece), found->share));
    }

    bool well_inside(CompoundId compound, PlanePoint p) const {
        const MultiPolygon& ground = district.compounds[compound.index()].ground;
        return contains(ground, p) && distance_to_outline(ground, p) > kOutlineTolerance;
    }

    // Strangers get nowhere over private ways.
    bool is_private(std::uint32_t segment) const {
        const RoadId road = network().edges()[network().segments()[segment].edge.index()].road;
        return road.valid() && district.roads[road.index()].private_access;
    }

    bool on_splinter(std::uint32_t segment) const {
        return components.is_splinter(network().segments()[segment].from);
    }

    std::optional<Entry> nearest_public_entry(PlanePoint p) const {
        const auto found = index.nearest(
            p, district.settings.max_access_m, [&](std::uint32_t number, double share) {
                const Piece& piece = index.pieces()[number];
                return !is_private(number) && !inside_of[number].valid() && piece.a != piece.b &&
                       !barriers.separates(p, along(piece.a, piece.b, share));
            });
        if (!found) {
            return std::nullopt;
        }
        return entry_from(p, point_on(network(), SegmentId(found->piece), found->share));
    }

    std::optional<Entry> inner_entry(PlanePoint p, const WalledGround& compound) const {
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

    double share_on(SegmentId id, PlanePoint p) const {
        const Segment& s = network().segment(id);
        return nearest_share(network().start(s), network().end(s), p);
    }

    // Straight to the gates and out: for people who live inside (`leaving`) residents' gates too.
    Entries gate_walks(PlanePoint p, const WalledGround& compound, bool leaving) const {
        Entries entries;
        const std::vector<GateId>& gates = enclosures.compounds[compound.id.index()].gates;
        const double detour = district.compounds[compound.id.index()].detour;
        for (std::size_t i = 0; i < gates.size(); ++i) {
            const CompoundGate& gate = enclosures.gates[gates[i].index()];
            const std::optional<Entry>& out = gate_entries[gates[i].index()];
            if (!gate.open || (gate.residents && !leaving) || !out) {
                continue;
            }
            if (const auto inner_m = compound.paths->distance_to_gate(p, i)) {
                const double walk_m = *inner_m * detour;
                entries.push_back(
                    make_entry(out->at,
                               walk_m + out->distance_m,
                               add_millis(walk_millis(walk_m, speed_m_per_s), out->access_ms)));
            }
        }
        return entries;
    }

    Entries entries_of(PlanePoint p, CompoundId within, bool leaving) const {
        if (within.valid()) {
            const WalledGround& compound = walled[walled_of[within.index()]];
            if (compound.paths) {
                return gate_walks(p, compound, leaving);
            }
            const auto entry = inner_entry(p, compound);
            return entry ? Entries{*entry} : Entries{};
        }
        const auto nowhere = [](PlanePoint) { return false; };
        auto entry = nearest_entry(p, CompoundId::none(), false, nowhere);
        if (entry && !leaving && is_private(entry->at.segment.value())) {
            entry = nearest_public_entry(p);
        }
        return entry ? Entries{*entry} : Entries{};
    }

    static void set_sources(Destination& destination, const Entries& entries) {
        destination.access_m = entries.empty() ? 0 : std::numeric_limits<double>::infinity();
        for (const Entry& entry : entries) {
            destination.sources.push_back({entry.at, entry.access_ms});
            destination.access_m = std::min(destination.access_m, entry.distance_m);
        }
    }
};

AccessModel::AccessModel(const District& district) : impl_(std::make_unique<Impl>(district)) {}

AccessModel::~AccessModel() = default;

const District& AccessModel::district() const noexcept {
    return impl_->district;
}

const Network& AccessModel::network() const noexcept {
    return impl_->cut.network;
}

const Components& AccessModel::components() const noexcept {
    return impl_->components;
}

const PieceIndex& AccessModel::segment_index() const noexcept {
    return impl_->index;
}

const BarrierIndex& AccessModel::barriers() const noexcept {
    return impl_->barriers;
}

const Enclosures& AccessModel::enclosures() const noexcept {
    return impl_->enclosures;
}

double AccessModel::speed_m_per_s() const noexcept {
    return impl_->speed_m_per_s;
}

bool AccessModel::is_walled(CompoundId compound) const {
    return impl_->enclosures.compounds[compound.index()].walled;
}

CompoundId AccessModel::walled_at(PlanePoint p) const {
    for (const std::uint32_t number : impl_->walled_boxes.near(p)) {
        const CompoundId id = impl_->walled[number].id;
        if (contains(impl_->district.compounds[id.index()].ground, p)) {
            return id;
        }
    }
    return CompoundId::none();
}

AccessPlace AccessModel::place_at(PlanePoint p) const {
    const CompoundId within = walled_at(p);
    return {p, within, impl_->entries_of(p, within, true)};
}

AccessPlace AccessModel::place_of(GateId id) const {
    const CompoundGate& gate = impl_->enclosures.gates[id.index()];
    AccessPlace place{gate.point, gate.compound, {}};
    const std::optional<Entry>& entry = impl_->gate_entries[id.index()];
    if (gate.open && entry) {
        place.entries.push_back(*entry);
    }
    return place;
}

Destination AccessModel::station(const Station& station) const {
    const CompoundId within = walled_at(station.point);
    if (!within.valid() || station.entrance == "compound") {
        return destination_at(station.point);
    }
    const MultiPolygon& ground = impl_->district.compounds[within.index()].ground;
    const bool near = distance_to_outline(ground, station.point) <= kStreetDoorReach;
    if (!near && station.entrance != "street") {
        return destination_at(station.point);
    }
    const auto own_wall = [&ground](PlanePoint p) {
        return distance_to_outline(ground, p) <= kWallReach;
    };
    const auto entry = impl_->nearest_entry(station.point, within, true, own_wall);
    if (!entry) { // a door without a street in reach is none
        return destination_at(station.point);
    }
    Destination destination{station.point, within, true, 0, {}};
    Impl::set_sources(destination, {*entry});
    return destination;
}

Destination AccessModel::destination_at(PlanePoint p) const {
    Destination destination{p, walled_at(p), false, 0, {}};
    Impl::set_sources(destination, impl_->entries_of(p, destination.walled, false));
    return destination;
}

std::optional<Entry> AccessModel::street_entry(PlanePoint p) const {
    return impl_->nearest_entry(p, CompoundId::none(), false, [](PlanePoint) { return false; });
}

SegmentId AccessModel::street_segment(PlanePoint p, SegmentId guess) const {
    const auto found = impl_->nearest_segment(
        p,
        CompoundId::none(),
        false,
        [](PlanePoint) { return false; },
        guess.valid() ? std::optional(guess.value()) : std::nullopt);
    return found ? SegmentId(found->piece) : SegmentId::none();
}

bool AccessModel::may_have_access(const Box& box) const {
    return impl_->index.any_in(box.grown(impl_->district.settings.max_access_m), [](std::uint32_t) {
        return true;
    }) || std::any_of(impl_->walled.begin(), impl_->walled.end(), [&](const WalledGround& w) {
               return bounds(impl_->district.compounds[w.id.index()].ground).meets(box);
           });
}

Entry AccessModel::entry_at(PlanePoint p, SegmentId segment) const {
    return impl_->entry_from(p, point_on(network(), segment, impl_->share_on(segment, p)));
}

Millis AccessModel::straight_walk(const AccessPlace& from, const Destination& to) const {
    const double distance_m = distance(from.point, to.point);
    if (from.walled.valid() && from.walled == to.walled) {
        const double detour = impl_->district.compounds[from.walled.index()].detour;
        return walk_millis(distance_m * detour, impl_->speed_m_per_s);
    }
    if (distance_m < to.access_m && !separated(from.point, to.point)) {
        return walk_millis(distance_m, impl_->speed_m_per_s);
    }
    return kNever;
}

bool AccessModel::separated(PlanePoint from, PlanePoint to) const {
    return impl_->barriers.separates(from, to);
}

AccessPlace as_place(const AccessModel& model, const Destination& destination) {
    AccessPlace place{destination.point, destination.walled, {}};
    for (const SearchSource& door : destination.sources) {
        const Segment& s = model.network().segment(door.at.segment);
        place.entries.push_back(
            {door.at,
             distance(destination.point, model.network().position(door.at)),
             door.start_ms,
             s.from,
             s.to,
             add_millis(door.start_ms, walk_within(s, door.at.offset_m, 0)),
             add_millis(door.start_ms, walk_within(s, door.at.offset_m, s.length_m))});
    }
    return place;
}

Box straight_box(const AccessModel& model, const Destination& destination) {
    Box box = Box{destination.point, destination.point}.grown(destination.access_m);
    if (destination.walled.valid()) {
        box.add(bounds(model.district().compounds[destination.walled.index()].ground));
    }
    return box.grown(kGateReach);
}

Millis
beside_time(const AccessModel& model, const AccessPlace& place, const Destination& destination) {
    Millis best = model.straight_walk(place, destination);
    for (const Entry& entry : place.entries) {
        for (const SearchSource& source : destination.sources) {
            if (source.at.segment == entry.at.segment) {
                const Millis direct = walk_within(model.network().segment(entry.at.segment),
                                                  entry.at.offset_m,
                                                  source.at.offset_m);
                best = std::min(best,
                                add_millis(entry.access_ms, add_millis(direct, source.start_ms)));
            }
        }
    }
    return best;
}

Millis walking_time(const AccessModel& model,
                    const AccessPlace& place,
                    const Destination& destination,
                    std::span<const Millis> node_times) {
    Millis best = beside_time(model, place, destination);
    for (const Entry& entry : place.entries) {
        best = std::min({best,
                         add_millis(node_times[entry.from.index()], entry.from_ms),
                         add_millis(node_times[entry.to.index()], entry.to_ms)});
    }
    return best <= kLongestWalk ? best : kNever;
}

} // namespace yike
