// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// All pairs of layers with their fits.
#pragma once

#include "base/progress.hpp"
#include "doctor/layer_fit.hpp"

#include <array>
#include <memory>
#include <vector>

namespace yike {

/// CGCS2000 is WGS 84 here.
inline constexpr std::array<Datum, 3> kReadings{Datum::wgs84, Datum::gcj02, Datum::bd09};

/// A layer's own datum among kReadings.
std::size_t reading_of(Datum declared);

/// Fits of n layers to each other, both ways round: the samples of a small layer say little, but
/// the many samples of a large one near it do.
class FitTable {
  public:
    FitTable(const std::vector<LayerShape>& shapes,
             const WorkingCrs& crs,
             const Box& box,
             Progress& progress);

    std::size_t size() const noexcept { return layers_.size(); }

    const FitLayer& layer(std::size_t i) const { return layers_[i]; }

    const PairFit& pair(std::size_t moved, std::size_t still) const {
        return *pairs_[moved * size() + still];
    }

    /// Fit of layer i read as kReadings[a] to layer k read as kReadings[b], measured at i's
    /// samples.
    const Fit& read_as(std::size_t i, std::size_t a, std::size_t k, std::size_t b) const {
        return readings_[(i * size() + k) * 9 + a * 3 + b];
    }

    /// The better evidence of both ways round.
    double evidence(std::size_t i, std::size_t a, std::size_t k, std::size_t b) const;

    /// The same for layer i displaced, all others as they lie.
    double evidence(std::size_t i, std::size_t k, PlanePoint displacement) const;

    /// Sum over all other layers but those marked in `without`.
    double pooled(std::size_t i, PlanePoint displacement, const std::vector<char>& without) const;

    /// evidence() of a quick look.
    double quick_evidence(std::size_t i, std::size_t k, PlanePoint displacement) const;

  private:
    std::vector<FitLayer> layers_;
    std::vector<std::unique_ptr<PairFit>> pairs_;
    std::vector<Fit> readings_;
};

} // namespace yike
