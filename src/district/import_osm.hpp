// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A ready project from one OSM file.
#pragma once

#include "base/issue.hpp"
#include "base/progress.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace yike {

struct ImportRequest {
    std::filesystem::path osm;
    std::string boundary; ///< a polygon file, or the name of an administrative relation in the file
    std::vector<std::pair<std::string, std::vector<std::string>>>
        stations; ///< key -> values ("*": any)
    std::filesystem::path
        folder;       ///< the project to make; must be absent, empty or an earlier import
    std::string name; ///< empty: the boundary's name
    double margin_m = 2000;
};

/// What was taken and what was not.
struct ImportReport {
    std::vector<std::pair<std::string, std::string>> lines; ///< what -> how much, in print order
    IssueList issues;
};

/// `amenity=community_centre,townhall` to a key and its values; several filters are joined by `;`.
/// @throws UsageError for any other form.
std::vector<std::pair<std::string, std::vector<std::string>>>
parse_tag_filter(const std::string& text);

/// Writes project.toml and its GeoJSON layers, complete or not at all.
/// @throws DataError if the file, the boundary or the folder cannot be used.
ImportReport import_osm(const ImportRequest& request, Progress& progress);

} // namespace yike
