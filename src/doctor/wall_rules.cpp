// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/wall_rules.hpp"

#include "doctor/entering_households.hpp"
#include "doctor/rules.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>

namespace yike {

namespace {

/// A gate that names its compound lies near its outline, m.
constexpr double kGateNear = 20;

void put(Issue& issue, LonLat at) {
    issue.lon = at.lon;
    issue.lat = at.lat;
}

// ---- gates ----

void check_derived_gates(Patient& patient) {
    const District& district = *patient.district;
    const Enclosures& enclosures = patient.model->enclosures();
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        const CompoundEnclosure& enclosure = enclosures.compounds[i];
        if (!enclosure.walled || enclosure.source == GateSource::given) {
            continue;
        }
        const Compound& compound = district.compounds[i];
        Issue issue = issue_of(
            "derived_gates",
            patient.place("compounds", compound.id),
            enclosure.source == GateSource::crossing
                ? fmt::format("it is walled and no gate is given: {} places where streets cross "
                              "its outline are taken for gates",
                              enclosure.gates.size())
                : "it is walled, no gate is given and no street crosses its outline: the point of "
                  "the outline nearest to a street is taken for its gate");
        put(issue, compound.lon_lat);
        issue.households = compound.households;
        patient.issues.add(std::move(issue));
    }
}

void check_far_gates(Patient& patient) {
    const District& district = *patient.district;
    for (const Gate& gate : district.gates) {
        if (!gate.compound.valid()) {
            continue;
        }
        const Compound& compound = district.compounds[gate.compound.index()];
        if (compound.ground.empty()) {
            continue;
        }
        const double distance_m = distance_to_outline(compound.ground, gate.point);
        if (distance_m <= kGateNear) {
            continue;
        }
        Issue issue = issue_of("gate_far",
                               patient.place("gates", gate.id),
                               fmt::format("it lies {:.0f} m from the outline of its compound "
                                           "\"{}\"; gates lie within {:.0f} m",
                                           distance_m,
                                           compound.id,
                                           kGateNear));
        put(issue, district.crs.to_lon_lat(gate.point));
        issue.households = compound.households;
        patient.issues.add(std::move(issue));
    }
}

// ---- streets through walls ----

void check_cuts(Patient& patient) {
    const District& district = *patient.district;
    std::map<std::size_t, std::vector<const WallCut*>> by_compound;
    for (const WallCut& cut : patient.model->enclosures().cuts) {
        // A gate for residents narrows a street, which is what it is for.
        if (cut.cut.passage == Passage::none) {
            by_compound[cut.compound.index()].push_back(&cut);
        }
    }
    for (const auto& [index, cuts] : by_compound) {
        const Compound& compound = district.compounds[index];
        Issue issue = issue_of("edge_cut_at_wall",
                               patient.place("compounds", compound.id),
                               fmt::format("{} streets cross its walled outline more than {:.0f} m "
                                           "from an open gate and are cut there",
                                           cuts.size(),
                                           kGateReach));
        put(issue, district.crs.to_lon_lat(cuts.front()->point));
        issue.count = cuts.size();
        issue.households = compound.households;
        patient.issues.add(std::move(issue));
    }
}

/// True if the two segments cross inside both of them.
bool cross(const Piece& a, PlanePoint from, PlanePoint to) {
    const double s1 = orientation(from, to, a.a);
    const double s2 = orientation(from, to, a.b);
    const double s3 = orientation(a.a, a.b, from);
    const double s4 = orientation(a.a, a.b, to);
    return s1 * s2 < 0 && s3 * s4 < 0;
}

/// Walls as pieces, with the number of their barrier.
struct Walls {
    PieceIndex index;
    std::vector<std::size_t> barrier;
};

Walls walls_of(const District& district) {
    Walls walls;
    std::vector<Piece> pieces;
    for (std::size_t b = 0; b < district.barriers.size(); ++b) {
        if (district.barriers[b].kind != BarrierKind::wall) {
            continue;
        }
        for (const Line& line : district.barriers[b].lines) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                pieces.push_back({line[i - 1], line[i]});
                walls.barrier.push_back(b);
            }
        }
    }
    walls.index = PieceIndex(std::move(pieces));
    return walls;
}

bool is_at_gate(const District& district, const PieceIndex& gates, PlanePoint p) {
    return !district.gates.empty() &&
           gates.nearest(p, kGateReach, [](std::uint32_t, double) { return true; }).has_value();
}

PieceIndex gates_of(const District& district) {
    std::vector<Piece> points;
    for (const Gate& gate : district.gates) {
        points.push_back({gate.point, gate.point});
    }
    return PieceIndex(std::move(points));
}

PlanePoint crossing_point(const Piece& wall, PlanePoint from, PlanePoint to) {
    const double a = orientation(from, to, wall.a);
    const double b = orientation(from, to, wall.b);
    return along(wall.a, wall.b, a / (a - b));
}

void check_crossings(Patient& patient, const EnteringHouseholds& entering) {
    const District& district = *patient.district;
    const Network& network = *patient.network;
    const Walls walls = walls_of(district);
    if (walls.barrier.empty()) {
        return;
    }
    const PieceIndex gates = gates_of(district);
    std::set<std::pair<std::uint32_t, std::size_t>> told;
    for (std::size_t s = 0; s < network.segment_count(); ++s) {
        const EdgeId edge = network.edge_of(SegmentId(s));
        const PlanePoint from = network.start(network.segments()[s]);
        const PlanePoint to = network.end(network.segments()[s]);
        Box box;
        box.add(from);
        box.add(to);
        walls.index.any_in(box, [&](std::uint32_t number) {
            const Piece& wall = walls.index.pieces()[number];
            if (!cross(wall, from, to)) {
                return false;
            }
            const PlanePoint at = crossing_point(wall, from, to);
            if (is_at_gate(district, gates, at) ||
                !told.emplace(edge.value(), walls.barrier[number]).second) {
                return false;
            }
            const RoadId road = network.edges()[edge.index()].road;
            Issue issue = issue_of(
                "edge_across_wall",
                patient.place("roads", district.roads[road.index()].id),
                fmt::format(
                    "it runs through the wall \"{}\" with no gate within {:.0f} m; barriers "
                    "stop access, not streets: people are taken to walk through",
                    district.barriers[walls.barrier[number]].id,
                    kGateReach));
            put(issue, district.crs.to_lon_lat(at));
            issue.households = entering.by_edge(edge);
            patient.issues.add(std::move(issue));
            return false;
        });
    }
}

// ---- street doors ----

void check_street_doors(Patient& patient) {
    const District& district = *patient.district;
    for (const Station& station : district.stations) {
        const Destination place = patient.model->station(station);
        if (!place.walled.valid() || !place.street_door || !station.entrance.empty()) {
            continue;
        }
        const Compound& compound = district.compounds[place.walled.index()];
        Issue issue = issue_of("street_door",
                               patient.place("stations", station.id),
                               fmt::format("it stands in the walled compound \"{}\" near its "
                                           "outline: a door to the street is assumed",
                                           compound.id));
        put(issue, station.lon_lat);
        issue.households = compound.households;
        patient.issues.add(std::move(issue));
    }
}

} // namespace

void check_walls(Patient& patient) {
    if (!patient.model) {
        return;
    }
    check_far_gates(patient);
    if (patient.unread.contains("roads")) {
        return;
    }
    check_derived_gates(patient);
    check_cuts(patient);
    check_crossings(patient, EnteringHouseholds(*patient.model, *patient.network));
    check_street_doors(patient);
}

} // namespace yike
