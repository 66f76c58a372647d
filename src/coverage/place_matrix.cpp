// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/place_matrix.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <tuple>

namespace yike {

namespace {

// The nodes from which the origins get onto the network; each once.
std::vector<NodeId> nodes_of(const std::vector<MatrixOrigin>& origins) {
    std::vector<NodeId> nodes;
    for (const MatrixOrigin& origin : origins) {
        for (const Sample& sample : origin.people.samples) {
            for (const Entry& entry : sample.place.entries) {
                nodes.insert(nodes.end(), {entry.from, entry.to});
            }
        }
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
}

} // namespace

std::vector<MatrixRow> walking_matrix(const AccessModel& model,
                                      const std::vector<MatrixOrigin>& origins,
                                      const std::vector<MatrixTarget>& targets,
                                      Millis cutoff_ms,
                                      Progress& progress) {
    std::vector<std::vector<MatrixRow>> columns(targets.size());
    progress.stage("matrix", targets.size());
    const std::vector<NodeId> nodes = nodes_of(origins);
    const SearchTargets wanted(model.network(), Direction::to_sources, nodes);
    parallel_ranges(targets.size(), 1, [&](std::size_t begin, std::size_t end) {
        RangeSearch search(model.network());
        std::vector<Millis> node_times(model.network().node_count(), kNever);
        std::vector<Millis> times;
        for (std::size_t t = begin; t < end; ++t) {
            progress.check();
            const MatrixTarget& target = targets[t];
            search.run_to({target.destination.sources, cutoff_ms, Direction::to_sources}, wanted);
            for (std::size_t n = 0; n < nodes.size(); ++n) {
                node_times[nodes[n].index()] = search.target_times()[n];
            }
            for (const MatrixOrigin& origin : origins) {
                times.clear();
                for (const Sample& sample : origin.people.samples) {
                    times.push_back(
                        walking_time(model, sample.place, target.destination, node_times));
                }
                const Millis time = rule_time(origin.people, times);
                if (time <= cutoff_ms) {
                    columns[t].push_back({origin.id, target.id, time});
                }
            }
            progress.advance();
        }
    });
    std::vector<MatrixRow> rows;
    for (const std::vector<MatrixRow>& column : columns) {
        rows.insert(rows.end(), column.begin(), column.end());
    }
    std::sort(rows.begin(), rows.end(), [](const MatrixRow& a, const MatrixRow& b) {
        return std::tie(a.from_id, a.to_id) < std::tie(b.from_id, b.to_id);
    });
    return rows;
}

} // namespace yike
