// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Words as tables hold them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yike {

/// Replaces every `from` (not empty).
void replace_all(std::string& text, std::string_view from, std::string_view to);

/// Full-width letters, digits, brackets and blanks made narrow, ASCII letters made small.
std::string narrow_text(std::string_view text);

/// yes, true, 1, 是 / no, false, 0, 否; none for other words and for the empty text.
std::optional<bool> parse_flag(std::string_view word);

} // namespace yike
