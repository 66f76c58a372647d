// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/street_overlay.hpp"

#include "network/build_network.hpp"

#include <queue>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace yike {

namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();

bool lets_forward(Passage passage) {
    return passage == Passage::both || passage == Passage::forward;
}

bool lets_backward(Passage passage) {
    return passage == Passage::both || passage == Passage::backward;
}

// Two walls at one place: only what both let through.
Passage both_walls(Passage a, Passage b) {
    const bool forward = lets_forward(a) && lets_forward(b);
    const bool backward = lets_backward(a) && lets_backward(b);
    return forward && backward ? Passage::both
           : forward           ? Passage::forward
           : backward          ? Passage::backward
                               : Passage::none;
}

Passage passage_at(const std::vector<WallCrossing>& walls, const Enclosures& enclosures) {
    Passage passage = Passage::both;
    for (const WallCrossing& wall : walls) {
        passage = both_walls(passage, wall_passage(enclosures, wall.compound, wall.crossing));
    }
    return passage;
}

void link(NetworkPatch& patch, std::pair<NodeId, NodeId> sides, Passage passage) {
    if (passage != Passage::none) {
        patch.link(sides.first,
                   sides.second,
                   lets_forward(passage) ? 0 : kNever,
                   lets_backward(passage) ? 0 : kNever);
    }
}

// The part of a-b inside a circle, as shares; empty if from > to.
std::pair<double, double> part_inside(const Piece& piece, PlanePoint centre, double radius_m) {
    const PlanePoint d = piece.b - piece.a;
    const PlanePoint f = piece.a - centre;
    const double a = dot(d, d);
    const double b = dot(f, d);
    const double c = dot(f, f) - radius_m * radius_m;
    if (a == 0) {
        return c <= 0 ? std::pair{0.0, 1.0} : std::pair{1.0, 0.0};
    }
    const double root2 = b * b - a * c;
    if (root2 < 0) {
        return {1, 0};
    }
    const double root = std::sqrt(root2);
    return {std::max(0.0, (-b - root) / a), std::min(1.0, (-b + root) / a)};
}

} // namespace

StreetOverlay::StreetOverlay(const AccessGround& ground,
                             const District& changed,
                             const StreetChanges& changes)
    : ground_(ground), changed_(changed), enclosures_(ground.enclosures) {
    change_gates(changes);
    NetworkPatch patch(ground.network());
    change_walls(patch);
    for (const RoadId road : changes.paths) {
        add_path(patch, road);
    }
    add_blocks(patch, changes.blocks);
    patched_ = std::move(patch).finish();
    index_ = index_segments(patched_, ground.index);
    find_path_pieces();
    find_components();
    find_altered_boxes(changes);
}

void StreetOverlay::change_gates(const StreetChanges& changes) {
    for (const GateId gate : changes.opened) {
        enclosures_.gates[gate.index()].open = true;
        enclosures_.gates[gate.index()].residents = false;
    }
    for (const GateId gate : changes.closed) {
        enclosures_.gates[gate.index()].open = false;
    }
    std::map<CompoundId, std::vector<PlanePoint>> points;
    for (const NewGate& gate : changes.new_gates) {
        CompoundGate added{gate.id, gate.compound, gate.point, true, false, std::nullopt};
        const auto through = edge_through(gate);
        new_gate_entries_.push_back(through ? ground_.entry_from(gate.point, *through)
                                            : ground_.gate_entry(added));
        enclosures_.compounds[gate.compound.index()].gates.emplace_back(enclosures_.gates.size());
        enclosures_.gates.push_back(std::move(added));
        points[gate.compound].push_back(gate.point);
    }
    for (auto& [compound, gates] : points) {
        if (ground_.walled_ground(compound).paths) {
            new_gate_paths_.try_emplace(compound,
                                        ground_.ground(compound),
                                        std::move(gates),
                                        ground_.layer_barriers,
                                        kGateReach);
        }
    }
}

