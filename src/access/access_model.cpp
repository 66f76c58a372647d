// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/access_model.hpp"

#include "access/access_ground.hpp"
#include "access/street_overlay.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace yike {

namespace {

// A station this near to the wall has a door to the street, m.
constexpr double kStreetDoorReach = 20;

void set_sources(Destination& destination, const Entries& entries) {
    for (const Entry& entry : entries) {
        destination.sources.push_back({entry.at, entry.access_ms});
    }
}

double shortest(const Entries& entries) {
    double shortest_m = entries.empty() ? 0 : std::numeric_limits<double>::infinity();
    for (const Entry& entry : entries) {
        shortest_m = std::min(shortest_m, entry.distance_m);
    }
    return shortest_m;
}

// The ways of a place in the district as it is.
Entries base_entries(const AccessGround& ground, PlanePoint p, CompoundId within, bool leaving) {
    if (within.valid() && ground.walled_ground(within).paths) {
        const WalledGround& compound = ground.walled_ground(within);
        return gate_walks(
            ground,
            ground.network(),
            ground.enclosures,
            {within, leaving},
            [&](std::size_t i) { return compound.paths->distance_to_gate(p, i); },
            [&](GateId gate) {
                const std::optional<Entry>& out = ground.gate_entries[gate.index()];
                return out ? Entries{*out} : Entries{};
            });
    }
    return ground.network_entries(p, within, leaving);
}

} // namespace

Entry make_entry_on(const Network& network,
                    const NetworkPoint& at,
                    double distance_m,
                    Millis access_ms) {
    const Segment& s = network.segment(at.segment);
    return {at,
            distance_m,
            access_ms,
            s.from,
            s.to,
            add_millis(access_ms, walk_within(network, at.segment, at.offset_m, 0)),
            add_millis(access_ms, walk_within(network, at.segment, at.offset_m, s.length_m))};
}

Entry entry_from(const Network& network,
                 PlanePoint p,
                 const NetworkPoint& at,
                 double speed_m_per_s) {
    const double distance_m = distance(p, network.position(at));
    return make_entry_on(network, at, distance_m, walk_millis(distance_m, speed_m_per_s));
}

AccessModel::AccessModel(const District& district)
    : district_(&district), ground_(std::make_shared<AccessGround>(district)) {}

AccessModel::AccessModel(const AccessModel& base,
                         const District& changed,
                         const StreetChanges& changes)
    : district_(&changed), ground_(base.ground_) {
    if (!changes.empty()) {
        overlay_ = std::make_shared<const StreetOverlay>(*ground_, changed, changes);
    }
}

AccessModel::AccessModel(const AccessModel& same_streets, const District& changed)
    : district_(&changed), ground_(same_streets.ground_), overlay_(same_streets.overlay_) {}

AccessModel::~AccessModel() = default;

const District& AccessModel::district() const noexcept {
    return *district_;
}

const Network& AccessModel::network() const noexcept {
    return overlay_ ? overlay_->network() : ground_->network();
}

const Components& AccessModel::components() const noexcept {
    return overlay_ ? overlay_->components() : ground_->components;
}

const PieceIndex& AccessModel::segment_index() const noexcept {
    return overlay_ ? overlay_->index() : ground_->index;
}

const BarrierIndex& AccessModel::barriers() const noexcept {
    return ground_->barriers;
}

const Enclosures& AccessModel::enclosures() const noexcept {
    return overlay_ ? overlay_->enclosures() : ground_->enclosures;
}

double AccessModel::speed_m_per_s() const noexcept {
    return ground_->speed_m_per_s;
}

bool AccessModel::is_walled(CompoundId compound) const {
    return ground_->enclosures.compounds[compound.index()].walled;
}

bool AccessModel::is_inner(SegmentId segment) const {
    return segment.index() < ground_->inside_of.size() &&
           ground_->inside_of[segment.index()].valid();
}

CompoundId AccessModel::walled_at(PlanePoint p) const {
    return ground_->walled_at(p);
}

Entries AccessModel::entries_of(PlanePoint p, CompoundId within, bool leaving) const {
    return overlay_
               ? overlay_->place_entries(p, within, leaving ? Walking::leaving : Walking::arriving)
               : base_entries(*ground_, p, within, leaving);
}

AccessPlace AccessModel::place_at(PlanePoint p) const {
    const CompoundId within = walled_at(p);
    return {p, within, entries_of(p, within, true)};
}

