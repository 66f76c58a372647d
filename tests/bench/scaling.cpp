// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "scaling.hpp"

#include "base/parallel.hpp"
#include "baselines.hpp"
#include "geometry/crs.hpp"
#include "network/nearest_search.hpp"
#include "report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <span>

namespace yike::bench {

namespace {

constexpr std::array<std::size_t, 4> kSides{1, 2, 4, 8}; // copies along either axis
constexpr std::size_t kStations = 40;                    // a copy
constexpr std::size_t kBaselineQueries = 200;
constexpr int kRepeats = 5;
constexpr std::size_t kPasses = 20; // over the sources, where all are searched in one go

double cpu_microseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e6 * static_cast<double>(now.tv_sec) + 1e-3 * static_cast<double>(now.tv_nsec);
}

/// One implementation at one size. CPU time hardly depends on what else the machine does.
struct Measured {
    Timing wall;
    Timing cpu;

    template <class Work> void measure(const Work& work, double queries = 1) {
        const double before = cpu_microseconds();
        bench::measure(wall, work);
        cpu.microseconds.push_back((cpu_microseconds() - before) / queries);
        wall.microseconds.back() /= queries;
    }
};

/// Copies of a town side by side, each joined to the one in the east and the one in the north by a
/// road between their nearest corners.
class Copies {
  public:
    Copies(const BenchInput& input, std::size_t side) : input_(input), side_(side) {
        for (const PlanePoint p : input.network.points()) {
            box_.add(p);
        }
        const double gap = 0.01 * std::max(box_.max.x - box_.min.x, box_.max.y - box_.min.y);
        step_ = {box_.max.x - box_.min.x + gap, box_.max.y - box_.min.y + gap};
        for (std::size_t y = 0; y < side; ++y) {
            for (std::size_t x = 0; x < side; ++x) {
                add_copy({static_cast<double>(x) * step_.x, static_cast<double>(y) * step_.y});
            }
        }
        join();
    }

    Network network() const { return {points_, segments_, edges_}; }

  private:
    void add_copy(PlanePoint shift) {
        const std::size_t nodes = points_.size();
        const std::size_t segments = segments_.size();
        for (const PlanePoint p : input_.network.points()) {
            points_.push_back({p.x + shift.x, p.y + shift.y});
        }
        for (Segment segment : input_.network.segments()) {
            segment.from = NodeId(segment.from.index() + nodes);
            segment.to = NodeId(segment.to.index() + nodes);
            segments_.push_back(segment);
        }
        for (Edge edge : input_.network.edges()) {
            edge.first = SegmentId(edge.first.index() + segments);
            edges_.push_back(edge);
        }
    }

    // The node of the longest component that is farthest in a direction.
    std::size_t farthest(double dx, double dy) const {
        const std::vector<double>& lengths = input_.components.length_m;
        const auto longest = std::max_element(lengths.begin(), lengths.end()) - lengths.begin();
        std::size_t best = 0;
        double best_reach = -1e18;
        for (std::size_t n = 0; n < input_.network.node_count(); ++n) {
            const PlanePoint p = input_.network.points()[n];
            const double reach = p.x * dx + p.y * dy;
            if (input_.components.of_node[n] == static_cast<std::uint32_t>(longest) &&
                reach > best_reach) {
                best = n;
                best_reach = reach;
            }
        }
        return best;
    }

    void join() {
        const std::size_t nodes = input_.network.node_count();
        const std::size_t east = farthest(1, 0);
        const std::size_t west = farthest(-1, 0);
        const std::size_t north = farthest(0, 1);
        const std::size_t south = farthest(0, -1);
        for (std::size_t copy = 0; copy < side_ * side_; ++copy) {
            if (copy % side_ + 1 < side_) {
                add_road(copy * nodes + east, (copy + 1) * nodes + west);
            }
            if (copy / side_ + 1 < side_) {
                add_road(copy * nodes + north, (copy + side_) * nodes + south);
            }
        }
    }

    void add_road(std::size_t from, std::size_t to) {
        const PlanePoint a = points_[from];
        const PlanePoint b = points_[to];
        const double length_m =
            input_.degrees ? geodesic_distance({a.x, a.y}, {b.x, b.y}) : distance(a, b);
        const Millis ms = walk_millis(length_m, input_.profile.speed_m_per_s);
        edges_.push_back({RoadId::none(), SegmentId(segments_.size()), 1});
        segments_.push_back({NodeId(from), NodeId(to), length_m, ms, ms});
    }

