// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/network.hpp"

#include "network/graph.hpp"
#include "network/grown_rows.hpp"
#include "network/search_layout.hpp"

#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <utility>

namespace yike {

namespace {

// Arc 2i is segment i forward, arc 2i + 1 backward. The graph sorts them by their first node and
// keeps their order.
std::shared_ptr<const StreetGraph> graph_of(std::size_t nodes,
                                            const std::vector<Segment>& segments) {
    const auto ends = [&segments](std::uint32_t arc) {
        const Segment& s = segments[arc / 2];
        return arc % 2 == 0 ? std::pair(s.from.value(), s.to.value())
                            : std::pair(s.to.value(), s.from.value());
    };
    const auto way = [](std::uint32_t arc) { return SegmentWay(SegmentId(arc / 2), arc % 2 != 0); };
    const boost::counting_iterator<std::uint32_t> first(0);
    const auto count = static_cast<std::ptrdiff_t>(2 * segments.size());
    return std::make_shared<const StreetGraph>(
        StreetGraph{{boost::edges_are_unsorted_multi_pass,
                     boost::make_transform_iterator(first, ends),
                     boost::make_transform_iterator(first + count, ends),
                     boost::make_transform_iterator(first, way),
                     static_cast<std::uint32_t>(nodes)}});
}

// The same arcs for a network that has grown: those of new segments come after the old ones of
// their nodes.
std::shared_ptr<const StreetGraph>
graph_grown(const StreetGraph& base, std::size_t nodes, std::span<const Segment> segments) {
    const auto& old = base.rows.m_forward;
    std::vector<std::pair<std::uint32_t, SegmentWay>> added;
    for (std::size_t i = old.m_column.size() / 2; i < segments.size(); ++i) {
        added.emplace_back(segments[i].from.value(), SegmentWay(SegmentId(i), false));
        added.emplace_back(segments[i].to.value(), SegmentWay(SegmentId(i), true));
    }
    std::stable_sort(
        added.begin(), added.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::uint32_t> from;
    std::vector<std::uint32_t> to;
    std::vector<SegmentWay> ways;
    for (const auto& [node, way] : added) {
        const Segment& segment = segments[way.segment().index()];
        from.push_back(node);
        to.push_back((way.is_backward() ? segment.from : segment.to).value());
        ways.push_back(way);
    }
    StreetGraph graph;
    auto& rows = graph.rows.m_forward;
    rows.m_rowstart = grown_starts(old.m_rowstart, nodes, from);
    rows.m_column = grown_values<std::uint32_t>(old.m_rowstart, old.m_column, from, to);
    rows.m_edge_properties =
        grown_values<SegmentWay>(old.m_rowstart, old.m_edge_properties, from, ways);
    return std::make_shared<const StreetGraph>(std::move(graph));
}

// Old nodes at the ends of segments that are new or have other times.
std::vector<NodeId> touched_nodes(const Network& base,
                                  std::span<const Segment> segments,
                                  std::span<const SegmentId> retimed) {
    std::vector<NodeId> touched;
    const auto touch = [&](const Segment& segment) {
        for (const NodeId node : {segment.from, segment.to}) {
            if (node.index() < base.node_count()) {
                touched.push_back(node);
            }
        }
    };
    for (const SegmentId segment : retimed) {
        touch(segments[segment.index()]);
    }
    std::for_each(segments.begin() + static_cast<std::ptrdiff_t>(base.segment_count()),
                  segments.end(),
                  touch);
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    return touched;
}

template <class T> std::size_t bytes_of(const std::vector<T>& row) {
    return row.capacity() * sizeof(T);
}

} // namespace

struct Network::Layouts {
    std::array<std::once_flag, 2> made;
    std::array<std::optional<SearchLayout>, 2> by_direction;
    const Network* base = nullptr; ///< none for a network that was built as a whole
    std::vector<NodeId> touched;   ///< nodes of the base
};

Network::Network() : Network({}, {}, {}) {}

Network::Network(std::vector<PlanePoint> points,
                 std::vector<Segment> segments,
                 std::vector<Edge> edges)
    : points_(std::move(points)), segments_(std::move(segments)), edges_(std::move(edges)),
      layouts_(std::make_shared<Layouts>()) {
    points_.shrink_to_fit();
    segments_.shrink_to_fit();
    edges_.shrink_to_fit();
    use_graph(graph_of(points_.size(), segments_));
}

Network::Network(const Network& base,
                 std::vector<PlanePoint> points,
                 std::vector<Segment> segments,
                 std::vector<Edge> edges,
                 std::span<const SegmentId> retimed)
    : points_(std::move(points)), segments_(std::move(segments)), edges_(std::move(edges)),
      layouts_(std::make_shared<Layouts>()) {
    use_graph(graph_grown(base.graph(), points_.size(), segments_));
    layouts_->base = &base;
    layouts_->touched = touched_nodes(base, segments_, retimed);
}

void Network::use_graph(std::shared_ptr<const StreetGraph> graph) {
    graph_ = std::move(graph);
    first_arc_ = graph_->rows.m_forward.m_rowstart.data();
    others_ = graph_->rows.m_forward.m_column.data();
    ways_ = graph_->rows.m_forward.m_edge_properties.data();
}

EdgeId Network::edge_of(SegmentId segment) const {
    const auto next =
        std::upper_bound(edges_.begin(), edges_.end(), segment, [](SegmentId id, const Edge& edge) {
            return id < edge.first;
        });
    return EdgeId(static_cast<std::size_t>(next - edges_.begin()) - 1);
}

std::size_t Network::memory_bytes() const {
    std::size_t bytes =
        bytes_of(points_) + bytes_of(segments_) + bytes_of(edges_) + bytes_of(origins_) +
        bytes_of(graph_->rows.m_forward.m_rowstart) + bytes_of(graph_->rows.m_forward.m_column) +
        bytes_of(graph_->rows.m_forward.m_edge_properties) + bytes_of(layouts_->touched);
    for (const std::optional<SearchLayout>& layout : layouts_->by_direction) {
        bytes += layout ? layout->memory_bytes() : 0;
    }
    return bytes;
}

PlanePoint Network::position(const NetworkPoint& at) const {
    const Segment& s = segment(at.segment);
    return along(start(s), end(s), s.length_m > 0 ? at.offset_m / s.length_m : 0);
}

Line Network::line(const Edge& edge) const {
    Line line;
    line.reserve(edge.count + 1);
    line.push_back(start(segment(edge.first)));
    for (std::uint32_t i = 0; i < edge.count; ++i) {
        line.push_back(end(segments_[edge.first.index() + i]));
    }
    return line;
}

const SearchLayout& Network::search_layout(Direction direction) const {
    const auto index = static_cast<std::size_t>(direction);
    std::call_once(layouts_->made[index], [&] {
        std::optional<SearchLayout>& layout = layouts_->by_direction[index];
        if (const Network* base = layouts_->base) {
            layout.emplace(*this, direction, base->search_layout(direction), layouts_->touched);
        } else {
            layout.emplace(*this, direction);
        }
    });
    return *layouts_->by_direction[index];
}

double Network::total_length_m() const {
    double total = 0;
    for (const Segment& segment : segments_) {
        total += segment.length_m;
    }
    return total;
}

void Network::set_origins(std::vector<PieceOrigin> origins) {
    origins_ = std::move(origins);
}

Millis share_of(Millis whole_ms, double offset_m, double length_m) {
    if (whole_ms == kNever || offset_m >= length_m) {
        return whole_ms;
    }
    return static_cast<Millis>(round_half_up(whole_ms * offset_m / length_m));
}

NetworkPoint point_on(const Network& network, SegmentId segment, double share) {
    const double length = network.segment(segment).length_m;
    const double offset = share * length;
    if (offset < kNodeTolerance) {
        return {segment, 0};
    }
    return {segment, length - offset < kNodeTolerance ? length : offset};
}

} // namespace yike
