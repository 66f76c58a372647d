// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which corners of a lattice are reached in time: by whole groups of corners where the walk to
/// their segment decides, else each by its exact time.
#pragma once

#include "access/walk_reach.hpp"
#include "isochrone/corner_bits.hpp"

#include <vector>

namespace yike {

/// Scratch that is used again for one reach and cutoff after the other. The reach and the field
/// must live as long as questions are asked.
class ReachedCorners {
  public:
    /// @param field     its tiles are prepared around all that is reached
    /// @param parallel  spread over threads; worth it for whole districts
    void begin(const WalkReach& reach, AccessField& field, Progress& progress, bool parallel);

    /// Finds the corners within the cutoff. One cell all round the block is out of reach, so that
    /// every line closes inside.
    /// @param cutoff_ms  at most that of the reach
    void find(Millis cutoff_ms);

    const CornerBits& within() const { return within_; }

    /// Empty if nothing is reached.
    const TileBlock& block() const { return within_.block(); }

    /// The exact time of a corner of the block; kNever beyond the reach's cutoff.
    Millis time(Corner corner) const;

    const WalkReach& reach() const { return *reach_; }

    const AccessField& field() const { return *field_; }

  private:
    Box region() const;
    void fill_tile(std::size_t number);
    void fill_groups(const AccessTile& tile, std::size_t number);
    void fill_doors(const AccessTile& tile, std::size_t number);
    void fill_one_by_one(const CornerRun& run, std::size_t number);
    void fill_straight(const Box& box);
    Millis door_time(const Door& door) const;
    Millis straight_time(Corner corner) const;
    Millis time_by_ways(Corner corner) const;

    std::int32_t node_time(NodeId node) const {
        return far_millis(reach_->node_times()[node.index()]);
    }

    const WalkReach* reach_ = nullptr;
    AccessField* field_ = nullptr;
    bool parallel_ = false;
    std::int32_t cutoff_ms_ = 0;
    CornerBits within_;
};

} // namespace yike
