// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/ground_rules.hpp"

#include "district/box_index.hpp"
#include "district/feature_reader.hpp"
#include "district/reach.hpp"
#include "doctor/rules.hpp"
#include "geometry/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace yike {

namespace {

/// Overlaps and gaps of communities below these are drawing: m2, and mean width in m.
constexpr double kLeastArea = 1000;
constexpr double kLeastWidth = 5;

void put(Issue& issue, LonLat at) {
    issue.lon = at.lon;
    issue.lat = at.lat;
}

/// Area against half the outline: the width of a strip.
double mean_width(const Polygon& polygon) {
    double outline = length(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        outline += length(hole);
    }
    return outline > 0 ? 2 * area(polygon) / outline : 0;
}

bool is_ground(const Polygon& polygon) {
    return area(polygon) >= kLeastArea && mean_width(polygon) >= kLeastWidth;
}

LonLat middle_of(const District& district, const Polygon& polygon) {
    return district.crs.to_lon_lat(interior_point({polygon}).value_or(polygon.outer.front()));
}

double households_in(const District& district, const MultiPolygon& ground) {
    double sum = 0;
    for (const Compound& compound : district.compounds) {
        sum += contains(ground, compound.interior) ? compound.households : 0;
    }
    return sum;
}

void check_community_overlaps(Patient& patient) {
    const District& district = *patient.district;
    std::vector<Box> boxes;
    for (const Community& community : district.communities) {
        boxes.push_back(bounds(community.ground));
    }
    const BoxIndex index(boxes);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (const std::size_t k : index.meeting(boxes[i])) {
            if (k <= i) {
                continue;
            }
            const Community& a = district.communities[i];
            const Community& b = district.communities[k];
            MultiPolygon shared = intersection_of(a.ground, b.ground);
            std::erase_if(shared, [](const Polygon& part) { return !is_ground(part); });
            if (shared.empty()) {
                continue;
            }
            Issue issue =
                issue_of("community_overlap",
                         patient.place("communities", b.id),
                         fmt::format("communities \"{}\" and \"{}\" share {:.2f} ha; what lies "
                                     "there counts for the first",
                                     a.name,
                                     b.name,
                                     area(shared) / 1e4));
            put(issue, middle_of(district, shared.front()));
            issue.households = households_in(district, shared);
            patient.issues.add(std::move(issue));
        }
    }
}

void check_community_gaps(Patient& patient) {
    const District& district = *patient.district;
    std::vector<MultiPolygon> grounds;
    for (const Community& community : district.communities) {
        if (!community.ground.empty()) {
            grounds.push_back(community.ground);
        }
    }
    if (grounds.empty()) {
        return;
    }
    for (const Polygon& gap : difference_of(district.boundary, union_of(grounds))) {
        if (!is_ground(gap)) {
            continue;
        }
        Issue issue = issue_of(
            "community_gap",
            patient.place("communities"),
            fmt::format("{:.2f} ha of the boundary belong to no community", area(gap) / 1e4));
        put(issue, middle_of(district, gap));
        issue.households = households_in(district, {gap});
        patient.issues.add(std::move(issue));
    }
}

// ---- what lies outside ----

/// Where a feature of a layer lies for the boundary: a point of it.
PlanePoint place_of(const Feature& feature, const WorkingCrs& crs) {
    if (!feature.polygons.empty()) {
        Box box;
        for (const LonLat p : feature.polygons.front().outer) {
            box.add(crs.to_plane(p));
        }
        return along(box.min, box.max, 0.5);
    }
    return crs.to_plane(any_position(feature).value_or(LonLat{}));
}

/// Compounds by the loader's own rule: those that it has not kept because of their place.
bool is_outside(const Patient& patient,
                const RawLayer& layer,
                std::size_t feature,
                const Reach& reach,
                const std::set<std::string>& inside) {
    if (layer.name == "compounds" || layer.name == "communities") {
        if (inside.contains(layer.ids[feature])) {
            return false;
        }
    }
    return !reach.inside(place_of(layer.features()[feature], patient.district->crs));
}