// The nearest point of the edge whose crossing is nearest to the gate.
std::optional<NetworkPoint> StreetOverlay::edge_through(const NewGate& gate) const {
    double best = kGateReach;
    const WallCrossing* through = nullptr;
    for (const WallCrossing& wall : enclosures_.crossings) {
        const double d = distance(wall.crossing.point, gate.point);
        if (wall.compound == gate.compound && (d < best || (d == best && through == nullptr))) {
            best = d;
            through = &wall;
        }
    }
    if (through == nullptr) {
        return std::nullopt;
    }
    const Network& network = ground_.network();
    const auto road_of = [&network](SegmentId segment) { return network.road_of(segment); };
    const RoadId road = road_of(ground_.cut.renumber(through->crossing.at).segment);
    const auto found =
        ground_.index.nearest(gate.point, kGateReach + 1, [&](std::uint32_t number, double) {
            return road_of(SegmentId(number)) == road;
        });
    return found ? std::optional(point_on(network, SegmentId(found->piece), found->share))
                 : std::nullopt;
}

void StreetOverlay::change_walls(NetworkPatch& patch) {
    std::map<std::pair<SegmentId, double>, std::vector<WallCrossing>> places;
    for (const WallCrossing& wall : enclosures_.crossings) {
        const NetworkPoint& at = wall.crossing.at;
        places[{at.segment, at.offset_m}].push_back(wall);
    }
    for (const auto& [place, walls] : places) {
        change_wall(patch, {place.first, place.second}, walls);
    }
}

void StreetOverlay::change_wall(NetworkPatch& patch,
                                const NetworkPoint& crossing,
                                const std::vector<WallCrossing>& walls) {
    const Passage before = passage_at(walls, ground_.enclosures);
    const Passage now = passage_at(walls, enclosures_);
    if (before == now) {
        return;
    }
    std::erase_if(enclosures_.cuts,
                  [&crossing](const WallCut& cut) { return cut.cut.at == crossing; });
    for (const WallCrossing& wall : walls) {
        const Passage passage = wall_passage(enclosures_, wall.compound, wall.crossing);
        if (passage != Passage::both) {
            enclosures_.cuts.push_back({wall.compound, {crossing, passage}, wall.crossing.point});
        }
    }
    if (before == Passage::both) {
        const NetworkPoint at = ground_.cut.renumber(crossing);
        for (const WallCrossing& wall : walls) {
            closed_[at.segment].push_back({at.offset_m, wall.compound, !wall.crossing.inwards});
        }
        link(patch, patch.cut(at), now);
        return;
    }
    const std::pair<NodeId, NodeId> sides = ground_.cut.sides(crossing);
    for (const Arc& arc : ground_.network().arcs(sides.first)) {
        if (arc.other == sides.second) { // the one-way step of a residents' gate
            patch.shut(arc.segment);
        }
    }
    link(patch, sides, now);
}

NodeId StreetOverlay::joint(NetworkPatch& patch, PlanePoint end) const {
    const Network& network = ground_.network();
    NodeId nearest_node;
    Box box{end, end};
    ground_.index.any_in(box.grown(kPathReach), [&](std::uint32_t number) {
        const Segment& segment = network.segments()[number];
        for (const NodeId node : {segment.from, segment.to}) {
            if (distance(network.point(node), end) <= kNodeTolerance &&
                (!nearest_node.valid() || node < nearest_node)) {
                nearest_node = node;
            }
        }
        return false;
    });
    if (nearest_node.valid()) {
        return nearest_node;
    }
    const auto found = ground_.index.nearest(end, kPathReach, [&](std::uint32_t number, double) {
        return ground_.index.pieces()[number].a != ground_.index.pieces()[number].b;
    });
    return found ? patch.divide(point_on(network, SegmentId(found->piece), found->share))
                 : patch.add_node(end);
}

