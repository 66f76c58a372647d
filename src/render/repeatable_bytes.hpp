// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What Qt leaves to chance or to the clock in SVG and PDF files, put right after the fact.
#pragma once

#include "render/canvas.hpp"

#include <string>

namespace yike {

/// Text of this colour is the halo of the text after it; used for nothing else.
inline constexpr const char* kSvgHaloMark = "#fffefd";

/// Exact paper size; outlined halos; text stays text, so that it can be searched and edited, and
/// asks for a Chinese sans under the names of several systems. (As paths it would look the same
/// everywhere to the last curve, but nobody could find or mend a word.)
std::string repeatable_svg(std::string svg, const CanvasRequest& request);

/// Dates the document `date` (ISO day or month) and corrects the offsets that this moves.
/// @throws Error if the file is not as Qt writes it
std::string repeatable_pdf(std::string pdf, const std::string& date);

/// "2025-11-01" or "2025-11" as PDF writes it: "D:20251101000000Z"; 1970-01-01 for other texts.
std::string pdf_date(const std::string& date);

} // namespace yike
