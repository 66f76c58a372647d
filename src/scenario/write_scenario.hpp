// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Scenarios back into files: exactly what read_scenario() takes.
#pragma once

#include "scenario/scenario.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace yike {

/// The text of a scenario's file. Reading it gives the same scenario: texts to the byte, numbers
/// to the last digit. Fields that mean nothing for a change's kind are left out, as are those that
/// say the default. The same scenario gives the same bytes.
/// @param scenario  its texts are UTF-8. A change without the cost that it needs gives a text that
///                  only CostRule::may_lack reads
/// @param file      where it will be: `project` is written relative to its folder
std::string write_scenario(const Scenario& scenario, const std::filesystem::path& file);

/// Writes the file complete or not at all. A file that is there and has comments, another order
/// or another layout (one written by hand) is kept beside it as `NAME.bak` first.
/// @returns the copy that was kept; none if there was nothing to keep
/// @throws DataError if it cannot be written
std::optional<std::filesystem::path> save_scenario(const Scenario& scenario,
                                                   const std::filesystem::path& file);

} // namespace yike
