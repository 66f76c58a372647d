// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/cut_edges.hpp"

#include <algorithm>
#include <optional>

namespace yike {

namespace {

// How far a walk of `whole_ms` over `length_m` gets in `left_ms`.
double metres_in(Millis left_ms, Millis whole_ms, double length_m) {
    return whole_ms == 0 || left_ms >= whole_ms
               ? length_m
               : length_m * static_cast<double>(left_ms) / static_cast<double>(whole_ms);
}

class PartFinder {
  public:
    PartFinder(const WalkReach& reach, SegmentId id, Millis cutoff_ms)
        : reach_(reach), id_(id), segment_(reach.model().network().segment(id)),
          cutoff_ms_(cutoff_ms) {}

    std::vector<SegmentPart> find() && {
        // People walk towards the source: against the segment when it lies at the first node.
        add_from(0, reach_.node_times()[segment_.from.index()]);
        add_from(segment_.length_m, reach_.node_times()[segment_.to.index()]);
        for (const SearchSource& source : reach_.sources_on(id_)) {
            add_from(source.at.offset_m, source.start_ms);
        }
        std::sort(parts_.begin(), parts_.end(), [](const SegmentPart& a, const SegmentPart& b) {
            return a.from_m < b.from_m;
        });
        std::vector<SegmentPart> joined;
        for (const SegmentPart& part : parts_) {
            if (!joined.empty() && part.from_m <= joined.back().to_m) {
                joined.back().to_m = std::max(joined.back().to_m, part.to_m);
            } else {
                joined.push_back(part);
            }
        }
        return joined;
    }

  private:
    void add_from(double at_m, Millis time_ms) {
        if (time_ms > cutoff_ms_) {
            return;
        }
        const Millis left = cutoff_ms_ - time_ms;
        const double length = segment_.length_m;
        double low = at_m;
        double high = at_m;
        if (segment_.backward_ms != kNever) {
            high = std::min(length, at_m + metres_in(left, segment_.backward_ms, length));
        }
        if (segment_.forward_ms != kNever) {
            low = std::max(0.0, at_m - metres_in(left, segment_.forward_ms, length));
        }
        if (high > low) {
            parts_.push_back({id_, low, high});
        }
    }

    const WalkReach& reach_;
    SegmentId id_;
    const Segment& segment_;
    Millis cutoff_ms_;
    std::vector<SegmentPart> parts_;
};

} // namespace

std::vector<SegmentPart>
reached_parts(const WalkReach& reach, SegmentId segment, Millis cutoff_ms) {
    return PartFinder(reach, segment, cutoff_ms).find();
}

std::vector<SegmentPart> unreached_parts(const Network& network,
                                         SegmentId segment,
                                         const std::vector<SegmentPart>& reached) {
    std::vector<SegmentPart> rest;
    double from = 0;
    for (const SegmentPart& part : reached) {
        if (part.from_m > from) {
            rest.push_back({segment, from, part.from_m});
        }
        from = part.to_m;
    }
    if (from < network.segment(segment).length_m) {
        rest.push_back({segment, from, network.segment(segment).length_m});
    }
    return rest;
}

std::vector<SegmentPart> cut_edges(const WalkReach& reach, Millis cutoff_ms) {
    const Network& network = reach.model().network();
    std::vector<SegmentPart> parts;
    for (const SegmentId id : reach.touched_segments()) {
        const Segment& segment = network.segment(id);
        const bool near = reach.node_times()[segment.from.index()] <= cutoff_ms ||
                          reach.node_times()[segment.to.index()] <= cutoff_ms ||
                          !reach.sources_on(id).empty();
        if (near) {
            const auto found = reached_parts(reach, id, cutoff_ms);
            parts.insert(parts.end(), found.begin(), found.end());
        }
    }
    return parts;
}

Line line_of(const Network& network, const SegmentPart& part) {
    return {network.position({part.segment, part.from_m}),
            network.position({part.segment, part.to_m})};
}

Millis time_on_segment(const WalkReach& reach, SegmentId segment, double offset_m) {
    const Network& network = reach.model().network();
    const NetworkPoint at{segment, offset_m};
    Millis best = time_through_ends(network, reach.node_times(), at, Direction::to_sources);
    for (const SearchSource& source : reach.sources_on(segment)) {
        best = std::min(best,
                        add_millis(walk_within(network, segment, offset_m, source.at.offset_m),
                                   source.start_ms));
    }
    return best;
}

} // namespace yike
