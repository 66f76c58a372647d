// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/road_words.hpp"

#include "desktop/window/voice.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace yike {

namespace {

struct RoadWord {
    std::string_view road_class;
    Phrase phrase;
};

constexpr RoadWord kRoadWords[] = {
    {"motorway", {"高速公路", "Motorway"}},
    {"trunk", {"快速路", "Trunk road"}},
    {"primary", {"主干路", "Primary road"}},
    {"secondary", {"次干路", "Secondary road"}},
    {"tertiary", {"支路", "Tertiary road"}},
    {"unclassified", {"普通道路", "Minor road"}},
    {"residential", {"居住区道路", "Residential street"}},
    {"living_street", {"生活街道", "Living street"}},
    {"service", {"内部道路", "Service road"}},
    {"pedestrian", {"步行街", "Pedestrian street"}},
    {"footway", {"步行道", "Footway"}},
    {"path", {"小路", "Path"}},
    {"steps", {"台阶", "Steps"}},
    {"cycleway", {"自行车道", "Cycleway"}},
    {"bridleway", {"马道", "Bridleway"}},
    {"track", {"土路", "Track"}},
    {"corridor", {"廊道", "Corridor"}},
    {"platform", {"站台", "Platform"}},
};

constexpr Phrase kAnyRoad{"道路", "Road"};
constexpr std::string_view kLink = "_link";

} // namespace

QString road_class_text(const std::string& road_class, Language language) {
    std::string_view name = road_class;
    if (name.ends_with(kLink)) {
        name.remove_suffix(kLink.size());
    }
    const auto* found = std::find_if(std::begin(kRoadWords),
                                     std::end(kRoadWords),
                                     [&](const RoadWord& one) { return one.road_class == name; });
    return say(found == std::end(kRoadWords) ? kAnyRoad : found->phrase, language);
}

} // namespace yike
