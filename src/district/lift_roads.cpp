// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/lift_roads.hpp"

#include "base/error.hpp"
#include "io/elevation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace yike {

namespace {

std::shared_ptr<const Elevation>
read_around(const LoadContext& context, const LayerSource& layer, const District& district) {
    LonLat low{180, 90};
    LonLat high{-180, -90};
    for (const Road& road : district.roads) {
        for (const PlanePoint end : {road.line.front(), road.line.back()}) {
            const LonLat p = district.crs.to_lon_lat(end);
            low = {std::min(low.lon, p.lon), std::min(low.lat, p.lat)};
            high = {std::max(high.lon, p.lon), std::max(high.lat, p.lat)};
        }
    }
    const ElevationSource source{
        source_path(context.project, layer.source), layer.crs, layer.datum};
    return std::make_shared<const Elevation>(source, low, high);
}

bool has_straight_grade(const Road& road) {
    return road.level != 0 || road.road_class == "steps";
}

void report_missing(LoadContext& context, const LayerSource& layer, double km) {
    add_remark(context.issues,
               {layer.source, "elevation", "", ""},
               {.kind = "elevation_missing",
                .severity = Severity::warning,
                .message = fmt::format("{:.1f} km of roads have a vertex without elevation; they "
                                       "are walked as level ground",
                                       km),
                .mend = "take a raster that covers the boundary and the margin around it"});
}

} // namespace

std::vector<double> road_heights(const District& district, const Road& road) {
    if (!district.elevation) {
        return {};
    }
    std::vector<double> heights;
    const bool straight = has_straight_grade(road);
    double walked_m = 0;
    std::vector<double> walked{0};
    for (std::size_t i = 1; i < road.line.size(); ++i) {
        walked_m += distance(road.line[i - 1], road.line[i]);
        walked.push_back(walked_m);
    }
    const auto height = [&](std::size_t i) {
        return district.elevation->at(district.crs.to_lon_lat(road.line[i]));
    };
    const std::optional<double> first = height(0);
    const std::optional<double> last = height(road.line.size() - 1);
    if (!first || !last) {
        return {};
    }
    for (std::size_t i = 0; i < road.line.size(); ++i) {
        const double share = walked_m > 0 ? walked[i] / walked_m : 0;
        const std::optional<double> h =
            straight ? std::optional(*first + share * (*last - *first)) : height(i);
        if (!h) {
            return {};
        }
        heights.push_back(*h);
    }
    return heights;
}

void lift_roads(LoadContext& context, District& district) {
    const LayerSource* layer = find_layer(context.project, "elevation");
    const WalkingProfile& profile = district.profile();
    if (profile.slope == SlopeRule::none) {
        if (layer != nullptr) {
            add_remark(context.issues,
                       {layer->source, "elevation", "", ""},
                       {.kind = "unused_layer",
                        .message = fmt::format("elevation is not used: the profile {} has no slope "
                                               "rule",
                                               profile.name),
                        .mend = fmt::format("write slope = \"tobler\" in [profiles.{}] if slopes "
                                            "are to count",
                                            profile.name)});
        }
        return;
    }
    if (layer == nullptr) {
        throw DataError(
            Place{context.project.file.string(), "elevation", "", ""},
            fmt::format("the profile {} has slope = \"{}\", which needs the layer elevation; write "
                        "[layers.elevation] with source = \"FILE\", or slope = \"none\"",
                        profile.name,
                        to_string(profile.slope)));
    }
    if (district.roads.empty()) {
        return;
    }
    context.progress.stage("elevation", 0);
    district.elevation = read_around(context, *layer, district);
    add_input(context, "elevation", layer->source);
    double missing_km = 0;
    for (Road& road : district.roads) {
        road.heights = road_heights(district, road);
        missing_km += road.heights.empty() ? length(road.line) / 1000 : 0;
    }
    if (missing_km > 0) {
        report_missing(context, *layer, missing_km);
    }
}

} // namespace yike
