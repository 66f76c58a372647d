// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Sketches of districts that resemble no place.
#pragma once

#include "synthesis/sketch.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace yike {

struct SketchRequest {
    std::uint64_t seed = 1;
    std::string name = "示意街道";
    PlanePoint centre{500'000, 3'970'000}; ///< EPSG:4549
    double area_km2 = 61.4;
    std::size_t communities = 44;
    double people = 320'700;
};

/// A district of the given size with arterials, hills, perhaps a river and a coast. The area is met
/// to the square metre, people and communities exactly. The same request gives the same sketch.
/// Cost linear in the area and the communities.
Sketch random_sketch(const SketchRequest& request);

} // namespace yike
