// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Why one compound is covered or not, and which single change would cover it.
#pragma once

#include "evaluation/evaluate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

/// The walk by which a compound's minutes are told: from its best gate, or from the place on its
/// ground (the building) that stands for the median.
struct ExplainedWalk {
    StationId station;
    GateId gate;           ///< none for an open compound
    PlanePoint from;       ///< the gate or the place
    double access_m = 0;   ///< from there to the network
    double network_m = 0;  ///< on the network
    double station_m = 0;  ///< from the network to the station
    double straight_m = 0; ///< as the crow flies
    Millis access_ms = 0;
    Millis network_ms = 0;
    Millis station_ms = 0;
    bool beside = false; ///< a straight walk that needs no network
    Line route;          ///< from the place to the station

    double length_m() const { return access_m + network_m + station_m; }

    Millis time_ms() const { return access_ms + network_ms + station_ms; }

    /// Walked over straight; none for a straight distance of 0.
    std::optional<double> detour_ratio() const;
};

enum class RemedyKind { open_gate, new_gate, close_gap, use_candidate, walk_faster };

/// "open_gate", "new_gate", ...
std::string to_string(RemedyKind kind);

/// One change that alone would cover the compound.
struct Remedy {
    RemedyKind kind = RemedyKind::open_gate;
    std::string what;                ///< the gate's, compound's, road's or candidate's id
    PlanePoint at;                   ///< where; the compound for walk_faster
    PlanePoint to;                   ///< close_gap: the other end
    double gap_m = 0;                ///< close_gap
    std::optional<double> cost_yuan; ///< where the data know it
    Millis time_ms = kNever;         ///< afterwards; walk_faster: at that speed
    double speed_m_per_s = 0;        ///< walk_faster
};

/// The speed of a walk_faster, up to the next tenth, so that walking as fast as it says is enough.
double walking_km_per_h(const Remedy& remedy);

struct Explanation {
    CompoundId compound;
    bool covered = false;
    Millis time_ms = kNever;           ///< by the gate rule, to the nearest station
    std::optional<ExplainedWalk> walk; ///< none if there is no way at all
    std::string reason;                ///< of a gap; see gap_list()
    std::vector<Remedy> remedies;      ///< the cheapest first; empty for covered ones
};

/// How far to look for remedies.
enum class Remedies {
    quick, ///< candidates, and how fast to walk: milliseconds
    all,   ///< gates and gaps too, each tried by itself: up to seconds
};

/// @param planned   the district evaluated, and its changes of streets
/// @param baseline  of the district without any plan
/// @param evaluated of `planned`; the baseline itself if there is no plan
Explanation explain(CompoundId compound,
                    const PlannedDistrict& planned,
                    const Evaluation& baseline,
                    const Evaluation& evaluated,
                    Remedies remedies = Remedies::all);

/// The walk from one place to another as if a station stood there; none if there is no way of up to
/// 60 minutes. Neither a gate nor a station is named.
std::optional<ExplainedWalk> walk_between(const AccessModel& model, PlanePoint from, PlanePoint to);

/// Quick explanations of all compounds, in their order.
std::vector<Explanation> explain_all(const PlannedDistrict& planned,
                                     const Evaluation& baseline,
                                     const Evaluation& evaluated,
                                     Progress& progress);

} // namespace yike
