// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/walk_reach.hpp"

#include <algorithm>
#include <utility>

namespace yike {

WalkReach::WalkReach(const AccessModel& model,
                     std::vector<Destination> destinations,
                     Millis cutoff_ms)
    : model_(&model), destinations_(std::move(destinations)) {
    std::vector<SearchSource> sources;
    source_bits_.assign(model.network().segment_count() / 64 + 1, 0);
    for (const Destination& destination : destinations_) {
        for (const SearchSource& source : destination.sources) {
            sources.push_back(source);
            sources_on_[source.at.segment].push_back(source);
            source_bits_[source.at.segment.index() / 64] |= std::uint64_t{1}
                                                            << (source.at.segment.index() % 64);
        }
    }
    RangeSearch search(model.network());
    search.run({sources, cutoff_ms, Direction::to_sources});
    reached_.assign(search.reached().begin(), search.reached().end());
    node_times_.assign(model.network().node_count(), kNever);
    for (std::size_t i = 0; i < reached_.size(); ++i) {
        node_times_[reached_[i].index()] = search.reached_times()[i];
    }
    std::sort(reached_.begin(), reached_.end());
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
    for (const NodeId node : reached_) {
        for (const Arc& arc : model_->network().arcs(node)) {
            segments.push_back(arc.segment);
        }
    }
    for (const auto& [segment, sources] : sources_on_) {
        segments.push_back(segment);
    }
    std::sort(segments.begin(), segments.end());
    segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
    return segments;
}

std::span<const SearchSource> WalkReach::sources_on(SegmentId segment) const {
    if (!holds_source(segment)) {
        return {};
    }
    const auto it = sources_on_.find(segment);
    return it == sources_on_.end() ? std::span<const SearchSource>{}
                                   : std::span<const SearchSource>(it->second);
}

} // namespace yike
