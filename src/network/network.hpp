// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The walking network: nodes, straight segments between them, and the edges they form.
#pragma once

#include "base/ids.hpp"
#include "base/units.hpp"
#include "geometry/polygon.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <vector>

namespace yike {

class SearchLayout;
struct StreetGraph;
enum class Direction;

/// A straight piece of an edge. Times are whole milliseconds per direction; kNever means that the
/// direction is not walkable.
struct Segment {
    NodeId from;
    NodeId to;
    double length_m = 0;
    Millis forward_ms = 0;  ///< walking from `from` to `to`
    Millis backward_ms = 0; ///< walking from `to` to `from`
};

/// False for a segment that stays only to keep the numbers of the others.
inline bool is_walkable(const Segment& segment) {
    return segment.forward_ms != kNever || segment.backward_ms != kNever;
}

/// A chain of segments that follow each other: `count` of them from `first` on.
struct Edge {
    RoadId road; ///< where it comes from
    SegmentId first;
    std::uint32_t count = 0;
};

/// One way out of a node, with the times of both directions.
struct Arc {
    NodeId other;
    Millis out_ms = 0; ///< from this node to the other
    Millis in_ms = 0;  ///< from the other node to this one
    SegmentId segment;
};

/// What an arc of the graph is: a segment, walked one way.
class SegmentWay {
  public:
    SegmentWay() = default;

    SegmentWay(SegmentId segment, bool backward)
        : bits_(segment.value() << 1U | (backward ? 1U : 0U)) {}

    SegmentId segment() const { return SegmentId(bits_ >> 1U); }

    bool is_backward() const { return (bits_ & 1U) != 0; }

  private:
    std::uint32_t bits_ = 0;
};

/// The ways out of a node, made as one looks at them.
class Arcs {
  public:
    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Arc;
        using difference_type = std::ptrdiff_t;
        using pointer = const Arc*;
        using reference = Arc;

        Iterator(const Arcs& arcs, std::uint32_t number)
            : segments_(arcs.segments_), others_(arcs.others_), ways_(arcs.ways_), number_(number) {
        }

        Arc operator*() const {
            const SegmentWay way = ways_[number_];
            const Segment& s = segments_[way.segment().index()];
            return way.is_backward()
                       ? Arc{NodeId(others_[number_]), s.backward_ms, s.forward_ms, way.segment()}
                       : Arc{NodeId(others_[number_]), s.forward_ms, s.backward_ms, way.segment()};
        }

        Iterator& operator++() {
            ++number_;
            return *this;
        }

        Iterator operator++(int) {
            Iterator before = *this;
            ++number_;
            return before;
        }

        bool operator==(const Iterator& other) const { return number_ == other.number_; }

      private:
        const Segment* segments_;
        const std::uint32_t* others_;
        const SegmentWay* ways_;
        std::uint32_t number_;
    };

    Iterator begin() const { return {*this, first_}; }

    Iterator end() const { return {*this, last_}; }

    std::size_t size() const { return last_ - first_; }

    bool empty() const { return first_ == last_; }

    Arc front() const { return *begin(); }

    Arc operator[](std::size_t i) const {
        return *Iterator(*this, first_ + static_cast<std::uint32_t>(i));
    }

  private:
    friend class Network;

    Arcs(const Segment* segments,
         const std::uint32_t* others,
         const SegmentWay* ways,
         std::uint32_t first,
         std::uint32_t last)
        : segments_(segments), others_(others), ways_(ways), first_(first), last_(last) {}

    const Segment* segments_;
    const std::uint32_t* others_;
    const SegmentWay* ways_;
    std::uint32_t first_;
    std::uint32_t last_;
};

/// A point on the network: at `offset_m` from the segment's first node.
struct NetworkPoint {
    SegmentId segment;
    double offset_m = 0;

    bool operator==(const NetworkPoint&) const = default;
};

/// Points nearer than this to a node are the node.
inline constexpr double kNodeTolerance = 0.02;

/// What a piece of a divided segment is a part of.
struct PieceOrigin {
    Segment whole;
    double start_m = 0; ///< where the piece begins on it
};

