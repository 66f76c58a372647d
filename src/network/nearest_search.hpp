// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The nearest and the second nearest of many owners, for every node at once.
#pragma once

#include "network/range_search.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace yike {

inline constexpr std::uint32_t kNoOwner = std::numeric_limits<std::uint32_t>::max();

/// A point that people walk to, and whose it is (a station's number, say).
struct OwnedSource {
    SearchSource source;
    std::uint32_t owner = 0;
};

struct OwnerTime {
    Millis time = kNever;
    std::uint32_t owner = kNoOwner;

    auto operator<=>(const OwnerTime&) const = default;
};

/// The two nearest owners of a node, the nearer first; of equally near ones the smaller number.
using NearestTwo = std::array<OwnerTime, 2>;

/// For each of the n nodes, walking to the sources within the cutoff. One search for all sources:
/// whoever is among the two nearest at a node is among the two nearest at the next one on the way,
/// so a node passes on its two best owners and no others.
/// Cost O(n) for streets, about twice that of a search from one source.
std::vector<NearestTwo>
nearest_owners(const Network& network, std::span<const OwnedSource> sources, Millis cutoff_ms);

} // namespace yike
