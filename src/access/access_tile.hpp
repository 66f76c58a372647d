// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The access of the 64 x 64 corners of one tile, laid out for searches that ask all of them.
#pragma once

#include "access/access_model.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace yike {

/// Corners (x, y) of a lattice lie at x times, y times the cell side, in the working CRS.
struct Corner {
    std::int32_t x = 0;
    std::int32_t y = 0;

    auto operator<=>(const Corner&) const = default;
};

inline constexpr std::int32_t kTileBits = 6;
inline constexpr std::int32_t kTileSide = 1 << kTileBits;

/// A time as good as none: two of them still add up to a positive number.
inline constexpr std::int32_t kFarMillis = 0x3FFFFFFF;

constexpr std::int32_t far_millis(Millis time) {
    return time < static_cast<Millis>(kFarMillis) ? static_cast<std::int32_t>(time) : kFarMillis;
}

/// Corners of one row of a tile that follow each other, both ends included.
struct CornerRun {
    std::uint8_t row = 0;
    std::uint8_t first = 0;
    std::uint8_t last = 0;
};

/// Corners of a tile that enter the network by one segment and in no other way. Their walks to its
/// ends lie within the bounds.
struct SegmentGroup {
    SegmentId segment;
    NodeId from;
    NodeId to;
    std::uint32_t first_run = 0; ///< runs [first_run, last_run)
    std::uint32_t last_run = 0;
    std::int32_t least_from_ms = kFarMillis;
    std::int32_t most_from_ms = 0;
    std::int32_t least_to_ms = kFarMillis;
    std::int32_t most_to_ms = 0;
};

/// Where corners enter the network that walk there by way of a gate, a block or a new path.
struct Door {
    NetworkPoint at;
    NodeId from;
    NodeId to;
    Millis from_ms = kNever; ///< from the door to the segment's ends
    Millis to_ms = kNever;
};

struct DoorWalk {
    std::uint32_t door = 0;
    Millis access_ms = 0;
    double distance_m = 0;
};

/// Immutable once finished; shared by threads. Slots are numbered row by row.
struct AccessTile {
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    static constexpr std::uint32_t kSpecial = 0x80000000U;
    static constexpr std::size_t kSlots = std::size_t{kTileSide} * kTileSide;

    static std::size_t slot(Corner c) {
        return static_cast<std::size_t>((c.y & (kTileSide - 1)) * kTileSide +
                                        (c.x & (kTileSide - 1)));
    }

    /// By slot: the segment, kNone, or kSpecial + a number of `first_walk`. All empty for a tile
    /// without access.
    std::vector<std::uint32_t> code;
    /// By slot: walks to the ends of the one segment; kFarMillis without one, or with several.
    std::vector<std::int32_t> from_ms;
    std::vector<std::int32_t> to_ms;

    std::vector<SegmentGroup> groups;
    std::vector<CornerRun> runs;      ///< of the groups, then of the corners with several ways
    std::uint32_t first_door_run = 0; ///< from this run on
    std::vector<std::uint32_t> first_walk{0}; ///< special i: walks [first_walk[i], first_walk[i+1])
    std::vector<DoorWalk> walks;
    std::vector<Door> doors;        ///< first those that corners with several ways share
    std::uint32_t shared_doors = 0; ///< how many

    bool empty() const { return code.empty(); }

    Entry entry_of(const DoorWalk& walk) const {
        const Door& door = doors[walk.door];
        return {door.at,
                walk.distance_m,
                walk.access_ms,
                door.from,
                door.to,
                add_millis(walk.access_ms, door.from_ms),
                add_millis(walk.access_ms, door.to_ms)};
    }
};

/// Collects the access of a tile's corners.
class TileBuilder {
  public:
    explicit TileBuilder(const Network& network);

    /// Begins with what another tile has.
    TileBuilder(const Network& network, const AccessTile& old);

    /// The corner enters by its nearest point of the segment.
    void set_street(std::size_t slot, SegmentId segment, Millis from_ms, Millis to_ms);

    /// Any ways; none is no access.
    void set_entries(std::size_t slot, const Entries& entries);

    /// With the runs in order.
    AccessTile finish() &&;

  private:
    std::uint32_t door_of(const Entry& entry);
    const Door& door(const DoorWalk& walk) const;
    SegmentId only_segment(std::size_t slot) const;
    void add_runs();

    const Network& network_;
    AccessTile tile_;
    std::vector<Door> own_doors_; ///< of corners with one way; numbered from kOwn until finished
    std::map<std::pair<SegmentId, double>, std::uint32_t> door_numbers_;
};

} // namespace yike
