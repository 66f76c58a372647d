// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The ground that maps of coverage show.
#pragma once

#include "evaluation/evaluate.hpp"

namespace yike {

/// The isochrone of kHeadlineMinutes over all stations, its line divided, without audit.
/// @param evaluation  with its figures; its field is prepared where needed
MultiPolygon headline_ground(const Evaluation& evaluation, Progress& progress);

} // namespace yike
