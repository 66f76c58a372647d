// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/station_reach.hpp"

#include <algorithm>

namespace yike {

CompoundNodes::CompoundNodes(const AccessModel& model, const std::vector<CompoundPlaces>& compounds)
    : model_(model), compounds_(compounds) {
    for (std::size_t c = 0; c < compounds.size(); ++c) {
        for (const SegmentId segment : compounds[c].inside) {
            on_segment_.emplace_back(segment, static_cast<std::uint32_t>(c));
        }
    }
    std::sort(on_segment_.begin(), on_segment_.end());
}

StationReach CompoundNodes::place(const Station& station) const {
    StationReach result;
    result.counts = station.counts;
    if (station.counts) {
        result.to = model_.station(station);
        result.from = as_place(model_, result.to);
    } else {
        result.to.point = station.point;
    }
    return result;
}

void CompoundNodes::find_walks(StationReach& result, RangeSearch& search) const {
    search.run({result.to.sources, kLongestWalk, Direction::to_sources});
    if (!result.counts) {
        return;
    }
    const std::span<const Millis> times = search.times();
    const std::vector<char> near = beside(result.to);
    for (std::size_t c = 0; c < compounds_.size(); ++c) {
        const CompoundPlaces& places = compounds_[c];
        Millis least = near[c] != 0 ? 0 : kNever;
        bool reached = near[c] != 0;
        const std::size_t first = result.node_times.size();
        for (std::size_t n = 0; n < places.nodes.size(); ++n) {
            const Millis time = times[places.nodes[n].index()];
            result.node_times.push_back(time);
            reached = reached || time != kNever;
            least = std::min(least, add_millis(time, places.node_ms[n]));
        }
        if (reached) {
            result.compounds.push_back({static_cast<std::uint32_t>(c),
                                        least,
                                        near[c] != 0,
                                        static_cast<std::uint32_t>(first)});
        } else {
            result.node_times.resize(first);
        }
    }
}

// One flag a compound: the station stands in or beside its ground, or on a segment that it enters.
std::vector<char> CompoundNodes::beside(const Destination& to) const {
    std::vector<char> flags(compounds_.size(), 0);
    const Box box = straight_box(model_, to);
    for (std::size_t c = 0; c < compounds_.size(); ++c) {
        flags[c] = box.meets(compounds_[c].box) ? 1 : 0;
    }
    for (const SearchSource& source : to.sources) {
        auto it = std::lower_bound(
            on_segment_.begin(), on_segment_.end(), std::pair(source.at.segment, std::uint32_t{0}));
        for (; it != on_segment_.end() && it->first == source.at.segment; ++it) {
            flags[it->second] = 1;
        }
    }
    return flags;
}

Millis walk_between(const AccessModel& model,
                    const StationReach& from,
                    const StationReach& to,
                    std::span<const Millis> node_times) {
    return from.counts && to.counts ? walking_time(model, from.from, to.to, node_times) : kNever;
}

Millis walk_between_by_start(const AccessModel& model,
                             const StationReach& from,
                             const StationReach& to,
                             std::span<const Millis> node_times) {
    if (!from.counts || !to.counts) {
        return kNever;
    }
    Millis best = beside_time(model, from.from, to.to);
    for (const SearchSource& door : to.to.sources) {
        best = std::min(
            best,
            add_millis(
                door.start_ms,
                time_through_ends(model.network(), node_times, door.at, Direction::from_sources)));
    }
    return best <= kLongestWalk ? best : kNever;
}

} // namespace yike
