// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The one rule by which every place of a district gets onto the walking network.
#pragma once

#include "access/enclosures.hpp"
#include "access/street_changes.hpp"
#include "network/components.hpp"
#include "network/range_search.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yike {

/// One way of a place onto the network.
struct Entry {
    NetworkPoint at;
    double distance_m = 0; ///< of the access walk
    Millis access_ms = 0;  ///< time of the access walk
    NodeId from;           ///< the segment's ends, and the times to them from the place, access
    NodeId to;             ///< included; kNever where the direction is not walkable
    Millis from_ms = kNever;
    Millis to_ms = kNever;
};

using Entries = std::vector<Entry>;

/// The entry at a point of a network, its times to the segment's ends included.
Entry make_entry_on(const Network& network,
                    const NetworkPoint& at,
                    double distance_m,
                    Millis access_ms);

/// The entry of p at a point of the network, walked to in a straight line.
Entry entry_from(const Network& network,
                 PlanePoint p,
                 const NetworkPoint& at,
                 double speed_m_per_s);

/// Somewhere that people start from.
struct AccessPlace {
    PlanePoint point;
    CompoundId walled; ///< the walled compound it stands in, or whose gate it is; else none
    Entries entries;   ///< empty: no access
};

/// Somewhere that people walk to.
struct Destination {
    PlanePoint point;
    CompoundId walled;                 ///< the walled compound it stands in; else none
    bool street_door = false;          ///< in a wall: entered from the street
    double access_m = 0;               ///< length of its own access walk; 0 without access
    std::vector<SearchSource> sources; ///< empty: no access
};

/// Everything that access needs of a district: the network after wall cuts, its components, the
/// barriers, the walled compounds. Immutable once built; shared by threads.
class AccessModel {
  public:
    /// @param district  must outlive the model
    explicit AccessModel(const District& district);

    /// The model of a plan: the base's ground with the plan's stations, streets and gates. Opening
    /// never lengthens a walk and blocking never shortens one (see StreetOverlay).
    /// @param base     without changes of its own
    /// @param changed  the same district with other stations, and with the plan's roads after its
    ///                 own; must outlive the model, as must the base's district
    AccessModel(const AccessModel& base, const District& changed, const StreetChanges& changes);

    /// The streets and gates of another model, shared, with the stations of another district.
    /// @param changed  the other model's district with other stations; must outlive the model, as
    ///                 must the districts that the other model was made of
    AccessModel(const AccessModel& same_streets, const District& changed);

    AccessModel(const AccessModel&) = delete;
    AccessModel& operator=(const AccessModel&) = delete;
    ~AccessModel();

    const District& district() const noexcept;
    const Network& network() const noexcept;
    const Components& components() const noexcept;
    const PieceIndex& segment_index() const noexcept;
    const BarrierIndex& barriers() const noexcept;
    const Enclosures& enclosures() const noexcept;
    double speed_m_per_s() const noexcept;

    bool is_walled(CompoundId compound) const;

    /// True for a segment that lies within a walled compound: not for those outside.
    bool is_inner(SegmentId segment) const;

    /// The walled compound that p stands in; the smallest id of several, none if there is none.
    CompoundId walled_at(PlanePoint p) const;

    /// A place by DESIGN's general rule.
    AccessPlace place_at(PlanePoint p) const;

    /// A gate as a place: the start of a walk by the gate rule. No entries when it is closed.
    AccessPlace place_of(GateId gate) const;

    /// A station, with its street door where it has one.
    Destination station(const Station& station) const;

    /// Any other point that people walk to.
    Destination destination_at(PlanePoint p) const;

    /// Where a point outside of walled compounds enters the network; none if there is no access.
    std::optional<Entry> street_entry(PlanePoint p) const;

    /// Its segment alone; none if there is no access. `guess` may be none: see PieceIndex.
    SegmentId street_segment(PlanePoint p, SegmentId guess) const;

    /// False if no point of the box has access: quick, for whole tiles.
    bool may_have_access(const Box& box) const;

    /// The entry at a known segment: its nearest point to p.
    Entry entry_at(PlanePoint p, SegmentId segment) const;

    /// For the model of a plan: true if points of the box may get onto the network in another way
    /// than without the plan; then only place_at() knows. False without changes of streets.
    bool may_differ(const Box& box) const;

    /// True if a point outside of walled compounds surely enters the network as it does without the
    /// plan. Cheaper than place_at() where may_differ() says no more than that it may.
    /// @param old  the segment by which it enters without the plan; none: it has no access
    bool keeps_street(PlanePoint p, SegmentId old) const;

    /// Time of the walk that needs no network, kNever where none applies: within one walled
    /// compound, or right beside the destination with no barrier between.
    Millis straight_walk(const AccessPlace& from, const Destination& to) const;

    /// True if an access walk between the points is stopped by a barrier.
    bool separated(PlanePoint from, PlanePoint to) const;

  private:
    Entries entries_of(PlanePoint p, CompoundId within, bool leaving) const;

    const District* district_;
    std::shared_ptr<const class AccessGround> ground_;
    std::shared_ptr<const class StreetOverlay> overlay_; ///< null: streets as they are
};

/// The segments that meet the box, and maybe some near it; ascending, each once.
std::vector<SegmentId> segments_in(const AccessModel& model, const Box& box);

/// The destination as a place that people start from: out of the same door.
AccessPlace as_place(const AccessModel& model, const Destination& destination);

/// Places with a straight walk to the destination lie in this box.
Box straight_box(const AccessModel& model, const Destination& destination);

/// Time of walks to `destination` that pass no node: straight, or along the destination's own
/// segment; kNever where there are none.
Millis
beside_time(const AccessModel& model, const AccessPlace& place, const Destination& destination);

/// Time of `place` to `destination`, given the node times of a search from its sources.
Millis walking_time(const AccessModel& model,
                    const AccessPlace& place,
                    const Destination& destination,
                    std::span<const Millis> node_times);

} // namespace yike
