// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The doctor's findings in the planner's words.
#pragma once

#include "doctor/finding.hpp"
#include "render/words.hpp"

#include <QString>

#include <string_view>

namespace yike {

/// 「围墙小区没有大门数据」; English: that of the rule.
QString finding_title(const Finding& finding, Language language);

/// What can be done. English: the finding's own.
QString finding_mend(const Finding& finding, Language language);

/// 「错误」, 「警告」, 「说明」.
QString severity_text(Severity severity, Language language);

/// 「小区」; the name itself for a layer that is not ours.
QString layer_text(const std::string& layer, Language language);

/// True if the kind has Chinese words of its own.
bool has_finding_words(std::string_view kind);

} // namespace yike
