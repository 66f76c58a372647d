// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The layer of comparison.gpkg.
#pragma once

#include "evaluation/compare.hpp"
#include "io/write_layers.hpp"
#include "render/words.hpp"

namespace yike {

/// fates: a feature for each scenario and compound, with what the scenario means to it and a style
/// for QGIS; `scenario,compound_id,name,community,households,status,minutes,minutes_before`.
/// @param language  of the legend
OutputLayer fates_layer(const Comparison& comparison, Language language);

} // namespace yike
