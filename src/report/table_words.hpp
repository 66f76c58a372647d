// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the columns, indicators and codes of the tables are called by people.
#pragma once

#include "render/words.hpp"
#include "report/workbook.hpp"

#include <string>

namespace yike {

/// Header with its unit of a column of the CSV tables; the column itself if it has no words.
std::string column_header(const std::string& column, Language language);

/// How its numbers are shown; CellFormat::text for names, ids and codes.
CellFormat column_format(const std::string& column);

/// "coverage.gate.15.households.all" -> "覆盖率 · 大门规则 · 15分钟 · 户数 · 全部站点"; the id
/// itself if any part of it has no words.
std::string indicator_text(const std::string& id, Language language);

/// A unit of indicators.csv in words, and how its numbers are shown.
std::string unit_text(const std::string& unit, Language language);
CellFormat unit_format(const std::string& unit);

/// A code of the tables ("walled", "too_far") in words; the code itself if it has none.
std::string code_text(const std::string& code, Language language);

} // namespace yike
