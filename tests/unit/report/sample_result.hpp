// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The small project `overlap` of tests/cli/projects, evaluated, and its result folder.
#pragma once

#include "district/project.hpp"
#include "evaluation/evaluate.hpp"
#include "report/write_result.hpp"
#include "support/temp_folder.hpp"

#include <filesystem>
#include <string>

namespace yike::test {

/// Read and computed once.
struct Sample {
    Sample() {
        Progress progress;
        district = load_district(
            read_project(std::filesystem::path(YIKE_TEST_PROJECTS) / "overlap"), progress);
        evaluation = evaluate(district, {}, progress);
    }

    District district{.crs = WorkingCrs("EPSG:4549")};
    Evaluation evaluation;
};

inline const Sample& sample() {
    static const Sample sample;
    return sample;
}

/// Its result folder without maps.
inline const std::filesystem::path& sample_folder() {
    static const TempFolder folder;
    static const std::filesystem::path result = [] {
        Progress progress;
        write_result(sample().district,
                     sample().evaluation,
                     {folder / "result", false, Language::zh},
                     progress);
        return folder / "result";
    }();
    return result;
}

} // namespace yike::test
