// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "baselines.hpp"
#include "geometry/crs.hpp"
#include "network/build_network.hpp"
#include "network/nearest_search.hpp"
#include "network/network_patch.hpp"
#include "report.hpp"
#include "works.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <algorithm>
#include <array>

namespace yike::bench {

namespace {

constexpr std::size_t kStations = 40; // of the nearest-station work
constexpr int kRepeats = 5;           // of works that are one query
constexpr std::size_t kMostInMatrix = 1000;
constexpr std::size_t kPaths = 25;
constexpr Millis kPathReach = 300'000;    // from one end of a new path to the other, as it was
constexpr std::size_t kSlowQueries = 100; // the slow baselines are asked about the first ones only

// Baselines that reset every label are thousands of times slower on large networks.
std::vector<std::unique_ptr<Baseline>> all_baselines(const Network& network) {
    std::vector<std::unique_ptr<Baseline>> all;
    all.push_back(boost_no_init(network));
    all.push_back(boost_early_exit(network));
    all.push_back(textbook(network));
    return all;
}

std::uint64_t digest_on(const Network& network, const RangeRequest& request) {
    RangeSearch search(network);
    search.run(request);
    return digest(search.reached(), search.reached_times());
}

} // namespace

SearchSource at_node(const Network& network, NodeId node) {
    const Arc& arc = network.arcs(node).front();
    const Segment& segment = network.segment(arc.segment);
    return {{arc.segment, segment.from == node ? 0 : segment.length_m}, 0};
}

void measure_range(const BenchInput& input, const BenchRequest& request) {
    std::mt19937 random(request.seed);
    const std::vector<NodeId> targets = draw_nodes(input, request.queries, random);
    RangeSearch search(input.network);
    const auto baselines = all_baselines(input.network);
    std::vector<Timing> samples{{"yike", {}, true}};
    for (const auto& baseline : baselines) {
        samples.push_back({baseline->name(), {}, true});
    }
    for (std::size_t q = 0; q < targets.size(); ++q) {
        const SearchSource source = at_node(input.network, targets[q]);
        measure(samples[0], [&] { search.run({{&source, 1}, kCutoff, Direction::to_sources}); });
        const std::uint64_t ours = digest(search.reached(), search.reached_times());
        for (std::size_t b = 0; b < baselines.size(); ++b) {
            if (b > 0 && q >= kSlowQueries) {
                continue;
            }
            measure(samples[b + 1], [&] { baselines[b]->run(targets[q], kCutoff); });
            if (digest_of(*baselines[b]) != ours) {
                samples[b + 1].agrees = false;
                samples[0].agrees = false;
            }
        }
    }
    print("range", samples);
}

void measure_matrix(const BenchInput& input, const BenchRequest& request) {
    std::mt19937 random(request.seed + 1);
    const std::vector<NodeId> nodes =
        draw_nodes(input, std::min(request.queries, kMostInMatrix), random);
    std::vector<SearchSource> sources;
    for (const NodeId node : nodes) {
        sources.push_back(at_node(input.network, node));
    }
    const auto baseline = boost_no_init(input.network);
    std::vector<Timing> samples{{"yike", {}, true}, {baseline->name(), {}, true}};
    std::array<std::vector<Millis>, 2> cells;
    for (std::vector<Millis>& matrix : cells) {
        matrix.resize(nodes.size() * nodes.size());
    }
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        measure(samples[0], [&] {
            RangeSearch search(input.network);
            const SearchTargets targets(input.network, Direction::to_sources, nodes);
            for (const std::size_t i :
                 order_along_curve(input.network, Direction::to_sources, sources)) {
                search.run_to({{&sources[i], 1}, kCutoff, Direction::to_sources}, targets);
                std::copy(search.target_times().begin(),
                          search.target_times().end(),
                          cells[0].begin() + static_cast<std::ptrdiff_t>(i * nodes.size()));
            }
        });
        measure(samples[1], [&] {
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                baseline->run(nodes[i], kCutoff);
                for (std::size_t j = 0; j < nodes.size(); ++j) {
                    cells[1][i * nodes.size() + j] = baseline->times()[nodes[j].index()];
                }
            }
        });
    }
    samples[0].agrees = samples[1].agrees = cells[0] == cells[1];
    print("matrix", samples);
}

