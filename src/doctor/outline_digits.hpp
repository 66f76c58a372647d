// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the number of decimals says about where an outline comes from.
#pragma once

#include "io/table.hpp"

#include <cstddef>
#include <optional>

namespace yike {

/// An outline whose vertices are written with 6 decimals in some stretches and with more in others.
struct DigitMixture {
    std::size_t coarse = 0; ///< vertices with at most 6 decimals
    std::size_t fine = 0;   ///< with more
    std::size_t coarse_runs = 0;
    double expected_runs = 0; ///< of both kinds, if they followed each other by chance
    double z = 0;             ///< fewer runs than by chance, in standard deviations
    LonLat example;           ///< a vertex with 6 decimals
};

/// Within the region of GCJ-02, an outline of at least 100 vertices of which each kind has at least
/// 20 and one in twenty, in far fewer runs than by chance (Wald & Wolfowitz 1940, z <= -5).
std::optional<DigitMixture> mixed_digits(const GlobeLine& outline);

} // namespace yike
