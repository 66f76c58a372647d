// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// An explanation in words, and as JSON.
#pragma once

#include "evaluation/explain.hpp"
#include "render/words.hpp"

#include <string>

namespace yike::cli {

/// Some lines for people, each ended.
std::string
explanation_text(const Explanation& explanation, const AccessModel& model, Language language);

/// One object; distances in m with 1 decimal, times in minutes with 2, positions [lon, lat].
std::string explanation_json(const Explanation& explanation, const AccessModel& model);

} // namespace yike::cli
