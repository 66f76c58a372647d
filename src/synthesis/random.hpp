// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Chance that is the same on every machine: no distribution of the standard library.
#pragma once

#include "geometry/plane_point.hpp"

#include <cstddef>
#include <cstdint>

namespace yike {

/// A stream of pseudo-random numbers (SplitMix64: Steele, Lea, Flood 2014).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    /// A stream of its own for one part of the work, so that what one part draws does not move
    /// another.
    Random fork(std::uint64_t key) const;

    std::uint64_t next();

    /// [0, 1)
    double unit();

    /// [least, greatest)
    double between(double least, double greatest);

    /// Near 0 most often, within (-1, 1): the mean of three draws.
    double bell();

    /// 0 to count - 1; count > 0.
    std::size_t below(std::size_t count);

    bool chance(double share) { return unit() < share; }

  private:
    std::uint64_t state_;
};

/// A smooth random field within [-1, 1] whose hills and hollows are about `scale_m` apart.
class SmoothNoise {
  public:
    SmoothNoise(std::uint64_t seed, double scale_m) : seed_(seed), scale_m_(scale_m) {}

    double at(PlanePoint p) const;

  private:
    double corner(std::int64_t i, std::int64_t j) const;

    std::uint64_t seed_;
    double scale_m_;
};

} // namespace yike