void StreetOverlay::add_path(NetworkPatch& patch, RoadId id) {
    Road road = changed_.roads[id.index()];
    const NodeId first_node = joint(patch, road.line.front());
    const NodeId last_node = joint(patch, road.line.back());
    road.line.front() = patch.point(first_node);
    road.line.back() = patch.point(last_node);
    road.from = 0;
    road.to = 1;
    const Network alone = build_network({{&road, 1}, 2, changed_.profile()});
    std::vector<Segment> chain(alone.segments().begin(), alone.segments().end());
    if (chain.empty()) { // this profile does not walk on such a path
        return;
    }
    NodeId from = first_node;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        chain[i].from = from;
        from = i + 1 == chain.size() ? last_node : patch.add_node(alone.end(chain[i]));
        chain[i].to = from;
    }
    const SegmentId first = patch.add_edge(id, chain);
    added_.emplace_back(first, chain.size());
    open_walls_on_path(patch, alone, first);
}

// Where the path passes the outline, and where it begins at a street on the outline and goes in.
std::vector<OutlineCrossing> StreetOverlay::crossings_on_path(const Network& path,
                                                              const PieceIndex& index,
                                                              CompoundId compound) const {
    const auto runs = runs_at_outline(path, index, ground_.ground(compound));
    std::vector<OutlineCrossing> crossings = crossings_of(path, runs);
    if (runs.empty()) {
        return crossings;
    }
    const auto look_at_end = [&](const Run& run, const NetworkPoint& at, bool inwards) {
        const PlanePoint p = path.position(at);
        if (run.side == Side::inside &&
            distance_to_outline(ground_.ground(compound), p) <= kOutlineTolerance &&
            street_outside(p, compound)) {
            crossings.push_back({runs.front().edge, at, p, inwards, run.to_m - run.from_m, 0});
        }
    };
    const SegmentId last(path.segment_count() - 1);
    look_at_end(runs.front().runs.front(), {SegmentId(0), 0}, true);
    look_at_end(runs.front().runs.back(), {last, path.segment(last).length_m}, false);
    return crossings;
}

// An edge at p that is not one of the compound's own.
bool StreetOverlay::street_outside(PlanePoint p, CompoundId compound) const {
    return ground_.index
        .nearest(
            p,
            2 * kNodeTolerance,
            [&](std::uint32_t number, double) { return ground_.inside_of[number] != compound; })
        .has_value();
}

void StreetOverlay::open_walls_on_path(NetworkPatch& patch, const Network& path, SegmentId first) {
    const PieceIndex index = index_segments(path);
    Box box;
    for (const PlanePoint p : path.points()) {
        box.add(p);
    }
    for (const WalledGround& compound : ground_.walled) {
        if (!bounds(ground_.ground(compound.id)).meets(box)) {
            continue;
        }
        for (const OutlineCrossing& crossing : crossings_on_path(path, index, compound.id)) {
            const NetworkPoint at{SegmentId(first.index() + crossing.at.segment.index()),
                                  crossing.at.offset_m};
            const Passage passage = wall_passage(enclosures_, compound.id, crossing);
            if (passage == Passage::both) {
                patch.divide(at);
            } else {
                link(patch, patch.cut(at), passage);
                enclosures_.cuts.push_back({compound.id, {at, passage}, crossing.point});
            }
        }
    }
}

// The segments that a block may touch, each once.
std::set<SegmentId> StreetOverlay::near_block(const RoadBlock& block) const {
    std::set<SegmentId> near;
    const auto add_all = [&near](SegmentId first, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            near.insert(SegmentId(first.index() + i));
        }
    };
    if (!block.roads.empty()) {
        for (const Edge& edge : ground_.network().edges()) {
            if (std::find(block.roads.begin(), block.roads.end(), edge.road) != block.roads.end()) {
                add_all(edge.first, edge.count);
            }
        }
        return near;
    }
    const Box box = Box{block.at, block.at}.grown(block.radius_m);
    ground_.index.any_in(box, [&near](std::uint32_t number) {
        near.insert(SegmentId(number));
        return false;
    });
    for (const auto& [first, count] : added_) {
        add_all(first, count);
    }
    return near;
}

