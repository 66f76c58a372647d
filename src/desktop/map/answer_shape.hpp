// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// An answer made ready for drawing, and where two answers look different.
#pragma once

#include "desktop/map/map_answer.hpp"
#include "desktop/map/reach_shape.hpp"

#include <memory>
#include <vector>

namespace yike {

/// Immutable once built; shared by threads.
struct AnswerShape {
    /// @param last  the answer before, whose isochrone may be the same; null: none
    AnswerShape(const MapData& ground,
                std::shared_ptr<const MapAnswer> given,
                const AnswerShape* last = nullptr);

    std::shared_ptr<const MapAnswer> answer;
    std::shared_ptr<const ReachShape> reach;
    std::vector<signed char> classes; ///< of minutes, one per compound; -1: no access
};

/// Grounds outside which the two answers look the same.
std::vector<Box>
changed_ground(const MapData& ground, const AnswerShape& before, const AnswerShape& after);

/// The compound as the answer has it, without its ground.
MapCompound answered(const MapData& ground, const MapAnswer& answer, std::size_t compound);

} // namespace yike
