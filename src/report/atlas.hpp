// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The map pack of a comparison: one PDF, A3 landscape.
#pragma once

#include "evaluation/compare.hpp"
#include "render/words.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yike {

struct AtlasRequest {
    std::filesystem::path file;
    Language language = Language::zh;
    std::string compiled_by = {}; ///< empty: a line to write on
    std::string sheet_date = {};  ///< empty: a line to write on; never the clock
};

/// Cover, contents, method, the baseline's maps, three maps and the tables of each plan with
/// changes, then the tables of all. Same comparison, same bytes.
/// @param comparison  with polygons
/// @returns the titles of the pages, in order; pages that go on have none
/// @throws DataError if the file cannot be written; Stopped if the progress says so
std::vector<std::string>
write_atlas(const Comparison& comparison, const AtlasRequest& request, Progress& progress);

} // namespace yike
