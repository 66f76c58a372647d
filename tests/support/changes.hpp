// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Changes of sketches, placed in metres as sketches are.
#pragma once

#include "scenario/plan.hpp"

#include <string>
#include <utility>
#include <vector>

namespace yike::test {

class Changes {
  public:
    explicit Changes(const District& district) : crs_(&district.crs) {}

    Change make(ChangeKind kind, const std::string& id) const {
        Change change;
        change.id = id;
        change.kind = kind;
        change.line = 1;
        change.cost_yuan = 0;
        return change;
    }

    Change relocate(const std::string& id, const std::string& station, PlanePoint to) const {
        Change change = make(ChangeKind::relocate, id);
        change.station = station;
        change.to = crs_->to_lon_lat(to);
        return change;
    }

    Change renovate(const std::string& id, const std::string& station, double floor_area_m2) const {
        Change change = make(ChangeKind::renovate, id);
        change.station = station;
        change.floor_area_m2 = floor_area_m2;
        return change;
    }

    Change build(const std::string& id, PlanePoint to) const {
        Change change = make(ChangeKind::build, id);
        change.new_id = "new-" + id;
        change.to = crs_->to_lon_lat(to);
        return change;
    }

    Change close(const std::string& id, const std::string& station) const {
        Change change = make(ChangeKind::close, id);
        change.station = station;
        return change;
    }

    Change gate(ChangeKind kind, const std::string& id, const std::string& gate) const {
        Change change = make(kind, id);
        change.gate = gate;
        return change;
    }

    Change new_gate(const std::string& id, const std::string& compound, PlanePoint at) const {
        Change change = make(ChangeKind::open_gate, id);
        change.compound = compound;
        change.at = crs_->to_lon_lat(at);
        return change;
    }

    Change path(const std::string& id, const Line& line) const {
        Change change = make(ChangeKind::add_path, id);
        for (const PlanePoint p : line) {
            change.path.push_back(crs_->to_lon_lat(p));
        }
        change.road_class = "footway";
        return change;
    }

    Change block(const std::string& id, PlanePoint at, double radius_m) const {
        Change change = make(ChangeKind::block_road, id);
        change.at = crs_->to_lon_lat(at);
        change.radius_m = radius_m;
        return change;
    }

  private:
    const WorkingCrs* crs_;
};

inline Scenario scenario_of(std::vector<Change> changes) {
    Scenario scenario;
    scenario.file = "plan.toml";
    scenario.id = "plan";
    scenario.name = "plan";
    scenario.changes = std::move(changes);
    return scenario;
}

} // namespace yike::test
