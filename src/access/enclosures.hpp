// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which compounds are walled, where their gates are, and which edges their walls cut.
#pragma once

#include "access/barrier_index.hpp"
#include "access/outline_runs.hpp"
#include "district/district.hpp"
#include "network/cut_network.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

/// Share of an outline that barriers must follow to make a wall of it.
inline constexpr double kWalledShare = 0.6;

/// A barrier "runs along" an outline where it is this near, m.
inline constexpr double kWallReach = 3;

/// An edge through a wall this near to an open gate goes through the gate, m.
inline constexpr double kGateReach = 10;

/// A crossing is a gate only with this much of its edge on each side, m.
inline constexpr double kGateEdge = 5;

/// Where the gates of a walled compound come from.
enum class GateSource {
    none,     ///< not walled
    given,    ///< from the gates layer
    crossing, ///< where edges cross the outline
    nearest,  ///< the point of the outline nearest to the network
};

/// "", "given", "crossing" or "nearest".
std::string to_string(GateSource source);

/// A gate of a walled compound, given or derived.
struct CompoundGate {
    std::string id; ///< of the gates layer, or `<compound>#<n>` when derived
    CompoundId compound;
    PlanePoint point;
    bool open = true;
    bool residents = false;
    std::optional<NetworkPoint> crossing; ///< nearest point of the edge through it, if there is one
};

struct CompoundEnclosure {
    bool walled = false;
    GateSource source = GateSource::none;
    std::vector<GateId> gates; ///< ascending
};

/// A place where a wall stops an edge, or lets it out only.
struct WallCut {
    CompoundId compound;
    NetworkCut cut;
    PlanePoint point;
};

/// An edge through the outline of a walled compound, at a gate or not.
struct WallCrossing {
    CompoundId compound;
    OutlineCrossing crossing;
};

struct Enclosures {
    std::vector<CompoundEnclosure> compounds; ///< one per compound of the district
    std::vector<CompoundGate> gates;
    std::vector<WallCrossing> crossings; ///< of walled compounds, on the network given
    std::vector<WallCut> cuts;           ///< at those that no open gate lets through
};

/// What the gates of a compound let through at a crossing of its wall: a residents' gate lets out
/// only.
Passage
wall_passage(const Enclosures& enclosures, CompoundId compound, const OutlineCrossing& crossing);

/// Settles DESIGN's rule of compounds, walls and gates on the network before any cut.
///
/// A source that says "open" is believed even where barriers or gates speak against it. A gate that
/// names no compound belongs to the nearest walled compound within kGateReach of its outline.
/// @param segments  index of the network's segments, piece i = segment i
/// @param barriers  the barriers layer alone
Enclosures find_enclosures(const District& district,
                           const Network& network,
                           const PieceIndex& segments,
                           const BarrierIndex& barriers);

} // namespace yike
