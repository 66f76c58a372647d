// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/load_ground.hpp"

#include "base/error.hpp"
#include "district/feature_reader.hpp"
#include "district/shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace yike {

namespace {

constexpr double kGreatestAreaDifference = 0.05;

/// All positions of the layer's outer rings (closed lines included).
std::vector<LonLat> outline_positions(const std::vector<Feature>& features) {
    std::vector<LonLat> positions;
    for (const Feature& feature : features) {
        for (const GlobePolygon& polygon : feature.polygons) {
            positions.insert(positions.end(), polygon.outer.begin(), polygon.outer.end());
        }
        for (const GlobeLine& line : feature.lines) {
            positions.insert(positions.end(), line.begin(), line.end());
        }
    }
    return positions;
}

struct GlobeBox {
    LonLat min{180, 90};
    LonLat max{-180, -90};
};

GlobeBox globe_box(const std::vector<LonLat>& positions) {
    GlobeBox box;
    for (const LonLat p : positions) {
        box.min = {std::min(box.min.lon, p.lon), std::min(box.min.lat, p.lat)};
        box.max = {std::max(box.max.lon, p.lon), std::max(box.max.lat, p.lat)};
    }
    return box;
}

LonLat centre_of(const GlobeBox& box) {
    return {(box.min.lon + box.max.lon) / 2, (box.min.lat + box.max.lat) / 2};
}

} // namespace

double scale_error_over(const WorkingCrs& crs, std::vector<LonLat> positions) {
    const GlobeBox box = globe_box(positions);
    const LonLat centre = centre_of(box);
    for (const double lon : {box.min.lon, centre.lon, box.max.lon}) {
        for (const double lat : {box.min.lat, centre.lat, box.max.lat}) {
            positions.push_back({lon, lat});
        }
    }
    return crs.scale_error(positions);
}

namespace {

/// A CRS in official use around a place: 3-degree zones of CGCS2000 in China, else UTM.
std::string usual_crs(LonLat place) {
    if (place.lon >= 73.5 && place.lon < 136.5 && place.lat > 3 && place.lat < 54) {
        // EPSG:4534 has the central meridian 75 E, EPSG:4535 78 E, and so on.
        return fmt::format("EPSG:{}", 4534 + static_cast<int>(std::lround(place.lon / 3.0)) - 25);
    }
    const int zone = std::clamp(static_cast<int>(std::floor((place.lon + 180) / 6)) + 1, 1, 60);
    return fmt::format("EPSG:{}", (place.lat >= 0 ? 32600 : 32700) + zone);
}

/// What to do instead, each checked.
std::string better_crs(const std::vector<LonLat>& positions) {
    const LonLat centre = centre_of(globe_box(positions));
    const std::string centred = "no crs line (a transverse Mercator centred on the boundary)";
    const std::string usual = usual_crs(centre);
    if (scale_error_over(WorkingCrs(usual), positions) < kGreatestScaleError) {
        return fmt::format("write crs = \"{}\", or {}", usual, centred);
    }
    if (scale_error_over(WorkingCrs::centred_on(centre), positions) < kGreatestScaleError) {
        return "write " + centred;
    }
    return "the boundary is too large for any: check it, or divide it";
}

[[noreturn]] void refuse_crs(const Project& project, const std::string& problem) {
    throw CrsError(Place{project.file.string(), "", "", ""},
                   fmt::format("[project] crs = \"{}\": {}", project.crs, problem));
}

WorkingCrs given_crs(const Project& project) {
    try {
        return WorkingCrs(project.crs);
    } catch (const DataError& error) {
        refuse_crs(project, error.what());
    }
}

WorkingCrs choose_crs(const Project& project, const std::vector<LonLat>& positions) {
    WorkingCrs crs = project.crs.empty() ? WorkingCrs::centred_on(centre_of(globe_box(positions)))
                                         : given_crs(project);
    const double error = scale_error_over(crs, positions);
    if (error < kGreatestScaleError) {
        return crs;
    }
    if (project.crs.empty()) {
        throw DataError(Place{project.file.string(), "boundary", "", ""},
                        fmt::format("the boundary is too large for one working CRS: scale error "
                                    "{:.3g} %, must be under 0.1 %; check it, or divide it",
                                    error * 100));
    }
    refuse_crs(project,
               fmt::format("its scale error over the boundary is {:.3g} %, must be under 0.1 %; "
                           "{}",
                           error * 100,
                           better_crs(positions)));
}

/// Why the only polygon there was may be gone.
std::string first_problem_of(const IssueList& issues) {
    return issues.empty() ? "" : fmt::format(" ({})", issues.all().front().message);
}

void compare_area(LoadContext& context, const MultiPolygon& ground, const LayerTable& layer) {
    const std::optional<double> published = context.project.boundary_area_km2;
    if (!published) {
        return;
    }
    const double km2 = area(ground) / 1e6;
    const double difference = std::abs(km2 - *published) / *published;
    if (difference > kGreatestAreaDifference) {
        add_remark(
            context.issues,
            layer.place(),
            {.kind = "boundary_area",
             .severity = Severity::warning,
             .message = fmt::format("the boundary covers {:.2f} km2, but boundary_area_km2 = "
                                    "{}: {:.1f} % apart, allowed 5 %",
                                    km2,
                                    *published,
                                    difference * 100),
             .mend = "check which boundary the published figure means"});
    }
}

void index_name(std::map<std::string, CommunityId>& index, const std::string& key, CommunityId id) {
    if (!key.empty()) {
        index.try_emplace(key, id);
    }
}

} // namespace

