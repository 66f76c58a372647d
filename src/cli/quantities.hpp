// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Numbers with units, as they are written on the command line.
#pragma once

#include <string>
#include <vector>

namespace yike::cli {

/// `200`, `200m` or `200 m` to metres. Which range is allowed is for the caller to say.
/// @param option  how the message names it: "--max-access"
/// @throws UsageError for anything but a finite number, or for another unit
double parse_metres(const std::string& option, const std::string& text);

/// `500`, `500m2` or `500m²` to square metres.
/// @throws UsageError as parse_metres() does
double parse_square_metres(const std::string& option, const std::string& text);

/// `5,10,15` or `5,10,15min` to whole minutes, in the order given.
/// @throws UsageError for anything but whole numbers, for another unit, for an empty list
std::vector<int> parse_minutes(const std::string& option, const std::string& text);

} // namespace yike::cli
