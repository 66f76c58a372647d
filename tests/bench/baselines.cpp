// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "baselines.hpp"

#include "report.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <queue>

#include <functional>
#include <utility>

namespace yike::bench {

namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Millis>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

// Arcs against the way people walk: a search from a station finds who walks to it.
Graph backwards(const Network& network) {
    std::vector<std::pair<std::size_t, std::size_t>> arcs;
    std::vector<Millis> weights;
    const auto add = [&](NodeId from, NodeId to, Millis ms) {
        if (ms != kNever) {
            arcs.emplace_back(from.index(), to.index());
            weights.push_back(ms);
        }
    };
    for (const Segment& segment : network.segments()) {
        add(segment.to, segment.from, segment.forward_ms);
        add(segment.from, segment.to, segment.backward_ms);
    }
    return {boost::edges_are_unsorted_multi_pass,
            arcs.begin(),
            arcs.end(),
            weights.begin(),
            network.node_count()};
}

struct Stop {};

// What both searches of Boost.Graph share.
class Boost : public Baseline {
  public:
    explicit Boost(const Network& network)
        : graph_(backwards(network)), times_(network.node_count(), kNever) {}

    std::span<const Millis> times() const override { return times_; }

    std::span<const NodeId> reached() const override { return reached_; }

  protected:
    struct Visitor : boost::default_dijkstra_visitor {
        Visitor(Boost& search, Millis cutoff_ms) : search_(&search), cutoff_ms_(cutoff_ms) {}

        void examine_vertex(Vertex vertex, const Graph& graph) {
            (void)graph;
            if (search_->times_[vertex] > cutoff_ms_) {
                throw Stop();
            }
            search_->reached_.emplace_back(vertex);
        }

        void edge_relaxed(const Graph::edge_descriptor& edge, const Graph& graph) {
            search_->touched_.push_back(boost::target(edge, graph));
        }

        Boost* search_;
        Millis cutoff_ms_;
    };

    auto distances() {
        return boost::make_iterator_property_map(times_.begin(),
                                                 boost::get(boost::vertex_index, graph_));
    }

    // Labels beyond the cutoff are left from the frontier.
    void forget_beyond(Millis cutoff_ms) {
        for (const Vertex vertex : touched_) {
            if (times_[vertex] > cutoff_ms) {
                times_[vertex] = kNever;
            }
        }
    }

    Graph graph_;
    std::vector<Millis> times_;
    std::vector<NodeId> reached_;
    std::vector<Vertex> touched_;
};

class BoostNoInit : public Boost {
  public:
    using Boost::Boost;

    const char* name() const override { return "bgl_no_init"; }

    void run(NodeId target, Millis cutoff_ms) override {
        for (const Vertex vertex : touched_) {
            times_[vertex] = kNever;
        }
        touched_.clear();
        reached_.clear();
        touched_.push_back(target.index());
        times_[target.index()] = 0;
        try {
            boost::dijkstra_shortest_paths_no_color_map_no_init(
                graph_,
                target.index(),
                boost::dummy_property_map(),
                distances(),
                boost::get(boost::edge_bundle, graph_),
                boost::get(boost::vertex_index, graph_),
                std::less<>(),
                boost::closed_plus<Millis>(kNever),
                kNever,
                Millis{0},
                Visitor(*this, cutoff_ms));
        } catch (const Stop&) { // everything within the cutoff is known
        }
        forget_beyond(cutoff_ms);
    }
};

class BoostEarlyExit : public Boost {
  public:
    using Boost::Boost;

    const char* name() const override { return "bgl_early_exit"; }

    void run(NodeId target, Millis cutoff_ms) override {
        touched_.clear();
        reached_.clear();
        try {
            boost::dijkstra_shortest_paths(graph_,
                                           target.index(),
                                           boost::distance_map(distances())
                                               .weight_map(boost::get(boost::edge_bundle, graph_))
                                               .distance_inf(kNever)
                                               .distance_combine(boost::closed_plus<Millis>(kNever))
                                               .visitor(Visitor(*this, cutoff_ms)));
        } catch (const Stop&) { // everything within the cutoff is known
        }
        forget_beyond(cutoff_ms);
    }
};

class Textbook : public Baseline {
  public:
    explicit Textbook(const Network& network)
        : network_(network), times_(network.node_count(), kNever) {}

    const char* name() const override { return "textbook"; }

    std::span<const Millis> times() const override { return times_; }

    std::span<const NodeId> reached() const override { return reached_; }

    void run(NodeId target, Millis cutoff_ms) override {
        std::fill(times_.begin(), times_.end(), kNever);
        reached_.clear();
        using Entry = std::pair<Millis, NodeId>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        queue.emplace(0, target);
        times_[target.index()] = 0;
        while (!queue.empty()) {
            const auto [time, node] = queue.top();
            queue.pop();
            if (time > times_[node.index()]) {
                continue;
            }
            reached_.push_back(node);
            for (const Arc& arc : network_.arcs(node)) {
                const Millis next = add_millis(time, arc.in_ms);
                if (next <= cutoff_ms && next < times_[arc.other.index()]) {
                    times_[arc.other.index()] = next;
                    queue.emplace(next, arc.other);
                }
            }
        }
    }

  private:
    const Network& network_;
    std::vector<Millis> times_;
    std::vector<NodeId> reached_;
};

} // namespace

std::uint64_t digest_of(const Baseline& baseline) {
    std::vector<Millis> times;
    for (const NodeId node : baseline.reached()) {
        times.push_back(baseline.times()[node.index()]);
    }
    return digest(baseline.reached(), times);
}

std::unique_ptr<Baseline> boost_no_init(const Network& network) {
    return std::make_unique<BoostNoInit>(network);
}

std::unique_ptr<Baseline> boost_early_exit(const Network& network) {
    return std::make_unique<BoostEarlyExit>(network);
}

std::unique_ptr<Baseline> textbook(const Network& network) {
    return std::make_unique<Textbook>(network);
}

} // namespace yike::bench
