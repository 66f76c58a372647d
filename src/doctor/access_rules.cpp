// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/access_rules.hpp"

#include "doctor/rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yike {

namespace {

std::string no_way(const Settings& settings) {
    return fmt::format(
        "no street lies within max_access_m = {:.0f} m of it with no barrier between",
        settings.max_access_m);
}

void add(Patient& patient,
         const std::string& layer,
         const std::string& id,
         LonLat at,
         double households,
         std::string message) {
    Issue issue = issue_of("no_access", patient.place(layer, id), std::move(message));
    issue.lon = at.lon;
    issue.lat = at.lat;
    issue.households = households;
    patient.issues.add(std::move(issue));
}

/// Gates that are open; closed ones have no access because somebody wants it so.
void check_gates(Patient& patient) {
    const District& district = *patient.district;
    const std::vector<CompoundGate>& gates = patient.model->enclosures().gates;
    for (std::size_t g = 0; g < gates.size(); ++g) {
        if (!gates[g].open || !patient.model->place_of(GateId(g)).entries.empty()) {
            continue;
        }
        const Compound& compound = district.compounds[gates[g].compound.index()];
        add(patient,
            "gates",
            gates[g].id,
            district.crs.to_lon_lat(gates[g].point),
            compound.households,
            fmt::format("the gate of \"{}\": {}", compound.id, no_way(district.settings)));
    }
}

bool gates_have_access(const AccessModel& model, const CompoundEnclosure& enclosure) {
    return std::any_of(enclosure.gates.begin(), enclosure.gates.end(), [&model](GateId gate) {
        return !model.place_of(gate).entries.empty();
    });
}

/// Whether people of an open compound get onto the network from its middle or any corner.
bool ground_has_access(const AccessModel& model, const Compound& compound) {
    constexpr std::size_t kCorners = 40;
    if (!model.place_at(compound.interior).entries.empty()) {
        return true;
    }
    for (const Polygon& polygon : compound.ground) {
        const std::size_t step = polygon.outer.size() / kCorners + 1;
        for (std::size_t i = 0; i < polygon.outer.size(); i += step) {
            if (!model.place_at(polygon.outer[i]).entries.empty()) {
                return true;
            }
        }
    }
    return false;
}

void check_compounds(Patient& patient) {
    const District& district = *patient.district;
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        const Compound& compound = district.compounds[i];
        const CompoundEnclosure& enclosure = patient.model->enclosures().compounds[i];
        if (enclosure.walled ? gates_have_access(*patient.model, enclosure)
                             : ground_has_access(*patient.model, compound)) {
            continue;
        }
        add(patient,
            "compounds",
            compound.id,
            compound.lon_lat,
            compound.households,
            enclosure.walled ? std::string("none of its gates is open and has a way onto the "
                                           "network: it counts as not covered")
                             : no_way(district.settings) + ": it counts as not covered");
    }
}

void check_stations(Patient& patient) {
    const District& district = *patient.district;
    for (const Station& station : district.stations) {
        if (!patient.model->station(station).sources.empty()) {
            continue;
        }
        add(patient,
            "stations",
            station.id,
            station.lon_lat,
            0,
            no_way(district.settings) + ": it covers nobody");
    }
}

} // namespace

void check_access(Patient& patient) {
    // Without any road nothing has access, which is one defect and not many.
    if (!patient.model || patient.district->roads.empty()) {
        return;
    }
    check_gates(patient);
    check_compounds(patient);
    check_stations(patient);
}

} // namespace yike
