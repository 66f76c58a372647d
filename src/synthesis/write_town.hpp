// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A make-believe district as a project folder.
#pragma once

#include "synthesis/town.hpp"

#include <filesystem>
#include <string>

namespace yike {

/// Writes project.toml and its layers into an existing folder.
/// @param how_made  the command line that makes it again, for the head of project.toml
/// @throws DataError if a file cannot be written.
void write_town(const Town& town, const std::filesystem::path& folder, const std::string& how_made);

} // namespace yike