AccessPlace AccessModel::place_of(GateId id) const {
    const CompoundGate& gate = enclosures().gates[id.index()];
    AccessPlace place{gate.point, gate.compound, {}};
    if (!gate.open) {
        return place;
    }
    if (overlay_) {
        place.entries = overlay_->gate_entries(id);
    } else if (const auto& entry = ground_->gate_entries[id.index()]) {
        place.entries.push_back(*entry);
    }
    return place;
}

Destination AccessModel::station(const Station& station) const {
    const CompoundId within = walled_at(station.point);
    if (!within.valid() || station.entrance == "compound") {
        return destination_at(station.point);
    }
    const MultiPolygon& own = ground_->ground(within);
    const bool near = distance_to_outline(own, station.point) <= kStreetDoorReach;
    if (!near && station.entrance != "street") {
        return destination_at(station.point);
    }
    const auto own_wall = [&own](PlanePoint p) {
        return distance_to_outline(own, p) <= kWallReach;
    };
    const auto entry = ground_->nearest_entry(station.point, within, true, own_wall);
    if (!entry) { // a door without a street in reach is none
        return destination_at(station.point);
    }
    Destination destination{station.point, within, true, entry->distance_m, {}};
    set_sources(destination,
                overlay_ ? overlay_->door_entries(station.point, within, *entry) : Entries{*entry});
    return destination;
}

Destination AccessModel::destination_at(PlanePoint p) const {
    const CompoundId within = walled_at(p);
    // Its own way without any plan: how far people walk to it straight does not change.
    const Entries base = base_entries(*ground_, p, within, false);
    Destination destination{p, within, false, shortest(base), {}};
    set_sources(destination, overlay_ ? entries_of(p, within, false) : base);
    return destination;
}

std::optional<Entry> AccessModel::street_entry(PlanePoint p) const {
    return ground_->nearest_entry(p, CompoundId::none(), false, [](PlanePoint) { return false; });
}

SegmentId AccessModel::street_segment(PlanePoint p, SegmentId guess) const {
    const auto found = ground_->nearest_segment(
        p,
        CompoundId::none(),
        false,
        [](PlanePoint) { return false; },
        guess.valid() ? std::optional(guess.value()) : std::nullopt);
    return found ? SegmentId(found->piece) : SegmentId::none();
}

bool AccessModel::may_have_access(const Box& box) const {
    const Box near = box.grown(ground_->district.settings.max_access_m);
    return segment_index().any_in(near, [](std::uint32_t) { return true; }) ||
           std::any_of(ground_->walled.begin(), ground_->walled.end(), [&](const WalledGround& w) {
               return bounds(ground_->ground(w.id)).meets(box);
           });
}

Entry AccessModel::entry_at(PlanePoint p, SegmentId segment) const {
    const Segment& s = network().segment(segment);
    const double share = nearest_share(network().start(s), network().end(s), p);
    return entry_from(network(), p, point_on(network(), segment, share), speed_m_per_s());
}

bool AccessModel::may_differ(const Box& box) const {
    return overlay_ && overlay_->may_differ(box);
}

bool AccessModel::keeps_street(PlanePoint p, SegmentId old) const {
    return !overlay_ || overlay_->keeps_street(p, old);
}

Millis AccessModel::straight_walk(const AccessPlace& from, const Destination& to) const {
    const double distance_m = distance(from.point, to.point);
    if (from.walled.valid() && from.walled == to.walled) {
        const double detour = district_->compounds[from.walled.index()].detour;
        return walk_millis(distance_m * detour, speed_m_per_s());
    }
    if (distance_m < to.access_m && !separated(from.point, to.point)) {
        return walk_millis(distance_m, speed_m_per_s());
    }
    return kNever;
}

bool AccessModel::separated(PlanePoint from, PlanePoint to) const {
    return ground_->barriers.separates(from, to);
}

std::vector<SegmentId> segments_in(const AccessModel& model, const Box& box) {
    std::vector<SegmentId> segments;
    if (!box.empty()) {
        model.segment_index().any_in(box, [&segments](std::uint32_t number) {
            segments.emplace_back(number);
            return false;
        });
    }
    std::sort(segments.begin(), segments.end());
    segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
    return segments;
}

AccessPlace as_place(const AccessModel& model, const Destination& destination) {
    AccessPlace place{destination.point, destination.walled, {}};
    for (const SearchSource& door : destination.sources) {
        const double distance_m = distance(destination.point, model.network().position(door.at));
        place.entries.push_back(make_entry_on(model.network(), door.at, distance_m, door.start_ms));
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
                const Millis direct = walk_within(
                    model.network(), entry.at.segment, entry.at.offset_m, source.at.offset_m);
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
