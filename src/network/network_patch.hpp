// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A network with a few changes that keeps the numbers of all its nodes and segments, so that
/// whatever was found out about the untouched ones stays true.
#pragma once

#include "network/cut_network.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace yike {

/// A segment that nobody walks through any more, with what it was before.
struct BlockedSegment {
    SegmentId segment;
    std::vector<std::uint32_t> blocks; ///< numbers of the blocks that it lies in; ascending
    Millis forward_ms = kNever;        ///< before it was blocked
    Millis backward_ms = kNever;
};

/// A changed network. Nodes and segments of the old one keep their numbers; a segment that was
/// divided stays in its place but is not walkable, and its pieces come after all old ones. The old
/// one's layouts are changed where they are touched, so it must still be there.
struct PatchedNetwork {
    Network network;
    std::vector<BlockedSegment> blocked; ///< ascending by segment
    std::vector<SegmentId> shut;         ///< old ones that are not walkable any more; ascending

    /// The new place of a point of the old network (or of an edge added to it); a point where a
    /// segment was divided goes to the piece before, or to the one after if `after`.
    NetworkPoint moved(const NetworkPoint& old, bool after = false) const;

    bool is_divided(SegmentId old) const { return pieces.count(old) > 0; }

    /// None if the segment is not blocked.
    const BlockedSegment* find_blocked(SegmentId segment) const;

    std::map<SegmentId, std::vector<CutResult::Piece>> pieces; ///< of divided segments, in order
};

/// Collects changes of a network. Cuts come first: a place that is divided already is not cut.
class NetworkPatch {
  public:
    /// @param base  must outlive the patch, and the patched network and its copies
    explicit NetworkPatch(const Network& base);

    /// Ends the segment in a node of its own on either side. The nodes before and after.
    std::pair<NodeId, NodeId> cut(const NetworkPoint& at);

    /// A node at that place: one that is there already, or a new one that stops nobody.
    NodeId divide(const NetworkPoint& at);

    /// A step of no length between two nodes. kNever: not walkable that way.
    void link(NodeId from, NodeId to, Millis forward_ms, Millis backward_ms);

    /// Nobody walks over this segment any more.
    void shut(SegmentId segment) { shut_.push_back(segment); }

    NodeId add_node(PlanePoint point);

    PlanePoint point(NodeId node) const { return points_[node.index()]; }

    /// A chain of new segments; each one's `from` is the `to` of the one before. Its first segment.
    SegmentId add_edge(RoadId road, std::span<const Segment> chain);

    /// Nobody walks through this part of a segment of the old network or of an added edge.
    void block(SegmentId segment, double from_m, double to_m, std::uint32_t number);

    /// Old and added segments.
    std::span<const Segment> segments() const noexcept { return segments_; }

    PatchedNetwork finish() &&;

  private:
    struct Break {
        double offset_m = 0;
        NodeId before;
        NodeId after;
    };

    struct Block {
        double from_m = 0;
        double to_m = 0;
        std::uint32_t number = 0;
    };

    RoadId road_of(SegmentId segment) const;
    NodeId node_near(const NetworkPoint& at) const;
    NodeId new_break(const NetworkPoint& at);
    void divide_at_blocks();
    void replace(SegmentId old, const std::vector<Break>& breaks, PatchedNetwork& result);
    void
    add_piece(SegmentId old, Segment piece, std::pair<double, double> part, PatchedNetwork& result);

    const Network* base_;
    std::vector<PlanePoint> points_;
    std::vector<Segment> segments_;
    std::vector<Edge> edges_;
    std::vector<SegmentId> shut_;
    std::map<SegmentId, std::vector<Break>> breaks_; ///< ascending by offset
    std::map<SegmentId, std::vector<Block>> blocks_;
    std::vector<PieceOrigin> origins_; ///< of the pieces, which come last
};

} // namespace yike
