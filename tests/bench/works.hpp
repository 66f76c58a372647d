// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The works that are measured; each prints its lines.
#pragma once

#include "bench_input.hpp"
#include "network/range_search.hpp"

#include <cstddef>

namespace yike::bench {

struct BenchRequest {
    std::size_t queries = 1000;
    unsigned seed = 1;
};

inline constexpr Millis kCutoff = 900'000;

/// The search source that stands on a node.
SearchSource at_node(const Network& network, NodeId node);

// On the network alone.
void measure_range(const BenchInput& input, const BenchRequest& request);
void measure_matrix(const BenchInput& input, const BenchRequest& request);
void measure_nearest(const BenchInput& input, const BenchRequest& request);
void measure_build(const BenchInput& input);
void measure_path(const BenchInput& input, const BenchRequest& request);

// In the plane.
void measure_polygon(const BenchInput& input, const BenchRequest& request);
void measure_field(const BenchInput& input, const BenchRequest& request);
void measure_coverage(const BenchInput& input);
void measure_drag(const BenchInput& input, const BenchRequest& request);

} // namespace yike::bench
