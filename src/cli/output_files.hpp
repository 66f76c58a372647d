// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What can be said about files to write before the work begins.
#pragma once

#include "district/project.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yike::cli {

/// A file that an option names.
struct OutputFile {
    std::string option; ///< "--edges"
    std::filesystem::path file;
};

/// @throws UsageError for a name that is empty or a folder, whose folder does not exist, or that
///         two of the options share
void check_output_files(const std::vector<OutputFile>& outputs);

/// @throws UsageError for an ending that write_layers() does not know
void check_layer_ending(const OutputFile& output);

/// @throws UsageError if an output is the project file, or a layer or ledger that it names
void protect_inputs(const Project& project, const std::vector<OutputFile>& outputs);

/// @throws UsageError if an output is this input
void protect_input(const std::filesystem::path& input, const std::vector<OutputFile>& outputs);

/// @throws UsageError if the project lies in a folder that is to be replaced
void protect_project(const Project& project, const std::filesystem::path& folder);

} // namespace yike::cli
