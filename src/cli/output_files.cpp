// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/output_files.hpp"

#include "base/error.hpp"
#include "io/write_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace yike::cli {

namespace fs = std::filesystem;

namespace {

/// Two files may share a name only where writing keeps what was there: a terminal, a pipe.
bool same_file(const fs::path& a, const fs::path& b) {
    std::error_code error;
    if (fs::exists(a, error) && !fs::is_regular_file(a, error)) {
        return false;
    }
    return fs::weakly_canonical(fs::absolute(a), error) ==
           fs::weakly_canonical(fs::absolute(b), error);
}

void check_place(const OutputFile& output) {
    std::error_code error;
    if (output.file.empty()) {
        throw UsageError(output.option + " \"\": the name of the file is empty");
    }
    if (fs::is_directory(output.file, error)) {
        throw UsageError(fmt::format(
            "{} {}: is a folder; name a file to write", output.option, output.file.string()));
    }
    const fs::path folder = fs::absolute(output.file).parent_path();
    if (!fs::is_directory(folder, error)) {
        throw UsageError(fmt::format("{} {}: there is no folder {}; make it first",
                                     output.option,
                                     output.file.string(),
                                     folder.string()));
    }
}

} // namespace

void check_output_files(const std::vector<OutputFile>& outputs) {
    for (auto output = outputs.begin(); output != outputs.end(); ++output) {
        check_place(*output);
        const auto double_name =
            std::find_if(outputs.begin(), output, [&](const OutputFile& other) {
                return same_file(other.file, output->file);
            });
        if (double_name != output) {
            throw UsageError(fmt::format("{} {}: {} names the same file; give each its own",
                                         output->option,
                                         output->file.string(),
                                         double_name->option));
        }
    }
}

void check_layer_ending(const OutputFile& output) {
    if (!is_layer_file(output.file)) {
        throw UsageError(fmt::format("{} {}: the ending \"{}\" is not known; allowed: {}",
                                     output.option,
                                     output.file.string(),
                                     output.file.extension().string(),
                                     kLayerEndings));
    }
}

void protect_input(const fs::path& input, const std::vector<OutputFile>& outputs) {
    std::error_code error;
    for (const OutputFile& output : outputs) {
        if (fs::exists(input, error) && same_file(output.file, input)) {
            throw UsageError(fmt::format("{} {}: is an input of this work and would be lost; name "
                                         "another file",
                                         output.option,
                                         output.file.string()));
        }
    }
}

void protect_inputs(const Project& project, const std::vector<OutputFile>& outputs) {
    protect_input(project.file, outputs);
    const fs::path folder = project.file.parent_path();
    for (const auto& [name, layer] : project.layers) {
        protect_input(folder / layer.source, outputs);
        if (!layer.table.empty()) {
            protect_input(folder / layer.table, outputs);
        }
    }
}

void protect_project(const Project& project, const fs::path& folder) {
    std::error_code error;
    const fs::path place = fs::weakly_canonical(fs::absolute(folder), error);
    const fs::path file = fs::weakly_canonical(fs::absolute(project.file), error);
    const fs::path beside = file.lexically_relative(place);
    if (!beside.empty() && *beside.begin() != "..") {
        throw UsageError(fmt::format("--output {}: holds the project, which would be lost; name "
                                     "another folder",
                                     folder.string()));
    }
}

} // namespace yike::cli