void measure_nearest(const BenchInput& input, const BenchRequest& request) {
    std::mt19937 random(request.seed + 2);
    std::vector<NodeId> stations = draw_nodes(input, kStations, random);
    std::sort(stations.begin(), stations.end());
    stations.erase(std::unique(stations.begin(), stations.end()), stations.end());
    std::vector<OwnedSource> sources;
    for (std::size_t s = 0; s < stations.size(); ++s) {
        sources.push_back({at_node(input.network, stations[s]), static_cast<std::uint32_t>(s)});
    }
    const auto baseline = boost_no_init(input.network);
    std::vector<Timing> samples{{"yike", {}, true}, {baseline->name(), {}, true}};
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        std::vector<NearestTwo> ours;
        std::vector<NearestTwo> theirs(input.network.node_count());
        measure(samples[0], [&] { ours = nearest_owners(input.network, sources, kLongestWalk); });
        measure(samples[1], [&] {
            for (std::size_t s = 0; s < stations.size(); ++s) {
                baseline->run(stations[s], kLongestWalk);
                for (const NodeId node : baseline->reached()) {
                    const OwnerTime own{baseline->times()[node.index()],
                                        static_cast<std::uint32_t>(s)};
                    auto& [first, second] = theirs[node.index()];
                    if (own < first) {
                        second = first;
                        first = own;
                    } else {
                        second = std::min(second, own);
                    }
                }
            }
        });
        samples[0].agrees = samples[1].agrees = ours == theirs;
    }
    print("nearest", samples);
}

void measure_build(const BenchInput& input) {
    std::vector<Timing> samples{{"yike", {}, true}, {"bgl_no_init", {}, true}};
    std::function<double(PlanePoint, PlanePoint)> length;
    if (input.degrees) {
        length = [](PlanePoint a, PlanePoint b) {
            return geodesic_distance({a.x, a.y}, {b.x, b.y});
        };
    }
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        Network network;
        std::unique_ptr<Baseline> graph;
        measure(samples[0], [&] {
            network = build_network({input.roads, input.junctions, input.profile, length});
            network.search_layout(Direction::to_sources);
        });
        // From finished segments: lengths and times are given to it.
        measure(samples[1], [&] { graph = boost_no_init(network); });
        samples[0].agrees = network.segment_count() == input.network.segment_count();
    }
    print("build", samples);
}

// A path between two streets some hundred metres apart, from the change to a layout that is ready.
void measure_path(const BenchInput& input, const BenchRequest& request) {
    std::mt19937 random(request.seed);
    const Network& base = input.network;
    base.search_layout(Direction::to_sources);
    std::vector<Timing> samples{{"yike", {}, true}, {"whole", {}, true}};
    for (const NodeId node : draw_nodes(input, kPaths, random)) {
        RangeSearch near(base);
        const SearchSource source = at_node(base, node);
        near.run({{&source, 1}, kPathReach, Direction::to_sources});
        const NodeId other = near.reached()[random() % near.reached().size()];
        const auto middle_of = [&base](NodeId end) {
            const SegmentId segment = base.arcs(end).front().segment;
            return NetworkPoint{segment, base.segment(segment).length_m / 2};
        };
        PatchedNetwork patched;
        measure(samples[0], [&] {
            NetworkPatch patch(base);
            const NodeId from = patch.divide(middle_of(node));
            const NodeId to = patch.divide(middle_of(other));
            const Segment path{from, to, 100, 70'000, 70'000};
            patch.add_edge(RoadId::none(), {&path, 1});
            patched = std::move(patch).finish();
            patched.network.search_layout(Direction::to_sources);
        });
        const Network& changed = patched.network;
        Network whole;
        measure(samples[1], [&] {
            whole = Network({changed.points().begin(), changed.points().end()},
                            {changed.segments().begin(), changed.segments().end()},
                            {changed.edges().begin(), changed.edges().end()});
            whole.search_layout(Direction::to_sources);
        });
        const RangeRequest search{{&source, 1}, kCutoff, Direction::to_sources};
        samples[0].agrees =
            samples[0].agrees && digest_on(changed, search) == digest_on(whole, search);
    }
    print("path", samples, "whole");
}

} // namespace yike::bench
