// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/station_walks.hpp"

#include "base/parallel.hpp"

namespace yike {

StationWalks station_walks(const AccessModel& model,
                           const std::vector<CompoundPlaces>& compounds,
                           Progress& progress) {
    const std::vector<Station>& stations = model.district().stations;
    const CompoundNodes nodes(model, compounds);
    StationWalks result;
    result.to_station.resize(stations.size());
    std::vector<std::shared_ptr<StationReach>> reaches(stations.size());
    for (std::size_t s = 0; s < stations.size(); ++s) {
        reaches[s] = std::make_shared<StationReach>(nodes.place(stations[s]));
    }
    progress.stage("walks to stations", stations.size());
    parallel_ranges(stations.size(), 1, [&](std::size_t begin, std::size_t end) {
        RangeSearch search(model.network());
        for (std::size_t to = begin; to < end; ++to) {
            progress.check();
            nodes.find_walks(*reaches[to], search);
            for (std::size_t from = 0; from < stations.size(); ++from) {
                const Millis walk_ms =
                    walk_between(model, *reaches[from], *reaches[to], search.times());
                if (walk_ms != kNever) {
                    result.to_station[to].push_back({StationId(from), walk_ms});
                }
            }
            progress.advance();
        }
    });
    result.reaches.assign(reaches.begin(), reaches.end());
    result.to_compounds =
        station_rows(result.reaches, compounds, std::vector<char>(compounds.size(), 1));
    return result;
}

std::vector<std::vector<StationRow>> station_rows(const StationReaches& reaches,
                                                  const std::vector<CompoundPlaces>& compounds,
                                                  const std::vector<char>& wanted) {
    std::vector<std::vector<StationRow>> rows(compounds.size());
    for (std::size_t s = 0; s < reaches.size(); ++s) {
        const std::span<const Millis> times(reaches[s]->node_times);
        for (const CompoundWalks& walks : reaches[s]->compounds) {
            if (wanted[walks.compound] != 0) {
                rows[walks.compound].push_back(
                    {StationId(s),
                     walks.least_ms,
                     walks.beside,
                     times.subspan(walks.first_node, compounds[walks.compound].nodes.size())});
            }
        }
    }
    return rows;
}

} // namespace yike
