// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How places and changes are called in front of planners: by names, never by ids alone.
#pragma once

#include "access/access_model.hpp"
#include "render/words.hpp"
#include "scenario/plan.hpp"

#include <QString>

namespace yike {

/// Its name; its id where it has none.
template <class Place> QString name_of(const Place& place) {
    return QString::fromStdString(place.name.empty() ? place.id : place.name);
}

/// 「东北」: which way `to` lies from `from`, one of eight.
QString direction_text(PlanePoint from, PlanePoint to, Language language);

/// 「东门」, 「东门2」 where there are several on that side; 「大门」 of no compound.
QString gate_text(const AccessModel& model, GateId gate, Language language);

/// What a change does, in two lines.
struct ChangeWords {
    QString what; ///< 「迁址 东风路」
    QString where; ///< 「→ 东风路社区用房1号」, 「1,080 → 1,500平方米」; may be empty
    QString ids; ///< of what it names, for who looks them up in the data: 「C07 → K12」
};

ChangeWords change_words(const AccessModel& model, const PlannedChange& planned, Language language);

} // namespace yike
