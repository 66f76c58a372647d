// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Everything that the report's page shows, as JSON. Its figures are the fields of the CSV tables,
/// letter by letter: both come from the same functions.
#pragma once

#include "evaluation/compare.hpp"
#include "render/words.hpp"

#include <string>

namespace yike {

/// The members:
///
/// - `language`, `program`, `version`, `project`, `texts`, `classes`, `palette`, `headers`,
/// `codes`,
///   `indicators`, `method`: words and colours; a pair of texts is [Chinese, English]
/// - `map`: boundary, communities, compounds, gates, water, barriers, roads (see html_geometry.hpp)
/// - `tables`: `{"columns": [...], "rows": [[...]]}` of scenarios.csv, economics.csv, ...
/// - `baseline` and each of `scenarios`: a state with its own tables, stations, isochrone, gaps and
///   Lorenz curve; scenarios also have their changes. A state has `explanations`, {id:
///   {walk, remedies}}; a scenario's are those that differ from the baseline's
/// - `front`: cost against households
///
/// No `<` occurs in it, so it may stand inside a script element.
std::string comparison_data(const Comparison& comparison, Language language);

} // namespace yike
