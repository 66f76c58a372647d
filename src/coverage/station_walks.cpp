// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/station_walks.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace yike {

namespace {

/// A node of a compound that a station's search has reached. Compounds and their nodes are numbered
/// in one row: compound c has the slots from first_slot[c] on.
struct ReachedSlot {
    std::uint32_t slot = 0;
    Millis time = 0;
};

class SlotMap {
  public:
    SlotMap(const std::vector<CompoundPlaces>& compounds, std::size_t nodes)
        : first_of_node_(nodes + 1, 0) {
        first_slot_.push_back(0);
        for (const CompoundPlaces& places : compounds) {
            for (const NodeId node : places.nodes) {
                ++first_of_node_[node.index() + 1];
            }
            first_slot_.push_back(first_slot_.back() +
                                  static_cast<std::uint32_t>(places.nodes.size()));
        }
        for (std::size_t n = 1; n < first_of_node_.size(); ++n) {
            first_of_node_[n] += first_of_node_[n - 1];
        }
        slots_.resize(first_slot_.back());
        std::vector<std::uint32_t> next(first_of_node_.begin(), first_of_node_.end() - 1);
        std::uint32_t slot = 0;
        for (const CompoundPlaces& places : compounds) {
            for (const NodeId node : places.nodes) {
                slots_[next[node.index()]++] = slot++;
            }
        }
    }

    /// The slots of all reached nodes, ascending.
    std::vector<ReachedSlot> reached(const RangeSearch& search) const {
        std::vector<ReachedSlot> found;
        const std::span<const NodeId> nodes = search.reached();
        for (std::size_t r = 0; r < nodes.size(); ++r) {
            for (std::uint32_t i = first_of_node_[nodes[r].index()];
                 i < first_of_node_[nodes[r].index() + 1];
                 ++i) {
                found.push_back({slots_[i], search.reached_times()[r]});
            }
        }
        std::sort(found.begin(), found.end(), [](const ReachedSlot& a, const ReachedSlot& b) {
            return a.slot < b.slot;
        });
        return found;
    }

    std::uint32_t first_slot(std::size_t compound) const { return first_slot_[compound]; }

    std::size_t compound_of(std::uint32_t slot) const {
        const auto it = std::upper_bound(first_slot_.begin(), first_slot_.end(), slot);
        return static_cast<std::size_t>(it - first_slot_.begin()) - 1;
    }

  private:
    std::vector<std::uint32_t> first_slot_;
    std::vector<std::uint32_t> first_of_node_;
    std::vector<std::uint32_t> slots_;
};

StationRow& row_for(std::vector<StationRow>& rows, StationId station, std::size_t nodes) {
    if (rows.empty() || rows.back().station != station) {
        rows.push_back({station, kNever, false, std::vector<Millis>(nodes, kNever)});
    }
    return rows.back();
}

class WalkFinder {
  public:
    WalkFinder(const AccessModel& model,
               const std::vector<CompoundPlaces>& compounds,
               Progress& progress)
        : model_(model), compounds_(compounds), progress_(progress),
          slots_(compounds, model.network().node_count()) {}

    StationWalks find() && {
        const std::vector<Station>& stations = model_.district().stations;
        result_.destinations.resize(stations.size());
        result_.to_station.resize(stations.size());
        result_.to_compounds.resize(compounds_.size());
        std::vector<AccessPlace> places(stations.size());
        for (std::size_t s = 0; s < stations.size(); ++s) {
            if (!stations[s].counts) {
                result_.destinations[s].point = stations[s].point;
                continue;
            }
            result_.destinations[s] = model_.station(stations[s]);
            places[s] = as_place(model_, result_.destinations[s]);
        }
        std::vector<std::vector<ReachedSlot>> reached(stations.size());
        progress_.stage("walks to stations", stations.size());
        parallel_ranges(stations.size(), 1, [&](std::size_t begin, std::size_t end) {
            RangeSearch search(model_.network());
            for (std::size_t s = begin; s < end; ++s) {
                progress_.check();
                const Destination& to = result_.destinations[s];
                search.run({to.sources, kLongestWalk, Direction::to_sources});
                reached[s] = slots_.reached(search);
                result_.to_station[s] = from_stations(places, to, search.times());
                progress_.advance();
            }
        });
        for (std::size_t s = 0; s < stations.size(); ++s) {
            add_rows(StationId(s), std::exchange(reached[s], {}));
        }
        find_beside();
        return std::move(result_);
    }

