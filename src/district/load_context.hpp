// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What all parts of the loader share.
#pragma once

#include "base/progress.hpp"
#include "district/layer_table.hpp"
#include "district/project.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

/// The project being loaded, and what was found and used so far.
struct LoadContext {
    const Project& project;
    Progress& progress;
    IssueList issues;
    std::vector<InputFile> inputs;
};

/// A layer's source, or null. @throws DataError if it is a required layer that is missing.
const LayerSource* find_layer(const Project& project, const std::string& name);

/// True for layers of points: in a drawing, a block stands for one.
bool wants_points(const std::string& layer);

/// Where a source as written in the project lies; database names stay as they are.
std::filesystem::path source_path(const Project& project, const std::string& source);

/// Notes a file (with the files that belong to it, such as a Shapefile's) and its checksums.
void add_input(LoadContext& context, const std::string& layer, const std::string& source);

/// Reads a vector layer and its ledger. None if the project has no such layer.
/// @throws DataError as read_project and read_table do
std::optional<LayerTable> read_layer(LoadContext& context, const std::string& name);

/// A remark on a layer as a whole: `count` of its features, of which `example` is one.
struct LayerRemark {
    std::string kind;
    Severity severity = Severity::note;
    std::string message;
    std::string mend;
    double households = 0;
    std::optional<LonLat> example = {};
    std::size_t count = 1; ///< features
};

void add_remark(IssueList& issues, const Place& place, LayerRemark remark);

} // namespace yike
