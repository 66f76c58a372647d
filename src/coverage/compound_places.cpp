// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/compound_places.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

template <class T> void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

void note_entries(const People& people, CompoundPlaces& places) {
    for (const Sample& sample : people.samples) {
        places.box.add(sample.place.point);
        for (const Entry& entry : sample.place.entries) {
            places.nodes.push_back(entry.from);
            places.nodes.push_back(entry.to);
            places.inside.push_back(entry.at.segment);
        }
    }
    // Neighbouring samples share their segment: sorting in between keeps the lists short.
    sort_unique(places.nodes);
    sort_unique(places.inside);
}

SlottedPeople slotted(People people, CompoundPlaces& places) {
    SlottedPeople result;
    const auto slot_of = [&places](NodeId node) {
        const auto it = std::lower_bound(places.nodes.begin(), places.nodes.end(), node);
        return static_cast<std::uint32_t>(it - places.nodes.begin());
    };
    result.first.reserve(people.samples.size() + 1);
    result.entries.reserve(people.samples.size());
    for (const Sample& sample : people.samples) {
        result.first.push_back(static_cast<std::uint32_t>(result.entries.size()));
        for (const Entry& entry : sample.place.entries) {
            const SlotEntry slots{
                slot_of(entry.from), slot_of(entry.to), entry.from_ms, entry.to_ms};
            places.node_ms[slots.from] = std::min(places.node_ms[slots.from], slots.from_ms);
            places.node_ms[slots.to] = std::min(places.node_ms[slots.to], slots.to_ms);
            result.entries.push_back(slots);
        }
    }
    result.first.push_back(static_cast<std::uint32_t>(result.entries.size()));
    result.people = std::move(people);
    return result;
}

} // namespace

CompoundPlaces
places_of(CompoundId id, const std::vector<Building>& buildings, const AccessField& field) {
    const AccessModel& model = field.model();
    const Compound& compound = model.district().compounds[id.index()];
    CompoundPlaces places;
    places.walled = model.is_walled(id);
    People ground = people_on_ground(compound, buildings, field);
    People gates{TimeRule::least, {}, true};
    if (places.walled) {
        gates = open_gates(model, id);
        note_entries(gates, places);
    }
    note_entries(ground, places);
    places.node_ms.assign(places.nodes.size(), kNever);
    places.gates = slotted(std::move(gates), places);
    places.ground = slotted(std::move(ground), places);
    places.has_access = !places.people().entries.empty();
    return places;
}

std::vector<CompoundPlaces> all_places(AccessField& field, Progress& progress) {
    prepare_ground(field, progress);
    const District& district = field.model().district();
    const auto buildings = buildings_by_compound(district);
    std::vector<CompoundPlaces> places(district.compounds.size());
    progress.stage("people of compounds", places.size());
    parallel_ranges(places.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            progress.check();
            places[i] = places_of(CompoundId(i), buildings[i], field);
            progress.advance();
        }
    });
    return places;
}

void times_over_network(const SlottedPeople& people,
                        std::span<const Millis> node_times,
                        std::span<Millis> times) {
    for (std::size_t i = 0; i < times.size(); ++i) {
        Millis best = kNever;
        for (std::uint32_t e = people.first[i]; e < people.first[i + 1]; ++e) {
            const SlotEntry& entry = people.entries[e];
            best = std::min({best,
                             add_millis(node_times[entry.from], entry.from_ms),
                             add_millis(node_times[entry.to], entry.to_ms)});
        }
        times[i] = best <= kLongestWalk ? best : kNever;
    }
}

} // namespace yike