  private:
    std::vector<StationWalk> from_stations(const std::vector<AccessPlace>& places,
                                           const Destination& to,
                                           std::span<const Millis> node_times) const {
        std::vector<StationWalk> walks;
        for (std::size_t from = 0; from < places.size(); ++from) {
            const Millis walk_ms = walking_time(model_, places[from], to, node_times);
            if (walk_ms != kNever) {
                walks.push_back({StationId(from), walk_ms});
            }
        }
        return walks;
    }

    void add_rows(StationId station, const std::vector<ReachedSlot>& reached) {
        for (std::size_t i = 0; i < reached.size();) {
            const std::size_t compound = slots_.compound_of(reached[i].slot);
            const CompoundPlaces& places = compounds_[compound];
            StationRow& row = row_for(result_.to_compounds[compound], station, places.nodes.size());
            for (; i < reached.size() && reached[i].slot < slots_.first_slot(compound + 1); ++i) {
                const std::uint32_t node = reached[i].slot - slots_.first_slot(compound);
                row.node_times[node] = reached[i].time;
                row.least_ms =
                    std::min(row.least_ms, add_millis(reached[i].time, places.node_ms[node]));
            }
        }
    }

    // Stations in or beside the ground, and those on a segment that the compound enters.
    void find_beside() {
        std::unordered_map<SegmentId, std::vector<StationId>> on_segment;
        std::vector<Box> boxes;
        for (std::size_t s = 0; s < result_.destinations.size(); ++s) {
            const Destination& destination = result_.destinations[s];
            boxes.push_back(model_.district().stations[s].counts ? straight_box(model_, destination)
                                                                 : Box{});
            for (const SearchSource& source : destination.sources) {
                on_segment[source.at.segment].push_back(StationId(s));
            }
        }
        for (std::size_t c = 0; c < compounds_.size(); ++c) {
            std::vector<StationId> beside;
            for (std::size_t s = 0; s < boxes.size(); ++s) {
                if (boxes[s].meets(compounds_[c].box)) {
                    beside.emplace_back(s);
                }
            }
            for (const SegmentId segment : compounds_[c].inside) {
                const auto it = on_segment.find(segment);
                if (it != on_segment.end()) {
                    beside.insert(beside.end(), it->second.begin(), it->second.end());
                }
            }
            mark_beside(c, beside);
        }
    }

    void mark_beside(std::size_t compound, const std::vector<StationId>& beside) {
        std::vector<StationRow>& rows = result_.to_compounds[compound];
        for (const StationId station : beside) {
            auto it = std::lower_bound(
                rows.begin(), rows.end(), station, [](const StationRow& row, StationId id) {
                    return row.station < id;
                });
            if (it == rows.end() || it->station != station) {
                const std::size_t nodes = compounds_[compound].nodes.size();
                it = rows.insert(it, {station, 0, true, std::vector<Millis>(nodes, kNever)});
            }
            it->beside = true;
            it->least_ms = 0;
        }
    }

    const AccessModel& model_;
    const std::vector<CompoundPlaces>& compounds_;
    Progress& progress_;
    SlotMap slots_;
    StationWalks result_;
};

} // namespace

StationWalks station_walks(const AccessModel& model,
                           const std::vector<CompoundPlaces>& compounds,
                           Progress& progress) {
    return WalkFinder(model, compounds, progress).find();
}

} // namespace yike
