// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/build_network.hpp"

#include <utility>
#include <vector>

namespace yike {

namespace {

class NetworkBuilder {
  public:
    explicit NetworkBuilder(const NetworkRequest& request)
        : request_(request), public_node_(request.junctions), private_node_(request.junctions) {}

    Network build() && {
        for (std::size_t i = 0; i < request_.roads.size(); ++i) {
            add_road(RoadId(i));
        }
        link_private_nodes();
        return {std::move(points_), std::move(segments_), std::move(edges_)};
    }

  private:
    void add_road(RoadId id) {
        const Road& road = request_.roads[id.index()];
        const double speed = request_.profile.speed_on(road.road_class);
        if (speed <= 0 || road.line.size() < 2) {
            return;
        }
        std::vector<NodeId>& nodes = road.private_access ? private_node_ : public_node_;
        Edge edge{id, SegmentId(segments_.size()), 0};
        NodeId from = node_at(nodes[road.from], road.line.front());
        for (std::size_t i = 1; i < road.line.size(); ++i) {
            const bool last = i + 1 == road.line.size();
            const NodeId to =
                last ? node_at(nodes[road.to], road.line.back()) : new_node(road.line[i]);
            add_segment(from, to, EdgeId(edges_.size()), speed, road.oneway_foot);
            ++edge.count;
            from = to;
        }
        edges_.push_back(edge);
    }

    void add_segment(NodeId from, NodeId to, EdgeId edge, double speed, bool oneway) {
        const PlanePoint a = points_[from.index()];
        const PlanePoint b = points_[to.index()];
        const double length_m = request_.length ? request_.length(a, b) : distance(a, b);
        const Millis ms = walk_millis(length_m, speed);
        segments_.push_back({from, to, edge, length_m, ms, oneway ? kNever : ms});
    }

    // A one-way step of no length from each private junction to the public one at its place.
    void link_private_nodes() {
        for (std::size_t i = 0; i < private_node_.size(); ++i) {
            if (private_node_[i].valid() && public_node_[i].valid()) {
                const Segment step{
                    private_node_[i], public_node_[i], EdgeId(edges_.size()), 0, 0, kNever};
                edges_.push_back({RoadId::none(), SegmentId(segments_.size()), 1});
                segments_.push_back(step);
            }
        }
    }

    NodeId new_node(PlanePoint point) {
        points_.push_back(point);
        return NodeId(points_.size() - 1);
    }

    NodeId node_at(NodeId& junction, PlanePoint point) {
        if (!junction.valid()) {
            junction = new_node(point);
        }
        return junction;
    }

    const NetworkRequest& request_;
    std::vector<NodeId> public_node_;
    std::vector<NodeId> private_node_;
    std::vector<PlanePoint> points_;
    std::vector<Segment> segments_;
    std::vector<Edge> edges_;
};

} // namespace

Network build_network(const NetworkRequest& request) {
    return NetworkBuilder(request).build();
}

} // namespace yike
