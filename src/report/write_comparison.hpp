// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The result folder of `yike compare`.
#pragma once

#include "evaluation/compare.hpp"
#include "render/words.hpp"

#include <filesystem>

namespace yike {

struct ComparisonFolder {
    std::filesystem::path folder;
    bool pictures = true; ///< report.html and atlas.pdf too
    Language language = Language::zh;
};

/// Writes everything, or nothing.
/// @throws DataError if the folder cannot be written or holds something else
void write_comparison(const Comparison& comparison,
                      const ComparisonFolder& request,
                      Progress& progress);

} // namespace yike
