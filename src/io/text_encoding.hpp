// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Text of unknown encoding to UTF-8, and tidy. Planners' files are UTF-8, UTF-8 with a byte order
/// mark, or GBK (read as GB18030, which contains it).
#pragma once

#include <string>
#include <string_view>

namespace yike {

/// How well bytes fit an encoding. `cut` ends in the middle of a character but fits otherwise, as
/// attributes of fixed width do.
enum class Fit { whole, cut, broken };

/// Fit of bytes to UTF-8 (no surrogates, no overlong forms).
Fit utf8_fit(std::string_view bytes);

bool is_ascii(std::string_view bytes);

/// Bytes in `encoding` as UTF-8, without a character that is cut at the end. What does not fit
/// becomes U+FFFD and sets `broken`.
/// @throws DataError if the encoding is not known.
std::string to_utf8(std::string_view bytes, const std::string& encoding, bool& broken);

/// The whole text of a file as UTF-8 without byte order mark: by its mark (UTF-8, UTF-16), else as
/// UTF-8 if it fits, else as GB18030; `encoding` overrides all but a mark.
/// @throws DataError if it fits none.
std::string decode_text(std::string_view bytes, const std::string& encoding);

/// True if text can be read in this encoding ("GB18030", "GBK", "UTF-8", ...).
bool is_known_encoding(const std::string& encoding);

/// UTF-8 text with blanks for control characters, line ends among them: names go into lists,
/// messages and maps, where each has one line.
std::string without_controls(std::string_view utf8);

/// Without blanks at both ends: ASCII ones, no-break space, ideographic space, byte order mark.
std::string_view trimmed(std::string_view utf8);

/// ASCII letters in lower case, everything else as it is.
std::string lower_ascii(std::string_view text);

} // namespace yike
