// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Lines of text that break where Chinese and English may.
#pragma once

#include "render/canvas.hpp"

#include <functional>
#include <string>
#include <vector>

namespace yike {

/// The letters of UTF-8 text.
std::vector<std::string> letters_of(const std::string& text);

/// Pieces of text between which a line may end: words with the space after them, single Chinese
/// letters with the punctuation that must not start a line, numbers with the unit after them.
std::vector<std::string> break_pieces(const std::string& text);

/// Fills lines of at most `width`; a piece that is wider has a line of its own.
/// @param measure  width of a text
std::vector<std::string> fill_lines(const std::vector<std::string>& pieces,
                                    double width,
                                    const std::function<double(const std::string&)>& measure);

/// The same number of lines, but of lengths as even as they can be: for headlines.
std::vector<std::string> even_lines(const std::vector<std::string>& pieces,
                                    double width,
                                    const std::function<double(const std::string&)>& measure);

/// Writes lines down from `top`. @returns the bottom
double write_lines(Canvas& canvas,
                   PaperPoint top_left,
                   const std::vector<std::string>& lines,
                   const TextStyle& style,
                   double leading = 1.4);

} // namespace yike