void StreetOverlay::add_blocks(NetworkPatch& patch, const std::vector<RoadBlock>& blocks) {
    for (std::uint32_t number = 0; number < blocks.size(); ++number) {
        const RoadBlock& block = blocks[number];
        for (const SegmentId id : near_block(block)) {
            const Segment& segment = patch.segments()[id.index()];
            if (segment.length_m <= 0) {
                continue;
            }
            const Piece piece{patch.point(segment.from), patch.point(segment.to)};
            const auto [from, to] = block.roads.empty()
                                        ? part_inside(piece, block.at, block.radius_m)
                                        : std::pair{0.0, 1.0};
            if (from < to) {
                patch.block(id, from * segment.length_m, to * segment.length_m, number);
            }
        }
    }
}

void StreetOverlay::find_path_pieces() {
    for (const auto& [first, count] : added_) {
        std::vector<PathPiece> pieces;
        for (std::size_t i = 0; i < count; ++i) {
            const SegmentId id(first.index() + i);
            const auto it = patched_.pieces.find(id);
            std::vector<SegmentId> parts;
            if (it == patched_.pieces.end()) {
                parts.push_back(id);
            } else {
                for (const CutResult::Piece& piece : it->second) {
                    parts.push_back(piece.segment);
                }
            }
            for (const SegmentId part : parts) {
                const Segment& segment = network().segment(part);
                const PlanePoint middle =
                    along(network().start(segment), network().end(segment), 0.5);
                pieces.push_back({part, ground_.walled_at(middle)});
            }
        }
        paths_.push_back(std::move(pieces));
    }
}

// A component is a splinter if all of its old nodes were on one: that is judged once, without plan.
void StreetOverlay::find_components() {
    components_ = yike::find_components(network(), 0);
    components_.splinter.assign(components_.length_m.size(), 1);
    for (std::size_t n = 0; n < ground_.network().node_count(); ++n) {
        if (!ground_.components.is_splinter(NodeId(n))) {
            components_.splinter[components_.of_node[n]] = 0;
        }
    }
}

void StreetOverlay::find_altered_boxes(const StreetChanges& changes) {
    const double reach_m = changed_.settings.max_access_m;
    const auto add = [&](SegmentId id) {
        const Segment& segment = network().segment(id);
        Box box;
        box.add(network().start(segment));
        box.add(network().end(segment));
        altered_.push_back(box.grown(reach_m));
    };
    for (const auto& [segment, pieces] : patched_.pieces) {
        add(segment);
    }
    for (const std::vector<PathPiece>& path : paths_) {
        for (const PathPiece& piece : path) {
            add(piece.segment);
            if (piece.inside.valid()) {
                altered_.push_back(bounds(ground_.ground(piece.inside)));
            }
        }
    }
    const auto add_compound = [&](CompoundId compound) {
        altered_.push_back(bounds(ground_.ground(compound)));
    };
    for (const GateId gate : changes.opened) {
        add_compound(enclosures_.gates[gate.index()].compound);
    }
    for (const GateId gate : changes.closed) {
        add_compound(enclosures_.gates[gate.index()].compound);
    }
    for (const NewGate& gate : changes.new_gates) {
        add_compound(gate.compound);
    }
    // Whoever walks straight to a gate whose own way has changed.
    for (const WalledGround& compound : ground_.walled) {
        const bool changed = std::any_of(enclosures_.compounds[compound.id.index()].gates.begin(),
                                         enclosures_.compounds[compound.id.index()].gates.end(),
                                         [&](GateId gate) {
                                             const PlanePoint p =
                                                 enclosures_.gates[gate.index()].point;
                                             return may_differ({p, p});
                                         });
        if (changed) {
            add_compound(compound.id);
        }
    }
}

bool StreetOverlay::may_differ(const Box& box) const {
    return std::any_of(altered_.begin(), altered_.end(), [&box](const Box& altered) {
        return altered.meets(box);
    });
}

// Neither is the old segment divided or blocked, nor does a new path come nearer.
bool StreetOverlay::keeps_street(PlanePoint p, SegmentId old) const {
    double reach_m = changed_.settings.max_access_m;
    if (old.valid()) {
        if (patched_.is_divided(old) || patched_.find_blocked(old) != nullptr) {
            return false;
        }
        const Piece& piece = ground_.index.pieces()[old.index()];
        reach_m = std::sqrt(squared_distance(piece.a, piece.b, p));
    }
    const double reach2 = reach_m * reach_m;
    return std::none_of(paths_.begin(), paths_.end(), [&](const std::vector<PathPiece>& path) {
        return std::any_of(path.begin(), path.end(), [&](const PathPiece& piece) {
            const Segment& segment = network().segment(piece.segment);
            return squared_distance(network().start(segment), network().end(segment), p) <= reach2;
        });
    });
}

