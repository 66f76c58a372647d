// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Make-believe districts as project folders.
#pragma once

#include "base/progress.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace yike {

struct SynthesisRequest {
    std::filesystem::path folder;      ///< absent, empty, or made by synthesize() before
    bool yinzhu = false;               ///< the embedded sample; then only the seed counts
    std::optional<std::uint64_t> seed; ///< else that of the committed sample, or 1
    std::size_t subdistricts = 1;      ///< more than one: a folder each, 001, 002 ...
    double area_km2 = 61.4;            ///< of all subdistricts together, as are the next two
    std::size_t communities = 44;
    double people = 320'700;
};

inline constexpr std::uint64_t kLargestSeed = 999'999'999;
inline constexpr std::size_t kMostSubdistricts = 999;
inline constexpr double kLeastAreaKm2 = 2; ///< of one subdistrict
inline constexpr double kMostAreaKm2 = 20'000;
inline constexpr std::size_t kMostCommunities = 20'000;
inline constexpr double kCommunityLeastKm2 = 0.1; ///< average
inline constexpr double kLeastPeople = 100;       ///< for each community
inline constexpr double kMostPeople = 100e6;

/// Makes the project or projects, complete or not at all. The same request gives the same bytes.
/// Cost linear in the area, near enough.
/// @throws UsageError if a number is out of range, naming the allowed one
/// @throws DataError if the folder cannot be used
void synthesize(const SynthesisRequest& request, Progress& progress);

} // namespace yike
