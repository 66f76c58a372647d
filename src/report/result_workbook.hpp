// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// indicators.xlsx: the tables of a result for people who read them in Excel.
#pragma once

#include "evaluation/evaluate.hpp"
#include "render/words.hpp"
#include "report/workbook.hpp"

namespace yike {

/// Summary, communities, indicators, compounds, stations, pairs, gaps, capacity, assignments, floor
/// area within reach and the method. The numbers
/// are those of the CSV tables; names stand where those have ids of communities and stations.
Book result_book(const District& district, const Evaluation& evaluation, Language language);

} // namespace yike
