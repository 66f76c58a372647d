// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "evaluation/live_walks.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

std::vector<std::vector<StationWalk>> walk_lists(const std::vector<Millis>& walks, std::size_t n) {
    std::vector<std::vector<StationWalk>> lists(n);
    for (std::size_t to = 0; to < n; ++to) {
        for (std::size_t from = 0; from < n; ++from) {
            if (walks[to * n + from] != kNever) {
                lists[to].push_back({StationId(from), walks[to * n + from]});
            }
        }
    }
    return lists;
}

} // namespace

LiveStreets::LiveStreets(const AccessModel& model_of_plan, AccessField& field, Progress& progress)
    : model(model_of_plan), places(all_places(field, progress)), nodes(model, places) {}

LiveWalks::LiveWalks(const LiveStreets& streets)
    : streets_(streets), times_(streets.places.size()) {}

CoverageTimes LiveWalks::times(const AccessModel& model, Progress& progress) {
    Stations now = stations_of(model, progress);
    std::vector<std::shared_ptr<const CompoundTimes>> times = times_;
    find_times(model, now, times, progress);
    last_ = std::move(now);
    times_ = std::move(times);

    CoverageTimes result;
    result.compounds.reserve(times_.size());
    for (const auto& compound : times_) {
        result.compounds.push_back(*compound);
    }
    result.destinations.reserve(last_.reaches.size());
    for (const auto& reach : last_.reaches) {
        result.destinations.push_back(reach->to);
    }
    result.to_station = walk_lists(last_.walks, last_.reaches.size());
    return result;
}

// The walks of a station that was there before are taken from there, whatever its number was.
LiveWalks::Stations LiveWalks::stations_of(const AccessModel& model, Progress& progress) const {
    const std::vector<Station>& stations = model.district().stations;
    const std::size_t n = stations.size();
    Stations now;
    now.reaches.resize(n);
    now.walks.resize(n * n, kNever);
    std::vector<std::size_t> old(n, n + last_.keys.size());
    std::vector<std::size_t> missing;
    std::vector<std::size_t> kept;
    for (std::size_t s = 0; s < n; ++s) {
        now.keys.push_back(
            {stations[s].point, stations[s].entrance, stations[s].counts, stations[s].tier});
        const bool in_place = s < last_.keys.size() && last_.keys[s] == now.keys[s];
        const auto it = in_place ? last_.keys.begin() + static_cast<std::ptrdiff_t>(s)
                                 : std::find(last_.keys.begin(), last_.keys.end(), now.keys[s]);
        if (it == last_.keys.end()) {
            missing.push_back(s);
        } else {
            old[s] = static_cast<std::size_t>(it - last_.keys.begin());
            now.reaches[s] = last_.reaches[old[s]];
            kept.push_back(s);
        }
    }
    for (const std::size_t to : kept) {
        for (const std::size_t from : kept) {
            now.walks[to * n + from] = last_.walks[old[to] * last_.keys.size() + old[from]];
        }
    }
    search(model, missing, now, progress);
    return now;
}

// A search to each station that is new, and one from it to those that are not.
void LiveWalks::search(const AccessModel& model,
                       const std::vector<std::size_t>& missing,
                       Stations& stations,
                       Progress& progress) const {
    const std::size_t n = stations.reaches.size();
    std::vector<std::shared_ptr<StationReach>> found(missing.size());
    std::vector<char> is_new(n, 0);
    for (std::size_t i = 0; i < missing.size(); ++i) {
        found[i] = std::make_shared<StationReach>(
            streets_.nodes.place(model.district().stations[missing[i]]));
        stations.reaches[missing[i]] = found[i];
        is_new[missing[i]] = 1;
    }
    progress.stage("walks to stations", missing.size());
    parallel_ranges(missing.size(), 1, [&](std::size_t begin, std::size_t end) {
        RangeSearch search(model.network());
        for (std::size_t i = begin; i < end; ++i) {
            progress.check();
            const std::size_t s = missing[i];
            streets_.nodes.find_walks(*found[i], search);
            for (std::size_t from = 0; from < n; ++from) {
                stations.walks[s * n + from] =
                    walk_between(model, *stations.reaches[from], *found[i], search.times());
            }
            search.run({found[i]->to.sources, kLongestWalk, Direction::from_sources});
            for (std::size_t to = 0; to < n; ++to) {
                if (is_new[to] == 0) {
                    stations.walks[to * n + s] = walk_between_by_start(
                        model, *found[i], *stations.reaches[to], search.times());
                }
            }
            progress.advance();
        }
    });
}

// Compounds for which a station that came, went or took another number means anything.
std::vector<char> LiveWalks::touched_compounds(const Stations& now) const {
    const std::vector<Compound>& compounds = streets_.model.district().compounds;
    std::vector<char> touched(compounds.size(), 0);
    const auto touch = [&](const Stations& stations, std::size_t s) {
        for (const CompoundWalks& walks : stations.reaches[s]->compounds) {
            touched[walks.compound] = 1;
        }
        for (std::size_t c = 0; c < compounds.size(); ++c) {
            if (distance(compounds[c].interior, stations.keys[s].point) <= kCircleRadius) {
                touched[c] = 1;
            }
        }
    };
    for (std::size_t s = 0; s < std::max(now.keys.size(), last_.keys.size()); ++s) {
        const bool was = s < last_.keys.size();
        const bool is = s < now.keys.size();
        if (was && is && last_.keys[s] == now.keys[s]) {
            continue;
        }
        if (was) {
            touch(last_, s);
        }
        if (is) {
            touch(now, s);
        }
    }
    for (std::size_t c = 0; c < compounds.size(); ++c) {
        touched[c] = touched[c] != 0 || !times_[c] ? 1 : 0;
    }
    return touched;
}

void LiveWalks::find_times(const AccessModel& model,
                           const Stations& now,
                           std::vector<std::shared_ptr<const CompoundTimes>>& times,
                           Progress& progress) const {
    const std::vector<char> touched = touched_compounds(now);
    std::vector<std::size_t> wanted;
    for (std::size_t c = 0; c < touched.size(); ++c) {
        if (touched[c] != 0) {
            wanted.push_back(c);
        }
    }
    const auto rows = station_rows(now.reaches, streets_.places, touched);
    const CompoundTimer timer(model, now.reaches);
    progress.stage("minutes of compounds", wanted.size());
    parallel_ranges(wanted.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            progress.check();
            const std::size_t c = wanted[i];
            times[c] = std::make_shared<const CompoundTimes>(
                timer.time(CompoundId(c), streets_.places[c], rows[c]));
            progress.advance();
        }
    });
}

} // namespace yike
