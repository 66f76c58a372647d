// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. The places of a finding by their names, not by their ids alone.
#pragma once

#include "desktop/session/answer.hpp"
#include "doctor/finding.hpp"
#include "render/words.hpp"

#include <QString>

#include <vector>

namespace yike {

struct FindingPlace {
    QString name; ///< 「翠湖公馆」, 「朝阳山路」; 「道路 w123」 of what has no name
    QString detail; ///< 「1,366户 · 编号X012 · 120.02731, 35.85592」
};

/// One for each of its `where`.
/// @param baseline  null: nothing is known but what the finding says
std::vector<FindingPlace>
finding_places(const Finding& finding, const Answer* baseline, Language language);

} // namespace yike
