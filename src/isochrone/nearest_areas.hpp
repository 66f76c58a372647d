// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Who is nearest: the ground parted by each place's nearest station.
#pragma once

#include "access/access_field.hpp"

#include <span>
#include <vector>

namespace yike {

struct NearestRequest {
    std::span<const Destination> stations;
    const MultiPolygon& within; ///< the ground to be parted
};

/// The nearest station of every place, and the time to it.
struct NearestGround {
    std::vector<MultiPolygon> areas; ///< one per station; empty where it is nobody's nearest
    CornerBox corners{{0, 0}, {-1, -1}};
    std::vector<Millis>
        times; ///< of all corners, row by row from the south; kNever: none in 60 min
};

/// Ground from which no station is reached within kLongestWalk belongs to none. Ties go to the
/// smaller index. The lines between areas follow the lattice: each corner stands for the cell
/// around it.
NearestGround nearest_areas(const NearestRequest& request, AccessField& field, Progress& progress);

} // namespace yike
