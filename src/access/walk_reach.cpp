// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/walk_reach.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

bool by_segment(const SearchSource& a, const SearchSource& b) {
    return a.at.segment < b.at.segment;
}

} // namespace

WalkReach::WalkReach(const AccessModel& model) : model_(&model), search_(model.network()) {
    source_bits_.assign(model.network().segment_count() / 64 + 1, 0);
    node_times_ = search_.times();
}

WalkReach::WalkReach(const AccessModel& model,
                     std::vector<Destination> destinations,
                     Millis cutoff_ms)
    : WalkReach(model) {
    walk_to(destinations, cutoff_ms);
}

void WalkReach::walk_to(std::span<const Destination> destinations, Millis cutoff_ms) {
    for (const SearchSource& source : sources_) {
        source_bits_[source.at.segment.index() / 64] = 0;
    }
    destinations_.assign(destinations.begin(), destinations.end());
    cutoff_ms_ = cutoff_ms;
    sources_.clear();
    for (const Destination& destination : destinations_) {
        sources_.insert(sources_.end(), destination.sources.begin(), destination.sources.end());
    }
    std::stable_sort(sources_.begin(), sources_.end(), by_segment);
    for (const SearchSource& source : sources_) {
        source_bits_[source.at.segment.index() / 64] |= std::uint64_t{1}
                                                        << (source.at.segment.index() % 64);
    }
    search_.run({sources_, cutoff_ms, Direction::to_sources});
    node_times_ = search_.times();
    straight_grid_ = BoxGrid(straight_boxes());
}

std::vector<Box> WalkReach::straight_boxes() const {
    std::vector<Box> boxes;
    for (const Destination& destination : destinations_) {
        boxes.push_back(straight_box(*model_, destination));
    }
    return boxes;
}

Millis WalkReach::by_entry(const Entry& entry) const {
    Millis best = std::min(add_millis(node_times_[entry.from.index()], entry.from_ms),
                           add_millis(node_times_[entry.to.index()], entry.to_ms));
    for (const SearchSource& source : sources_on(entry.at.segment)) {
        const Millis direct =
            walk_within(model_->network(), entry.at.segment, entry.at.offset_m, source.at.offset_m);
        best = std::min(best, add_millis(entry.access_ms, add_millis(direct, source.start_ms)));
    }
    return best;
}

Millis WalkReach::straight(const AccessPlace& place) const {
    Millis best = kNever;
    for (const std::uint32_t number : straight_grid_.near(place.point)) {
        best = std::min(best, model_->straight_walk(place, destinations_[number]));
    }
    return best;
}

Millis WalkReach::at(const AccessPlace& place) const {
    Millis best = straight(place);
    for (const Entry& entry : place.entries) {
        best = std::min(best, by_entry(entry));
    }
    return best <= kLongestWalk ? best : kNever;
}

std::vector<SegmentId> WalkReach::touched_segments() const {
    std::vector<SegmentId> segments;
    for (const NodeId node : reached()) {
        for (const Arc& arc : model_->network().arcs(node)) {
            segments.push_back(arc.segment);
        }
    }
    for (const SearchSource& source : sources_) {
        segments.push_back(source.at.segment);
    }
    std::sort(segments.begin(), segments.end());
    segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
    return segments;
}

std::span<const SearchSource> WalkReach::sources_on(SegmentId segment) const {
    if (!holds_source(segment)) {
        return {};
    }
    const auto [first, last] = std::equal_range(
        sources_.begin(), sources_.end(), SearchSource{{segment, 0}, 0}, by_segment);
    return {first, last};
}

} // namespace yike
