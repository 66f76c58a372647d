// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/position_rules.hpp"

#include "doctor/rules.hpp"
#include "io/osm_roads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

/// Layers whose middles lie farther apart than this show different places, m.
constexpr double kElsewhere = 60'000;

/// A layer's middle: the median of its positions along both axes.
LonLat middle_of(std::vector<LonLat> positions) {
    const auto half = static_cast<std::ptrdiff_t>(positions.size() / 2);
    const auto median = [&](double LonLat::*axis) {
        std::nth_element(positions.begin(),
                         positions.begin() + half,
                         positions.end(),
                         [axis](LonLat a, LonLat b) { return a.*axis < b.*axis; });
        return positions[static_cast<std::size_t>(half)].*axis;
    };
    const double lon = median(&LonLat::lon);
    return {lon, median(&LonLat::lat)};
}

struct Located {
    std::string name;
    std::vector<LonLat> positions; ///< as the project reads them
    LonLat middle;
};

std::vector<LonLat> road_positions(const District& district) {
    std::vector<LonLat> positions;
    const std::size_t step = district.roads.size() / 200 + 1;
    for (std::size_t i = 0; i < district.roads.size(); i += step) {
        positions.push_back(district.crs.to_lon_lat(district.roads[i].line.front()));
    }
    return positions;
}

std::vector<Located> located_layers(const Patient& patient) {
    std::vector<Located> located;
    const auto add = [&located](const std::string& name, std::vector<LonLat> positions) {
        if (!positions.empty()) {
            const LonLat middle = middle_of(positions);
            located.push_back({name, std::move(positions), middle});
        }
    };
    for (const auto& [name, layer] : patient.layers) {
        add(name, some_positions(layer.features()));
    }
    if (patient.district) {
        add("roads", road_positions(*patient.district));
    }
    return located;
}

/// The layers that show one place: those near to the layer that most are near to; ties to the
/// alphabet.
std::vector<const Located*> agreeing(const std::vector<Located>& located) {
    std::vector<const Located*> best;
    for (const Located& centre : located) {
        std::vector<const Located*> around;
        for (const Located& other : located) {
            if (geodesic_distance(centre.middle, other.middle) <= kElsewhere) {
                around.push_back(&other);
            }
        }
        if (around.size() > best.size()) {
            best = std::move(around);
        }
    }
    return best;
}

GlobeRegion region_of(const std::vector<const Located*>& layers, const std::string& but) {
    GlobeRegion region;
    for (const Located* layer : layers) {
        if (layer->name != but) {
            std::for_each(layer->positions.begin(), layer->positions.end(), [&region](LonLat p) {
                region.add(p);
            });
        }
    }
    return region;
}

bool is_among(const std::vector<const Located*>& layers, const std::string& name) {
    return std::any_of(
        layers.begin(), layers.end(), [&name](const Located* l) { return l->name == name; });
}

/// True if many of a layer's features were left out for positions that cannot be.
bool has_bad_positions(const Patient& patient, const std::string& name) {
    std::size_t bad = 0;
    for (const Issue& issue : patient.issues.all()) {
        bad += issue.kind == "bad_position" && issue.place.layer == name ? 1 : 0;
    }
    const RawLayer* layer = patient.layer(name);
    return bad > (layer == nullptr ? 0 : layer->features().size());
}

bool is_suspect(const Patient& patient,
                const std::vector<Located>& located,
                const std::vector<const Located*>& place,
                const std::string& name) {
    const bool is_located = std::any_of(
        located.begin(), located.end(), [&name](const Located& l) { return l.name == name; });
    return patient.unread.contains(name) || has_bad_positions(patient, name) ||
           (is_located && !is_among(place, name));
}

/// Numbers that give themselves away where nothing else tells where they should lie.
std::optional<NumberReading> reading_alone(const std::vector<LonLat>& numbers) {
    const auto all = [&numbers](const auto& is_so) {
        return !numbers.empty() && std::all_of(numbers.begin(), numbers.end(), is_so);
    };
    if (all([](LonLat n) {
            return std::abs(n.lon) <= 90 && std::abs(n.lat) > 90 && std::abs(n.lat) <= 180;
        })) {
        return NumberReading{"EPSG:4326", true};
    }
    return std::nullopt;
}

std::string_view kind_of(const NumberReading& reading) {
    return reading.swapped       ? "swapped_axes"
           : reading.zone_prefix ? "zone_prefix"
           : reading.metric      ? "metres_as_degrees"
                                 : "degrees_as_metres";
}

