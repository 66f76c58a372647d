// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Time and memory on 1, 4, 16 and 64 copies of a town, on one thread and on two.
#pragma once

#include "works.hpp"

namespace yike::bench {

/// Prints lines like the other works, with `cpu_us` (median CPU time of all threads), `copies`,
/// `segments`, `threads` and `bytes_per_segment` (network and search layout) beside. `range_all` is
/// the time of many searches in one go divided by their number.
void measure_scaling(const BenchInput& input, const BenchRequest& request);

} // namespace yike::bench
