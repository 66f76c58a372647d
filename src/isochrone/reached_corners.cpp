// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// The time of a corner that enters by one segment is the least of two sums: over the segment's
// first node, and over its last. With the least and the most of the corners' own walks, most
// segments are decided for all of their corners at once: whole runs of bits are set, or none. Only
// where the time runs out does each corner count.
#include "isochrone/reached_corners.hpp"

#include "base/parallel.hpp"

#include <algorithm>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace yike {

namespace {

std::uint64_t bits_of(const CornerRun& run) {
    return bit_run(run.first, run.last);
}

// Which of 64 corners of a row are within the cutoff by way of their segment's ends; only the bits
// of the run are right.
std::uint64_t row_within(const std::int32_t* from_ms,
                         const std::int32_t* to_ms,
                         const CornerRun& run,
                         std::pair<std::int32_t, std::int32_t> ends,
                         std::int32_t cutoff_ms) {
    std::uint64_t bits = 0;
#if defined(__SSE2__)
    const __m128i at_from = _mm_set1_epi32(ends.first);
    const __m128i at_to = _mm_set1_epi32(ends.second);
    const __m128i beyond = _mm_set1_epi32(cutoff_ms + 1);
    for (unsigned x = run.first & ~3U; x <= run.last; x += 4) {
        const __m128i by_from =
            _mm_add_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from_ms + x)), at_from);
        const __m128i by_to =
            _mm_add_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(to_ms + x)), at_to);
        const __m128i in_time =
            _mm_or_si128(_mm_cmplt_epi32(by_from, beyond), _mm_cmplt_epi32(by_to, beyond));
        const auto four = static_cast<unsigned>(_mm_movemask_ps(_mm_castsi128_ps(in_time)));
        bits |= std::uint64_t{four} << x;
    }
#else
    for (unsigned x = run.first; x <= run.last; ++x) {
        const bool in_time =
            from_ms[x] + ends.first <= cutoff_ms || to_ms[x] + ends.second <= cutoff_ms;
        bits |= std::uint64_t{in_time} << x;
    }
#endif
    return bits & bits_of(run);
}

} // namespace

void ReachedCorners::begin(const WalkReach& reach,
                           AccessField& field,
                           Progress& progress,
                           bool parallel) {
    reach_ = &reach;
    field_ = &field;
    parallel_ = parallel;
    const Box box = region();
    if (box.empty()) {
        within_.reset({});
        return;
    }
    const CornerBox corners = field.corners_of(box.grown(2 * field.cell_m()));
    field.prepare(corners, progress);
    within_.reset({AccessField::tiles_of(corners)});
}

// Around all that is reached: access walks, walks inside walls, straight walks.
Box ReachedCorners::region() const {
    const AccessModel& model = reach_->model();
    const Network& network = model.network();
    Box box;
    for (const NodeId node : reach_->reached()) {
        for (const Arc& arc : network.arcs(node)) { // and up to where the time runs out
            box.add(network.point(arc.other));
        }
        box.add(network.point(node));
    }
    for (const SearchSource& source : reach_->sources()) {
        const Segment& segment = network.segment(source.at.segment);
        box.add(network.start(segment));
        box.add(network.end(segment));
    }
    for (const Destination& destination : reach_->destinations()) {
        box.add(straight_box(model, destination));
    }
    if (box.empty()) {
        return box;
    }
    return field_->with_walled_ground(box.grown(model.district().settings.max_access_m));
}

void ReachedCorners::find(Millis cutoff_ms) {
    cutoff_ms_ = static_cast<std::int32_t>(cutoff_ms);
    within_.reset(within_.block());
    const std::size_t count = within_.block().count();
    if (parallel_) {
        parallel_ranges(count, 4, [this](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                fill_tile(i);
            }
        });
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            fill_tile(i);
        }
    }
    for (const Destination& destination : reach_->destinations()) {
        fill_straight(straight_box(reach_->model(), destination));
    }
}

void ReachedCorners::fill_tile(std::size_t number) {
    const AccessTile& tile = field_->tile(block().tile(number));
    if (!tile.empty()) {
        fill_groups(tile, number);
        fill_doors(tile, number);
    }
}

