// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Streets and gates as a plan changes them, over the ground of the district as it is.
///
/// Nothing that a plan does makes a place forget how it got onto the network before:
///  - a new path or gate is one more way for whoever is nearer to it, and takes none away;
///  - a blocked piece lets nobody through, but those whose own way leads onto it still leave along
///    it. (Were they sent to the next street instead, a block could make a walk shorter.)
/// So opening never lengthens a walk and blocking never shortens one, whatever else the plan does.
#pragma once

#include "access/access_ground.hpp"
#include "access/street_changes.hpp"
#include "network/network_patch.hpp"

#include <map>
#include <set>
#include <span>
#include <vector>

namespace yike {

/// Which way people walk.
enum class Walking { leaving, arriving };

/// Immutable once built; shared by threads.
class StreetOverlay {
  public:
    /// @param ground    must outlive the object
    /// @param changed   the district with the plan's roads after its own
    StreetOverlay(const AccessGround& ground,
                  const District& changed,
                  const StreetChanges& changes);

    const Network& network() const { return patched_.network; }

    const Components& components() const { return components_; }

    const PieceIndex& index() const { return index_; }

    const Enclosures& enclosures() const { return enclosures_; }

    /// The ways of a place (or, arriving, to a destination) by the general rule.
    Entries place_entries(PlanePoint p, CompoundId within, Walking walking) const;

    /// The ways out of a gate, whether it is open or not.
    Entries gate_entries(GateId gate) const;

    /// The ways of a station's street door.
    Entries door_entries(PlanePoint p, CompoundId within, const Entry& base) const;

    /// True if the point, outside of walled compounds, surely enters the network as it did before.
    /// @param old  the segment by which it entered; none: it had no access
    bool keeps_street(PlanePoint p, SegmentId old) const;

    /// False if every point of the box gets onto the network as it did before.
    bool may_differ(const Box& box) const;

  private:
    struct PathPiece {
        SegmentId segment;
        CompoundId inside; ///< the walled compound that it lies in; may be none
    };

    struct ClosedPlace {
        double offset_m = 0;
        CompoundId compound;
        bool starts_inside = false; ///< the piece before the cut is the inner one
    };

    void change_gates(const StreetChanges& changes);
    std::optional<NetworkPoint> edge_through(const NewGate& gate) const;
    void change_walls(NetworkPatch& patch);
    void change_wall(NetworkPatch& patch,
                     const NetworkPoint& crossing,
                     const std::vector<WallCrossing>& walls);
    void add_path(NetworkPatch& patch, RoadId road);
    void open_walls_on_path(NetworkPatch& patch, const Network& path, SegmentId first);
    std::vector<OutlineCrossing>
    crossings_on_path(const Network& path, const PieceIndex& index, CompoundId compound) const;
    bool street_outside(PlanePoint p, CompoundId compound) const;
    NodeId joint(NetworkPatch& patch, PlanePoint end) const;
    std::set<SegmentId> near_block(const RoadBlock& block) const;
    void add_blocks(NetworkPatch& patch, const std::vector<RoadBlock>& blocks);
    void find_path_pieces();
    void find_components();
    void find_altered_boxes(const StreetChanges& changes);

    NetworkPoint moved(const NetworkPoint& old, CompoundId within) const;
    Entry moved(const Entry& old, CompoundId within) const;
    Entries finished(const Entries& entries, Walking walking) const;
    void leave_block(const Entry& entry, Walking walking, Entries& out) const;
    Entries gate_ways(GateId gate) const;
    Entries walks_to_gates(PlanePoint p, const WalledGround& compound, Walking walking) const;
    template <class Accept, class Ignore>
    void add_path_entries(PlanePoint p,
                          double nearer_than_m,
                          const Accept& accept,
                          const Ignore& ignore,
                          Entries& entries) const;

    const AccessGround& ground_;
    const District& changed_;
    Enclosures enclosures_;
    PatchedNetwork patched_;
    Components components_;
    PieceIndex index_;
    std::vector<std::pair<SegmentId, std::size_t>> added_; ///< paths: first segment and count
    std::vector<std::vector<PathPiece>> paths_;
    std::map<SegmentId, std::vector<ClosedPlace>> closed_;
    std::map<CompoundId, InnerPaths> new_gate_paths_; ///< to the new gates of a compound
    std::vector<std::optional<Entry>> new_gate_entries_;
    std::vector<Box> altered_;
};

} // namespace yike
