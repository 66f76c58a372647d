// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Where the people of one compound start from, and the few nodes by which they enter the network.
#pragma once

#include "coverage/ground_samples.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace yike {

/// One way of a sample onto the network, its nodes numbered within the compound.
struct SlotEntry {
    std::uint32_t from = 0; ///< into CompoundPlaces::nodes
    std::uint32_t to = 0;
    Millis from_ms = kNever; ///< from the place to either node, access included
    Millis to_ms = kNever;
};

/// Samples with their ways: those of sample i are entries[first[i]] to entries[first[i + 1] - 1].
struct SlottedPeople {
    People people;
    std::vector<std::uint32_t> first;
    std::vector<SlotEntry> entries;
};

/// The places of one compound. A station's time to each of `nodes` tells its time to every sample,
/// but for walks beside the station, which need no node.
struct CompoundPlaces {
    SlottedPeople gates;  ///< open gates of a walled compound; else empty
    SlottedPeople ground; ///< its buildings or its ground
    bool walled = false;
    bool has_access = false;       ///< by the gate rule
    std::vector<NodeId> nodes;     ///< ascending, each once
    std::vector<Millis> node_ms;   ///< parallel: least time from any sample to it
    std::vector<SegmentId> inside; ///< segments that its samples enter; ascending, each once
    Box box;                       ///< around its samples

    /// Those whose times make the minutes: gates if walled.
    const SlottedPeople& people() const { return walled ? gates : ground; }
};

/// @param buildings  those inside the compound
/// @param field      prepared for the compound's box
CompoundPlaces
places_of(CompoundId compound, const std::vector<Building>& buildings, const AccessField& field);

/// Those of every compound of the district, in its order.
/// @param field  its tiles are prepared where compounds are
std::vector<CompoundPlaces> all_places(AccessField& field, Progress& progress);

/// Times of each sample over the network, given the times of the compound's nodes; kNever beyond
/// kLongestWalk. `times` has one entry per sample.
void times_over_network(const SlottedPeople& people,
                        std::span<const Millis> node_times,
                        std::span<Millis> times);

} // namespace yike
