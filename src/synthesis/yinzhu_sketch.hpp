// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The sketch of the embedded sample.
#pragma once

#include "synthesis/sketch.hpp"

#include <cstdint>

namespace yike {

/// The seed of the sample that comes with the source.
inline constexpr std::uint64_t kYinzhuSeed = 10;

/// Yinzhu Subdistrict as far as it is published: its rough outline, 61.4 km2, the names of its 44
/// communities and of some roads, its households and people. Where things stand is made up.
Sketch yinzhu_sketch(std::uint64_t seed);

} // namespace yike
