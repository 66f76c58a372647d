// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Searches as others write them, on the same network in whole milliseconds: Boost.Graph on its
/// compressed sparse row graph, and the priority queue of textbooks.
#pragma once

#include "network/network.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace yike::bench {

/// Times of walking from all nodes to one, within a cutoff. An object is used again and again.
class Baseline {
  public:
    virtual ~Baseline() = default;

    virtual const char* name() const = 0;

    virtual void run(NodeId target, Millis cutoff_ms) = 0;

    /// One per node; kNever beyond the cutoff. Valid until the next run.
    virtual std::span<const Millis> times() const = 0;

    /// The nodes within the cutoff, each once.
    virtual std::span<const NodeId> reached() const = 0;
};

/// Of what the last run reached; see report.hpp.
std::uint64_t digest_of(const Baseline& baseline);

/// dijkstra_shortest_paths_no_color_map_no_init; only what was touched is reset.
std::unique_ptr<Baseline> boost_no_init(const Network& network);

/// dijkstra_shortest_paths, left by an exception at the cutoff.
std::unique_ptr<Baseline> boost_early_exit(const Network& network);

/// std::priority_queue, every label reset before each run.
std::unique_ptr<Baseline> textbook(const Network& network);

} // namespace yike::bench
