// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Points of a layer that come from another datum than the rest.
///
/// Each point is judged by itself, by what it should lie near. Lines (streets, outlines of
/// compounds): the distances of the layer's points are compared with those of the same points
/// displaced by some hundred vectors, which gives the odds that a point at some distance lies
/// right. Grounds (the community or compound that it names): the odds are those of lying inside by
/// chance. The points that lie better in another datum gain; if the datum is the cause, no other
/// displacement gains as much.
#pragma once

#include "doctor/layer_fit.hpp"
#include "geometry/polygon.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yike {

/// One point with what it names.
struct StrayPoint {
    LonLat position;
    std::vector<const MultiPolygon*> homes; ///< grounds in the working CRS; may be none
};

/// Points that fit only in another datum.
struct StrayFeatures {
    Datum meant = Datum::gcj02;
    std::vector<std::size_t> moved; ///< that lie clearly better there
    std::size_t staying = 0;        ///< that lie clearly better where they are
    double gain = 0;                ///< of all that gain, natural logarithm
    double chance = 0;              ///< the most that another displacement gains
    double z = 0;                   ///< against all others
    bool sure = false;              ///< else a suspicion
};

// The thresholds, as the handbook states them.
inline constexpr std::size_t kFewestStray = 3;
inline constexpr double kClearlyBetter = 2.3; ///< odds of 10 to 1
inline constexpr double kLeastStrayGain = 16;
inline constexpr double kSuspectZ = 4.5;
inline constexpr double kSuspectLead = 1.15; ///< against the best other displacement
inline constexpr double kSureZ = 6;
inline constexpr double kSureLead = 1.5;

/// The other datum that explains points of this layer, if any does.
/// @param lines  layers near whose lines the points lie: streets, outlines
/// Cost: points x displacements x homes' vertices.
std::optional<StrayFeatures> find_strays(const std::vector<StrayPoint>& points,
                                         Datum declared,
                                         const std::vector<const FitLayer*>& lines,
                                         const WorkingCrs& crs);

} // namespace yike