NetworkPoint StreetOverlay::moved(const NetworkPoint& old, CompoundId within) const {
    const auto it = closed_.find(old.segment);
    if (it != closed_.end()) {
        for (const ClosedPlace& place : it->second) {
            if (std::abs(place.offset_m - old.offset_m) > kOutlineTolerance) {
                continue;
            }
            // At a gate that the plan closes: on the side where the place is.
            const bool inside = within == place.compound;
            return patched_.moved({old.segment, place.offset_m}, inside != place.starts_inside);
        }
    }
    return patched_.moved(old);
}

Entry StreetOverlay::moved(const Entry& old, CompoundId within) const {
    return make_entry_on(network(), moved(old.at, within), old.distance_m, old.access_ms);
}

Entries StreetOverlay::finished(const Entries& entries, Walking walking) const {
    Entries out;
    for (const Entry& entry : entries) {
        if (patched_.find_blocked(entry.at.segment) == nullptr) {
            out.push_back(entry);
        } else {
            leave_block(entry, walking, out);
        }
    }
    return out;
}

// Along the blocked pieces of the same blocks to where the open network begins.
void StreetOverlay::leave_block(const Entry& entry, Walking walking, Entries& out) const {
    const BlockedSegment& own = *patched_.find_blocked(entry.at.segment);
    const auto walked = [&](const BlockedSegment& blocked) {
        Segment segment = network().segment(blocked.segment);
        segment.forward_ms = blocked.forward_ms;
        segment.backward_ms = blocked.backward_ms;
        if (walking == Walking::arriving) {
            std::swap(segment.forward_ms, segment.backward_ms);
        }
        return segment;
    };
    using Step = std::pair<Millis, NodeId>;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> open;
    std::map<NodeId, Millis> best;
    const auto offer = [&](NodeId node, Millis time) {
        const auto it = best.find(node);
        if (time != kNever && (it == best.end() || time < it->second)) {
            best[node] = time;
            open.emplace(time, node);
        }
    };
    const PieceOrigin* found = network().origin(own.segment);
    if (found == nullptr) { // blocked segments are pieces
        return;
    }
    const auto walk_to = [&, origin = *found](double end_m) {
        const double from_m = origin.start_m + entry.at.offset_m;
        const double to_m = origin.start_m + end_m;
        return add_millis(entry.access_ms,
                          walking == Walking::leaving ? walk_within(origin.whole, from_m, to_m)
                                                      : walk_within(origin.whole, to_m, from_m));
    };
    const Segment& first = network().segment(own.segment);
    offer(first.from, walk_to(0));
    offer(first.to, walk_to(first.length_m));
    while (!open.empty()) {
        const auto [time, node] = open.top();
        open.pop();
        if (time > best[node]) {
            continue;
        }
        SegmentId way_on;
        for (const Arc& arc : network().arcs(node)) {
            const BlockedSegment* blocked = patched_.find_blocked(arc.segment);
            if (blocked != nullptr && blocked->blocks == own.blocks) {
                const Segment segment = walked(*blocked);
                offer(arc.other,
                      add_millis(time,
                                 segment.from == node ? segment.forward_ms : segment.backward_ms));
            } else if (is_walkable(network().segment(arc.segment))) {
                way_on = arc.segment;
            }
        }
        if (way_on.valid()) {
            const Segment& segment = network().segment(way_on);
            const double offset_m = segment.from == node ? 0 : segment.length_m;
            out.push_back(make_entry_on(network(), {way_on, offset_m}, entry.distance_m, time));
        }
    }
}

