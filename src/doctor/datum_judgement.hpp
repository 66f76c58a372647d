// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which layers lie shifted against the others, and how.
#pragma once

#include "base/progress.hpp"
#include "doctor/layer_fit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

/// A layer that fits the others much better when it is moved.
struct Accusation {
    std::string layer;
    std::optional<Datum> meant; ///< its numbers fit when read as this datum; none: `offset` alone
    PlanePoint offset;          ///< mean displacement that mends it, m east and north
    double gain = 0;            ///< evidence gained, natural logarithm of the odds
    double fit_now = 0;         ///< evidence that it lies right as it is
    std::string witness;        ///< the other layer that says so most clearly
    Fit witness_now;
    Fit witness_then;
    std::size_t samples = 0; ///< of the side that was counted
};

/// A layer of which one part fits as it is and another part only by another datum.
struct MixedLayer {
    std::string layer;
    Datum meant = Datum::gcj02;
    std::string witness;
    double now = 0;  ///< samples that fit as they are
    double then = 0; ///< samples that fit by the other datum
    double z_now = 0;
    double z_then = 0;
    std::vector<LonLat> examples; ///< samples of the other part, at most a few
};

struct DatumJudgement {
    std::vector<Accusation> shifted;
    std::vector<MixedLayer> mixed;
};

// The thresholds, as the handbook states them.
inline constexpr double kLeastGain = 16;       ///< odds of nine million to one
inline constexpr double kPriorAgainst = 8;     ///< what a relabelled layer costs
inline constexpr double kLeastWitness = 4.5;   ///< evidence of the best witness: z = 3
inline constexpr double kLeastOffsetGain = 25; ///< of a displacement that was searched for
inline constexpr double kLeastOffset = 30;     ///< m; less is drawing
inline constexpr double kPeakLead = 1.5;       ///< the best displacement against the next best one
inline constexpr double kMixedZ = 5;

/// Compares all layers with each other. At least two are needed for any judgement.
/// Cost: layers^2 x samples x some hundred look-ups; a search of displacements only for layers that
/// fit nowhere.
DatumJudgement judge_datums(const std::vector<LayerShape>& shapes,
                            const WorkingCrs& crs,
                            const Box& box,
                            Progress& progress);

} // namespace yike
