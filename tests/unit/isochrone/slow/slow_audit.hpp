// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The audit of a polygon by geometry alone: slow, and another way than the program's.
#pragma once

#include "isochrone/audit.hpp"

namespace yike::test {

Audit slow_audit(const WalkReach& reach,
                 Millis cutoff_ms,
                 const MultiPolygon& polygon,
                 const StackedPlaces& stacked,
                 double cell_m);

} // namespace yike::test
