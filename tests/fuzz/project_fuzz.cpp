// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Project files: TOML, every key of ours, and control points of layers.
#include "district/project.hpp"
#include "fuzz_input.hpp"

using namespace yike;
using namespace yike::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzFile file("project.toml");
    const std::filesystem::path& path = file.write(text_of(data, size));
    refusing([&] {
        const Project project = read_project(path, Incomplete::allowed);
        require(project.settings.cell_m > 0);
    });
    return 0;
}
