// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// From the times of compounds to all other figures.
#pragma once

#include "evaluation/evaluate.hpp"

namespace yike {

/// Fills indicators, stations, areas, pairs, gaps, supply and issues of an evaluation that has its
/// model and times.
/// @param demand  of the district, with or without a plan
void add_figures(const District& district, const Demand& demand, Evaluation& evaluation);

/// The same without supply, its indicators and its issues.
void add_figures_but_supply(const District& district, const Demand& demand, Evaluation& evaluation);

} // namespace yike
