// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The sheet that says how the numbers came about.
#pragma once

#include "evaluation/evaluate.hpp"
#include "render/words.hpp"
#include "report/workbook.hpp"

namespace yike {

/// Project, data date, every setting, the walking profile, the rules in words, inputs, stamp.
BookSheet method_sheet(const District& district, const Evaluation& evaluation, Language language);

} // namespace yike
