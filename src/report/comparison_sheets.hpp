// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The tables of a comparison as people read them, for the workbook and the atlas alike. Numbers
/// are those of the CSV tables, to the last digit.
#pragma once

#include "evaluation/compare.hpp"
#include "render/words.hpp"
#include "report/workbook.hpp"

#include <string>
#include <vector>

namespace yike {

/// What a scenario is called; its id where it has no name.
std::string scenario_name(const Scenario& scenario);

/// The answer in words. Whoever is made worse off comes first.
std::vector<std::string> comparison_answer(const Comparison& comparison, Language language);

BookSheet answer_sheet(const Comparison& comparison, Language language);
BookSheet scenarios_sheet(const Comparison& comparison, Language language);

/// One row a main indicator of the whole district, and for each scenario its value and difference.
BookSheet indicators_sheet(const Comparison& comparison, Language language);

/// All of comparison.csv.
BookSheet details_sheet(const Comparison& comparison, Language language);
BookSheet money_sheet(const Comparison& comparison, Language language);

/// @param scenario  of the comparison's; none: all
BookSheet
changes_sheet(const Comparison& comparison, std::optional<std::size_t> scenario, Language language);
BookSheet fates_sheet(const Comparison& comparison, Language language);
BookSheet phases_sheet(const Comparison& comparison, Language language);
BookSheet sensitivity_sheet(const Comparison& comparison, Language language);
BookSheet certainty_sheet(const Comparison& comparison, Language language);

/// Compounds that the scenario covers or uncovers, the latter first.
BookSheet moved_fates_sheet(const Comparison& comparison, std::size_t scenario, Language language);

/// Households by profile and cutoff, a column a scenario.
BookSheet sensitivity_table(const Comparison& comparison, Language language);

/// Households always, sometimes and never covered, a column a scenario.
BookSheet certainty_table(const Comparison& comparison, Language language);

/// Compounds that are not always covered in all scenarios, a column a scenario.
BookSheet uncertain_compounds(const Comparison& comparison, Language language);

/// What is wrong today in each community: gaps, pairs too close, shortfalls.
BookSheet problems_sheet(const Comparison& comparison, Language language);

/// The method sheet of the baseline, then how plans are compared.
BookSheet comparison_method(const Comparison& comparison, Language language);

/// comparison.xlsx.
Book comparison_book(const Comparison& comparison, Language language);

/// Columns as rows: what `name` says of each row becomes the header of a column.
/// @param from  the first column that becomes a row
BookSheet transposed(const BookSheet& sheet, std::size_t name, std::size_t from);

} // namespace yike