/// n nodes and m segments, and Boost.Graph's compressed sparse row graph of them (see graph.hpp).
/// Immutable once built; shared by threads.
class Network {
  public:
    Network();

    /// @param points    n positions in the working CRS
    /// @param segments  m segments; those of one edge are neighbours in walking order
    /// @param edges     in the order of their segments
    Network(std::vector<PlanePoint> points, std::vector<Segment> segments, std::vector<Edge> edges);

    /// A changed network. Beside copies of arrays, its graph and its layouts cost what the change
    /// touches.
    /// @param base      must outlive this and its copies; its nodes and segments come first and
    ///                  keep their ends
    /// @param retimed   those of them that have other times now
    Network(const Network& base,
            std::vector<PlanePoint> points,
            std::vector<Segment> segments,
            std::vector<Edge> edges,
            std::span<const SegmentId> retimed);

    std::size_t node_count() const noexcept { return points_.size(); }

    std::size_t segment_count() const noexcept { return segments_.size(); }

    std::span<const PlanePoint> points() const noexcept { return points_; }

    std::span<const Segment> segments() const noexcept { return segments_; }

    std::span<const Edge> edges() const noexcept { return edges_; }

    PlanePoint point(NodeId node) const { return points_[node.index()]; }

    const Segment& segment(SegmentId id) const { return segments_[id.index()]; }

    /// The edge that a segment is a part of. Cost O(log edges).
    EdgeId edge_of(SegmentId segment) const;

    /// The road that a segment comes from.
    RoadId road_of(SegmentId segment) const { return edges_[edge_of(segment).index()].road; }

    /// Arcs of a node, in ascending order of their segments. A loop is there twice.
    Arcs arcs(NodeId node) const {
        return {segments_.data(),
                others_,
                ways_,
                first_arc_[node.index()],
                first_arc_[node.index() + 1]};
    }

    /// Vertex v is node v; each segment is an arc forward and an arc backward, walkable or not.
    const StreetGraph& graph() const { return *graph_; }

    PlanePoint start(const Segment& segment) const { return point(segment.from); }

    PlanePoint end(const Segment& segment) const { return point(segment.to); }

    /// Position of a point on the network.
    PlanePoint position(const NetworkPoint& at) const;

    /// Its vertices from the first to the last.
    Line line(const Edge& edge) const;

    /// For the last segments of a network: pieces of what they were before they were divided, in
    /// order. Walks within them take their share of the whole, to the millisecond.
    void set_origins(std::vector<PieceOrigin> origins);

    /// None for a segment that is no such piece.
    const PieceOrigin* origin(SegmentId id) const {
        const std::size_t first = segments_.size() - origins_.size();
        return id.index() < first ? nullptr : &origins_[id.index() - first];
    }

    /// Sum of all segment lengths, m.
    double total_length_m() const;

    /// Bytes that it holds, with the layouts made so far.
    std::size_t memory_bytes() const;

    /// What range searches run on; made at the first call for a direction. Thread-safe.
    const SearchLayout& search_layout(Direction direction) const;

  private:
    struct Layouts;

    void use_graph(std::shared_ptr<const StreetGraph> graph);

    std::vector<PlanePoint> points_;
    std::vector<Segment> segments_;
    std::vector<Edge> edges_;
    std::vector<PieceOrigin> origins_;
    std::shared_ptr<const StreetGraph> graph_; ///< of this content, so copies share it
    const std::uint32_t* first_arc_ = nullptr; ///< the rows of the graph
    const std::uint32_t* others_ = nullptr;
    const SegmentWay* ways_ = nullptr;
    std::shared_ptr<Layouts> layouts_; ///< likewise
};

/// The part of `whole_ms` that a walk between the segment's first node and `offset_m` takes,
/// rounded half up; the rest goes to the other node. kNever stays kNever.
Millis share_of(Millis whole_ms, double offset_m, double length_m);

/// The network point at a share of a segment, moved onto a node that is nearer than
/// kNodeTolerance.
NetworkPoint point_on(const Network& network, SegmentId segment, double share);

} // namespace yike
