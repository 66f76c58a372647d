// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What access finds out about a district as it is, before any plan: walls, gates, the network
/// after wall cuts, and where places enter it. The inside of AccessModel.
#pragma once

#include "access/access_model.hpp"
#include "access/box_grid.hpp"
#include "access/inner_paths.hpp"
#include "network/network_patch.hpp"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace yike {

/// A walled compound, ready for questions.
struct WalledGround {
    CompoundId id;
    PieceIndex inner;                     ///< its paths; empty: there are none
    std::vector<InnerPiece> inner_pieces; ///< parallel to the pieces of `inner`
    std::optional<InnerPaths> paths;      ///< only without inner paths
};

/// The index of a network's segments, piece i = segment i. Segments that nobody walks become
/// points, which nobody is near to.
PieceIndex index_segments(const Network& network);

/// The same for a patched network, of the index of the old one.
PieceIndex index_segments(const PatchedNetwork& patched, const PieceIndex& base);

/// Immutable once built; shared by the models of a district and of its plans.
class AccessGround {
  public:
    /// @param district  must outlive the object
    explicit AccessGround(const District& district);

    const Network& network() const { return cut.network; }

    const MultiPolygon& ground(CompoundId compound) const {
        return district.compounds[compound.index()].ground;
    }

    const WalledGround& walled_ground(CompoundId compound) const {
        return walled[walled_of[compound.index()]];
    }

    CompoundId walled_at(PlanePoint p) const;

    Entry entry_from(PlanePoint p, NetworkPoint at) const;

    /// The nearest segment that no barrier hides; edges inside of walls are not for those outside.
    /// @param within   the walled compound in or at which p lies
    /// @param outside  only what is outside of it
    template <class Ignore>
    std::optional<NearestPiece> nearest_segment(PlanePoint p,
                                                CompoundId within,
                                                bool outside,
                                                const Ignore& ignore,
                                                std::optional<std::uint32_t> guess = {}) const;

    template <class Ignore>
    std::optional<Entry>
    nearest_entry(PlanePoint p, CompoundId within, bool outside, const Ignore& ignore) const;

    /// Where a gate lets out: the edge through it, else the nearest edge outside.
    std::optional<Entry> gate_entry(const CompoundGate& gate) const;

    std::optional<Entry> inner_entry(PlanePoint p, const WalledGround& compound) const;

    /// Ways of a point that is not in a walled compound, or in one with inner paths.
    /// @param leaving  for people who live there; strangers get nowhere over private ways
    Entries network_entries(PlanePoint p, CompoundId within, bool leaving) const;

    /// The share of a segment nearest to p.
    double share_on(SegmentId id, PlanePoint p) const;

    const District& district;
    double speed_m_per_s;
    BarrierIndex layer_barriers;
    Enclosures enclosures;
    CutResult cut;
    Components components;
    PieceIndex index;
    BarrierIndex barriers; ///< of the layer, and the outlines of walled compounds
    BoxGrid walled_boxes;
    std::vector<WalledGround> walled;
    std::vector<std::uint32_t> walled_of;           ///< compound -> index into `walled`
    std::vector<CompoundId> inside_of;              ///< segment -> walled compound that holds it
    std::vector<std::optional<Entry>> gate_entries; ///< one per gate

  private:
    void prepare_walled();
    void find_inner_paths(WalledGround& compound, const MultiPolygon& ground);
    void enter_gates();
    void prepare_paths();
    bool well_inside(CompoundId compound, PlanePoint p) const;
    bool is_private(std::uint32_t segment) const;
    bool on_splinter(std::uint32_t segment) const;
    std::optional<Entry> nearest_public_entry(PlanePoint p) const;
};

/// Who walks straight to the gates of a compound without inner paths.
struct GateWalker {
    CompoundId compound;
    bool leaving = true; ///< lives there: residents' gates let out too
};

/// Straight to the open gates and out.
/// @param inner_m  (i) the way to the compound's i-th gate, m; none if a wall keeps them apart
/// @param ways_of  (gate) the gate's own ways onto the network
template <class Inner, class Ways>
Entries gate_walks(const AccessGround& ground,
                   const Network& network,
                   const Enclosures& enclosures,
                   const GateWalker& walker,
                   const Inner& inner_m,
                   const Ways& ways_of) {
    Entries entries;
    const std::vector<GateId>& gates = enclosures.compounds[walker.compound.index()].gates;
    const double detour = ground.district.compounds[walker.compound.index()].detour;
    for (std::size_t i = 0; i < gates.size(); ++i) {
        const CompoundGate& gate = enclosures.gates[gates[i].index()];
        if (!gate.open || (gate.residents && !walker.leaving)) {
            continue;
        }
        const std::optional<double> inner = inner_m(i);
        if (!inner) {
            continue;
        }
        const double walk_m = *inner * detour;
        const Millis walk_ms = walk_millis(walk_m, ground.speed_m_per_s);
        for (const Entry& out : ways_of(gates[i])) {
            entries.push_back(make_entry_on(
                network, out.at, walk_m + out.distance_m, add_millis(walk_ms, out.access_ms)));
        }
    }
    return entries;
}

template <class Ignore>
std::optional<NearestPiece>
AccessGround::nearest_segment(PlanePoint p,
                              CompoundId within,
                              bool outside,
                              const Ignore& ignore,
                              std::optional<std::uint32_t> guess) const {
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
std::optional<Entry> AccessGround::nearest_entry(PlanePoint p,
                                                 CompoundId within,
                                                 bool outside,
                                                 const Ignore& ignore) const {
    const auto found = nearest_segment(p, within, outside, ignore);
    if (!found) {
        return std::nullopt;
    }
    return entry_from(p, point_on(network(), SegmentId(found->piece), found->share));
}

} // namespace yike