std::set<std::string> kept_ids(const District& district, const std::string& layer) {
    std::set<std::string> ids;
    if (layer == "compounds") {
        for (const Compound& compound : district.compounds) {
            ids.insert(compound.id);
        }
    } else if (layer == "communities") {
        for (const Community& community : district.communities) {
            ids.insert(community.id);
        }
    }
    return ids;
}

double households_of(const RawLayer& layer, const Feature& feature) {
    return layer.name == "compounds"
               ? as_number(layer.table->value(feature, "households")).value_or(0)
               : 0;
}

std::string fate_of(const std::string& layer, const Settings& settings) {
    if (layer == "compounds") {
        return "it does not count";
    }
    if (layer == "communities") {
        return "it is left out";
    }
    if (layer == "stations" && !settings.outside_stations) {
        return "it is left out, as outside_stations = false says";
    }
    return layer == "stations" ? "it counts, for people walk across the boundary"
                               : "it is used as far as the margin goes";
}

void check_outside(Patient& patient, const std::string& name, const Reach& reach) {
    const RawLayer* layer = patient.layer(name);
    if (layer == nullptr) {
        return;
    }
    const std::set<std::string> inside = kept_ids(*patient.district, name);
    for (std::size_t i = 0; i < layer->features().size(); ++i) {
        if (!is_outside(patient, *layer, i, reach, inside)) {
            continue;
        }
        const Feature& feature = layer->features()[i];
        Issue issue =
            issue_of("outside_boundary",
                     layer->table->place(feature),
                     "it lies outside the boundary: " + fate_of(name, patient.district->settings));
        if (const auto at = any_position(feature)) {
            put(issue, *at);
        }
        issue.households = households_of(*layer, feature);
        patient.issues.add(std::move(issue));
    }
}

/// The loader told the same in one line without places.
void forget_outside(IssueList& issues) {
    IssueList rest;
    for (const Issue& issue : issues.all()) {
        if (issue.kind != "outside_boundary") {
            rest.add(issue);
        }
    }
    issues = std::move(rest);
}

// ---- copies ----

using Shape = std::vector<std::tuple<double, double>>;

Shape shape_of(const Feature& feature) {
    Shape shape;
    const auto add = [&shape](LonLat p) { shape.emplace_back(p.lon, p.lat); };
    std::for_each(feature.points.begin(), feature.points.end(), add);
    for (const GlobeLine& line : feature.lines) {
        std::for_each(line.begin(), line.end(), add);
    }
    for (const GlobePolygon& polygon : feature.polygons) {
        std::for_each(polygon.outer.begin(), polygon.outer.end(), add);
    }
    return shape;
}

void check_copies(Patient& patient, const std::string& name) {
    const RawLayer* layer = patient.layer(name);
    if (layer == nullptr) {
        return;
    }
    std::map<Shape, std::size_t> seen;
    for (std::size_t i = 0; i < layer->features().size(); ++i) {
        const Feature& feature = layer->features()[i];
        const auto [first, fresh] = seen.try_emplace(shape_of(feature), i);
        // One id twice is told as such.
        if (fresh || layer->ids[first->second] == layer->ids[i]) {
            continue;
        }
        Issue issue =
            issue_of("duplicate_geometry",
                     layer->table->place(feature),
                     fmt::format("it lies exactly where \"{}\" does", layer->ids[first->second]));
        if (const auto at = any_position(feature)) {
            put(issue, *at);
        }
        patient.issues.add(std::move(issue));
    }
}

} // namespace

void check_ground(Patient& patient) {
    for (const char* name : {"communities", "gates", "barriers", "stations", "candidates"}) {
        check_copies(patient, name);
    }
    if (!patient.district) {
        return;
    }
    forget_outside(patient.issues);
    const Reach reach(patient.district->boundary, patient.district->crs, 0);
    for (const char* name : {"communities", "compounds", "stations", "candidates", "buildings"}) {
        check_outside(patient, name, reach);
    }
    check_community_overlaps(patient);
    check_community_gaps(patient);
}

} // namespace yike
