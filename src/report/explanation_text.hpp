// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// An explanation in words, and as JSON.
#pragma once

#include "evaluation/explain.hpp"
#include "render/words.hpp"

#include <string>
#include <vector>

namespace yike {

/// What it is, whether it is covered, and the walk: some lines for people.
std::vector<std::string>
explanation_lines(const Explanation& explanation, const AccessModel& model, Language language);

/// What one remedy is, and the minutes afterwards.
/// @param crs  of the district; used by this thread alone
std::string
remedy_text(const Remedy& remedy, const WorkingCrs& crs, double speed_m_per_s, Language language);

/// The lines and the cheapest remedies, each line ended.
std::string
explanation_text(const Explanation& explanation, const AccessModel& model, Language language);

/// One object; distances in m with 1 decimal, times in minutes with 2, positions [lon, lat].
std::string explanation_json(const Explanation& explanation, const AccessModel& model);

} // namespace yike
