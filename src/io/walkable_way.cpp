// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/walkable_way.hpp"

#include <algorithm>
#include <array>

namespace yike {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kClasses = {
    "footway"sv,     "path"sv,    "pedestrian"sv,    "steps"sv,          "living_street"sv,
    "residential"sv, "service"sv, "unclassified"sv,  "tertiary"sv,       "secondary"sv,
    "primary"sv,     "trunk"sv,   "tertiary_link"sv, "secondary_link"sv, "primary_link"sv,
    "trunk_link"sv,  "track"sv,   "cycleway"sv,      "bridleway"sv,      "road"sv,
    "corridor"sv,    "platform"sv};

template <std::size_t N>
bool is_one_of(std::string_view value, const std::array<std::string_view, N>& values) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

bool allows(std::string_view foot) {
    return foot == "yes" || foot == "designated" || foot == "permissive";
}

std::string class_reason(const WalkingTags& tags) {
    if (tags.highway == "proposed" || tags.highway == "construction") {
        return std::string(tags.highway);
    }
    if (tags.highway == "motorway" || tags.highway == "motorway_link") {
        return allows(tags.foot) ? "" : "motorway";
    }
    return is_one_of(tags.highway, kClasses) ? ""
                                             : "not_a_walkable_class:" + std::string(tags.highway);
}

std::string access_reason(const WalkingTags& tags) {
    constexpr std::array kForbidding = {"no"sv, "private"sv, "use_sidepath"sv};
    if (is_one_of(tags.foot, kForbidding)) {
        return "foot_" + std::string(tags.foot);
    }
    return tags.access == "no" && !allows(tags.foot) ? "access_no" : "";
}

} // namespace

WalkingVerdict judge_way(const WalkingTags& tags) {
    if (std::string reason = class_reason(tags); !reason.empty()) {
        return {.reason = std::move(reason)};
    }
    if (tags.area == "yes") {
        return {.reason = "area"};
    }
    if (std::string reason = access_reason(tags); !reason.empty()) {
        return {.reason = std::move(reason)};
    }
    return {.reason = {}, .private_access = tags.access == "private" && !allows(tags.foot)};
}

std::span<const std::string_view> walkable_classes() {
    return kClasses;
}

bool barrier_node_cuts(std::string_view foot, std::string_view access) {
    return foot == "no" || ((access == "no" || access == "private") && !allows(foot));
}

} // namespace yike