// The nearest point of each new path that is nearer than the old way.
template <class Accept, class Ignore>
void StreetOverlay::add_path_entries(PlanePoint p,
                                     double nearer_than_m,
                                     const Accept& accept,
                                     const Ignore& ignore,
                                     Entries& entries) const {
    for (const std::vector<PathPiece>& path : paths_) {
        double best = nearer_than_m;
        std::optional<NetworkPoint> at;
        for (const PathPiece& piece : path) {
            if (!accept(piece)) {
                continue;
            }
            const Segment& segment = network().segment(piece.segment);
            const PlanePoint a = network().start(segment);
            const PlanePoint b = network().end(segment);
            const double share = nearest_share(a, b, p);
            const PlanePoint q = along(a, b, share);
            const double d = distance(p, q);
            if (d < best && !ground_.barriers.separates(p, q, ignore)) {
                best = d;
                at = point_on(network(), piece.segment, share);
            }
        }
        if (at) {
            entries.push_back(entry_from(network(), p, *at, ground_.speed_m_per_s));
        }
    }
}

Entries StreetOverlay::place_entries(PlanePoint p, CompoundId within, Walking walking) const {
    const bool straight_to_gates = within.valid() && ground_.walled_ground(within).paths;
    Entries entries;
    double limit_m = std::nextafter(changed_.settings.max_access_m, kFar); // inclusive
    if (within.valid()) {
        limit_m = kFar;
    }
    if (straight_to_gates) {
        entries = walks_to_gates(p, ground_.walled_ground(within), walking);
    } else {
        for (const Entry& entry : ground_.network_entries(p, within, walking == Walking::leaving)) {
            entries.push_back(moved(entry, within));
            limit_m = std::min(limit_m, entry.distance_m);
        }
    }
    add_path_entries(
        p,
        limit_m,
        [within](const PathPiece& piece) { return piece.inside == within; },
        [](PlanePoint) { return false; },
        entries);
    return finished(entries, walking);
}

Entries StreetOverlay::gate_entries(GateId gate) const {
    return finished(gate_ways(gate), Walking::leaving);
}

Entries StreetOverlay::gate_ways(GateId id) const {
    const CompoundGate& gate = enclosures_.gates[id.index()];
    const std::size_t old_gates = ground_.gate_entries.size();
    const std::optional<Entry>& old = id.index() < old_gates
                                          ? ground_.gate_entries[id.index()]
                                          : new_gate_entries_[id.index() - old_gates];
    Entries entries;
    double limit_m = std::nextafter(changed_.settings.max_access_m, kFar);
    if (old) {
        entries.push_back(moved(*old, CompoundId::none()));
        limit_m = std::min(limit_m, old->distance_m);
    }
    const MultiPolygon& own = ground_.ground(gate.compound);
    add_path_entries(
        gate.point,
        limit_m,
        [&gate](const PathPiece& piece) {
            return !piece.inside.valid() || piece.inside == gate.compound;
        },
        [&gate, &own](PlanePoint p) {
            return distance(p, gate.point) <= kGateReach ||
                   distance_to_outline(own, p) <= kWallReach;
        },
        entries);
    return entries;
}

Entries
StreetOverlay::walks_to_gates(PlanePoint p, const WalledGround& compound, Walking walking) const {
    const std::size_t old_gates = ground_.enclosures.compounds[compound.id.index()].gates.size();
    const auto new_paths = new_gate_paths_.find(compound.id);
    return gate_walks(
        ground_,
        network(),
        enclosures_,
        {compound.id, walking == Walking::leaving},
        [&](std::size_t i) {
            return i < old_gates ? compound.paths->distance_to_gate(p, i)
                                 : new_paths->second.distance_to_gate(p, i - old_gates);
        },
        [&](GateId gate) { return gate_ways(gate); });
}

Entries StreetOverlay::door_entries(PlanePoint p, CompoundId within, const Entry& base) const {
    Entries entries{moved(base, CompoundId::none())};
    const MultiPolygon& own = ground_.ground(within);
    add_path_entries(
        p,
        base.distance_m,
        [](const PathPiece& piece) { return !piece.inside.valid(); },
        [&own](PlanePoint q) { return distance_to_outline(own, q) <= kWallReach; },
        entries);
    return finished(entries, Walking::arriving);
}

} // namespace yike
