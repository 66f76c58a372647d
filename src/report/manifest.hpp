// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a result folder was made from: version, inputs, parameters, counts, warnings.
#pragma once

#include "evaluation/compare.hpp"

#include <filesystem>
#include <string>

namespace yike {

/// The parts of a manifest that maps are made from.
struct ResultHead {
    std::string name;
    std::string data_date;
    std::string note;
    std::string attribution;
    std::string crs;
    std::string profile;
    double speed_m_per_s = 0;
    double households = 0;
    double covered_households = 0;
    bool estimated_households = false;
    double d_min_m = 0;
    double a_min_m2 = 0;
    double area_per_household_m2 = 0;
};

/// JSON text, stable to the byte; no clock times.
std::string manifest_json(const District& district, const Evaluation& evaluation);

/// What a comparison was made from; the baseline's manifest and the scenarios'.
std::string comparison_manifest(const Comparison& comparison);

/// @throws DataError if the folder has no manifest, or not one of a result.
ResultHead read_manifest(const std::filesystem::path& folder);

/// Any household number of the district is an estimate.
bool has_estimated_households(const District& district);

} // namespace yike
