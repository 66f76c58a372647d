// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The result folder of `yike coverage`.
#pragma once

#include "evaluation/evaluate.hpp"
#include "render/map_sheet.hpp"

#include <filesystem>

namespace yike {

struct ResultRequest {
    std::filesystem::path folder;
    bool maps = true;
    Language language = Language::zh;
    /// Neither result.gpkg with its QGIS project nor minutes.tif nor maps: what an evaluation
    /// without polygons allows.
    bool tables_only = false;
};

/// Writes tables, result.gpkg with its QGIS project, and maps; complete or not at all.
/// @throws DataError if the folder cannot be written or holds something else
void write_result(const District& district,
                  const Evaluation& evaluation,
                  const ResultRequest& request,
                  Progress& progress);

} // namespace yike
