// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/access_tile.hpp"

#include <algorithm>

namespace yike {

namespace {

constexpr std::uint32_t kOwn = 0x80000000U;

struct KeyedRun {
    SegmentId segment; ///< none: several ways
    CornerRun run;
};

Door bare_door(const Network& network, const NetworkPoint& at) {
    const Entry bare = make_entry_on(network, at, 0, 0);
    return {at, bare.from, bare.to, bare.from_ms, bare.to_ms};
}

} // namespace

TileBuilder::TileBuilder(const Network& network) : network_(network) {
    tile_.code.resize(AccessTile::kSlots, AccessTile::kNone);
    tile_.from_ms.resize(AccessTile::kSlots, kFarMillis);
    tile_.to_ms.resize(AccessTile::kSlots, kFarMillis);
}

TileBuilder::TileBuilder(const Network& network, const AccessTile& old) : TileBuilder(network) {
    if (!old.empty()) {
        tile_ = old;
        tile_.groups.clear();
        tile_.runs.clear();
        own_doors_.assign(old.doors.begin() + old.shared_doors, old.doors.end());
        tile_.doors.resize(old.shared_doors);
        for (DoorWalk& walk : tile_.walks) {
            walk.door =
                walk.door < old.shared_doors ? walk.door : kOwn + walk.door - old.shared_doors;
        }
    }
}

void TileBuilder::set_street(std::size_t slot, SegmentId segment, Millis from_ms, Millis to_ms) {
    tile_.code[slot] = segment.value();
    tile_.from_ms[slot] = far_millis(from_ms);
    tile_.to_ms[slot] = far_millis(to_ms);
}

void TileBuilder::set_entries(std::size_t slot, const Entries& entries) {
    const bool single = entries.size() == 1;
    tile_.from_ms[slot] = single ? far_millis(entries.front().from_ms) : kFarMillis;
    tile_.to_ms[slot] = single ? far_millis(entries.front().to_ms) : kFarMillis;
    if (entries.empty()) {
        tile_.code[slot] = AccessTile::kNone;
        return;
    }
    for (const Entry& entry : entries) {
        std::uint32_t number = 0;
        if (single) {
            number = kOwn + static_cast<std::uint32_t>(own_doors_.size());
            own_doors_.push_back(bare_door(network_, entry.at));
        } else {
            number = door_of(entry);
        }
        tile_.walks.push_back({number, entry.access_ms, entry.distance_m});
    }
    tile_.code[slot] =
        AccessTile::kSpecial | static_cast<std::uint32_t>(tile_.first_walk.size() - 1);
    tile_.first_walk.push_back(static_cast<std::uint32_t>(tile_.walks.size()));
}

// Few of them, shared by the corners of a compound.
std::uint32_t TileBuilder::door_of(const Entry& entry) {
    const auto [it, fresh] = door_numbers_.emplace(std::pair{entry.at.segment, entry.at.offset_m},
                                                   static_cast<std::uint32_t>(tile_.doors.size()));
    if (fresh) {
        tile_.doors.push_back(bare_door(network_, entry.at));
    }
    return it->second;
}

const Door& TileBuilder::door(const DoorWalk& walk) const {
    return walk.door < kOwn ? tile_.doors[walk.door] : own_doors_[walk.door - kOwn];
}

// None if the corner has no way, or several.
SegmentId TileBuilder::only_segment(std::size_t slot) const {
    const std::uint32_t code = tile_.code[slot];
    if ((code & AccessTile::kSpecial) == 0) {
        return SegmentId(code);
    }
    const std::uint32_t special = code & ~AccessTile::kSpecial;
    const std::uint32_t first = tile_.first_walk[special];
    return tile_.first_walk[special + 1] == first + 1 ? door(tile_.walks[first]).at.segment
                                                      : SegmentId::none();
}

void TileBuilder::add_runs() {
    std::vector<KeyedRun> runs;
    for (std::size_t row = 0; row < kTileSide; ++row) {
        bool open = false;
        for (std::size_t column = 0; column < kTileSide; ++column) {
            const std::size_t slot = row * kTileSide + column;
            if (tile_.code[slot] == AccessTile::kNone) {
                open = false;
                continue;
            }
            const SegmentId segment = only_segment(slot);
            if (!open || runs.back().segment != segment) {
                const auto at = static_cast<std::uint8_t>(column);
                runs.push_back({segment, {static_cast<std::uint8_t>(row), at, at}});
                open = true;
            }
            runs.back().run.last = static_cast<std::uint8_t>(column);
        }
    }
    std::stable_sort(runs.begin(), runs.end(), [](const KeyedRun& a, const KeyedRun& b) {
        return a.segment < b.segment; // none comes last
    });
    for (const KeyedRun& keyed : runs) {
        if (keyed.segment.valid() &&
            (tile_.groups.empty() || tile_.groups.back().segment != keyed.segment)) {
            const Segment& s = network_.segment(keyed.segment);
            const auto first = static_cast<std::uint32_t>(tile_.runs.size());
            tile_.groups.push_back({keyed.segment, s.from, s.to, first, first});
        }
        tile_.runs.push_back(keyed.run);
        if (keyed.segment.valid()) {
            tile_.groups.back().last_run = static_cast<std::uint32_t>(tile_.runs.size());
        }
    }
    tile_.first_door_run = tile_.groups.empty() ? 0 : tile_.groups.back().last_run;
}

AccessTile TileBuilder::finish() && {
    add_runs();
    for (SegmentGroup& group : tile_.groups) {
        for (std::uint32_t r = group.first_run; r < group.last_run; ++r) {
            const CornerRun& run = tile_.runs[r];
            for (std::size_t slot = std::size_t{run.row} * kTileSide + run.first;
                 slot <= std::size_t{run.row} * kTileSide + run.last;
                 ++slot) {
                group.least_from_ms = std::min(group.least_from_ms, tile_.from_ms[slot]);
                group.most_from_ms = std::max(group.most_from_ms, tile_.from_ms[slot]);
                group.least_to_ms = std::min(group.least_to_ms, tile_.to_ms[slot]);
                group.most_to_ms = std::max(group.most_to_ms, tile_.to_ms[slot]);
            }
        }
    }
    if (tile_.runs.empty()) {
        return {}; // no corner has access
    }
    tile_.shared_doors = static_cast<std::uint32_t>(tile_.doors.size());
    tile_.doors.insert(tile_.doors.end(), own_doors_.begin(), own_doors_.end());
    for (DoorWalk& walk : tile_.walks) {
        walk.door = walk.door < kOwn ? walk.door : tile_.shared_doors + walk.door - kOwn;
    }
    return std::move(tile_);
}

} // namespace yike
