// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: words, colours and the method for the report's page.
#pragma once

#include "evaluation/compare.hpp"
#include "render/words.hpp"
#include "report/html_geometry.hpp"

namespace yike {

/// The members of comparison_data() that are words and colours.
PageJson page_words(const Comparison& comparison, Language language);

} // namespace yike
