// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/answer_shape.hpp"

#include "render/palette.hpp"

#include <algorithm>

namespace yike {

namespace {

bool has_access(const MapData& ground, const MapAnswer& answer, std::size_t i) {
    return i < answer.has_access.size() ? answer.has_access[i] : ground.compounds[i].has_access;
}

std::optional<double> minutes(const MapAnswer& answer, std::size_t i) {
    return i < answer.minutes.size() ? answer.minutes[i] : std::nullopt;
}

std::optional<MapFate> fate(const MapAnswer& answer, std::size_t i) {
    return i < answer.fates.size() ? answer.fates[i] : std::nullopt;
}

Box box_of(const MapCompound& compound) {
    Box box = bounds(compound.ground);
    box.add(compound.point);
    return box;
}

} // namespace

AnswerShape::AnswerShape(const MapData& ground,
                         std::shared_ptr<const MapAnswer> given,
                         const AnswerShape* last)
    : answer(std::move(given)) {
    if (last != nullptr && last->answer->reach == answer->reach) {
        reach = last->reach;
    } else if (answer->reach) {
        reach = std::make_shared<const ReachShape>(*answer->reach);
    } else {
        reach = std::make_shared<const ReachShape>();
    }
    const auto minute_classes_ = minute_classes(std::max(1, ground.cutoff_minutes));
    classes.reserve(ground.compounds.size());
    for (std::size_t i = 0; i < ground.compounds.size(); ++i) {
        const auto t = minutes(*answer, i);
        const std::size_t index =
            t ? minute_class(minute_classes_, *t) : minute_classes_.size() - 1;
        classes.push_back(has_access(ground, *answer, i) ? static_cast<signed char>(index)
                                                         : static_cast<signed char>(-1));
    }
}

std::vector<Box>
changed_ground(const MapData& ground, const AnswerShape& before, const AnswerShape& after) {
    std::vector<Box> boxes;
    if (before.reach != after.reach) {
        const Box reach = before.reach->difference(*after.reach);
        if (!reach.empty()) {
            boxes.push_back(reach);
        }
    }
    for (std::size_t i = 0; i < ground.compounds.size(); ++i) {
        if (before.classes[i] != after.classes[i] ||
            fate(*before.answer, i) != fate(*after.answer, i)) {
            boxes.push_back(box_of(ground.compounds[i]));
        }
    }
    return boxes;
}

MapCompound answered(const MapData& ground, const MapAnswer& answer, std::size_t compound) {
    const MapCompound& given = ground.compounds[compound];
    MapCompound shown;
    shown.id = given.id;
    shown.name = given.name;
    shown.point = given.point;
    shown.households = given.households;
    shown.walled = given.walled;
    shown.stations_within = given.stations_within;
    shown.minutes_before = given.minutes;
    shown.minutes = minutes(answer, compound);
    shown.has_access = has_access(ground, answer, compound);
    shown.fate = fate(answer, compound);
    return shown;
}

} // namespace yike
