// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Scenario files: DESIGN section 4, word for word.
#pragma once

#include "scenario/scenario.hpp"

namespace yike {

/// Yuan of one change. More than 0 and less than the least: 万元 written where yuan are meant.
inline constexpr double kLeastCost = 1000;
inline constexpr double kGreatestCost = 1e10;

/// What a relocation, renovation or new station without a cost is.
enum class CostRule {
    required, ///< an error, as DESIGN says of files
    may_lack  ///< a plan that is being made
};

/// True if a file must give the cost of the change: its kind asks for one, and no candidate may
/// bring its own.
bool needs_cost(const Change& change);

/// @throws DataError with every error of the file at once, a line each, naming the change's id and
///         line; for a file that is no TOML, with that alone
Scenario read_scenario(const std::filesystem::path& file);

/// The same of a text that is at hand already.
/// @param file  where it is, or would be: `project` is relative to its folder
Scenario parse_scenario(const std::string& text,
                        const std::filesystem::path& file,
                        CostRule rule = CostRule::required);

} // namespace yike