std::string describe(const NumberReading& reading, LonLat example) {
    const char* what = reading.swapped       ? "its coordinates are the wrong way round"
                       : reading.zone_prefix ? "its eastings begin with the number of a zone"
                       : reading.metric      ? "its numbers are metres, not degrees"
                                             : "its numbers are degrees, not metres";
    return fmt::format("{}: ({:.10g}, {:.10g}) for example. Read as {}{} {:.0f} % of its positions "
                       "lie where the other layers are",
                       what,
                       example.lon,
                       example.lat,
                       reading.crs,
                       reading.swapped ? ", second number first," : "",
                       100 * reading.share);
}

std::string mend_of(const std::string& name, const NumberReading& reading) {
    return reading.swapped
               ? fmt::format("write the other number first in the source of {}, and set crs = "
                             "\"{}\"; --fix writes such a copy",
                             name,
                             reading.crs)
               : fmt::format("set crs = \"{}\" in [layers.{}]", reading.crs, name);
}

/// What the reader said of each single position is explained now.
void forget_bad_positions(Patient& patient, const std::string& name) {
    IssueList rest;
    for (const Issue& issue : patient.issues.all()) {
        const bool explained = issue.place.layer == name &&
                               (issue.kind == "bad_position" ||
                                (issue.kind == "unusable_district" && name == "boundary"));
        if (!explained) {
            rest.add(issue);
        }
    }
    patient.issues = std::move(rest);
}

/// A missing CRS is told already; now it is known which one fits.
bool complete_unknown_crs(Patient& patient, const std::string& name, const NumberReading& reading) {
    bool found = false;
    IssueList changed;
    for (Issue issue : patient.issues.all()) {
        if (issue.kind == "unknown_crs" && issue.place.layer == name) {
            found = true;
            issue.mend = fmt::format("{}: {:.0f} % of its positions then lie where the other "
                                     "layers are",
                                     mend_of(name, reading),
                                     100 * reading.share);
        }
        changed.add(std::move(issue));
    }
    patient.issues = std::move(changed);
    return found && !reading.swapped;
}

void tell(Patient& patient,
          const std::string& name,
          const Table& numbers,
          const NumberReading& reading) {
    patient.readings[name] = reading;
    if (complete_unknown_crs(patient, name, reading)) {
        return;
    }
    forget_bad_positions(patient, name);
    const std::vector<LonLat> some = some_positions(numbers.features);
    Issue issue = issue_of(kind_of(reading), patient.place(name), describe(reading, some.front()));
    issue.mend = mend_of(name, reading);
    issue.count = numbers.features.size();
    issue.households = patient.households();
    const LonLat at = reading.read(some.front(), SourceCrs(reading.crs));
    issue.lon = at.lon;
    issue.lat = at.lat;
    patient.issues.add(std::move(issue));
}

void tell_elsewhere(Patient& patient, const Located& layer, const GlobeRegion& region) {
    Issue issue =
        issue_of("layer_elsewhere",
                 patient.place(layer.name),
                 fmt::format("its middle lies at {:.4f}, {:.4f}, {:.0f} km from that of the other "
                             "layers",
                             layer.middle.lon,
                             layer.middle.lat,
                             geodesic_distance(layer.middle, region.middle()) / 1000));
    issue.count = layer.positions.size();
    issue.lon = layer.middle.lon;
    issue.lat = layer.middle.lat;
    issue.households = patient.households();
    patient.issues.add(std::move(issue));
}

std::vector<std::string> project_crs(const Patient& patient) {
    return patient.project.crs.empty() ? std::vector<std::string>{}
                                       : std::vector<std::string>{patient.project.crs};
}

void check_layer(Patient& patient,
                 const std::vector<Located>& located,
                 const std::vector<const Located*>& place,
                 const std::string& name) {
    if (!is_suspect(patient, located, place, name)) {
        return;
    }
    const GlobeRegion region = region_of(place, name);
    const std::optional<Table> numbers = read_raw_numbers(patient.project, name);
    if (numbers && !numbers->features.empty()) {
        const std::vector<LonLat> some = some_positions(numbers->features);
        const auto reading =
            region.empty() ? reading_alone(some) : find_reading(some, region, project_crs(patient));
        if (reading) {
            tell(patient, name, *numbers, *reading);
            return;
        }
    }
    for (const Located& layer : located) {
        if (layer.name == name && !region.empty() && !is_among(place, name)) {
            tell_elsewhere(patient, layer, region);
        }
    }
}

} // namespace

void check_positions(Patient& patient) {
    const std::vector<Located> located = located_layers(patient);
    const std::vector<const Located*> place = agreeing(located);
    for (const auto& [name, source] : patient.project.layers) {
        const bool is_osm = name == "roads" && is_osm_file(source.source);
        if (name != "elevation" && !is_osm) {
            check_layer(patient, located, place, name);
        }
    }
}

} // namespace yike