    const BenchInput& input_;
    std::size_t side_;
    Box box_;
    PlanePoint step_;
    std::vector<PlanePoint> points_;
    std::vector<Segment> segments_;
    std::vector<Edge> edges_;
};

struct Size {
    std::size_t copies = 1;
    const Network& network;
};

void print_size(
    const Size& size, const char* work, const Measured& measured, double baseline_us, int threads) {
    const auto bytes = static_cast<double>(size.network.memory_bytes());
    nlohmann::ordered_json line = as_json(work, measured.wall, baseline_us);
    line["cpu_us"] = std::round(100 * measured.cpu.median()) / 100;
    line["copies"] = size.copies;
    line["segments"] = size.network.segment_count();
    line["threads"] = threads;
    line["bytes_per_segment"] =
        std::round(10 * bytes / static_cast<double>(size.network.segment_count())) / 10;
    std::puts(line.dump().c_str());
    std::fflush(stdout);
}

// All searches, several times over, in one go.
void measure_all(const Size& size,
                 std::span<const SearchSource> sources,
                 std::span<const std::uint64_t> digests,
                 int threads,
                 Measured& measured) {
    const ThreadLimit limit(static_cast<std::size_t>(threads));
    const std::size_t count = kPasses * sources.size();
    std::vector<std::uint64_t> found(count);
    measured.measure(
        [&] {
            parallel_ranges(count, count / 32 + 1, [&](std::size_t begin, std::size_t end) {
                RangeSearch own(size.network);
                for (std::size_t q = begin; q < end; ++q) {
                    own.run({{&sources[q % sources.size()], 1}, kCutoff, Direction::to_sources});
                    found[q] = digest(own.reached(), own.reached_times());
                }
            });
        },
        static_cast<double>(count));
    for (std::size_t q = 0; q < count; ++q) {
        measured.wall.agrees = measured.wall.agrees && found[q] == digests[q % sources.size()];
    }
}

void measure_searches(const Size& size,
                      const std::vector<SearchSource>& sources,
                      const std::vector<NodeId>& nodes) {
    const auto baseline = boost_no_init(size.network);
    RangeSearch search(size.network);
    Measured ours{{"yike", {}, true}, {}};
    Measured theirs{{baseline->name(), {}, true}, {}};
    std::vector<std::uint64_t> digests(sources.size());
    for (std::size_t q = 0; q < sources.size(); ++q) {
        ours.measure([&] { search.run({{&sources[q], 1}, kCutoff, Direction::to_sources}); });
        digests[q] = digest(search.reached(), search.reached_times());
        if (q < kBaselineQueries) {
            theirs.measure([&] { baseline->run(nodes[q], kCutoff); });
            theirs.wall.agrees = theirs.wall.agrees && digest_of(*baseline) == digests[q];
        }
    }
    ours.wall.agrees = theirs.wall.agrees;
    print_size(size, "range", ours, theirs.wall.median(), 1);
    print_size(size, "range", theirs, theirs.wall.median(), 1);
    std::array<Measured, 2> all{Measured{{"yike", {}, true}, {}}, Measured{{"yike", {}, true}, {}}};
    for (int repeat = 0; repeat < kRepeats; ++repeat) { // in turn
        measure_all(size, sources, digests, 1, all[0]);
        measure_all(size, sources, digests, 2, all[1]);
    }
    print_size(size, "range_all", all[0], 0, 1);
    print_size(size, "range_all", all[1], 0, 2);
}

void measure_size(const BenchInput& input, std::size_t side, const BenchRequest& request) {
    const Copies copies(input, side);
    Network network;
    Measured build{{"yike", {}, true}, {}};
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        build.measure([&] {
            network = copies.network();
            network.search_layout(Direction::to_sources);
        });
    }
    const Size size{side * side, network};
    print_size(size, "build", build, 0, 1);

    // The sources of the town, spread over its copies.
    std::mt19937 random(request.seed);
    std::uniform_int_distribution<std::size_t> any(0, side * side - 1);
    std::vector<NodeId> nodes = draw_nodes(input, request.queries, random);
    std::vector<SearchSource> sources;
    for (NodeId& node : nodes) {
        node = NodeId(node.index() + any(random) * input.network.node_count());
        sources.push_back(at_node(network, node));
    }
    measure_searches(size, sources, nodes);

    std::vector<OwnedSource> stations;
    for (const NodeId node : draw_nodes(input, kStations, random)) {
        for (std::size_t copy = 0; copy < side * side; ++copy) {
            const NodeId here(node.index() + copy * input.network.node_count());
            stations.push_back(
                {at_node(network, here), static_cast<std::uint32_t>(stations.size())});
        }
    }
    Measured nearest{{"yike", {}, true}, {}};
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        std::size_t found = 0;
        nearest.measure([&] { found = nearest_owners(network, stations, kLongestWalk).size(); });
        nearest.wall.agrees = nearest.wall.agrees && found == network.node_count();
    }
    print_size(size, "nearest", nearest, 0, 1);
}

} // namespace

void measure_scaling(const BenchInput& input, const BenchRequest& request) {
    for (const std::size_t side : kSides) {
        measure_size(input, side, request);
    }
}

} // namespace yike::bench
