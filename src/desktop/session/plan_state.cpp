// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/plan_state.hpp"

#include "desktop/session/place_words.hpp"
#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

namespace yike {

namespace {

const Candidate* find_candidate(const District& district, const std::string& id) {
    const auto found = std::find_if(district.candidates.begin(),
                                    district.candidates.end(),
                                    [&id](const Candidate& each) { return each.id == id; });
    return found == district.candidates.end() ? nullptr : &*found;
}

bool lacks_cost(const Change& change, const District& district) {
    if (change.cost_yuan) {
        return false;
    }
    if (!change.candidate.empty()) {
        const Candidate* candidate = find_candidate(district, change.candidate);
        return candidate != nullptr && !candidate->cost_yuan;
    }
    return needs_cost(change);
}

char letter_of(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::relocate:
        return 'r';
    case ChangeKind::renovate:
        return 'a';
    case ChangeKind::build:
        return 'b';
    case ChangeKind::close:
        return 'c';
    case ChangeKind::open_gate:
    case ChangeKind::close_gate:
        return 'g';
    case ChangeKind::add_path:
        return 'p';
    case ChangeKind::block_road:
        break;
    }
    return 's';
}

std::string first_free(const std::string& prefix, const std::set<std::string>& taken) {
    for (int number = 1;; ++number) {
        std::string id = fmt::format("{}{:02}", prefix, number);
        if (taken.count(id) == 0) {
            return id;
        }
    }
}

} // namespace

std::vector<std::size_t> rows_without_cost(const Scenario& scenario, const District& district) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < scenario.changes.size(); ++i) {
        if (lacks_cost(scenario.changes[i], district)) {
            rows.push_back(i);
        }
    }
    return rows;
}

bool same_effect(const Plan& a, const Plan& b) {
    const auto effect = [](const PlannedChange& planned) {
        const Change& change = planned.change;
        return std::tie(change.id,
                        change.kind,
                        change.off,
                        change.new_id,
                        change.name,
                        change.gate,
                        change.compound,
                        change.road_class,
                        change.radius_m,
                        change.candidate,
                        planned.station,
                        planned.point,
                        planned.floor_area_m2,
                        planned.tier,
                        planned.at,
                        planned.path,
                        planned.roads);
    };
    return std::equal(a.changes.begin(),
                      a.changes.end(),
                      b.changes.begin(),
                      b.changes.end(),
                      [&effect](const PlannedChange& one, const PlannedChange& other) {
                          return effect(one) == effect(other);
                      });
}

bool PlanState::changes_nothing() const {
    return std::all_of(scenario.changes.begin(), scenario.changes.end(), [](const Change& change) {
        return change.off;
    });
}

std::size_t PlanState::missing_costs() const {
    return static_cast<std::size_t>(
        std::count_if(without_cost.begin(), without_cost.end(), [this](std::size_t row) {
            return !scenario.changes[row].off;
        }));
}

PlanState resolve_state(Scenario scenario, const AccessModel& model) {
    Scenario priced = scenario;
    for (Change& change : priced.changes) {
        if (lacks_cost(change, model.district())) {
            change.cost_yuan = 0;
        }
    }
    Plan plan = resolve_plan(priced, model);
    for (std::size_t i = 0; i < plan.changes.size(); ++i) {
        plan.changes[i].change = scenario.changes[i];
    }
    plan.scenario = scenario;
    PlanState state;
    state.without_cost = rows_without_cost(scenario, model.district());
    state.scenario = std::move(scenario);
    state.plan = std::make_shared<const Plan>(std::move(plan));
    return state;
}

std::shared_ptr<const Plan> with_station_at(const PlanState& state,
                                            const District& district,
                                            const std::string& station,
                                            PlanePoint place) {
    auto plan = std::make_shared<Plan>(*state.plan);
    if (const auto row = row_about(state.scenario, station)) {
        PlannedChange& change = plan->changes[*row];
        if (change.change.kind == ChangeKind::renovate) {
            change.change.kind = ChangeKind::relocate;
        }
        change.point = place;
        change.change.candidate.clear();
        return plan;
    }
    const StationId id = find_station(district, station);
    if (id.valid()) {
        PlannedChange change;
        change.change.kind = ChangeKind::relocate;
        change.change.station = station;
        change.station = id;
        change.point = place;
        change.floor_area_m2 = district.stations[id.index()].floor_area_m2;
        plan->changes.push_back(std::move(change));
    }
    return plan;
}

std::string new_change_id(const Scenario& scenario, ChangeKind kind) {
    std::set<std::string> taken;
    for (const Change& change : scenario.changes) {
        taken.insert(change.id);
    }
    return first_free(std::string(1, letter_of(kind)), taken);
}

std::string new_station_id(const Scenario& scenario, const District& district) {
    std::set<std::string> taken;
    for (const Station& station : district.stations) {
        taken.insert(station.id);
    }
    for (const Change& change : scenario.changes) {
        taken.insert(change.new_id);
    }
    return first_free("N", taken);
}

std::optional<std::size_t> row_about(const Scenario& scenario, const std::string& station) {
    for (std::size_t i = 0; i < scenario.changes.size(); ++i) {
        const Change& change = scenario.changes[i];
        const std::string& own = change.kind == ChangeKind::build ? change.new_id : change.station;
        if (!change.off && own == station) {
            return i;
        }
    }
    return std::nullopt;
}

StationId find_station(const District& district, const std::string& station) {
    for (std::size_t i = 0; i < district.stations.size(); ++i) {
        if (district.stations[i].id == station) {
            return StationId(i);
        }
    }
    return {};
}

LonLat written_place(const District& district, PlanePoint p) {
    constexpr double kScale = 1e8;
    const LonLat exact = district.crs.to_lon_lat(p);
    return {std::round(exact.lon * kScale) / kScale, std::round(exact.lat * kScale) / kScale};
}

BothWords change_title(const AccessModel& model, const PlannedChange& change) {
    const auto title = [&](Language language) {
        const ChangeWords words = change_words(model, change, language);
        return words.where.isEmpty() ? words.what : words.what + QLatin1Char(' ') + words.where;
    };
    return {title(Language::zh), title(Language::en)};
}

} // namespace yike
