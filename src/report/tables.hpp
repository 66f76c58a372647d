// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The tables of a result folder as CSV text; their columns are those of docs/results.md.
#pragma once

#include "evaluation/evaluate.hpp"

#include <string>

namespace yike {

std::string indicators_csv(const Evaluation& evaluation);
std::string compounds_csv(const District& district, const Evaluation& evaluation);
std::string stations_csv(const District& district, const Evaluation& evaluation);
std::string pairs_csv(const District& district, const Evaluation& evaluation);
std::string gaps_csv(const District& district, const Evaluation& evaluation);
std::string capacity_csv(const District& district, const Evaluation& evaluation);
std::string assignments_csv(const District& district, const Evaluation& evaluation);
std::string accessibility_csv(const District& district, const Evaluation& evaluation);

/// Minutes with 2 decimals; empty for kNever.
std::string minutes_text(Millis time);

/// Seconds with 3 decimals; empty for kNever.
std::string seconds_text(Millis time);

/// Rounded to `decimals` decimals, without trailing zeros.
std::string rounded_text(double value, int decimals);

} // namespace yike
