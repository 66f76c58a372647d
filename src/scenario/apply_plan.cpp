// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "scenario/plan.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

void place(District& district, Station& station, PlanePoint point) {
    station.point = point;
    station.lon_lat = district.crs.to_lon_lat(point);
    station.inside = contains(district.boundary, point);
    if (!station.community.valid()) {
        station.community = community_at(district, point);
    }
}

class PlanApplier {
  public:
    explicit PlanApplier(const District& base) : result_{base, {}} {}

    void apply(const PlannedChange& planned) {
        switch (planned.change.kind) {
        case ChangeKind::relocate:
            set_area(station_of(planned), planned.floor_area_m2);
            relocate_station(result_.district, planned.station, planned.point);
            break;
        case ChangeKind::renovate:
            set_area(station_of(planned), planned.floor_area_m2);
            break;
        case ChangeKind::build:
            build(planned);
            break;
        case ChangeKind::close:
            closed_.push_back(planned.station);
            break;
        case ChangeKind::open_gate:
            open_gate(planned);
            break;
        case ChangeKind::close_gate:
            result_.streets.closed.push_back(planned.gate);
            break;
        case ChangeKind::add_path:
            add_path(planned);
            break;
        case ChangeKind::block_road:
            result_.streets.blocks.push_back({planned.at, planned.change.radius_m, planned.roads});
            break;
        }
    }

    PlannedDistrict finish() && {
        std::sort(closed_.begin(), closed_.end());
        for (auto it = closed_.rbegin(); it != closed_.rend(); ++it) {
            result_.district.stations.erase(result_.district.stations.begin() +
                                            static_cast<std::ptrdiff_t>(it->index()));
        }
        return std::move(result_);
    }

  private:
    Station& station_of(const PlannedChange& planned) {
        return result_.district.stations[planned.station.index()];
    }

    static void set_area(Station& station, std::optional<double> area_m2) {
        if (station.capacity_households && station.floor_area_m2 && area_m2 &&
            *station.floor_area_m2 > 0) {
            *station.capacity_households *= *area_m2 / *station.floor_area_m2;
        }
        station.floor_area_m2 = area_m2;
    }

    void build(const PlannedChange& planned) {
        Station station;
        station.id = planned.change.new_id;
        station.name = !planned.change.name.empty() ? planned.change.name
                       : !planned.name.empty()      ? planned.name
                                                    : planned.change.new_id;
        station.tier = planned.tier;
        station.floor_area_m2 = planned.floor_area_m2;
        place(result_.district, station, planned.point);
        result_.district.stations.push_back(std::move(station));
    }

    void open_gate(const PlannedChange& planned) {
        if (planned.gate.valid()) {
            result_.streets.opened.push_back(planned.gate);
        } else {
            result_.streets.new_gates.push_back({planned.change.id, planned.compound, planned.at});
        }
    }

    void add_path(const PlannedChange& planned) {
        District& district = result_.district;
        Road road;
        road.id = planned.change.id;
        road.road_class = planned.change.road_class;
        road.name = planned.change.note;
        road.from = district.junctions++;
        road.to = district.junctions++;
        road.line = planned.path;
        road.heights = planned.path_heights;
        result_.streets.paths.emplace_back(district.roads.size());
        district.roads.push_back(std::move(road));
    }

    PlannedDistrict result_;
    std::vector<StationId> closed_;
};

} // namespace

void relocate_station(District& district, StationId id, PlanePoint to) {
    Station& station = district.stations[id.index()];
    place(district, station, to);
    station.entrance.clear();
}

PlannedDistrict apply_plan(const District& base,
                           const Plan& plan,
                           const std::function<bool(const PlannedChange&)>& wanted) {
    PlanApplier applier(base);
    for (const PlannedChange& planned : plan.changes) {
        if (!planned.change.off && (!wanted || wanted(planned))) {
            applier.apply(planned);
        }
    }
    return std::move(applier).finish();
}

} // namespace yike
