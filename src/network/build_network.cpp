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
        std::size_t vertices = 0;
        for (const Road& road : request_.roads) {
            vertices += road.line.size();
        }
        points_.reserve(vertices);
        segments_.reserve(vertices);
        edges_.reserve(request_.roads.size());
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
            const double rise = road.heights.empty() ? 0 : road.heights[i] - road.heights[i - 1];
            add_segment({from, to}, speed, rise, road.oneway_foot);
            ++edge.count;
            from = to;
        }
        add_penalty(edge, penalty_of(road));
        edges_.push_back(edge);
    }

    void add_segment(Segment segment, double speed, double rise_m, bool oneway) {
        const PlanePoint a = points_[segment.from.index()];
        const PlanePoint b = points_[segment.to.index()];
        segment.length_m = request_.length ? request_.length(a, b) : distance(a, b);
        const double slope = segment.length_m > 0 ? rise_m / segment.length_m : 0;
        const SlopeRule rule = request_.profile.slope;
        segment.forward_ms = walk_millis(segment.length_m, speed * slope_factor(rule, slope));
        segment.backward_ms =
            oneway ? kNever : walk_millis(segment.length_m, speed * slope_factor(rule, -slope));
        segments_.push_back(segment);
    }

    Millis penalty_of(const Road& road) const {
        const WalkingProfile& profile = request_.profile;
        double seconds = road.crossing.empty() ? 0 : profile.crossing_penalty_s;
        seconds += road.road_class == "steps" ? profile.steps_penalty_s : 0;
        seconds += is_footbridge(road) ? profile.footbridge_penalty_s : 0;
        return static_cast<Millis>(round_half_up(1000 * seconds));
    }

    static bool is_footbridge(const Road& road) {
        return road.level > 0 && (road.road_class == "footway" || road.road_class == "path" ||
                                  road.road_class == "pedestrian");
    }

    // Spread over the edge by length, so that whoever walks half of it waits half.
    void add_penalty(const Edge& edge, Millis penalty_ms) {
        if (penalty_ms == 0) {
            return;
        }
        const std::span<Segment> segments(segments_.data() + edge.first.index(), edge.count);
        double whole_m = 0;
        for (const Segment& segment : segments) {
            whole_m += segment.length_m;
        }
        double walked_m = 0;
        Millis given_ms = 0;
        for (Segment& segment : segments) {
            walked_m += segment.length_m;
            const Millis so_far =
                whole_m > 0 ? share_of(penalty_ms, walked_m, whole_m) : penalty_ms;
            segment.forward_ms = add_millis(segment.forward_ms, so_far - given_ms);
            segment.backward_ms = add_millis(segment.backward_ms, so_far - given_ms);
            given_ms = so_far;
        }
    }

    // A one-way step of no length from each private junction to the public one at its place.
    void link_private_nodes() {
        for (std::size_t i = 0; i < private_node_.size(); ++i) {
            if (private_node_[i].valid() && public_node_[i].valid()) {
                const Segment step{private_node_[i], public_node_[i], 0, 0, kNever};
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
