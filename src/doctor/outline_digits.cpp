// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/outline_digits.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace yike {

namespace {

constexpr std::size_t kFewestVertices = 100;
constexpr std::size_t kFewestOfKind = 20;
constexpr double kLeastShare = 0.05;
constexpr double kRunsZ = -5;

/// On the lattice of 6 decimals, to a fifth of the seventh.
bool has_six_decimals(double degrees) {
    const double scaled = degrees * 1e6;
    return std::abs(scaled - std::round(scaled)) < 0.02;
}

bool is_shifted_region(LonLat p) {
    return wgs84_to_gcj02(p) != p;
}

} // namespace

std::optional<DigitMixture> mixed_digits(const GlobeLine& outline) {
    if (outline.size() < kFewestVertices || !is_shifted_region(outline.front())) {
        return std::nullopt;
    }
    DigitMixture mixture;
    std::size_t runs = 0;
    bool before = false;
    for (std::size_t i = 0; i + 1 < outline.size(); ++i) {
        const bool coarse = has_six_decimals(outline[i].lon) && has_six_decimals(outline[i].lat);
        if (i == 0 || coarse != before) {
            ++runs;
            mixture.coarse_runs += coarse ? 1 : 0;
        }
        if (coarse && mixture.coarse == 0) {
            mixture.example = outline[i];
        }
        (coarse ? mixture.coarse : mixture.fine) += 1;
        before = coarse;
    }
    const auto a = static_cast<double>(mixture.coarse);
    const auto b = static_cast<double>(mixture.fine);
    const double n = a + b;
    if (std::min(mixture.coarse, mixture.fine) < kFewestOfKind ||
        std::min(a, b) < kLeastShare * n) {
        return std::nullopt;
    }
    mixture.expected_runs = 1 + 2 * a * b / n;
    const double variance = (mixture.expected_runs - 1) * (mixture.expected_runs - 2) / (n - 1);
    mixture.z = (static_cast<double>(runs) - mixture.expected_runs) / std::sqrt(variance);
    return mixture.z <= kRunsZ ? std::optional(mixture) : std::nullopt;
}

} // namespace yike