void ReachedCorners::fill_groups(const AccessTile& tile, std::size_t number) {
    for (const SegmentGroup& group : tile.groups) {
        const std::int32_t at_from = node_time(group.from);
        const std::int32_t at_to = node_time(group.to);
        const bool holds_source = reach_->holds_source(group.segment);
        if (std::min(at_from + group.least_from_ms, at_to + group.least_to_ms) > cutoff_ms_ &&
            !holds_source) {
            continue;
        }
        const bool all =
            std::min(at_from + group.most_from_ms, at_to + group.most_to_ms) <= cutoff_ms_;
        for (std::uint32_t r = group.first_run; r < group.last_run; ++r) {
            const CornerRun& run = tile.runs[r];
            const std::size_t first = std::size_t{run.row} * kTileSide;
            within_.word(number, run.row) |= all ? bits_of(run)
                                                 : row_within(tile.from_ms.data() + first,
                                                              tile.to_ms.data() + first,
                                                              run,
                                                              {at_from, at_to},
                                                              cutoff_ms_);
            if (holds_source && !all) {
                fill_one_by_one(run, number);
            }
        }
    }
}

// Walks along the destination's own segment, which pass neither of its ends.
void ReachedCorners::fill_one_by_one(const CornerRun& run, std::size_t number) {
    const Corner tile = block().tile(number);
    std::uint64_t& word = within_.word(number, run.row);
    for (unsigned x = run.first; x <= run.last; ++x) {
        if ((word >> x & 1U) == 0) {
            const Corner corner{tile.x * kTileSide + static_cast<std::int32_t>(x),
                                tile.y * kTileSide + run.row};
            const bool in_time = time_by_ways(corner) <= static_cast<Millis>(cutoff_ms_);
            word |= std::uint64_t{in_time} << x;
        }
    }
}

Millis ReachedCorners::door_time(const Door& door) const {
    return reach_->by_entry({door.at, 0, 0, door.from, door.to, door.from_ms, door.to_ms});
}

// Corners with several ways: each door's own time once, then what is walked to it.
void ReachedCorners::fill_doors(const AccessTile& tile, std::size_t number) {
    if (tile.first_door_run == tile.runs.size()) {
        return;
    }
    std::vector<std::int32_t> times(tile.shared_doors);
    std::int32_t least = kFarMillis;
    for (std::size_t d = 0; d < times.size(); ++d) {
        times[d] = far_millis(door_time(tile.doors[d]));
        least = std::min(least, times[d]);
    }
    if (least > cutoff_ms_) {
        return;
    }
    for (std::size_t r = tile.first_door_run; r < tile.runs.size(); ++r) {
        const CornerRun& run = tile.runs[r];
        std::uint64_t& word = within_.word(number, run.row);
        for (unsigned x = run.first; x <= run.last; ++x) {
            const std::uint32_t special =
                tile.code[std::size_t{run.row} * kTileSide + x] & ~AccessTile::kSpecial;
            std::int32_t best = kFarMillis;
            for (std::uint32_t w = tile.first_walk[special]; w < tile.first_walk[special + 1];
                 ++w) {
                const DoorWalk& walk = tile.walks[w];
                best = std::min(best, times[walk.door] + far_millis(walk.access_ms));
            }
            word |= std::uint64_t{best <= cutoff_ms_} << x;
        }
    }
}

void ReachedCorners::fill_straight(const Box& box) {
    if (block().empty()) {
        return;
    }
    const CornerBox corners = field_->corners_of(box);
    for (std::int32_t y = corners.min.y; y <= corners.max.y; ++y) {
        for (std::int32_t x = corners.min.x; x <= corners.max.x; ++x) {
            const Corner corner{x, y};
            if (block().contains(corner) && !within_.test(corner) &&
                straight_time(corner) <= static_cast<Millis>(cutoff_ms_)) {
                within_.set(corner);
            }
        }
    }
}

Millis ReachedCorners::straight_time(Corner corner) const {
    const PlanePoint p = field_->point(corner);
    return reach_->may_walk_straight(p)
               ? reach_->straight({p, reach_->model().walled_at(p), Entries{}})
               : kNever;
}

Millis ReachedCorners::time_by_ways(Corner corner) const {
    const AccessTile& tile = field_->tile({corner.x >> kTileBits, corner.y >> kTileBits});
    const std::size_t slot = AccessTile::slot(corner);
    const std::uint32_t code = tile.empty() ? AccessTile::kNone : tile.code[slot];
    if (code < AccessTile::kSpecial && !reach_->holds_source(SegmentId(code))) {
        const Segment& segment = reach_->model().network().segment(SegmentId(code));
        const std::int32_t time = std::min(node_time(segment.from) + tile.from_ms[slot],
                                           node_time(segment.to) + tile.to_ms[slot]);
        return time < kFarMillis ? static_cast<Millis>(time) : kNever;
    }
    Millis best = kNever;
    field_->for_entries(
        corner, [&](const Entry& entry) { best = std::min(best, reach_->by_entry(entry)); });
    return best;
}

Millis ReachedCorners::time(Corner corner) const {
    return std::min(time_by_ways(corner), straight_time(corner));
}

} // namespace yike
