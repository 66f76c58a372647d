// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/street_walks.hpp"

#include <queue>

#include <functional>
#include <limits>
#include <tuple>

namespace yike {

namespace {

std::vector<Box> boxes_of(const std::vector<PlanePoint>& points,
                          const std::vector<VertexIndex>& chosen) {
    std::vector<Box> boxes;
    for (const VertexIndex v : chosen) {
        boxes.push_back({points[v], points[v]});
    }
    return boxes;
}

} // namespace

StreetWalks::StreetWalks(const StreetMesh& mesh, const std::vector<StreetPiece>& pieces)
    : points_(mesh.points()), steps_(mesh.points().size()), index_({}) {
    const auto add = [this](VertexIndex a, VertexIndex b) {
        const double length_m = distance(points_[a], points_[b]);
        steps_[a].push_back({b, length_m});
        steps_[b].push_back({a, length_m});
    };
    for (HalfIndex h = 0; h < mesh.half_count(); h += 2) {
        if (mesh.street(h).street_class != StreetClass::none) {
            add(mesh.origin(h), mesh.target(h));
        }
    }
    for (const StreetPiece& piece : pieces) {
        add(piece.a, piece.b);
    }
    for (VertexIndex v = 0; v < steps_.size(); ++v) {
        if (!steps_[v].empty()) {
            joined_.push_back(v);
        }
    }
    index_ = BoxIndex(boxes_of(points_, joined_));
}

VertexIndex StreetWalks::nearest_vertex(PlanePoint p) const {
    VertexIndex nearest = 0;
    double best = std::numeric_limits<double>::infinity();
    for (double reach = 60; best > reach * reach && reach < 1e6; reach *= 2) {
        for (const std::size_t i : index_.around(p, reach)) {
            const double d2 = squared_distance(points_[joined_[i]], p);
            if (d2 < best) {
                best = d2;
                nearest = joined_[i];
            }
        }
    }
    return nearest;
}

std::vector<NearestPlace> StreetWalks::nearest(const std::vector<PlanePoint>& places,
                                               const std::vector<PlanePoint>& targets) const {
    using Arrival = std::tuple<double, std::size_t, VertexIndex>;
    std::priority_queue<Arrival, std::vector<Arrival>, std::greater<>> waiting;
    std::vector<NearestPlace> at(points_.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const VertexIndex v = nearest_vertex(places[i]);
        waiting.emplace(distance(points_[v], places[i]), i, v);
    }
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    while (!waiting.empty()) {
        const auto [walk_m, place, v] = waiting.top();
        waiting.pop();
        if (at[v].place != kNone) {
            continue;
        }
        at[v] = {place, walk_m};
        for (const Step& step : steps_[v]) {
            if (at[step.to].place == kNone) {
                waiting.emplace(walk_m + step.length_m, place, step.to);
            }
        }
    }
    std::vector<NearestPlace> found;
    for (const PlanePoint target : targets) {
        found.push_back(at[nearest_vertex(target)]);
    }
    return found;
}

} // namespace yike
