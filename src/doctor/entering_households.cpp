// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/entering_households.hpp"

namespace yike {

namespace {

PieceIndex pieces_of(const Network& network) {
    std::vector<Piece> pieces;
    pieces.reserve(network.segment_count());
    for (const Segment& segment : network.segments()) {
        pieces.push_back({network.start(segment), network.end(segment)});
    }
    return PieceIndex(std::move(pieces));
}

/// Where a compound enters the model's network; none without access.
std::optional<Entry> entry_of(const AccessModel& model, CompoundId id) {
    const CompoundEnclosure& enclosure = model.enclosures().compounds[id.index()];
    AccessPlace place;
    if (enclosure.walled) {
        for (const GateId gate : enclosure.gates) {
            place = model.place_of(gate);
            if (!place.entries.empty()) {
                break;
            }
        }
    } else {
        place = model.place_at(model.district().compounds[id.index()].interior);
    }
    if (place.entries.empty()) {
        return std::nullopt;
    }
    return place.entries.front();
}

} // namespace

EnteringHouseholds::EnteringHouseholds(const AccessModel& model, const Network& network)
    : by_segment_(network.segment_count(), 0), by_edge_(network.edges().size(), 0),
      by_component_(model.components().length_m.size(), 0) {
    // Cuts give the model's segments other numbers, but leave them where they are.
    constexpr double kSame = 0.01;
    const PieceIndex pieces = pieces_of(network);
    const std::vector<Compound>& compounds = model.district().compounds;
    for (std::size_t i = 0; i < compounds.size(); ++i) {
        const auto entry = entry_of(model, CompoundId(i));
        if (!entry) {
            continue;
        }
        by_component_[model.components().of_node[entry->from.index()]] += compounds[i].households;
        const PlanePoint at = model.network().position(entry->at);
        const auto segment = pieces.nearest(at, kSame, [](std::uint32_t, double) { return true; });
        if (segment) {
            by_segment_[segment->piece] += compounds[i].households;
            by_edge_[network.edge_of(SegmentId(segment->piece)).index()] += compounds[i].households;
        }
    }
}

} // namespace yike
