// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Graphs of every shape, and searches that are slow and plainly right.
#pragma once

#include "network/graph.hpp"
#include "network/nearest_search.hpp"

#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace yike::test {

/// A network of nodes anywhere and segments between them; times are independent of places.
class Graph {
  public:
    explicit Graph(std::size_t nodes, std::uint32_t seed = 1) : random_(seed) {
        std::uniform_real_distribution<double> place(0, 1000);
        for (std::size_t n = 0; n < nodes; ++n) {
            points_.push_back({place(random_), place(random_)});
        }
    }

    Graph& join(std::size_t a, std::size_t b, Millis forward_ms, Millis backward_ms) {
        edges_.push_back({RoadId::none(), SegmentId(segments_.size()), 1});
        segments_.push_back({NodeId(a), NodeId(b), 100, forward_ms, backward_ms});
        return *this;
    }

    Graph& join(std::size_t a, std::size_t b, Millis ms) { return join(a, b, ms, ms); }

    Network network() const { return {points_, segments_, edges_}; }

    std::mt19937& random() { return random_; }

    Millis random_ms() {
        const auto draw = random_() % 12;
        return draw == 0 ? kNever : draw == 1 ? 0 : static_cast<Millis>(random_() % 60'000);
    }

  private:
    std::mt19937 random_;
    std::vector<PlanePoint> points_;
    std::vector<Segment> segments_;
    std::vector<Edge> edges_;
};

/// Relaxing all segments until nothing changes (Bellman 1958, Ford 1956).
inline std::vector<Millis> slow_times(const Network& network, const RangeRequest& request) {
    std::vector<Millis> times(network.node_count(), kNever);
    const bool to_sources = request.direction == Direction::to_sources;
    const auto offer = [&](NodeId node, Millis time) {
        const bool better = time <= request.cutoff_ms && time < times[node.index()];
        times[node.index()] = better ? time : times[node.index()];
        return better;
    };
    for (const SearchSource& source : request.sources) {
        const Segment& s = network.segment(source.at.segment);
        const double at = source.at.offset_m;
        const Millis from = to_sources ? walk_within(s, 0, at) : walk_within(s, at, 0);
        const Millis to =
            to_sources ? walk_within(s, s.length_m, at) : walk_within(s, at, s.length_m);
        offer(s.from, add_millis(source.start_ms, from));
        offer(s.to, add_millis(source.start_ms, to));
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (const Segment& s : network.segments()) {
            const Millis down = to_sources ? s.backward_ms : s.forward_ms;
            const Millis up = to_sources ? s.forward_ms : s.backward_ms;
            changed |= offer(s.to, add_millis(times[s.from.index()], down));
            changed |= offer(s.from, add_millis(times[s.to.index()], up));
        }
    }
    return times;
}

/// Boost.Graph's Dijkstra on the network's graph: an independent answer.
inline std::vector<std::uint64_t>
boost_times(const Network& network, NodeId source, Direction direction) {
    const StreetRows& graph = street_graph(network);
    std::vector<std::uint64_t> times(network.node_count());
    boost::dijkstra_shortest_paths(
        graph,
        source.value(),
        boost::distance_map(boost::make_iterator_property_map(
                                times.begin(), boost::get(boost::vertex_index, graph)))
            .weight_map(walking_times(network, direction))
            .distance_inf(std::uint64_t{kNever})
            .distance_combine([](std::uint64_t time, Millis step) {
                return std::min<std::uint64_t>(time + step, kNever);
            }));
    return times;
}

/// A search an owner.
inline std::vector<NearestTwo> slow_nearest(const Network& network,
                                            const std::vector<OwnedSource>& sources,
                                            std::uint32_t owners,
                                            Millis cutoff_ms) {
    std::vector<std::vector<OwnerTime>> all(network.node_count());
    for (std::uint32_t owner = 0; owner < owners; ++owner) {
        std::vector<SearchSource> own;
        for (const OwnedSource& source : sources) {
            if (source.owner == owner) {
                own.push_back(source.source);
            }
        }
        const std::vector<Millis> times =
            slow_times(network, {own, cutoff_ms, Direction::to_sources});
        for (std::size_t n = 0; n < times.size(); ++n) {
            if (times[n] != kNever) {
                all[n].push_back({times[n], owner});
            }
        }
    }
    std::vector<NearestTwo> nearest(network.node_count());
    for (std::size_t n = 0; n < all.size(); ++n) {
        std::sort(all[n].begin(), all[n].end());
        std::copy_n(all[n].begin(), std::min<std::size_t>(2, all[n].size()), nearest[n].begin());
    }
    return nearest;
}

} // namespace yike::test