BoundaryGround load_boundary(LoadContext& context) {
    const LayerTable layer = *read_layer(context, "boundary");
    const std::vector<LonLat> positions = outline_positions(layer.features());
    if (positions.empty()) {
        throw DataError(layer.place(),
                        "there is no polygon; the boundary must be one or more" +
                            first_problem_of(context.issues));
    }
    BoundaryGround boundary{choose_crs(context.project, positions), {}, ""};
    std::vector<MultiPolygon> parts;
    for (const Feature& feature : layer.features()) {
        FeatureReader reader(layer, feature, context.issues);
        MultiPolygon part = read_ground(feature, boundary.crs, reader);
        if (!part.empty() && boundary.name.empty()) {
            boundary.name = reader.text("name");
        }
        parts.push_back(std::move(part));
    }
    boundary.ground = parts.size() == 1 ? std::move(parts.front()) : union_of(parts);
    if (!(area(boundary.ground) > 0)) {
        throw DataError(layer.place(), "the polygons have no ground; the boundary must have some");
    }
    compare_area(context, boundary.ground, layer);
    return boundary;
}

std::vector<Community> load_communities(LoadContext& context, const BoundaryGround& boundary) {
    std::vector<Community> communities;
    const std::optional<LayerTable> layer = read_layer(context, "communities");
    if (!layer) {
        return communities;
    }
    const PreparedPolygon inside(boundary.ground);
    std::unordered_set<std::string> seen;
    std::size_t outside = 0;
    for (const Feature& feature : layer->features()) {
        FeatureReader reader(*layer, feature, context.issues);
        Community community{reader.id(), reader.text("name"), {}};
        community.ground = read_ground(feature, boundary.crs, reader);
        if (community.ground.empty() && !reader.bad()) {
            reader.reject_geometry("it has no polygon");
        }
        if (!reader.bad()) {
            reader.claim(community.id, seen);
        }
        if (reader.bad()) {
            continue;
        }
        // Neighbours that touch along a border drawn twice have slivers inside: they do not count.
        constexpr double kLeastShare = 0.01;
        if (!inside.within_distance(community.ground, 0) ||
            area(intersection_of(community.ground, boundary.ground)) <
                kLeastShare * area(community.ground)) {
            ++outside;
            continue;
        }
        if (community.name.empty()) {
            community.name = community.id;
        }
        communities.push_back(std::move(community));
    }
    if (outside > 0) {
        add_remark(context.issues,
                   layer->place(),
                   {.kind = "outside_boundary",
                    .message = fmt::format("{} communities lie outside the boundary and are left "
                                           "out",
                                           outside),
                    .mend = "",
                    .count = outside});
    }
    return communities;
}

CommunityFinder::CommunityFinder(std::vector<Community>& communities)
    : communities_(communities), made_from_texts_(communities.empty()) {
    for (std::size_t i = 0; i < communities.size(); ++i) {
        index_name(by_id_, communities[i].id, CommunityId(i));
        index_name(by_name_, communities[i].name, CommunityId(i));
        grounds_.emplace_back(communities[i].ground);
        boxes_.push_back(bounds(communities[i].ground));
    }
}

CommunityId CommunityFinder::by_text(const std::string& text, bool make_new) {
    for (const auto* index : {&by_id_, &by_name_}) {
        if (const auto found = index->find(text); found != index->end()) {
            return found->second;
        }
    }
    if (text.empty() || !make_new || !made_from_texts_) {
        return CommunityId::none();
    }
    const CommunityId made(communities_.size());
    communities_.push_back({text, text, {}});
    by_id_.emplace(text, made);
    return made;
}

CommunityId CommunityFinder::by_place(PlanePoint p) const {
    for (std::size_t i = 0; i < grounds_.size(); ++i) {
        if (boxes_[i].contains(p) && grounds_[i].covers(p)) {
            return CommunityId(i);
        }
    }
    return CommunityId::none();
}

CommunityId
CommunityFinder::find(const std::string& text, PlanePoint p, bool inside, FeatureReader& reader) {
    const CommunityId named = by_text(text, inside);
    if (named.valid()) {
        return named;
    }
    const CommunityId around = by_place(p);
    if (!text.empty() && inside) {
        reader.remark("unknown_community",
                      "community",
                      fmt::format("\"{}\" is neither the id nor the name of a community; {}",
                                  text,
                                  around.valid()
                                      ? fmt::format("the one around its place, \"{}\", is taken",
                                                    communities_[around.index()].name)
                                      : "it belongs to none"),
                      "write the id or the name as the layer communities has it");
    }
    return around;
}

} // namespace yike
