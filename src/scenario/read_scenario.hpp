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

/// @throws DataError with every error of the file at once, a line each, naming the change's id and
///         line; for a file that is no TOML, with that alone
Scenario read_scenario(const std::filesystem::path& file);

} // namespace yike
