// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// report.html: a comparison as one page that opens from disk, without any network.
#pragma once

#include "evaluation/compare.hpp"
#include "render/words.hpp"

#include <string>

namespace yike {

/// HTML with script, style and data inside it. Its content security policy lets nothing else in:
/// the script and the style are named by their SHA-256, and nothing is fetched.
/// Same comparison, same bytes.
/// @param language  shown first; the reader may switch
std::string comparison_page(const Comparison& comparison, Language language);

} // namespace yike
