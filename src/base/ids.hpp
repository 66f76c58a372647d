// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Ids that cannot be mixed up.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace yike {

/// An index into one kind of table; the tag keeps kinds apart.
template <class Tag> class Id {
  public:
    constexpr Id() = default;

    constexpr explicit Id(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}

    /// The value that means "none".
    static constexpr Id none() { return Id{}; }

    constexpr bool valid() const { return value_ != kNone; }

    constexpr std::uint32_t value() const { return value_; }

    constexpr std::size_t index() const { return value_; }

    auto operator<=>(const Id&) const = default;

  private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t value_ = kNone;
};

using NodeId = Id<struct NodeTag>;           ///< a node of the network: one vertex
using SegmentId = Id<struct SegmentTag>;     ///< a straight segment between two nodes
using EdgeId = Id<struct EdgeTag>;           ///< a chain of segments from one source feature
using RoadId = Id<struct RoadTag>;           ///< an index into District::roads
using CompoundId = Id<struct CompoundTag>;   ///< an index into District::compounds
using StationId = Id<struct StationTag>;     ///< an index into District::stations
using CommunityId = Id<struct CommunityTag>; ///< an index into District::communities
using GateId = Id<struct GateTag>;           ///< an index into the gates of the access model

} // namespace yike

template <class Tag> struct std::hash<yike::Id<Tag>> {
    std::size_t operator()(yike::Id<Tag> id) const noexcept { return id.index(); }
};
