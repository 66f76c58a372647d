// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace yike {

namespace {

constexpr std::array<std::string_view, 6> kFills = {
    "#0B5A8A", "#3E9BC5", "#A9D4E7", "#F7C992", "#E58A3C", "#B9501C"};

} // namespace

std::vector<MinuteClass> minute_classes(int cutoff_minutes) {
    const auto part = [&](double share) {
        return static_cast<int>(std::floor(cutoff_minutes * share + 0.5));
    };
    const std::array<int, 6> uppers = {
        part(1.0 / 3.0), part(2.0 / 3.0), cutoff_minutes, part(4.0 / 3.0), cutoff_minutes * 2, 0};
    std::vector<MinuteClass> classes;
    int lower = 0;
    for (std::size_t i = 0; i < uppers.size(); ++i) {
        if (uppers[i] != 0 && uppers[i] <= lower) {
            continue;
        }
        if (uppers[i] == 0 && i + 1 < uppers.size()) {
            continue;
        }
        classes.push_back({lower, uppers[i], kFills[i], i < 3});
        lower = uppers[i];
    }
    return classes;
}

std::size_t minute_class(const std::vector<MinuteClass>& classes, double minutes) {
    for (std::size_t i = 0; i + 1 < classes.size(); ++i) {
        if (minutes <= classes[i].upper) {
            return i;
        }
    }
    return classes.size() - 1;
}

RoadRank road_rank(std::string_view road_class) {
    constexpr std::string_view kLink = "_link";
    if (road_class.ends_with(kLink)) {
        road_class.remove_suffix(kLink.size());
    }
    for (const RoadRank rank :
         {RoadRank::arterial, RoadRank::collector, RoadRank::lane, RoadRank::footway}) {
        const auto classes = road_classes(rank);
        if (std::find(classes.begin(), classes.end(), road_class) != classes.end()) {
            return rank;
        }
    }
    return RoadRank::street;
}

std::span<const std::string_view> road_classes(RoadRank rank) {
    static constexpr std::string_view kArterials[] = {"motorway", "trunk", "primary"};
    static constexpr std::string_view kCollectors[] = {"secondary", "tertiary"};
    static constexpr std::string_view kLanes[] = {"service", "track"};
    static constexpr std::string_view kFootways[] = {"footway",
                                                     "path",
                                                     "steps",
                                                     "cycleway",
                                                     "bridleway",
                                                     "corridor",
                                                     "platform",
                                                     "crossing",
                                                     "footbridge",
                                                     "underpass"};
    switch (rank) {
    case RoadRank::arterial:
        return kArterials;
    case RoadRank::collector:
        return kCollectors;
    case RoadRank::lane:
        return kLanes;
    case RoadRank::footway:
        return kFootways;
    case RoadRank::street:
        break;
    }
    return {};
}

double road_width_pt(RoadRank rank, double scale_denominator) {
    constexpr std::array<double, 5> kWidths = {2.2, 1.5, 0.9, 0.5, 0.4};
    // Widths follow the scale, but slower than the ground does, so that streets neither swell on
    // a large scale nor vanish on a small one.
    const double growth = std::clamp(std::sqrt(20000.0 / scale_denominator), 0.45, 2.0);
    return kWidths[static_cast<std::size_t>(rank)] * growth;
}

double road_smallest_scale(RoadRank rank) {
    constexpr std::array<double, 5> kSmallest = {1e9, 400'000, 160'000, 50'000, 35'000};
    return kSmallest[static_cast<std::size_t>(rank)];
}

bool road_shown(RoadRank rank, double scale_denominator) {
    return scale_denominator <= road_smallest_scale(rank);
}

bool walls_shown(double scale_denominator) {
    constexpr double kSmallest = 30'000;
    return scale_denominator <= kSmallest;
}

} // namespace yike
