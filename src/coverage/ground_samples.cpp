// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/ground_samples.hpp"

#include "access/box_grid.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yike {

namespace {

// Visits the columns of a lattice row that lie inside, from the crossings of the row with all
// rings.
template <class Visit>
void scan_row(const MultiPolygon& ground, double y, double step, const Visit& visit) {
    const std::vector<double> crossings = row_crossings(ground, y);
    for (std::size_t i = 1; i < crossings.size(); i += 2) {
        const auto first = static_cast<std::int32_t>(std::ceil(crossings[i - 1] / step));
        const auto last = static_cast<std::int32_t>(std::ceil(crossings[i] / step)) - 1;
        for (std::int32_t x = first; x <= last; ++x) {
            visit(x);
        }
    }
}

std::vector<Corner> lattice_inside(const MultiPolygon& ground, double step) {
    const Box box = bounds(ground);
    std::vector<Corner> corners;
    const auto first = static_cast<std::int32_t>(std::floor(box.min.y / step));
    const auto last = static_cast<std::int32_t>(std::ceil(box.max.y / step));
    for (std::int32_t y = first; y <= last; ++y) {
        scan_row(ground, y * step, step, [&](std::int32_t x) { corners.push_back({x, y}); });
    }
    return corners;
}

std::vector<Sample> ground_samples(const Compound& compound, const AccessField& field) {
    const AccessModel& model = field.model();
    if (compound.ground.empty()) {
        return {{model.place_at(compound.interior), 1}};
    }
    double step = field.cell_m();
    std::vector<Corner> corners = lattice_inside(compound.ground, step);
    const bool prepared = corners.size() >= kFewestSamples;
    while (corners.size() < kFewestSamples && step > kFinestStep) {
        step /= 2;
        corners = lattice_inside(compound.ground, step);
    }
    std::vector<Sample> samples;
    samples.reserve(corners.size());
    for (const Corner corner : corners) {
        const PlanePoint p{corner.x * step, corner.y * step};
        AccessPlace place = prepared ? field.place(corner) : model.place_at(p);
        place.walled = model.walled_at(p);
        samples.push_back({std::move(place), 1});
    }
    if (samples.empty()) { // a sliver thinner than the finest lattice
        samples.push_back({model.place_at(compound.interior), 1});
    }
    return samples;
}

} // namespace

void prepare_ground(AccessField& field, Progress& progress) {
    std::vector<Box> boxes;
    for (const Compound& compound : field.model().district().compounds) {
        boxes.push_back(bounds(compound.ground));
    }
    field.prepare_boxes(boxes, progress);
}

People people_on_ground(const Compound& compound,
                        const std::vector<Building>& buildings,
                        const AccessField& field) {
    const AccessModel& model = field.model();
    People people{TimeRule::median, {}, false};
    for (const Building& building : buildings) {
        if (building.households > 0) {
            people.samples.push_back({model.place_at(building.point), building.households});
        }
    }
    if (people.samples.empty()) {
        people = {TimeRule::median, ground_samples(compound, field), true};
    }
    return people;
}

std::vector<std::vector<Building>> buildings_by_compound(const District& district) {
    std::vector<Box> boxes;
    for (const Compound& compound : district.compounds) {
        boxes.push_back(bounds(compound.ground));
    }
    const BoxGrid grid(boxes);
    std::vector<std::vector<Building>> result(district.compounds.size());
    for (const Building& building : district.buildings) {
        for (const std::uint32_t i : grid.near(building.point)) {
            if (contains(district.compounds[i].ground, building.point)) {
                result[i].push_back(building);
                break;
            }
        }
    }
    return result;
}

People open_gates(const AccessModel& model, CompoundId compound) {
    People gates{TimeRule::least, {}};
    for (const GateId gate : model.enclosures().compounds[compound.index()].gates) {
        if (model.enclosures().gates[gate.index()].open) {
            gates.samples.push_back({model.place_of(gate), 1});
        }
    }
    return gates;
}

Millis rule_time(const People& people, std::vector<Millis> times) {
    if (times.empty()) {
        return kNever;
    }
    if (people.rule == TimeRule::least) {
        return *std::min_element(times.begin(), times.end());
    }
    if (people.even) {
        const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
        std::nth_element(times.begin(), middle, times.end());
        return *middle;
    }
    std::vector<std::pair<Millis, double>> weighted;
    weighted.reserve(times.size());
    for (std::size_t i = 0; i < times.size(); ++i) {
        weighted.emplace_back(times[i], people.samples[i].weight);
    }
    return weighted_median(std::move(weighted));
}

Millis weighted_median(std::vector<std::pair<Millis, double>> weighted) {
    double whole = 0;
    for (const auto& [time, weight] : weighted) {
        whole += weight;
    }
    std::sort(weighted.begin(), weighted.end());
    double so_far = 0;
    for (const auto& [time, weight] : weighted) {
        so_far += weight;
        if (2 * so_far >= whole) {
            return time;
        }
    }
    return kNever;
}

} // namespace yike
