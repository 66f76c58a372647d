// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The transportation problem: from places to sites along routes, at the least cost, exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace yike {

/// A way from a place to a site.
struct Route {
    std::uint32_t place = 0;
    std::uint32_t site = 0;
    std::int64_t cost = 0; ///< a unit, >= 0
};

struct TransportProblem {
    std::vector<std::int64_t> supply;                  ///< of each place, >= 0
    std::vector<std::optional<std::int64_t>> capacity; ///< of each site, >= 0; none: unlimited
    std::vector<Route> routes;
};

struct TransportPlan {
    std::vector<std::int64_t> sent; ///< parallel to the routes
    std::vector<std::int64_t> kept; ///< of each place: what no site has room for
    std::int64_t moved = 0;         ///< sum of `sent`
    std::int64_t cost = 0;          ///< sum of sent x cost
};

/// Sends as much as can be sent at all, and among all plans that do so one of the least cost.
///
/// @param problem  n places, m sites, r routes; ids of routes below n and m; costs times places
///                 must stay under 2^62 / (m + 1)
/// @returns whole numbers; the same for the same order of places, sites and routes
/// Cost: a shortest path search for each place and for each time that a site fills up or a route
/// empties, over the full sites around that place only. Scratch O(n + m + r).
/// Source: successive shortest paths with node potentials (Ahuja, Magnanti and Orlin 1993, section
/// 9.7), a place at a time; what cannot be sent goes to one more site that costs more than any
/// rerouting, which makes the two aims one.
TransportPlan cheapest_transport(const TransportProblem& problem);

} // namespace yike
