// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/network_rules.hpp"

#include "access/access_ground.hpp"
#include "doctor/entering_households.hpp"
#include "doctor/rules.hpp"
#include "io/walkable_way.hpp"
#include "network/components.hpp"
#include "network/near_misses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace yike {

namespace {

void put(Issue& issue, LonLat at) {
    issue.lon = at.lon;
    issue.lat = at.lat;
}

// ---- splinters ----

void check_splinters(Patient& patient, const EnteringHouseholds& entering) {
    const Network& network = patient.model->network();
    const Components& components = patient.model->components();
    const double least_m = patient.district->settings.min_component_m;
    std::vector<SegmentId> first(components.length_m.size());
    for (std::size_t i = network.segment_count(); i-- > 0;) {
        first[components.of_node[network.segments()[i].from.index()]] = SegmentId(i);
    }
    for (std::size_t c = 0; c < components.length_m.size(); ++c) {
        if (components.splinter[c] == 0 || !first[c].valid()) {
            continue;
        }
        const Segment& segment = network.segment(first[c]);
        const RoadId road = network.road_of(first[c]);
        Issue issue = issue_of("splinter",
                               patient.place("roads", patient.district->roads[road.index()].id),
                               fmt::format("a piece of network of {:.0f} m is joined to nothing "
                                           "else; pieces shorter than min_component_m = {:.0f} "
                                           "are splinters",
                                           components.length_m[c],
                                           least_m));
        put(issue, patient.district->crs.to_lon_lat(network.start(segment)));
        issue.households = entering.by_component(c);
        patient.issues.add(std::move(issue));
    }
}

// ---- near misses ----

void check_near_misses(Patient& patient, const EnteringHouseholds& entering) {
    const Network& network = *patient.network;
    const District& district = *patient.district;
    const auto road_of = [&](EdgeId edge) -> const Road& {
        return district.roads[network.edges()[edge.index()].road.index()];
    };
    const auto level_of = [&](EdgeId edge) { return road_of(edge).level; };
    for (const NearMiss& miss : near_misses(network, index_segments(network), level_of)) {
        const EdgeId own = network.edge_of(network.arcs(miss.end).front().segment);
        const EdgeId other = network.edge_of(miss.at.segment);
        Issue issue = issue_of("near_miss",
                               patient.place("roads", road_of(own).id),
                               fmt::format("its end stops {:.2f} m short of road \"{}\"",
                                           miss.gap_m,
                                           road_of(other).id));
        put(issue, district.crs.to_lon_lat(network.point(miss.end)));
        issue.households = entering.by_edge(own);
        patient.issues.add(std::move(issue));
    }
}

// ---- classes ----

bool is_known_class(const District& district, const std::string& road_class) {
    const auto names_it = [&road_class](const WalkingProfile& profile) {
        return profile.speed_factor.contains(road_class) ||
               std::find(profile.not_walkable.begin(), profile.not_walkable.end(), road_class) !=
                   profile.not_walkable.end();
    };
    return judge_way({road_class, "yes", "", ""}).reason.empty() ||
           std::any_of(district.profiles.begin(), district.profiles.end(), names_it);
}

void check_classes(Patient& patient) {
    const District& district = *patient.district;
    std::map<std::string, std::vector<const Road*>> by_class;
    for (const Road& road : district.roads) {
        by_class[road.road_class].push_back(&road);
    }
    for (const auto& [road_class, roads] : by_class) {
        if (!road_class.empty() && is_known_class(district, road_class)) {
            continue;
        }
        double km = 0;
        for (const Road* road : roads) {
            km += length(road->line) / 1000;
        }
        Issue issue =
            road_class.empty()
                ? issue_of("road_class_missing",
                           patient.place("roads"),
                           fmt::format("{} roads with {:.1f} km have no class: they are walked at "
                                       "the profile's plain speed",
                                       roads.size(),
                                       km))
                : issue_of("road_class_unknown",
                           patient.place("roads", roads.front()->id),
                           fmt::format("class \"{}\" of {} roads with {:.1f} km is none of OSM's "
                                       "and in no profile: they are walked at the profile's plain "
                                       "speed",
                                       road_class,
                                       roads.size(),
                                       km));
        put(issue, district.crs.to_lon_lat(roads.front()->line.front()));
        issue.count = roads.size();
        issue.place.field = "class";
        patient.issues.add(std::move(issue));
    }
}

// ---- copies ----

void check_copies(Patient& patient) {
    const District& district = *patient.district;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<const Road*>> by_ends;
    for (const Road& road : district.roads) {
        by_ends[std::minmax(road.from, road.to)].push_back(&road);
    }
    for (const auto& [ends, roads] : by_ends) {
        for (std::size_t i = 1; i < roads.size(); ++i) {
            const bool is_copy =
                std::any_of(roads.begin(),
                            roads.begin() + static_cast<std::ptrdiff_t>(i),
                            [&](const Road* other) { return other->line == roads[i]->line; });
            if (!is_copy) {
                continue;
            }
            Issue issue = issue_of(
                "duplicate_geometry",
                patient.place("roads", roads[i]->id),
                fmt::format("the line lies exactly where road \"{}\" does", roads.front()->id));
            put(issue, district.crs.to_lon_lat(roads[i]->line.front()));
            patient.issues.add(std::move(issue));
        }
    }
}

} // namespace

void check_network(Patient& patient) {
    if (!patient.district || patient.unread.contains("roads")) {
        return;
    }
    const EnteringHouseholds entering(*patient.model, *patient.network);
    check_splinters(patient, entering);
    check_near_misses(patient, entering);
    check_classes(patient);
    check_copies(patient);
}

} // namespace yike
